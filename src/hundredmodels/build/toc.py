"""The table of contents: which pages and chapters there are, and in what order.

``_toc.yml`` in Jupyter Book's format is the only list of chapters. A page under ``notebooks/`` is a
chapter; any other page is hand-written. Numbering, captions and titles are Sphinx's business.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from hundredmodels.build.project import Project
from hundredmodels.build.scalars import read_yaml
from hundredmodels.errors import UserError

SUFFIXES = (".ipynb", ".md", ".rst")


@dataclass(frozen=True)
class Page:
    """A page of the book.

    Attributes
    ----------
    name
        Its path from the root without an ending, as ``_toc.yml`` writes it.
    source
        Its file.
    """

    name: str
    source: Path

    @property
    def is_chapter(self) -> bool:
        """Whether it is a chapter's notebook."""
        return self.name.startswith("notebooks/") and self.source.suffix == ".ipynb"

    @property
    def slug(self) -> str:
        """The last part of its name."""
        return PurePosixPath(self.name).name


@dataclass(frozen=True)
class Contents:
    """All pages in the order of reading."""

    pages: tuple[Page, ...]

    @property
    def chapters(self) -> tuple[str, ...]:
        """The slugs of the chapters, in order."""
        return tuple(page.slug for page in self.pages if page.is_chapter)

    @property
    def root(self) -> Page:
        """The first page."""
        return self.pages[0]


def read_contents(project: Project) -> Contents:
    """Read ``_toc.yml``.

    Parameters
    ----------
    project
        The project.

    Returns
    -------
    Contents
        Its pages.

    Raises
    ------
    UserError
        If the file is no table of contents, or names a page twice or one that has no file.
    """
    try:
        content = read_yaml(project.toc.read_text(encoding="utf-8"), str(project.toc))
    except UnicodeDecodeError as error:
        raise UserError(f"{project.toc} is not UTF-8 text: save it so.") from error
    if not isinstance(content, dict) or not isinstance(content.get("root"), str):
        raise UserError(f"{project.toc} has no `root`: name the first page there.")
    names = [content["root"], *_files(content, project.toc)]
    for name in names:
        if names.count(name) > 1:
            raise UserError(f"{project.toc} names the page {name} more than once.")
    return Contents(tuple(Page(name, _source(name, project)) for name in names))


def _files(node: dict[str, Any], toc: Path) -> Iterator[str]:
    """Yield the names of the pages below a node, in order."""
    for key in ("parts", "chapters", "sections", "entries", "subtrees"):
        for entry in node.get(key) or ():
            if not isinstance(entry, dict):
                raise UserError(f"{toc}: {entry!r} under `{key}` is not an entry; write `file: …`.")
            if "file" in entry:
                yield str(entry["file"])
            yield from _files(entry, toc)


def _source(name: str, project: Project) -> Path:
    """Return the file of a page."""
    plain = project.root / name
    candidates = [plain] if plain.suffix in SUFFIXES else []
    candidates += [plain.with_name(plain.name + suffix) for suffix in SUFFIXES]
    for candidate in candidates:
        if candidate.is_file():
            return candidate
    raise UserError(
        f"{project.toc} names the page {name}, but there is no {name}.ipynb or {name}.md: "
        "add the file, or take the entry out."
    )
