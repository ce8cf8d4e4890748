"""The spare: files of the site that was replaced last, kept to be written over.

A site has thousands of small files with rows and citations. To make as many anew, soon after as
many were removed, takes seconds on ext4, which passes over each place on the disk that was freed
in the last minutes. To write over old ones takes a tenth of that. A file that a kept edition
shares, or that is no plain file, is never written over; one that no edition writes any more goes.
"""

import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

FOLDER = "spare"
REUSED = ("cite", "figures", "numbers")
"""Folders of a site in which every file is written by the report's own extension."""


def keep(replaced: Path, cache: Path) -> None:
    """Keep the files of a replaced site, instead of those kept before.

    Parameters
    ----------
    replaced
        The site; what is kept is moved out of it.
    cache
        The cache folder; where it is on another disk, nothing is kept.
    """
    spare = cache / FOLDER
    shutil.rmtree(spare, ignore_errors=True)
    spare.mkdir(parents=True)
    for name in REUSED:
        try:
            (replaced / name).rename(spare / name)
        except OSError:  # another disk, or there is none
            continue


def reuse(cache: Path, site: Path) -> dict[str, int]:
    """Put what is kept where a site is to be written.

    Parameters
    ----------
    cache
        The cache folder.
    site
        The folder of the new site.

    Returns
    -------
    dict
        The time of each file, for :func:`sweep`.
    """
    left = {}
    for name in REUSED:
        target = site / name
        try:
            (cache / FOLDER / name).rename(target)
        except OSError:  # there is none, or another site has taken it
            continue
        if target.is_symlink():
            target.unlink()
            continue
        for file in list(_files(str(target))):
            os.utime(file, ns=(0, 0))
            left[file] = os.lstat(file).st_mtime_ns
    return left


def sweep(left: Mapping[str, int]) -> None:
    """Remove the files that were put there and not written over."""
    for file, time in left.items():
        try:
            if os.lstat(file).st_mtime_ns == time:
                Path(file).unlink()
        except FileNotFoundError:
            continue


def _files(folder: str) -> Iterator[str]:
    """Yield the files of a folder that may be written over; remove all others."""
    with os.scandir(folder) as entries:
        found = list(entries)
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
            continue
        told = entry.stat(follow_symlinks=False)
        if stat.S_ISREG(told.st_mode) and told.st_nlink == 1:
            yield entry.path
        else:
            Path(entry.path).unlink()
