"""The package is read from left to right."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "hundredmodels"
RANKS = {
    "errors": 0,
    "data": 1,
    "analysis": 2,
    "charts": 3,
    "chapters": 4,
    "report": 5,
    "build": 6,
    "cite": 7,
    "sphinx_ext": 8,
    "cli": 9,
}
ROOMS = {
    "build": ("processes", "runs", "editions", "pdf", "pages", "sweep"),
    "sphinx_ext": ("drawings", "elements", "pages"),
}
"""Folders of the two widest parts, in their order."""
MODULES = sorted(PACKAGE.rglob("*.py"))
PURE = [
    path
    for name in ("analysis", "charts", "chapters")
    for path in sorted((PACKAGE / name).rglob("*.py"))
]


def part(path: Path) -> str:
    """Return the part of the package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_parts(path: Path) -> Iterator[str]:
    """Yield the parts of the package that a file imports, wherever the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [f"{node.module}.{alias.name}" for alias in node.names]
            if isinstance(node, ast.ImportFrom) and node.module
            else []
        )
        for name in names:
            pieces = name.split(".")
            if pieces[0] == "hundredmodels" and len(pieces) > 1 and pieces[1] in RANKS:
                yield pieces[1]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_import_runs_back(path: Path) -> None:
    """A module imports only what stands to its left, or its own part."""
    here = part(path)
    if here == "__init__":
        return
    wrong = [
        other for other in imported_parts(path) if other != here and RANKS[other] >= RANKS[here]
    ]
    assert not wrong, f"{path.name} in {here} imports {wrong}"


@pytest.mark.parametrize("name", ROOMS)
def test_no_import_runs_back_within_a_part(name: str) -> None:
    """A folder of the build or of the extension imports only from folders before it."""
    rooms = ROOMS[name]
    assert {path.parent.name for path in (PACKAGE / name).glob("*/__init__.py")} == set(rooms)
    prefix = f"hundredmodels.{name}."
    for rank, room in enumerate(rooms):
        for path in (PACKAGE / name / room).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(prefix):
                    other = str(node.module).removeprefix(prefix).partition(".")[0]
                    assert other not in rooms[rank + 1 :], f"{path.name} imports {node.module}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_is_one_concept(path: Path) -> None:
    """No module passes 400 lines, and each states its contract at the top."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    assert ast.get_docstring(ast.parse(text)), f"{path.name} has no module docstring"


@pytest.mark.parametrize("path", PURE, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_the_analysis_is_pure(path: Path) -> None:
    """Analysis, charts and chapters read no file, no clock and no environment."""
    banned = {"os", "pathlib", "time", "subprocess", "socket", "io"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert not banned & {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert (node.module or "").split(".")[0] not in banned
