"""The chapters: what each computes from the tables and its parameters.

A chapter is a package named after its notebook (``open-vs-closed`` is ``open_vs_closed``). Which
chapters there are, and in what order, is said by ``_toc.yml`` alone. What finds a chapter by its
slug is :mod:`hundredmodels.chapters.lookup`.
"""

from collections.abc import Callable
from typing import Any, Protocol

from hundredmodels.chapters.parameters import ChapterParameters
from hundredmodels.chapters.result import Results
from hundredmodels.data import Tables


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
