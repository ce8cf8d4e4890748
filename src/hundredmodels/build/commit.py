"""The commit of the checkout: which code, data and pages an edition was made of."""

import subprocess
from pathlib import Path

CHANGED = "+"
"""After the commit's id where the checkout holds changes that are not committed."""


def commit(root: Path) -> str:
    """Return the commit that a checkout stands at.

    Parameters
    ----------
    root
        The project's folder.

    Returns
    -------
    str
        Forty hexadecimal digits, with ``+`` after them if tracked files differ from it; empty
        where the folder is no checkout or Git is not installed.
    """
    if not (root / ".git").exists():
        return ""
    head = _git(root, "rev-parse", "HEAD")
    if not head:
        return ""
    return head + (CHANGED if _git(root, "status", "--porcelain", "--untracked-files=no") else "")


def _git(root: Path, *words: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 -- fixed words and the project's own folder
            ["git", "-C", str(root), *words],  # noqa: S607 -- whichever Git the user has
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
