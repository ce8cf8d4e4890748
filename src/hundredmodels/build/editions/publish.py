"""Publishing: the finished site is checked, then swapped in whole.

Where the system can exchange two folders in one step (Linux), a reader never sees the site
missing; elsewhere the old one is moved aside first. A folder that is not a site of ours is never
replaced.
"""

import ctypes
import errno
import json
import os
import shutil
import sys
from pathlib import Path

from hundredmodels.build.editions import spare
from hundredmodels.build.editions.manifest import NAME, Manifest
from hundredmodels.build.toc import Contents
from hundredmodels.errors import UserError

AT_FDCWD = -100
RENAME_EXCHANGE = 2
SPHINX_MARKS = ("index.html", "searchindex.js")
CANNOT = (errno.ENOSYS, errno.EINVAL, errno.EPERM)
"""What a kernel or file system answers that can't exchange folders."""


class UnfinishedSiteError(UserError):
    """The built site lacks something; it is not published."""


def check_site(site: Path, contents: Contents) -> None:
    """Check that a built site is whole.

    Parameters
    ----------
    site
        The built site.
    contents
        The pages it must have.

    Raises
    ------
    UnfinishedSiteError
        If a page or a list is missing or can't be read.
    """
    missing = [
        f"{page.name}.html" for page in contents.pages if not (site / f"{page.name}.html").is_file()
    ]
    if not (site / "index.html").is_file():
        missing.append("index.html")
    for name in ("results.json", "claims.json"):
        try:
            whole = isinstance(json.loads((site / name).read_text(encoding="utf-8")), list)
        except (OSError, ValueError):
            whole = False
        if not whole:
            missing.append(name)
    if missing:
        raise UnfinishedSiteError(
            f"The built site lacks {', '.join(missing)}; the published site is as it was."
        )


def refuse_foreign(out: Path, *, default: Path) -> None:
    """Refuse to replace what is not a site of ours.

    Parameters
    ----------
    out
        Where the site is to go.
    default
        The project's own place for it, where plain Jupyter Book's output may be replaced too.

    Raises
    ------
    UserError
        If there is something else, or the place holds the project itself.
    """
    if out.is_dir():
        ours = Manifest.read(out) is not None or not any(out.iterdir())
        plain = out == default and any((out / name).is_file() for name in SPHINX_MARKS)
        if ours or plain:
            return
        raise UserError(
            f"{out} holds something that is not a site of ours (it has no {NAME}): "
            "name another folder with --out, or empty it."
        )
    if out.exists():
        raise UserError(f"{out} is a file: name a folder with --out.")


def standing(out: Path) -> int | None:
    """Return what tells the site that stands in a place from one that is swapped in for it.

    Parameters
    ----------
    out
        The place.

    Returns
    -------
    int or None
        A number of the system; ``None`` where nothing stands.
    """
    try:
        return out.stat().st_ino
    except OSError:
        return None


def publish(site: Path, out: Path, cache: Path | None = None) -> None:
    """Swap a finished site in.

    Parameters
    ----------
    site
        The finished site; it is gone afterwards.
    out
        Where it goes; what was there is gone afterwards.
    cache
        The cache folder, where files of what was there are kept to be written over.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = out.parent / f".{out.name}.new-{os.getpid()}"
    clear_leftovers(out)
    try:
        shutil.move(site, beside)  # copies where the cache is on another disk
        if not out.exists():
            beside.replace(out)
            return
        replaced = beside
        if not _exchange(beside, out):
            replaced = out.parent / f".{out.name}.old-{os.getpid()}"
            out.replace(replaced)
            beside.replace(out)
        if cache is not None:
            spare.keep(replaced, cache)
    finally:
        clear_leftovers(out)


def clear_leftovers(out: Path) -> None:
    """Remove what an interrupted publication left; put the site back if it was moved aside."""
    if not out.parent.is_dir():
        return
    for old in out.parent.glob(f".{out.name}.old-*"):
        if out.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.replace(out)
    for new in out.parent.glob(f".{out.name}.new-*"):
        shutil.rmtree(new, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; say whether that could be done."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):  # an old C library
        return False
    names = (os.fsencode(one), os.fsencode(other))
    if rename(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))
