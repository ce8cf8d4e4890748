"""Find a Chromium for the browser tests, or install one; run as a script it prints its path.

In this order: the variable ``HUNDREDMODELS_BROWSER``; Chromium's headless shell, which is the same
browser without its own windows and costs a third of the time for each page, from the ``PATH`` or,
for root on Debian (a container), from its package; a browser on the ``PATH`` or in its usual place;
one that Playwright has installed; the system's package manager where it may be used; and
``playwright install``. If nothing helps, the message says what to do; tests are never skipped.

The articles are quoted in Japanese and Chinese. Where the browser has no letters for these, a font
is installed for root on Debian; elsewhere the tests hold the PDFs to what a build then says.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hundredmodels.build.pdf.browser import ARGUMENTS, named, on_path
from hundredmodels.build.pdf.letters import lacking

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["ARGUMENTS", "browser", "launched"]
INSTALLERS = {
    "apt-get": (("apt-get", "update"), ("apt-get", "install", "--yes", "chromium")),
    "dnf": (("dnf", "install", "--assumeyes", "chromium"),),
    "apk": (("apk", "add", "chromium"),),
    "pacman": (("pacman", "--sync", "--noconfirm", "chromium"),),
}


SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
FONT = "fonts-droid-fallback"  # small, and free
APT = ("apt-get", "-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=20")


def shell_on_path() -> str | None:
    """Return a headless shell on the PATH that starts."""
    found = filter(None, map(shutil.which, SHELLS))
    return next((path for path in found if _runs(path, "--no-sandbox", "--version")), None)


def shell_from_apt() -> str | None:
    """Install Debian's headless shell for root; a user is not asked for what is no need."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    install = (*APT, "install", "--yes", "--no-remove", SHELLS[0])
    if not _runs(*install) and _runs(*APT, "update"):
        _runs(*install)
    return shell_on_path()


def letters_from_apt(path: str) -> None:
    """Install letters that the browser lacks, for root on Debian."""
    if lacking(path) and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        install = (*APT, "install", "--yes", "--no-remove", FONT)
        if not _runs(*install) and _runs(*APT, "update"):
            _runs(*install)


def from_playwright() -> str | None:
    """Return the browser that Playwright has installed."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- slow, and rarely needed

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _runs(*command: str) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def _privileges() -> Iterator[tuple[str, ...]]:
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        yield ()
    elif (
        shutil.which("sudo") and not subprocess.run(("sudo", "-n", "true"), check=False).returncode
    ):
        yield ("sudo", "-n")


def from_package_manager() -> str | None:
    """Install Chromium by the system's package manager, if this user may."""
    for prefix in _privileges():
        for manager, commands in INSTALLERS.items():
            if shutil.which(manager):
                for command in commands:
                    subprocess.run((*prefix, *command), check=False, stdout=sys.stderr)
                return on_path()
    return None


def from_playwright_install() -> str | None:
    """Install Playwright's own Chromium into the user's cache."""
    command = (sys.executable, "-m", "playwright", "install", "chromium")
    subprocess.run(command, check=False, stdout=sys.stderr)
    return from_playwright()


STEPS: tuple[Callable[[], str | None], ...] = (
    named,
    shell_on_path,
    shell_from_apt,
    on_path,
    from_playwright,
    from_package_manager,
    from_playwright_install,
)


def browser(steps: tuple[Callable[[], str | None], ...] = STEPS) -> str:
    """Return the path of a Chromium, installing one if need be.

    Parameters
    ----------
    steps
        What to try, in order.

    Returns
    -------
    str
        Path of the executable.

    Raises
    ------
    FileNotFoundError
        If there is none and none could be installed; the message says what to do.
    """
    for step in steps:
        path = step()
        if path:
            return path
    raise FileNotFoundError(
        "The browser tests need Chromium or Chrome and found none, nor could they install one. "
        "Install it (Debian and Ubuntu: apt-get install chromium; macOS: brew install chromium; "
        "anywhere: .venv/bin/playwright install chromium), or name it in HUNDREDMODELS_BROWSER."
    )


@contextmanager
def launched() -> "Iterator[Browser]":
    """Start the browser, and end it."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- as above

    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(executable_path=browser(), args=list(ARGUMENTS))
        yield instance
        instance.close()


if __name__ == "__main__":
    try:
        path = browser()
        letters_from_apt(path)
        print(path)  # noqa: T201 -- the Makefile reads it
    except FileNotFoundError as error:
        sys.exit(str(error))
