"""Many chapters: whether the time of a build grows with their number, or faster.

Makes copies of the project with so many chapters more, of four figures each, and builds them. The
chapters are real but quick: each follows one test of models through the project's own table of
scores (``yardstick/``), so that the building of pages is what is timed. Before anything is timed,
the report's own five chapters are run once; every copy finds them kept. What a chapter costs is the
time of a build less that of the report without further chapters. A build after a change of one
sentence is timed thrice, of which the least counts, since a busy machine only ever adds.

    python benchmarks/chapters.py [--chapters 15 30 60]
"""

import argparse
import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import nbformat
import pandas as pd
import yaml
from compare import KEPT, ROOT, prose_changed

from hundredmodels import CACHE_VARIABLE

sys.path.insert(0, str(ROOT / "tests" / "site"))
TEMPLATE = Path(__file__).parent / "yardstick"
PARTS = ("whole", "sentence", "processor")
TURNS = 3
LEAST = 12
"""Models that a test must have scored to be given a chapter."""
LEFT_OUT = ("chatbot-arena-elo",)
"""It has a chapter's weight of rows by itself."""


@dataclass(frozen=True)
class Built:
    """How a project was built.

    Attributes
    ----------
    chapters
        How many chapters it has beside the report's own.
    whole, sentence
        Seconds of a build without a site before it, and of one after a sentence was added.
    processor
        Seconds of processor that the latter took, on all cores.
    heaviest
        Bytes of the heaviest page of these chapters, gzipped.
    """

    chapters: int
    whole: float
    sentence: float
    processor: float
    heaviest: int


def tests() -> list[str]:
    """Return the tests that get a chapter, those of most models first."""
    scores = pd.read_csv(ROOT / "data" / "scores.csv", usecols=["benchmark", "model", "unit"])
    scores = scores[~scores["benchmark"].isin(LEFT_OUT) & (scores["unit"] != "perplexity")]
    models = pd.read_csv(ROOT / "data" / "models.csv", usecols=["model", "release_date"]).dropna()
    counts = scores[scores["model"].isin(models["model"])].groupby("benchmark")["model"].nunique()
    listed = counts[counts >= LEAST].reset_index().sort_values(["model", "benchmark"])
    return list(listed["benchmark"])[::-1]


def cells(test: str, slug: str) -> list[nbformat.NotebookNode]:
    """Return the cells of a chapter's notebook."""
    text = (TEMPLATE / "notebook.md").read_text(encoding="utf-8")
    for word, meant in (("TEST", test), ("SLUG", slug), ("PACKAGE", slug.replace("-", "_"))):
        text = text.replace(word, meant)
    made = []
    for number, part in enumerate(f"text\n{text}".split("%% ")):
        kind, _, source = part.partition("\n")
        if kind == "text":
            cell = nbformat.v4.new_markdown_cell(source.strip())
        else:
            tags = ["parameters", "remove-input"] if kind == "parameters" else ["remove-input"]
            cell = nbformat.v4.new_code_cell(source.strip(), metadata={"tags": tags})
        cell["id"] = f"cell-{number}"
        made.append(cell)
    return made


def add(project: Path, test: str) -> str:
    """Add the chapter on a test to a project; return its page's name."""
    slug = f"on-{test}"
    name = slug.replace("-", "_")
    package = project / "src" / "hundredmodels" / "chapters" / name
    package.mkdir()
    for source in TEMPLATE.glob("*.py"):
        text = source.read_text(encoding="utf-8")
        text = text.replace('SLUG = "yardstick"', f'SLUG = "{slug}"')
        text = text.replace('TEST = "mmlu"', f'TEST = "{test}"')
        text = text.replace("yardstick", f"hundredmodels.chapters.{name}")
        (package / source.name).write_text(text, encoding="utf-8")
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    book = nbformat.v4.new_notebook(cells=cells(test, slug), metadata=metadata)
    nbformat.write(book, project / "notebooks" / f"{slug}.ipynb")
    return f"notebooks/{slug}"


def make(folder: Path, chosen: list[str]) -> Path:
    """Copy the project, and its own source, with a chapter more for each of these tests."""
    folder.mkdir()
    for name in (*KEPT, "requirements.txt"):
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, folder / name, ignore=ignored)
        else:
            shutil.copy2(source, folder / name)
    toc = yaml.safe_load((folder / "_toc.yml").read_text(encoding="utf-8"))
    own = [one for one in toc["chapters"] if one["file"].startswith("notebooks/")]
    more = [{"file": add(folder, test)} for test in chosen]
    toc["chapters"][len(own) : len(own)] = more
    (folder / "_toc.yml").write_text(yaml.safe_dump(toc, sort_keys=False), encoding="utf-8")
    return folder


