"""Ids are for ever: one that an edition had may go only if it is listed as retired.

What earlier editions had is read from the site that stands published and from the file ``ids.lock``
beside ``_toc.yml``, which keeping an edition adds to: so a fresh checkout knows them too. The list
of retired ids is the table ``retired`` of the data package: ``id``, ``retired_in`` (the edition
that no longer has it), ``why`` and ``replaced_by``. A chapter's slug there stands for all that was
in it.
"""

import csv
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path

from hundredmodels.build.editions.manifest import Manifest
from hundredmodels.build.files import write_whole
from hundredmodels.errors import UserError

FILE = "retired.csv"
LOCK = "ids.lock"
HEAD = "# Ids of kept editions, one a line. People may have cited them: none is taken away.\n"
FIGURES, SUFFIX = "figures/", ".csv"
SHOWN = 12


class LostIdsError(UserError):
    """Ids that were published are gone, and not listed as retired."""


def missing(before: Iterable[str], now: Iterable[str], retired: Iterable[str]) -> tuple[str, ...]:
    """Return the ids that were there, are no more, and are not listed as retired.

    Parameters
    ----------
    before, now
        The ids of the published edition and of the new one.
    retired
        The ids that are listed.

    Returns
    -------
    tuple of str
        The lost ids, sorted.
    """
    gone = set(before) - set(now)
    listed = set(retired)
    return tuple(sorted(one for one in gone if not _covered(one, listed)))


def _covered(id_: str, listed: set[str]) -> bool:
    """Say whether an id, or the chapter that it names, is listed."""
    return id_ in listed or any(id_.startswith((f"{one}.", f"{one}-")) for one in listed)


def published_ids(manifest: Manifest) -> set[str]:
    """Return every id that an edition has: chapters, figures, numbers and claims."""
    figures = (
        name.removeprefix(FIGURES).removesuffix(SUFFIX)
        for name in manifest.files
        if name.startswith(FIGURES) and name.endswith(SUFFIX)
    )
    return {*manifest.runs, *manifest.numbers, *manifest.verdicts, *figures}


def read_retired(data: Path) -> dict[str, Mapping[str, str]]:
    """Return the retired ids with their rows; none where the data package has no such table."""
    file = data / FILE
    if not file.is_file():
        return {}
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return {row["id"]: row for row in csv.DictReader(stream) if row.get("id")}


def read_lock(root: Path) -> set[str]:
    """Return the ids of kept editions that the project's ``ids.lock`` lists; none without it."""
    file = root / LOCK
    if not file.is_file():
        return set()
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    return {line for line in lines if line and not line.startswith("#")}


def lock_ids(root: Path, ids: Iterable[str]) -> int:
    """Add ids to the project's ``ids.lock``, and return how many are new there."""
    listed = read_lock(root)
    new = set(ids) - listed
    if new:
        write_whole(root / LOCK, HEAD + "".join(f"{one}\n" for one in sorted(listed | new)))
    return len(new)


def refuse_lost(before: Manifest | None, now: Iterable[str], data: Path, root: Path) -> None:
    """Refuse an edition that lacks ids which the published one has, or a kept one had.

    Parameters
    ----------
    before
        The manifest of the published edition, if there is one.
    now
        The ids of the new one.
    data
        The folder of the data package, with the list of retired ids.
    root
        The project's folder, with the list of ids of kept editions.

    Raises
    ------
    LostIdsError
        If ids are gone; the message names them, and the nearest new id of each.
    """
    present = set(now)
    old = (published_ids(before) if before else set()) | read_lock(root)
    lost = missing(old, present, read_retired(data))
    if not lost:
        return
    fresh = sorted(present - old)
    told = []
    for one in lost[:SHOWN]:
        near = get_close_matches(one, fresh, n=1, cutoff=0.75)
        told.append(f"  {one}" + (f" (renamed to {near[0]}?)" if near else ""))
    more = [f"  … and {len(lost) - SHOWN} more"] if len(lost) > SHOWN else []
    raise LostIdsError(
        "\n".join(
            [
                (
                    f"Earlier editions had {len(lost)} id(s) that this one lacks; "
                    "people may have cited them:"
                ),
                *told,
                *more,
                (
                    f"Bring them back, or list each in {data.name}/{FILE}: id, retired_in, why, "
                    "replaced_by (a chapter's id covers all that was in it). Nothing was published."
                ),
            ]
        )
    )
