"""The edition before: what stood in a place when the present edition was published there.

Kept in the cache for each place, since the site itself holds only what its inputs decide. A build
that makes the same edition again finds the same edition before it.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from hundredmodels.build import digest
from hundredmodels.build.editions import snapshot
from hundredmodels.build.editions.diff import Side
from hundredmodels.build.editions.manifest import Manifest
from hundredmodels.build.editions.snapshot import Snapshot
from hundredmodels.build.files import write_whole

FOLDER = "past"
RECORD = "record.json"
NAME_LENGTH = 16


def edition_before(cache: Path, out: Path, before: Manifest | None, edition: str) -> Side | None:
    """Return what an edition replaces, or once replaced.

    Parameters
    ----------
    cache
        The cache folder.
    out
        Where the edition goes.
    before
        The manifest of what stands there now.
    edition
        The edition's id.

    Returns
    -------
    Side or None
        The edition before; ``None`` for a first one.
    """
    if before is None:
        return None
    if before.edition != edition:
        return Side.of(before, Snapshot.read(out / snapshot.NAME))
    found = _read(_folder(cache, out))
    return found[1] if found is not None and found[0] == edition else None


def all_past(cache: Path) -> Iterator[Side]:
    """Yield each edition that was replaced last in its place."""
    for folder in sorted((cache / FOLDER).glob("*")):
        found = _read(folder)
        if found is not None:
            yield found[1]


def _read(folder: Path) -> tuple[str, Side] | None:
    """Return a record: which edition replaced which; ``None`` where there is none."""
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        whole = record["snapshot"] == _digest(folder / snapshot.NAME)
        manifest = Manifest.parse(record["manifest"])
        edition = str(record["edition"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if manifest is None:
        return None
    return edition, Side.of(manifest, Snapshot.read(folder / snapshot.NAME) if whole else None)


def remember(cache: Path, out: Path, before: Manifest, edition: str) -> None:
    """Keep what is about to be replaced by another edition.

    Parameters
    ----------
    cache
        The cache folder.
    out
        Where the old edition still stands.
    before
        Its manifest.
    edition
        The id of the edition that replaces it.
    """
    folder = _folder(cache, out)
    file = out / snapshot.NAME
    if file.is_file():
        write_whole(folder / snapshot.NAME, file.read_bytes())
    else:
        (folder / snapshot.NAME).unlink(missing_ok=True)
    record = {"edition": edition, "manifest": before.to_text(), "snapshot": _digest(file)}
    write_whole(folder / RECORD, json.dumps(record))


def _folder(cache: Path, out: Path) -> Path:
    """Return where a place's past is kept."""
    return cache / FOLDER / digest.of_bytes(str(out).encode())[:NAME_LENGTH]


def _digest(file: Path) -> str:
    """Return a file's digest; empty where there is none."""
    return digest.of_file(file) if file.is_file() else ""
