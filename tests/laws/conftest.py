"""A small house to try the build's laws on: two quick chapters, a small data package, three pages.

The package under test is copied into it with the report's own chapters left out, so that a law can
also edit the package's source. Everything runs in processes of its own, as a user would run it.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "hundredmodels"

CHAPTER = '''"""The chapter {slug} of a test."""

from hundredmodels.chapters.parameters import ChapterParameters, parameter
from hundredmodels.chapters.result import Result, Results, rows_of

SLUG, TITLE, QUESTION = "{slug}", "{title}", "How many?"
TABLES = ("{table}",)


class Parameters(ChapterParameters):
    """Its parameters."""

    factor: float = parameter(1.0, description="Times what", ge=0, le=10)


class Study:
    """Its study."""

    def __init__(self, rows):
        self.results = rows


def analyse(tables, parameters):
    """Count the rows."""
    frame = tables["{table}"]
    return Study(Results([
        Result(id="{slug}.rows", label="Rows of {table}", value=len(frame) * parameters.factor,
               unit="rows", method="counted", n=len(frame),
               inputs=rows_of("{table}", frame.index)),
    ]))


def results(tables, parameters):
    """Return the results."""
    return analyse(tables, parameters).results
'''

PARAMETERS_CELL = """as_of: str = "latest"
confidence: float = 0.9
draws: int = 1000
seed: int = 20231001
factor: float = 1.0"""

STUDY_CELL = """from hundredmodels.chapters import {slug} as chapter
from hundredmodels.data import load
from hundredmodels.report import publish

parameters = chapter.Parameters(
    as_of=as_of, confidence=confidence, draws=draws, seed=seed, factor=factor
)
study = chapter.analyse(load(as_of=parameters.as_of, only=chapter.TABLES), parameters)
publish(study.results, parameters)"""

PLAN = """
import json, sys
from hundredmodels.build.editions.manifest import Manifest
from hundredmodels.build.pipeline import make_plan
from hundredmodels.build.project import Project
from hundredmodels.build.request import Request
from hundredmodels.build.settings import parse_setting
from hundredmodels.build.runs.store import Store