def build(project: Path, cache: Path) -> tuple[float, float]:
    """Build a project with its own source; return the seconds, and those of processor.

    The latter lack the fork server, which nobody waits for: they are right where nothing ran.
    """
    environment = os.environ | {
        CACHE_VARIABLE: str(cache),
        "PYTHONPATH": str(project / "src"),
        "PYTHONPYCACHEPREFIX": str(project.parent / "compiled"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begin, before = time.perf_counter(), os.times()
    done = subprocess.run(
        (sys.executable, "-m", "hundredmodels.cli", "build", "--pdf", "no"),
        cwd=project, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    took, after = time.perf_counter() - begin, os.times()
    if done.returncode:
        sys.exit(f"The build failed:\n{done.stdout[-3000:]}\n{done.stderr[-6000:]}")
    worked = after.children_user + after.children_system
    return took, worked - before.children_user - before.children_system


def measure(folder: Path, chosen: list[str], kept: Path) -> Built:
    """Build a project with these chapters, whole and after a change; the report's own are kept."""
    project = make(folder / f"project-{len(chosen)}", chosen)
    cache = shutil.copytree(kept, folder / f"cache-{len(chosen)}")
    compiled = (sys.executable, "-m", "compileall", "-q", str(project / "src"))
    prefix = os.environ | {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    subprocess.run(compiled, check=True, env=prefix)
    whole, _ = build(project, cache)
    changed = []
    for turn in range(TURNS):
        prose_changed(project, turn)
        changed.append(build(project, cache))
    sentence, processor = (min(seconds) for seconds in zip(*changed, strict=True))
    pages = [project / "_build" / "html" / "notebooks" / f"on-{test}.html" for test in chosen]
    heaviest = max((len(gzip.compress(one.read_bytes(), mtime=0)) for one in pages), default=0)
    return Built(len(chosen), whole, sentence, processor, heaviest)


def growth(built: list[Built], none: Built, part: str) -> float:
    """Return seconds a chapter at the most chapters, as a ratio to those at the fewest."""
    each = partial(a_chapter, none=none, part=part)
    return each(built[-1]) / each(built[0])


def a_chapter(one: Built, none: Built, part: str) -> float:
    """Return the seconds that each further chapter has cost."""
    seconds: float = getattr(one, part) - getattr(none, part)
    return seconds / one.chapters


def row(one: Built, none: Built, bound: int) -> str:
    """Write a line of the table."""
    told = [str(one.chapters)]
    for part in PARTS:
        told.append(f"{getattr(one, part):.1f}")
        told.append(f"{a_chapter(one, none, part):.2f}" if one.chapters else "")
    told.append(f"{one.heaviest:,} of {bound:,}" if one.chapters else "")
    return f"| {' | '.join(told)} |"


def main() -> None:
    """Measure and print."""
    from test_weight import HTML  # noqa: PLC0415 -- the bound that the tests hold

    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--chapters", nargs="+", type=int, default=[15, 30, 60])
    numbers = sorted(parser.parse_args().chapters)
    listed = tests()[: numbers[-1]]
    if len(listed) < numbers[-1]:
        sys.exit(f"The table of scores has only {len(listed)} tests of {LEAST} models.")
    print("| chapters more | whole, s | a chapter | one sentence changed, s | a chapter |"
          " of it processor, s | a chapter | heaviest, bytes gzipped |")  # fmt: skip
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(make(folder / "own", []), folder / "kept")
        none = measure(folder, [], folder / "kept")
        print(row(none, none, HTML), flush=True)
        built = []
        for number in numbers:  # of each number, tests of many and of few models alike
            chosen = listed[:: len(listed) // number][:number]
            built.append(measure(folder, chosen, folder / "kept"))
            print(row(built[-1], none, HTML), flush=True)
    ratios = (f"{growth(built, none, part):.2f}" for part in PARTS)
    print(
        f"A chapter among {numbers[-1]} costs {' / '.join(ratios)} times what it costs among "
        f"{numbers[0]} (whole / one sentence / processor)."
    )


if __name__ == "__main__":
    main()
