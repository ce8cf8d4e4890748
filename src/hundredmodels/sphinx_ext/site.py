"""The site being built: addresses between its pages, what is known, where complaints go."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from posixpath import relpath
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from hundredmodels import CACHE_VARIABLE, DATA_VARIABLE
from hundredmodels.chapters.result import Result
from hundredmodels.data import find_directory
from hundredmodels.data.descriptor import DESCRIPTOR
from hundredmodels.errors import did_you_mean
from hundredmodels.report.payload import FigurePayload, ResultsPayload
from hundredmodels.sphinx_ext.book import Book, book_of
from hundredmodels.sphinx_ext.drawings.drawing import Drawings
from hundredmodels.sphinx_ext.edition import Edition
from hundredmodels.sphinx_ext.facts import Facts, facts_of

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Placed:
    """A figure in its place.

    Attributes
    ----------
    id
        Its id on the site, ``chapter-figure``.
    number
        Its number, ``2.1``.
    docname
        The document that it stands in.
    payload
        What it shows.
    """

    id: str
    number: str
    docname: str
    payload: FigurePayload


class Site:
    """One build's view of the whole book."""

    def __init__(self, app: Sphinx) -> None:
        """Look at the book through this application."""
        self.app = app
        self.used: dict[str, set[str]] = {}
        """Ids of the numbers that each document shows."""
        self.kept: dict[str, Any] = {}
        """What other modules have computed from the whole book, by a name of theirs."""

    @property
    def book(self) -> Book:
        """The pages read so far."""
        return book_of(self.app.env)

    @cached_property
    def edition(self) -> Edition | None:
        """The edition; none in a plain build."""
        return Edition.read(Path(self.app.srcdir))

    @cached_property
    def facts(self) -> Facts:
        """The data package: the edition's, configured, beside the book, or found."""
        if self.edition is not None:
            return facts_of(self.edition.data)
        configured = self.app.config.hundredmodels_data or os.environ.get(DATA_VARIABLE)
        beside = Path(self.app.srcdir) / "data"
        if not configured and (beside / DESCRIPTOR).is_file():
            return Facts(beside)
        return Facts(find_directory(configured or None))

    @cached_property
    def drawings(self) -> Drawings:
        """The drawings kept from build to build."""
        moved = os.environ.get(CACHE_VARIABLE)
        root = Path(moved) if moved else Path(self.app.srcdir) / "_build" / ".hundredmodels"
        return Drawings.kept_in(root)

    @cached_property
    def results(self) -> Mapping[str, Result]:
        """All results by id."""
        return self.book.results()

    @cached_property
    def runs(self) -> Mapping[str, ResultsPayload]:
        """What each chapter published, in the order of the book."""
        found = {}
        for docname in self.chapters:
            payload = self.book.pages[docname].results
            if payload:
                found[payload.chapter] = payload
        return found

    @cached_property
    def chapters(self) -> list[str]:
        """The documents that are chapters, in their order."""
        return self.book.chapters(self.app.env)

    @cached_property
    def figures(self) -> Mapping[str, Placed]:
        """All figures by their id on the site."""
        placed = {}
        for docname, page in sorted(self.book.pages.items()):
            slug = self.book.slug(docname)
            chapter = self.chapters.index(docname) + 1 if docname in self.chapters else 0
            for place, payload in enumerate(page.figures, start=1):
                number = f"{chapter}.{place}" if chapter else str(place)
                one = Placed(f"{slug}-{payload.id}", number, docname, payload)
                placed[one.id] = one
        return placed

    def document(self, slug: str) -> str | None:
        """Return the document of a chapter."""
        return next((one for one in self.chapters if self.book.slug(one) == slug), None)

    def title(self, docname: str) -> str:
        """Return the title of a document."""
        title = self.app.env.titles.get(docname)
        return title.astext() if title is not None else docname

    def uri(self, here: str, there: str, anchor: str = "") -> str:
        """Return the address of a document (and anchor) as seen from another."""
        page = self.app.builder.get_relative_uri(here, there) if here != there else ""
        return f"{page}#{anchor}" if anchor else page or "#"

    def file(self, here: str, path: str) -> str:
        """Return the address of a file, named from the site's root, as seen from a document."""
        page = self.app.builder.get_target_uri(here)
        return relpath(path, os.path.dirname(page) or ".")  # noqa: PTH120 -- an address, no path

    def warn(self, message: str, where: nodes.Node | str) -> None:
        """Complain; in the report's own build that stops it."""
        logger.warning(message, location=where, type="hundredmodels", subtype="reference")

    def unknown(self, what: str, word: str, known: Any, where: nodes.Node | str) -> None:  # noqa: ANN401
        """Complain of an unknown id and name the nearest."""
        self.warn(f"There is no {what} {word!r}.{did_you_mean(word, known)}", where)


def site_of(app: Sphinx) -> Site:
    """Return the site of an application."""
    if not hasattr(app, "hundredmodels_site"):
        app.hundredmodels_site = Site(app)  # type: ignore[attr-defined]
    site: Site = app.hundredmodels_site  # type: ignore[attr-defined]
    return site


def forget(app: Sphinx) -> None:
    """Drop what was computed from the pages, since they have been read again."""
    if hasattr(app, "hundredmodels_site"):
        del app.hundredmodels_site
