"""Why each thing runs or not, in words a person can act on."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from hundredmodels.build.editions.diff import RowChange, rows_changed
from hundredmodels.build.editions.manifest import Manifest
from hundredmodels.build.editions.snapshot import NAME as SNAPSHOT, WITHHELD, Snapshot
from hundredmodels.build.inputs import changed
from hundredmodels.build.plan import Run, told_by_day
from hundredmodels.build.progress import listed

SHOWN = 3
LONGEST = 60
MOST = 20
"""Lines of inputs that leave a screen readable."""
ALTERED = "the published site, which is not as it was published"
INGREDIENTS = {
    "format": "the way of running has changed",
    "notebook": "its notebook has changed",
    "environment": "the installed packages have changed",
}


def explain_build(
    runs: Iterable[Run],
    now: Mapping[str, str],
    before: Manifest | None,
    snapshot: Snapshot,
    out: Path,
) -> list[str]:
    """Explain a build against what is published.

    Parameters
    ----------
    runs
        The planned runs.
    now
        The digests of all inputs.
    before
        The manifest of what is published; ``None`` for nothing.
    snapshot
        The rows as they may be published.
    out
        Where the published site is.

    Returns
    -------
    list of str
        Lines.
    """
    old = Snapshot.read(out / SNAPSHOT)
    rows = None if old is None else rows_changed(old, snapshot)
    if before is None:
        return explain(runs, {}, None, rows)
    inputs = changed(now, before.inputs) or (ALTERED,)
    return explain(runs, before.ingredients(), inputs, rows)


def explain(
    runs: Iterable[Run],
    before: Mapping[str, Any],
    inputs: Iterable[str] | None,
    rows: Iterable[RowChange] | None,
) -> list[str]:
    """Say for each chapter and for the pages whether they are made again, and why.

    Parameters
    ----------
    runs
        The planned runs.
    before
        The ingredients of each chapter's last run.
    inputs
        Names of the inputs that have changed; ``None`` where there is no edition yet.
    rows
        Rows that have changed; ``None`` if they are not known.

    Returns
    -------
    list of str
        Lines.
    """
    changes = None if rows is None else list(rows)
    lines = ["Chapters"]
    for run in runs:
        why = _reasons(run.ingredients, before.get(run.chapter), changes)
        if run.reason:
            told = why or [run.reason]
            lines.append(f"  {run.chapter}: runs, since {told[0]}")
        elif why:
            lines.append(f"  {run.chapter}: a kept run is taken, made of just this; {why[0]}")
            told = why
        else:
            told = []
            lines.append(f"  {run.chapter}: not run; nothing that it depends on has changed")
        lines += [f"      and {one}" for one in told[1:]]
    lines.append("Pages")
    if inputs is None:
        return [*lines, "  all are written, since no edition stands there yet"]
    names = list(inputs)
    if not names:
        return [*lines, "  not made; nothing has changed"]
    lines.append("  all are written, since each names its edition; what has changed:")
    return lines + [f"      {one}" for one in by_folder(names)]


def by_folder(names: list[str]) -> list[str]:
    """Return names of files; where they are more than fit, the folders of many and their number.

    Parameters
    ----------
    names
        The names, with forward slashes.

    Returns
    -------
    list of str
        At most :data:`MOST` lines or so: folders as deep as they fit.
    """
    if len(names) <= MOST:
        return names
    depth = max(name.count("/") for name in names)
    told = names
    while depth and len(told) > MOST:
        groups: dict[str, list[str]] = {}
        for name in names:
            folder = "/".join(name.split("/")[:-1][:depth])
            groups.setdefault(folder or name, []).append(name)
        told = [
            own[0] if len(own) == 1 else f"{folder}/: {len(own):,} files"
            for folder, own in groups.items()
        ]
        depth -= 1
    return told


def _reasons(
    now: Mapping[str, Any], before: Mapping[str, Any] | None, rows: list[RowChange] | None
) -> list[str]:
    """Return what differs between two runs' ingredients, a phrase each."""
    if not before:
        return []
    found = []
    for name in dict.fromkeys((*now, *before)):
        new, old = now.get(name), before.get(name)
        if new == old:
            continue
        if isinstance(new, dict) and isinstance(old, dict):
            parts = [part for part in dict.fromkeys((*new, *old)) if new.get(part) != old.get(part)]
            parts = [part for part in parts if not told_by_day(name, part, now, before)]
            if name == "parameters":
                found += [
                    f"the parameter {part} has changed: {old.get(part)!r} → {new.get(part)!r}"
                    for part in parts
                ]
            elif name == "tables":
                found += [f"the table {part} has changed{_rows(part, rows)}" for part in parts]
            else:
                found.append(f"{listed(parts)} of the code has changed")
        elif name == "as_of":
            found.append(f"its day has changed: {old} → {new}")
        elif old is not None and new is not None:
            found.append(INGREDIENTS.get(name, f"{name} has changed"))
    return found


def _rows(table: str, rows: list[RowChange] | None) -> str:
    """Say which rows of a table have changed."""
    if rows is None:
        return ""
    found = [one for one in rows if one.table == table]
    if not found:
        return " in its description, or in the order of its rows"
    more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return f" ({'; '.join(row_words(one) for one in found[:SHOWN])}{more})"


def row_words(row: RowChange) -> str:
    """Say in a phrase what has happened to a row."""
    key = ", ".join(cell for cell in row.key if cell) or "a row"
    if row.kind != "changed":
        return f"{cut(key)} {row.kind}"
    cells = []
    for name, old, new in row.cells:
        if old.startswith(WITHHELD) or new.startswith(WITHHELD):
            cells.append(f"{name} has changed, what it held is not kept")
            continue
        was, now = trimmed(old, new)
        cells.append(f"{name} {was or 'empty'} → {now or 'empty'}")
    return f"{cut(key)}: {', '.join(cells)}"


def trimmed(old: str, new: str) -> tuple[str, str]:
    """Cut two cells to fit a line, at the place where they begin to differ."""
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    start = max(0, same - LONGEST // 3)
    if start == 0 or max(len(old), len(new)) <= LONGEST:
        return cut(old), cut(new)
    return cut("…" + old[start:]), cut("…" + new[start:])


def cut(words: str, longest: int = LONGEST) -> str:
    """Cut words to fit a line."""
    return words if len(words) <= longest else words[: longest - 1] + "…"
