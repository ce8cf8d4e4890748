"""The closure of imports: which modules of the package a notebook can import, and their digests.

Read from the source, never by importing: every ``import`` counts wherever it stands, in functions
and under conditions too, and so does the ``__init__`` of each package on the way. A notebook's
numbers can only change if one of these modules does. Where a source can import what is not written
in it (``importlib``, ``exec`` and the like), the closure is the whole package but the build and
the site, as it is where a cell is not plain Python.
"""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from hundredmodels.build import digest

PACKAGE = "hundredmodels"
DYNAMIC_MODULES = ("importlib", "runpy", "pkgutil", "pkg_resources", "imp")
HARMLESS = ("importlib.metadata", "importlib.resources")
DYNAMIC_NAMES = ("__import__", "exec", "eval", "compile")
SUFFIX, INIT = ".py", "__init__"


@dataclass(frozen=True)
class Source:
    """The modules that lie in a folder of source, each read once, whoever asks.

    Attributes
    ----------
    folder
        The package's folder.
    """

    folder: Path

    @cached_property
    def files(self) -> dict[str, Path]:
        """The file of each module, by the module's full name."""
        found = {}
        for path in sorted(self.folder.rglob(f"*{SUFFIX}")):
            parts = path.relative_to(self.folder).with_suffix("").parts
            if any(part in digest.IGNORED for part in parts):
                continue
            names = parts[:-1] if parts[-1] == INIT else parts
            found[".".join((PACKAGE, *names))] = path
        return found

    @cached_property
    def _known(self) -> dict[str, set[str] | None]:
        """What each module that was asked for imports by itself."""
        return {}

    @cached_property
    def _digests(self) -> dict[str, str]:
        """The digest of each module that was asked for."""
        return {}

    def digest(self, module: str) -> str:
        """Return the digest of a module's file."""
        if module not in self._digests:
            self._digests[module] = digest.of_file(self.files[module])
        return self._digests[module]

    def is_package(self, module: str) -> bool:
        """Say whether a module is a package's ``__init__``."""
        return self.files[module].stem == INIT

    def everything(self) -> set[str]:
        """Return all modules that a number can depend on: all but the build and the site."""
        apart = {f"{PACKAGE}.{name.removesuffix(SUFFIX)}" for name in digest.NOT_IN_NUMBERS}
        return {name for name in self.files if ".".join(name.split(".")[:2]) not in apart}

    def closure(self, code: Iterable[str], modules: Iterable[str] = ()) -> set[str]:
        """Return every module that some code can import.

        Parameters
        ----------
        code
            Sources that are no modules: the cells of a notebook.
        modules
            Modules that count in any case.

        Returns
        -------
        set of str
            Full names.
        """
        found: set[str] = set()
        waiting = {name for module in modules for name in self._on_the_way(module)}
        for cell in code:
            needed = self._imports(cell, "", package=False)
            if needed is None:
                return self.everything()
            waiting |= needed
        while waiting:
            module = waiting.pop()
            found.add(module)
            needed = self._needed(module)
            if needed is None:
                return self.everything() | found
            waiting |= needed - found
        return found

    def _needed(self, module: str) -> set[str] | None:
        """Return the modules that a module imports by itself; ``None`` if they can't be told."""
        if module not in self._known:
            text = self.files[module].read_text(encoding="utf-8")
            self._known[module] = self._imports(text, module, package=self.is_package(module))
        return self._known[module]

    def _imports(self, text: str, module: str, *, package: bool) -> set[str] | None:
        """Return the modules that a source imports by itself; ``None`` if they can't be told."""
        said = _said(text, module, package=package)
        if said is None:
            return None
        needed: set[str] = set()
        bound: dict[str, str] = {}
        for full, local in said.imported:
            name = full
            if name.endswith(".*"):
                name = name.removesuffix(".*")  # the star's package
                needed |= {one for one in self.files if one.startswith(f"{name}.")}
            needed |= self._on_the_way(name)
            if name in self.files and local:
                bound[local] = name
        return needed | self._reached(said.chains, bound)

    def _on_the_way(self, name: str) -> set[str]:
        """Return the packages that importing a name runs, and the module if it is one."""
        parts = name.split(".")
        prefixes = (".".join(parts[:end]) for end in range(1, len(parts) + 1))
        return {one for one in prefixes if one in self.files}

    def _reached(self, chains: Iterable[tuple[str, ...]], bound: dict[str, str]) -> set[str]:
        """Return the modules taken as attributes of packages: another may have imported them."""
        needed: set[str] = set()
        for chain in chains:
            if chain[0] in bound:
                needed |= self._on_the_way(".".join((bound[chain[0]], *chain[1:])))
        return needed


@dataclass(frozen=True)
class Said:
    """What a source says of other modules.

    Attributes
    ----------
    imported
        The full names that it imports, each with the name that it binds, if any.
    chains
        The dotted names in it, as their parts.
    """

    imported: tuple[tuple[str, str], ...]
    chains: frozenset[tuple[str, ...]]


@lru_cache(maxsize=2_000)
def _said(text: str, module: str, *, package: bool) -> Said | None:
    """Read a source, once for all chapters; ``None`` if what it imports can't be told."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return None
    imported: list[tuple[str, str]] = []
    chains: set[tuple[str, ...]] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in DYNAMIC_NAMES:
            return None
        if isinstance(node, ast.Attribute):
            chain = _chain(node)
            if chain:
                chains.add(chain)
        for name, local in _imported(node, module, package=package):
            if name.partition(".")[0] in DYNAMIC_MODULES and not name.startswith(HARMLESS):
                return None
            imported.append((name, local))
    return Said(tuple(imported), frozenset(chains))


def digests(code: Iterable[str], slug: str, source: Source | None = None) -> dict[str, str]:
    """Return the digests of the modules that a chapter's notebook can import.

    Parameters
    ----------
    code
        The notebook's code cells.
    slug
        The chapter; its own package counts in any case.
    source
        The package's source, the same for all chapters of a plan; that of this package, as it is
        now, if not given.

    Returns
    -------
    dict
        From module to digest, without the package's own name in front; sorted.
    """
    source = source or Source(digest.package_folder())
    found = source.closure(code, [f"{PACKAGE}.chapters.{slug.replace('-', '_')}"])
    return {name.removeprefix(f"{PACKAGE}."): source.digest(name) for name in sorted(found)}


def _imported(node: ast.AST, module: str, *, package: bool) -> Iterator[tuple[str, str]]:
    """Yield the full names that a node imports, each with the name that it binds, if any."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            top = alias.name.partition(".")[0]
            yield alias.name, alias.asname or ""
            if not alias.asname:
                yield top, top
    elif isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            parents = module.split(".")
            kept = parents[: len(parents) - node.level + package]
            base = ".".join((*kept, base)) if base else ".".join(kept)
        for alias in node.names:
            yield f"{base}.{alias.name}", alias.asname or alias.name


def _chain(node: ast.Attribute) -> tuple[str, ...]:
    """Return a dotted name as its parts; nothing if it does not begin with a name."""
    parts: list[str] = []
    inner: ast.expr = node
    while isinstance(inner, ast.Attribute):
        parts.append(inner.attr)
        inner = inner.value
    return (inner.id, *reversed(parts)) if isinstance(inner, ast.Name) else ()