project = Project.find()
settings = tuple(parse_setting(text) for text in sys.argv[1:])
request = Request(project, project.data, project.site, settings)
runs = make_plan(
    request, None, Store(project.cache), request.digests(), Manifest.read(project.site)
)
print(json.dumps({run.chapter: run.reason for run in runs}))
"""

TABLES = {
    "sources": ("source,title\n", "s,A source\n"),
    "models": (
        "model,source,known_on\n",
        "one,s,2024-01-01\ntwo,s,2024-02-01\nthree,s,2024-03-01\n",
    ),
    "scores": ("model,score,source,known_on\n", "one,61.5,s,2024-01-01\ntwo,70,s,2024-02-01\n"),
    "prices": ("price,source,known_on\n", "1.5,s,2024-01-01\n2.5,s,2024-02-01\n"),
}
TYPES = {"price": "number", "score": "number", "known_on": "date"}
KEYS = {"sources": "source", "models": "model", "scores": "model"}


@dataclass(frozen=True)
class House:
    """A project in a folder of its own."""

    root: Path

    @property
    def site(self) -> Path:
        """Its published site."""
        return self.root / "_build" / "html"

    @property
    def store(self) -> Path:
        """Its executed notebooks."""
        return self.root / "_build" / ".hundredmodels" / "runs"

    def command(self) -> list[str]:
        """Return how to call the command line."""
        return [sys.executable, "-m", "hundredmodels.cli"]

    def environment(self, **more: str) -> dict[str, str]:
        """Return an environment in which the copied package comes first."""
        plain = {name: value for name, value in os.environ.items() if name != "HUNDREDMODELS_DATA"}
        return plain | {"PYTHONPATH": str(self.root / "src")} | more

    def run(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Call the command line and return what it said."""
        return subprocess.run(
            [*self.command(), *words],
            cwd=self.root,
            env=self.environment(**more),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )

    def build(self, *words: str, **more: str) -> str:
        """Build, expecting success; return what was said."""
        done = self.run("build", *words, **more)
        assert done.returncode == 0, done.stderr
        return done.stderr

    def fail(self, *words: str, **more: str) -> str:
        """Build, expecting a told failure; return what was said."""
        done = self.run("build", *words, **more)
        assert done.returncode == 1, done.stderr
        assert "Traceback" not in done.stderr.split("Nothing was published")[-1]
        return done.stderr

    def plan(self, *settings: str) -> dict[str, str]:
        """Return why each chapter would run now, without running it; empty for not at all."""
        done = subprocess.run(
            [sys.executable, "-c", PLAN, *settings],
            cwd=self.root,
            env=self.environment(),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        reasons: dict[str, str] = json.loads(done.stdout)
        return reasons

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text in a file; its times stay as they were."""
        path = self.root / name
        times = path.stat()
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    def notebook(self, slug: str, *cells: str) -> None:
        """Write a chapter's notebook; more code cells come after the usual ones."""
        sources = [("parameters", PARAMETERS_CELL), ("remove-cell", STUDY_CELL.format(slug=slug))]
        sources += [("remove-cell", cell) for cell in cells]
        content: dict[str, Any] = {
            "nbformat": 4,
            "nbformat_minor": 5,
            "metadata": {
                "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}
            },
            "cells": [
                {"id": "title", "cell_type": "markdown", "metadata": {}, "source": f"# {slug}"},
                *(
                    {
                        "id": f"cell-{number}",
                        "cell_type": "code",
                        "metadata": {"tags": sorted({tag, "remove-cell"})},
                        "source": source,
                        "outputs": [],
                        "execution_count": None,
                    }
                    for number, (tag, source) in enumerate(sources)
                ),
            ],
        }
        path = self.root / "notebooks" / f"{slug}.ipynb"
        path.write_text(json.dumps(content), encoding="utf-8")

    def results(self) -> dict[str, float]:
        """Return the published results by id."""
        rows = json.loads((self.site / "results.json").read_text(encoding="utf-8"))
        return {row["id"]: row["value"] for row in rows}

    def bytes(self) -> dict[str, bytes]:
        """Return every file of the published site."""
        return {
            str(path.relative_to(self.site)): path.read_bytes()
            for path in self.site.rglob("*")
            if path.is_file()
        }


def furnish(root: Path) -> House:
    """Make a house."""
    house = House(root)
    package = root / "src" / "hundredmodels"
    shutil.copytree(
        SOURCE, package, ignore=shutil.ignore_patterns("__pycache__", "chapters", "*.pyc")
    )
    (package / "chapters").mkdir()
    for path in (SOURCE / "chapters").glob("*.py"):
        shutil.copy(path, package / "chapters")
    for folder in ("notebooks", "data", "book", "scenarios"):
        (root / folder).mkdir()
    for slug, table in (("alpha", "models"), ("beta", "prices")):
        (package / "chapters" / slug).mkdir()
        text = CHAPTER.format(slug=slug, title=slug.title(), table=table)
        (package / "chapters" / slug / "__init__.py").write_text(text, encoding="utf-8")
        house.notebook(slug)
    (root / "data" / "datapackage.json").write_text(json.dumps(_descriptor()), encoding="utf-8")
    for name, (header, rows) in TABLES.items():
        (root / "data" / f"{name}.csv").write_text(header + rows, encoding="utf-8")
    (root / "_toc.yml").write_text(
        "format: jb-book\nroot: book/index\nchapters:\n"
        "  - file: notebooks/alpha\n  - file: notebooks/beta\n",
        encoding="utf-8",
    )
    (root / "_config.yml").write_text("title: House\nauthor: Nobody\n", encoding="utf-8")
    (root / "book" / "index.md").write_text("# House\n\nA page.\n", encoding="utf-8")
    (root / "scenarios" / "double.yml").write_text(
        "title: Double\ndescription: All twice\nall: {factor: 2}\n", encoding="utf-8"
    )
    return house


def _descriptor() -> dict[str, Any]:
    """Return the descriptor of the small data package."""
    resources = []
    for name, (header, _) in TABLES.items():
        fields = [
            {
                "name": column,
                "type": TYPES.get(column, "string"),
                "description": column,
                "constraints": {"required": True},
            }
            for column in header.strip().split(",")
        ]
        schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
        if name in KEYS:
            schema["primaryKey"] = KEYS[name]
        if name != "sources":
            reference = {"resource": "sources", "fields": "source"}
            schema["foreignKeys"] = [{"fields": "source", "reference": reference}]
        resources.append(
            {
                "name": name,
                "path": f"{name}.csv",
                "profile": "tabular-data-resource",
                "schema": schema,
            }
        )
    return {
        "name": "house",
        "profile": "tabular-data-package",
        "title": "House",
        "resources": resources,
    }


@pytest.fixture(scope="session")
def furnished() -> Callable[[Path], House]:
    """Return how to make a house in a folder."""
    return furnish


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Return a house that has been built; not to be changed."""
    house = furnish(tmp_path_factory.mktemp("first") / "house")
    house.build()
    return house


@pytest.fixture
def unbuilt(tmp_path: Path) -> House:
    """Return a house in which nothing was ever built."""
    return furnish(tmp_path / "house")


@pytest.fixture
def house(built_once: House, tmp_path: Path) -> House:
    """Return a copy of a built house, to be changed at will."""
    shutil.copytree(built_once.root, tmp_path / "house", symlinks=True)
    return House(tmp_path / "house")
