"""The built site: where it is, what pages it has, and what a page complained of."""

import json
import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from playwright.sync_api import Locator, Page, Request

ROOT = Path(__file__).parents[2]
SITE = Path(os.environ.get("HUNDREDMODELS_SITE", ROOT / "_build" / "html"))
ARTEFACTS = ROOT / "tests" / "artefacts"


@dataclass
class Log:
    """What a page complained of and where it went.

    Attributes
    ----------
    errors
        Console errors, uncaught exceptions and failed requests.
    requests
        Addresses asked for.
    """

    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Take note of everything that this page says."""

        def failed(request: Request) -> None:
            self.errors.append(f"failed: {request.url} {request.failure}")

        page.on(
            "console",
            lambda message: self.errors.append(message.text) if message.type == "error" else None,
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("requestfailed", failed)
        page.on("request", lambda request: self.requests.append(request.url))


APART = ("_static", "editions", "scenarios", "source")
"""Folders whose pages are not the report's own; those of source code have tests of their own."""


ALWAYS = (
    "book/claims.html",
    "book/index.html",
    "notebooks/open-vs-closed.html",
    "search.html",
    "404.html",
)
"""Pages that every short form takes: those that differ most, and the heaviest chapter."""


def pages() -> list[str]:
    """List the site's pages but the root, which only leads to the first, as paths from it."""
    found = (path.relative_to(SITE) for path in SITE.rglob("*.html"))
    return sorted(
        str(path) for path in found if path.parts[0] not in APART and str(path) != "index.html"
    )


def listings() -> list[str]:
    """List a page of source code of each sort, a module and a notebook: all are made alike."""
    found = sorted(str(path.relative_to(SITE)) for path in SITE.glob("source/**/*.html"))
    return (
        [next(one for one in found if end in one) for end in (".py.", ".ipynb.")] if found else []
    )


def sample(
    paths: list[str], *, of_each: int = 1, always: tuple[str, ...] = ALWAYS
) -> list[ParameterSet]:
    """Return pages for a test: some of each folder for the short form, the rest for the long one.

    Parameters
    ----------
    paths
        The pages.
    of_each
        How many of each folder the short form takes.
    always
        Pages that it takes besides.
    """
    taken: Counter[str] = Counter()
    found = []
    for path in paths:
        folder = path.rpartition("/")[0]
        taken[folder] += 1
        short = taken[folder] <= of_each or path in always
        found.append(pytest.param(path, marks=[] if short else [pytest.mark.soak]))
    return found


def lightest(paths: list[str]) -> list[str]:
    """Return pages in order of their size: a sample of them takes the lightest of a kind."""
    return sorted(paths, key=lambda path: ((SITE / path).stat().st_size, path))


def chapters() -> list[str]:
    """List the pages of the chapters that have results."""
    if not (SITE / "results.json").exists():
        return []
    results = json.loads((SITE / "results.json").read_text(encoding="utf-8"))
    return sorted({f"notebooks/{result['chapter']}.html" for result in results})


def enliven(figure: Locator) -> None:
    """Bring a figure into view and point at its chart, which makes it interactive."""
    figure.scroll_into_view_if_needed()
    figure.locator(".hm-drawing").hover()
