"""Measure the build against what one would do without it, side by side in one run.

The peers are plain ``jupyter-book build`` executing the same notebooks, and plain papermill
running them one after the other. Each case is timed in a fresh copy of the project, peer and ours
by turns, and reported as the median with its range and the ratio of the medians. Times on a busy
machine are noisy; the ratios are what to read.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
KEPT = (
    "book",
    "data",
    "notebooks",
    "scenarios",
    "src",
    "_config.yml",
    "_toc.yml",
    "pyproject.toml",
)


@dataclass(frozen=True)
class Case:
    """One comparison.

    Attributes
    ----------
    name
        What is compared.
    ours, peer
        What to time, given a prepared copy of the project.
    prepare
        What to do to a copy before either is timed.
    """

    name: str
    peer: Callable[[Path], None]
    ours: Callable[[Path], None]
    prepare: Callable[[Path], None]


def command(folder: Path, *words: str) -> None:
    """Run one of the environment's programs in a folder; stop the benchmark if it fails."""
    environment = os.environ | {
        "HUNDREDMODELS_CACHE": str(folder / "_build" / "store"),
        "PYTHONPYCACHEPREFIX": str(folder.parent / "compiled"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # neither side is to compile its imports anew
    done = subprocess.run(
        (str(BIN / words[0]), *words[1:]),
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{' '.join(words)} failed:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")


def ours(folder: Path) -> None:
    """Build the way the project does."""
    command(folder, "hundredmodels", "build", "--out", "_build/ours", "--pdf", "no")


def jupyter_book(folder: Path) -> None:
    """Build with Jupyter Book alone, which executes notebooks without outputs."""
    command(folder, "jupyter-book", "build", ".", "--path-output", "_build/peer")


def papermill(folder: Path) -> None:
    """Run each notebook with papermill, one after the other."""
    (folder / "_build").mkdir(exist_ok=True)
    for notebook in sorted((folder / "notebooks").glob("*.ipynb")):
        command(folder, "papermill", str(notebook), f"_build/{notebook.name}", "--no-progress-bar")


def runs_only(folder: Path) -> None:
    """Run each chapter, no site, the way the project does."""
    for notebook in sorted((folder / "notebooks").glob("*.ipynb")):
        command(folder, "hundredmodels", "run", notebook.stem, "--out", f"_build/{notebook.name}")


def fresh(folder: Path) -> None:
    """Leave the copy as it is: nothing was ever built."""


def both_built(folder: Path) -> None:
    """Build both ways first."""
    ours(folder)
    jupyter_book(folder)


def one_row_changed(folder: Path) -> None:
    """Build both ways, then change one figure in one table; the peer must run all again."""
    both_built(folder)
    table = folder / "data" / "llama2_gpu_hours.csv"
    text = table.read_text(encoding="utf-8")
    if "184320" not in text:
        sys.exit(f"{table.name} no longer holds the figure that this benchmark changes.")
    table.write_text(text.replace("184320", "184321"), encoding="utf-8")
    shutil.rmtree(folder / "_build" / "peer")


def prose_changed(folder: Path) -> None:
    """Build both ways, then change one sentence of a page."""
    both_built(folder)
    page = folder / "book" / "reading.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne sentence more.\n", encoding="utf-8")


CASES = (
    Case("cold build", jupyter_book, ours, fresh),
    Case("nothing changed", jupyter_book, ours, both_built),
    Case("one sentence of prose changed", jupyter_book, ours, prose_changed),
    Case("one data row changed", jupyter_book, ours, one_row_changed),
    Case("five notebooks, no site", papermill, runs_only, fresh),
)


def copy(folder: Path) -> Path:
    """Copy what a build needs into a new folder."""
    target = Path(tempfile.mkdtemp(dir=folder))
    for name in KEPT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target / name)
    return target


def timed(case: Case, which: Callable[[Path], None], folder: Path) -> float:
    """Time one side of a case in a copy of its own, in seconds."""
    project = copy(folder)
    case.prepare(project)
    start = time.perf_counter()
    which(project)
    seconds = time.perf_counter() - start
    shutil.rmtree(project)
    return seconds


def row(case: Case, repeats: int, folder: Path) -> str:
    """Time a case and write its line of the table."""
    peer: list[float] = []
    own: list[float] = []
    if not (folder / "compiled").is_dir():  # an installed package is compiled: so is each side
        timed(case, both_built, folder)
    for _ in range(repeats):
        peer.append(timed(case, case.peer, folder))
        own.append(timed(case, case.ours, folder))
    ratio = statistics.median(peer) / statistics.median(own)
    spans = (
        f"{statistics.median(times):.2f} s ({min(times):.2f} to {max(times):.2f})"
        for times in (peer, own)
    )
    return f"| {case.name} | {' | '.join(spans)} | {ratio:.1f} |"


def main() -> None:
    """Measure and print; ``--write`` keeps the table in benchmarks/README.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5, help="pairs for each case")
    parser.add_argument("--only", choices=[case.name for case in CASES], help="one case alone")
    parser.add_argument("--write", action="store_true", help="keep the table in README.md")
    arguments = parser.parse_args()
    machine = (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}; medians of {arguments.repeats} pairs, "
        "least and most in brackets."
    )
    lines = [
        machine,
        "",
        "| case | the ordinary way | ours | ratio |",
        "| --- | --- | --- | --- |",
    ]
    print("\n".join(lines), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for case in CASES:
            if arguments.only not in (None, case.name):
                continue
            lines.append(row(case, arguments.repeats, Path(folder)))
            print(lines[-1], flush=True)
    if arguments.write:
        page = ROOT / "benchmarks" / "README.md"
        head = page.read_text(encoding="utf-8").partition("## Latest")[0]
        page.write_text(head + "## Latest\n\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
