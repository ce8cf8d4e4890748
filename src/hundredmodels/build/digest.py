"""Digests: what a thing is, by its content alone, never by its time or its name on disk.

Everything that enters a number is digested with SHA-256: files, folders, JSON values, the package's
own source, and the installed distributions that the project pins.
"""

import hashlib
import json
import os
import platform
import re
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import hundredmodels
from hundredmodels.errors import UserError

NOT_IN_NUMBERS = ("build", "cite", "sphinx_ext", "cli")
PINNED = re.compile(r"^[A-Za-z0-9][^\\#\n]*==[^\\#\n]*", re.MULTILINE)
PIECE = 2**20
IGNORED = ("__pycache__", ".ipynb_checkpoints", ".DS_Store")


def of_bytes(content: bytes) -> str:
    """Return the digest of bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def of_json(value: object) -> str:
    """Return the digest of a JSON value, whatever the order of its keys."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return of_bytes(text.encode("utf-8", "surrogatepass"))


def of_file(path: Path | str) -> str:
    """Return the digest of a file's content; read in pieces, for it may be larger than memory."""
    found = hashlib.sha256()
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 -- thousands at a time
        while piece := file.read(PIECE):
            found.update(piece)
    return found.hexdigest()


def of_tree(folder: Path, *, leave_out: Iterable[str] = ()) -> dict[str, str]:
    """Return the digest of each file below a folder.

    Parameters
    ----------
    folder
        The folder; one that is missing holds nothing.
    leave_out
        Names of files or folders directly in it that do not count.

    Returns
    -------
    dict
        From path relative to the folder, with forward slashes, to digest; sorted.
    """
    if not folder.is_dir():
        return {}
    left_out = {*leave_out, *IGNORED}
    return {name: of_file(path) for name, path in sorted(_files(str(folder), "", left_out))}


def _files(folder: str, before: str, left_out: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the files below a folder, as names with what stands before them, and paths.

    With the system's own entries, since a build with nothing to do is mostly this.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name in left_out:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{before}{entry.name}/", IGNORED)
            elif entry.is_file():
                yield before + entry.name, entry.path


def package_folder() -> Path:
    """Return the folder of this package's source."""
    return Path(hundredmodels.__file__).parent


def environment(requirements: Path) -> dict[str, str]:
    """Return the Python version and the version of each installed distribution that is pinned.

    Parameters
    ----------
    requirements
        The file of pins; where it is missing, every installed distribution counts.

    Returns
    -------
    dict
        From normalised name to version. The names of the ``dist-info`` folders are read, not what
        is in them: a hundred times faster than parsing the metadata.
    """
    versions = {
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "machine": platform.machine(),
    }
    pinned = None
    if requirements.is_file():
        pinned = _pinned(requirements.read_text(encoding="utf-8"), str(requirements))
    for entry in reversed(sys.path):
        for info in Path(entry).glob("*.dist-info") if entry else ():
            name, _, version = info.name.removesuffix(".dist-info").partition("-")
            if pinned is None or _normalised(name) in pinned:
                versions[_normalised(name)] = version
    return dict(sorted(versions.items()))


@lru_cache(maxsize=4)  # a build asks after each of its runs
def _pinned(text: str, requirements: str) -> frozenset[str]:
    """Return the names of the distributions that the text of a file of pins installs here.

    A pin for another system or another Python does not count: where a tool for tests brings that
    distribution along, no number has changed.
    """
    from packaging.requirements import InvalidRequirement, Requirement  # noqa: PLC0415 -- slow

    names = set()
    for line in PINNED.findall(text):
        try:
            pin = Requirement(line.strip())
        except InvalidRequirement as error:
            raise UserError(f"{requirements}: {line.strip()!r} is no pin: {error}") from error
        if pin.marker is None or pin.marker.evaluate():
            names.add(_normalised(pin.name))
    return frozenset(names)


def _normalised(name: str) -> str:
    """Return a distribution's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()
