"""The browser that prints: found where it usually is, never installed, asked for its version.

In this order: the variable ``HUNDREDMODELS_BROWSER``, the ``PATH``, the usual places.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from hundredmodels.errors import UserError

VARIABLE = "HUNDREDMODELS_BROWSER"
NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Arguments for a headless Chromium that runs as root and asks nobody for anything."""
HOW_TO_GET_ONE = (
    "install Chromium or Chrome (Debian and Ubuntu: apt-get install chromium; "
    f"macOS: brew install chromium), or name one in {VARIABLE}"
)
PATIENCE = 30  # seconds for a browser to say its version


class BrowserError(UserError):
    """There is no browser, or it does not do its work."""


@dataclass(frozen=True)
class Browser:
    """A browser that starts.

    Attributes
    ----------
    path
        Its executable.
    version
        What it says of itself.
    lacks
        Languages that the machine has no letters for.
    """

    path: str
    version: str
    lacks: tuple[str, ...] = ()


def named() -> str | None:
    """Return the browser that the environment names."""
    path = os.environ.get(VARIABLE, "")
    return path if path and Path(path).exists() else None


def on_path() -> str | None:
    """Return a browser on the PATH or in its usual place."""
    found = (shutil.which(name) for name in NAMES)
    placed = (place for place in PLACES if Path(place).exists())
    return next((path for path in (*found, *placed) if path), None)


def find() -> str | None:
    """Return the path of a browser, or ``None``; nothing is started."""
    return named() or on_path()


def start(path: str | None) -> Browser:
    """Start a browser once, to learn its version.

    Parameters
    ----------
    path
        Its executable, from :func:`find`.

    Returns
    -------
    Browser
        The browser.

    Raises
    ------
    BrowserError
        If there is none, or it does not start.
    """
    if path is None:
        raise BrowserError(f"The PDFs need a browser and there is none: {HOW_TO_GET_ONE}.")
    try:
        done = subprocess.run(  # noqa: S603 -- the user's own browser
            (path, "--version"), check=False, capture_output=True, text=True, timeout=PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BrowserError(f"The browser {path} does not start ({error}): {HOW_TO_GET_ONE}.") from (
            error
        )
    if done.returncode != 0 or not done.stdout.strip():
        said = (done.stderr.strip() or done.stdout.strip() or "nothing").splitlines()[-1]
        raise BrowserError(
            f"The browser {path} does not start, and says: {said}. Either mend it, or "
            f"{HOW_TO_GET_ONE}."
        )
    return Browser(path, done.stdout.strip())
