"""Measure the build against what one would do without it, side by side in one run.

The peers are plain ``jupyter-book build`` executing the same notebooks, and plain papermill
running them one after the other. Peer and ours are timed by turns: from nothing, each in a fresh
copy of the project; after a change, in one copy that both have built, each with its own output.
Reported are the medians with their ranges and the ratio of the medians. Times on a busy machine
are noisy; the ratios are what to read.
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
    peer, ours
        What to time, given a copy of the project.
    change
        What to do, by the number of the pair, to a copy that both have built; ``None`` for a
        fresh copy each time.
    """

    name: str
    peer: Callable[[Path], None]
    ours: Callable[[Path], None]
    change: Callable[[Path, int], None] | None = None


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


def both_built(folder: Path) -> None:
    """Build both ways."""
    ours(folder)
    jupyter_book(folder)


def nothing_changed(folder: Path, turn: int) -> None:
    """Leave the copy as both have built it."""


def prose_changed(folder: Path, turn: int) -> None:
    """Add one sentence to a page."""
    page = folder / "book" / "reading.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\nOne sentence more{' and more' * turn}.\n", encoding="utf-8")


def one_row_changed(folder: Path, turn: int) -> None:
    """Change one figure in one table; the peer must run all again to be right."""
    table = folder / "data" / "llama2_gpu_hours.csv"
    text = table.read_text(encoding="utf-8")
    figure = str(184320 + turn)
    if figure not in text:
        sys.exit(f"{table.name} no longer holds the figure that this benchmark changes.")
    table.write_text(text.replace(figure, str(184321 + turn)), encoding="utf-8")
    shutil.rmtree(folder / "_build" / "peer")


CASES = (
    Case("cold build", jupyter_book, ours),
    Case("nothing changed", jupyter_book, ours, nothing_changed),
    Case("one sentence of prose changed", jupyter_book, ours, prose_changed),
    Case("one data row changed", jupyter_book, ours, one_row_changed),
    Case("five notebooks, no site", papermill, runs_only),
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


def seconds(work: Callable[[Path], None], project: Path) -> float:
    """Time one side of a case."""
    start = time.perf_counter()
    work(project)
    return time.perf_counter() - start


def from_nothing(work: Callable[[Path], None], folder: Path) -> float:
    """Time one side of a case in a copy of its own."""
    project = copy(folder)
    found = seconds(work, project)
    shutil.rmtree(project)
    return found


def row(case: Case, repeats: int, folder: Path, built: Path) -> str:
    """Time a case and write its line of the table."""
    peer: list[float] = []
    own: list[float] = []
    for turn in range(repeats):
        if case.change is None:
            peer.append(from_nothing(case.peer, folder))
            own.append(from_nothing(case.ours, folder))
        else:
            case.change(built, turn)
            peer.append(seconds(case.peer, built))
            own.append(seconds(case.ours, built))
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
        built = copy(Path(folder))
        both_built(built)  # this compiles what either imports, as installing a package does
        for case in CASES:
            if arguments.only not in (None, case.name):
                continue
            lines.append(row(case, arguments.repeats, Path(folder), built))
            print(lines[-1], flush=True)
    if arguments.write:
        page = ROOT / "benchmarks" / "README.md"
        head = page.read_text(encoding="utf-8").partition("## Latest")[0]
        page.write_text(head + "## Latest\n\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
