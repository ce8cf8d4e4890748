"""Which modules a notebook's numbers can depend on."""

import subprocess
import sys
from pathlib import Path

import pytest

from hundredmodels.build import digest
from hundredmodels.build.runs import closure
from hundredmodels.build.runs.closure import PACKAGE, Source

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"


@pytest.fixture
def source(tmp_path: Path) -> Source:
    """Return a small package of that name."""
    for name, text in {
        "__init__": "",
        "errors": "",
        "a/__init__": "from hundredmodels.a import one",
        "a/one": "def later():\n    from ..b import deep\n",
        "a/two": "import hundredmodels.a.three",
        "a/three": "from .two import x",
        "b/__init__": "",
        "b/deep": "import pandas\nfrom hundredmodels import errors",
        "b/other": "",
        "c/__init__": "",
        "c/wild": "from importlib import import_module",
        "c/star": "from hundredmodels.b import *",
        "c/attribute": "import hundredmodels.b as bee\nbee.other.x()",
        "c/mild": "from importlib.metadata import version",
        "build/__init__": "",
        "chapters/__init__": "",
        "chapters/some_thing": "",
    }.items():
        path = tmp_path / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Source(tmp_path)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import numpy", ""),
        ("import hundredmodels.a", "|a|a.one|b|b.deep|errors"),
        (
            "if False:\n    from hundredmodels.a import two",
            "|a|a.one|a.two|a.three|b|b.deep|errors",
        ),
        ("from hundredmodels.c import star", "|c|c.star|b|b.deep|b.other|errors"),
        ("from hundredmodels.c import attribute", "|c|c.attribute|b|b.other"),
        ("import hundredmodels\nhundredmodels.b.other", "|b|b.other"),
        ("from hundredmodels.c import mild", "|c|c.mild"),
    ],
)
def test_what_is_written_counts(source: Source, code: str, expected: str) -> None:
    """Law: imports count wherever they stand, and so do the packages on the way and attributes."""
    names = {name.removeprefix(PACKAGE).lstrip(".") for name in source.closure([code])}
    assert names == (set(expected.split("|")) if expected else set())


@pytest.mark.parametrize(
    "code", ["from hundredmodels.c import wild", "__import__(name)", "exec(text)", "%run other.py"]
)
def test_what_is_not_written_counts_too(source: Source, code: str) -> None:
    """Law: where imports can't be read from the source, all but build and site counts."""
    found = source.closure([code])
    assert found >= source.everything()
    assert f"{PACKAGE}.b.other" in found
    assert f"{PACKAGE}.build" not in found


def test_the_chapters_own_package_counts(source: Source) -> None:
    """Law: a chapter's package is in its key even where its notebook imports nothing."""
    found = closure.digests([], "some-thing", source)
    assert list(found) == [PACKAGE, "chapters", "chapters.some_thing"]


def test_a_source_is_read_once_for_all_chapters(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: a plan of many chapters lists the package once and reads each module once."""
    listed, read = [], []
    rglob, read_text, of_file = Path.rglob, Path.read_text, digest.of_file
    monkeypatch.setattr(Path, "rglob", lambda *a: listed.append(a) or rglob(*a))
    monkeypatch.setattr(Path, "read_text", lambda *a, **k: read.append(a[0]) or read_text(*a, **k))
    monkeypatch.setattr(digest, "of_file", lambda path: read.append(path) or of_file(path))
    code = ["import hundredmodels.b.deep"]
    first = closure.digests(code, "some-thing", source)
    assert (len(listed), len(read)) == (1, 2 * len(first))
    assert closure.digests(code, "some-thing", source) == first
    assert (len(listed), len(read)) == (1, 2 * len(first))
    assert closure.digests(code, "some-thing", Source(source.folder)) == first


def test_the_closure_holds_what_a_chapter_really_imports() -> None:
    """Law: no module that Python itself imports for a chapter is missing, and no other chapter."""
    for slug in ("miniaturisation", "vertical-models"):
        name = f"{PACKAGE}.chapters.{slug.replace('-', '_')}"
        code = f"import sys; import {name}, {PACKAGE}.report, {PACKAGE}.data; print(*sys.modules)"
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        real = {one for one in done.stdout.split() if one.split(".")[0] == PACKAGE}
        told = Source(digest.package_folder()).closure(
            [f"import {PACKAGE}.report, {PACKAGE}.data"], [name]
        )
        assert real <= told
        others = {one for one in told if one.startswith(f"{PACKAGE}.chapters.")} - real
        assert not {one for one in others if one.count(".") > 2 and not one.startswith(name)}


def test_numbers_rest_on_source_alone() -> None:
    """Law: no part of the package that a number depends on holds files that are no modules."""
    folder = digest.package_folder()
    for part in ("data", "analysis", "charts", "chapters", "report"):
        files = [path for path in (folder / part).rglob("*") if path.is_file()]
        assert not [
            path for path in files if path.suffix not in {".py", ".pyc"} and path.name[0] != "."
        ]
