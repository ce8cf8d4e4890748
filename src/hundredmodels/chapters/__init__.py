"""The chapters: what each computes from the tables and its parameters.

A chapter is a package named after its notebook (``open-vs-closed`` is ``open_vs_closed``). Which
chapters there are, and in what order, is said by ``_toc.yml`` alone.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, Protocol, cast

from hundredmodels.chapters.parameters import ChapterParameters
from hundredmodels.chapters.result import Results
from hundredmodels.data import Tables
from hundredmodels.errors import UserError


class Study(Protocol):
    """What a chapter's analysis returns: its results, and the frames behind its figures."""

    @property
    def results(self) -> Results:
        """All results of the chapter."""


class Chapter(Protocol):
    """The names that each chapter's package exports."""

    SLUG: str
    TITLE: str
    QUESTION: str
    TABLES: tuple[str, ...]
    Parameters: type[ChapterParameters]
    analyse: Callable[[Tables, Any], Study]
    results: Callable[[Tables, Any], Results]


def chapter(slug: str) -> Chapter:
    """Return the chapter of this name.

    Parameters
    ----------
    slug
        The notebook's file name without its ending, as in ``open-vs-closed``.

    Returns
    -------
    Chapter
        The package's module.

    Raises
    ------
    UserError
        If the package has no such chapter.
    """
    name = f"{__name__}.{slug.replace('-', '_')}"
    try:
        return cast("Chapter", import_module(name))
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        raise UserError(
            f"There is no chapter {slug!r} in the package: "
            f"add src/hundredmodels/chapters/{slug.replace('-', '_')}, or mend _toc.yml."
        ) from error
