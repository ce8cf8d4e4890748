"""All chapters have one plan: who knows one, finds the way in the others."""

import ast
import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from hundredmodels.chapters.lookup import chapter

CHAPTERS = Path(__file__).parents[2] / "src" / "hundredmodels" / "chapters"
NOTEBOOKS = CHAPTERS.parents[2] / "notebooks"
PACKAGES = sorted(path.parent for path in CHAPTERS.glob("*/study.py"))
MODULES = [path for package in PACKAGES for path in sorted(package.rglob("*.py"))]
RANKS = {
    "names": 0,
    "parameters": 0,
    "facts": 1,
    "part": 2,
    "numbers": 3,
    "study": 4,
    "what_if": 5,
    "frames": 6,
    "wording": 6,
    "figures": 7,
    "prose": 8,
    "captions": 9,
    "__init__": 10,
}
"""The rooms, in the order in which data flows through a chapter; a part is any other module."""
OPTIONAL = {"facts", "part", "what_if"}
MAKERS = {"Result", "number", "estimated", "from_estimate"}


def named(path: Path) -> str:
    """Name a module as a test's parameter."""
    return str(path.relative_to(CHAPTERS))


def package_of(path: Path) -> Path:
    """Return the chapter that a module belongs to."""
    return CHAPTERS / path.relative_to(CHAPTERS).parts[0]


def room(package: Path, name: str) -> str:
    """Return the room of a module, named from its chapter; a part where it is no other."""
    first = name.partition(".")[0]
    if first in RANKS:
        return first
    assert (package / f"{first}.py").is_file(), f"{package.name} has no {name}"
    return "part"


def imported(path: Path) -> Iterator[str]:
    """Yield the modules of its own chapter that a module imports, wherever the import stands."""
    package = package_of(path)
    prefix = f"hundredmodels.chapters.{package.name}"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == prefix:
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{prefix}."):
            yield str(node.module).removeprefix(f"{prefix}.")


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_each_chapter_has_the_same_rooms(package: Path) -> None:
    """Every room but the optional ones is there, as a module or as a package of them."""
    rooms = {path.stem for path in package.iterdir() if (path / "__init__.py").is_file()}
    rooms |= {path.stem for path in package.glob("*.py")}
    assert set(RANKS) - OPTIONAL <= rooms


@pytest.mark.parametrize("name", ["frames", "figures", "prose", "captions"])
@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_a_room_exports_what_the_notebook_asks_for(package: Path, name: str) -> None:
    """What a room lists is what the notebook calls; the rest is imported from where it stands."""
    module = import_module(f"hundredmodels.chapters.{package.name}.{name}")
    if not hasattr(module, "__path__") and not hasattr(module, "__all__"):
        return
    cells = json.loads((NOTEBOOKS / f"{package.name.replace('_', '-')}.ipynb").read_text("utf-8"))
    code = "\n".join("".join(one["source"]) for one in cells["cells"] if one["cell_type"] == "code")
    assert module.__all__ == sorted(set(re.findall(rf"\b{name}\.(\w+)\(", code)))


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_chapter_is_read_one_way(path: Path) -> None:
    """A module imports only from its own room and from those before it."""
    package = package_of(path)
    inside = ".".join(path.relative_to(package).with_suffix("").parts)
    here = room(package, inside)
    later = [name for name in imported(path) if RANKS[room(package, name)] > RANKS[here]]
    assert not later, f"{here} imports {later}"


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_each_parameter_is_read(package: Path) -> None:
    """What a reader may set is used somewhere in the chapter: setting it is never in vain."""
    read = {
        node.attr
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
    }
    asked = set(chapter(package.name.replace("_", "-")).Parameters.model_fields)
    assert asked - {"as_of"} <= read, "the notebook reads as_of, and the chapter the rest"


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_a_part_is_studied_by_one_name(package: Path) -> None:
    """What ``study`` calls of a part begins with ``study_``; a type's name has a capital."""
    prefix = f"hundredmodels.chapters.{package.name}."
    taken = [
        alias.name
        for node in ast.walk(ast.parse((package / "study.py").read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(prefix)
        if room(package, str(node.module).removeprefix(prefix)) == "part"
        for alias in node.names
    ]
    assert taken
    assert not [one for one in taken if one.islower() and not one.startswith("study_")]


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_results_are_made_in_one_room(path: Path) -> None:
    """Who looks for what a number's label, method and rows are, looks in ``numbers`` alone."""
    calls = {
        node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
    }
    if path.relative_to(package_of(path)).parts[0] not in ("numbers", "names.py"):
        assert not calls & MAKERS
