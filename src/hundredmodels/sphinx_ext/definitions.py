"""Definitions of the package as text: the function that drew a figure, and what it draws with.

The sources are read, not run. From a function the way leads to the functions, classes and
constants that it names, in the modules that draw: those that import Altair.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import hundredmodels

PACKAGE = Path(hundredmodels.__file__).parent
ROOT = "hundredmodels"


@dataclass(frozen=True)
class Definition:
    """A definition at the top of a module.

    Attributes
    ----------
    module
        The module's full name.
    name
        What is defined.
    line
        Where it begins.
    source
        Its text.
    """

    module: str
    name: str
    line: int
    source: str

    @property
    def file(self) -> str:
        """The file as seen from the root of the project."""
        return f"src/{_file(self.module).relative_to(PACKAGE.parent).as_posix()}"


@dataclass(frozen=True)
class _Module:
    """A parsed module: what it defines, and where its other names come from."""

    defined: dict[str, tuple[ast.stmt, Definition]]
    imported: dict[str, tuple[str, str]]
    draws: bool


def definition(function: str) -> Definition | None:
    """Find a function.

    Parameters
    ----------
    function
        Its name, ``package.module:name``.

    Returns
    -------
    Definition or None
        The function; ``None`` where it is not of this package.
    """
    module, _, name = function.partition(":")
    found = _module(module)
    return found.defined[name][1] if found and name in found.defined else None


def used_by(one: Definition) -> tuple[Definition, ...]:
    """List what a function draws with, itself left out, by module and line."""
    seen: dict[tuple[str, str], Definition] = {}
    left = [(one.module, one.name)]
    while left:
        key = left.pop()
        if key in seen:
            continue
        found = _module(key[0])
        if found is None or key[1] not in found.defined:
            continue
        node, seen[key] = found.defined[key[1]]
        left.extend(_named(found, key[0], node))
    del seen[one.module, one.name]
    return tuple(sorted(seen.values(), key=lambda other: (other.module, other.line)))


def _named(module: _Module, here: str, node: ast.stmt) -> Iterator[tuple[str, str]]:
    """Yield the definitions that a statement names, in modules that draw."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and inner.id in module.defined:
            yield here, inner.id
        elif isinstance(inner, ast.Name) and inner.id in module.imported:
            place, name = module.imported[inner.id]
            if _draws(place):
                yield place, name
        elif isinstance(inner, ast.Attribute) and isinstance(inner.value, ast.Name):
            place, name = module.imported.get(inner.value.id, ("", ""))
            if place and _draws(f"{place}.{name}"):
                yield f"{place}.{name}", inner.attr


def _draws(module: str) -> bool:
    found = _module(module)
    return found is not None and found.draws


def _file(module: str) -> Path:
    path = PACKAGE.joinpath(*module.split(".")[1:])
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


@cache
def _module(name: str) -> _Module | None:
    if name.split(".", maxsplit=1)[0] != ROOT or not _file(name).is_file():
        return None
    text = _file(name).read_text(encoding="utf-8")
    lines = text.splitlines()
    defined: dict[str, tuple[ast.stmt, Definition]] = {}
    imported: dict[str, tuple[str, str]] = {}
    draws = False
    for node in ast.parse(text).body:
        if isinstance(node, ast.Import):
            draws = draws or any(one.name == "altair" for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            imported |= {one.asname or one.name: (node.module, one.name) for one in node.names}
        for word in _defines(node):
            first = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", ()))])
            source = "\n".join(lines[first - 1 : node.end_lineno])
            defined[word] = (node, Definition(name, word, first, source))
    return _Module(defined, imported, draws)


def _defines(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            yield from (one.id for one in ast.walk(target) if isinstance(one, ast.Name))
