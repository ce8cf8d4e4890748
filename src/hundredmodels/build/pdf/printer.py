"""The printer: the browser that makes the PDFs of a build, and what it can't print."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hundredmodels.build.pdf import letters
from hundredmodels.build.pdf.browser import Browser, BrowserError, find, start


def choose(pdf: str, cache: Path, say: Callable[[str], None]) -> Browser | None:
    """Return the browser that prints the PDFs, started once.

    Parameters
    ----------
    pdf
        "yes" if they are a must, "auto" if they are made where there is a browser, or "no".
    cache
        The build's cache, where it is noted for which languages there are no letters.
    say
        Tells the user why there are no PDFs, or what they lack.

    Returns
    -------
    Browser or None
        The browser; none where no PDFs are made.

    Raises
    ------
    BrowserError
        If they are a must and there is no browser that starts.
    """
    if pdf == "no":
        return None
    try:
        found = start(find())
    except BrowserError as error:
        if pdf == "yes":
            raise
        say(f"Without PDFs. {error}")
        return None
    lacks = letters.lacking(found.path)
    letters.note(cache, lacks)
    if lacks:
        say(
            f"The PDFs have boxes for {' and '.join(lacks)} letters, which no font of this machine "
            f"has: {letters.HOW_TO_GET_THEM}."
        )
    return replace(found, lacks=lacks)


def look_again(cache: Path) -> None:
    """Ask anew for letters that were lacking, so that a font installed since is seen."""
    path = find()
    if path and letters.noted(cache):
        letters.note(cache, letters.lacking(path))
