"""What has moved since the edition that is replaced, in a line or two at the end of a build."""

from collections.abc import Iterable
from shlex import quote

from hundredmodels.build.editions.diff import Difference, NumberChange
from hundredmodels.build.editions.manifest import Manifest

WORDS = (("added", "new"), ("removed", "gone"))


def since(before: Manifest, now: Manifest, found: Difference, after: str) -> list[str]:
    """Say what has moved.

    Parameters
    ----------
    before, now
        The manifests of the edition that is replaced, and of the new one.
    found
        What differs between them.
    after
        What names the new edition to ``hundredmodels diff``.

    Returns
    -------
    list of str
        A line of counts; where something has moved, another on what moved furthest and on how to
        list all. None where the numbers of either are not known.
    """
    if found.numbers is None:
        return []
    kinds = {
        kind: sum(one.kind == kind for one in found.numbers)
        for kind in ("changed", "added", "removed")
    }
    counts = [_moved(kinds["changed"], len(now.numbers))]
    counts += [f"{kinds[kind]:,} {word}" for kind, word in WORDS if kinds[kind]]
    flips = len(found.verdicts)
    if flips:
        counts.append(f"{flips:,} verdict{'' if flips == 1 else 's'} changed")
    lines = [f"Since edition {before.edition}: {', '.join(counts)}."]
    if found.numbers or flips:
        listed = f"`hundredmodels diff {before.edition} {quote(after)}` lists them."
        lines.append(f"{_furthest(found.numbers)}{listed}")
    return lines


def _moved(count: int, all_: int) -> str:
    return f"{count:,} of {all_:,} numbers moved" if count else "no number moved"


def _furthest(numbers: Iterable[NumberChange]) -> str:
    """Name the number that moved furthest, of those whose printed value is another."""
    moved = [one for one in numbers if one.kind == "changed"]
    for one in moved:
        if one.old != one.new:
            return f"The furthest: {one.id} {one.old} → {one.new}. "
    return "None prints another value. " if moved else ""
