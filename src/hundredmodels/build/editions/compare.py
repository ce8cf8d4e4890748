"""Comparing two editions, sites, data folders or git revisions, told as text or as JSON."""

import json
from collections.abc import Iterator
from dataclasses import replace

from hundredmodels.build.editions.diff import Difference, NumberChange, RowChange, Side, difference
from hundredmodels.build.editions.sides import side
from hundredmodels.build.explain import cut, row_words
from hundredmodels.build.project import Project

SHOWN = 25
SIGNS = {"added": "+", "removed": "-", "changed": "~"}


def compare(project: Project, before: str, after: str, *, numbers: bool, as_json: bool) -> str:
    """Tell what differs.

    Parameters
    ----------
    project
        The project.
    before, after
        What to compare; see :func:`hundredmodels.build.editions.sides.side`.
    numbers
        Whether to run the chapters on data that are no edition.
    as_json
        Whether to return everything as JSON rather than as text.

    Returns
    -------
    str
        The difference.

    Raises
    ------
    UserError
        If one of them can't be compared.
    """
    with (
        side(project, before, numbers=numbers) as one,
        side(project, after, numbers=numbers) as other,
    ):
        found = difference(_as_published(one, other), _as_published(other, one))
    if as_json:
        return json.dumps(found.to_json(), ensure_ascii=False, indent=1)
    return "\n".join(text_lines(found))


def _as_published(one: Side, other: Side) -> Side:
    """Return a side as a site carries it, where the other one is a site."""
    if one.snapshot is None or other.manifest is None or one.manifest is not None:
        return one
    return replace(one, snapshot=one.snapshot.published())


def text_lines(found: Difference) -> Iterator[str]:
    """Yield a difference as lines of text."""
    yield f"before: {found.before}"
    yield f"after:  {found.after}"
    yield ""
    yield from _rows(found.rows)
    yield from _numbers(found.numbers)
    if found.numbers is not None:
        yield f"Verdicts flipped: {len(found.verdicts) or 'none'}"
        for flip in found.verdicts:
            yield f"  {flip.claim}: {flip.old or 'not there'} → {flip.new or 'not there'}"
    if found.parameters:
        yield f"Parameters changed: {len(found.parameters)}"
        yield from (f"  {name}: {old!r} → {new!r}" for name, old, new in found.parameters)
    if found.figures:
        yield f"Figures that came or went: {', '.join(found.figures)}"
    if found.inputs:
        yield f"Other inputs changed: {len(found.inputs)}"
        yield from _some([f"  {name}" for name in found.inputs])


def _rows(rows: tuple[RowChange, ...] | None) -> Iterator[str]:
    if rows is None:
        yield "Rows: not known of both (an older site carries no snapshot of its data)"
        return
    yield f"Rows changed: {len(rows) or 'none'}"
    for table in dict.fromkeys(row.table for row in rows):
        own = [row for row in rows if row.table == table]
        counts = [(kind, sum(row.kind == kind for row in own)) for kind in SIGNS]
        yield f"  {table}: {', '.join(f'{count} {kind}' for kind, count in counts if count)}"
        yield from _some([f"    {SIGNS[row.kind]} {_row(row)}" for row in own])


def _row(row: RowChange) -> str:
    if row.kind == "changed":
        return row_words(row)
    return cut(", ".join(cell for cell in row.key if cell), 120)


def _numbers(numbers: tuple[NumberChange, ...] | None) -> Iterator[str]:
    if numbers is None:
        yield "Numbers: not computed for both; --numbers runs the chapters on the data"
        return
    yield f"Numbers changed: {len(numbers) or 'none'}"
    for one in numbers:
        if one.kind != "changed":
            yield f"  {SIGNS[one.kind]} {one.id}: {one.new or one.old}"
            continue
        sizes = [one.change_text] if one.change_text else []
        if one.widths is not None:
            sizes.append(f"{widths_text(one.widths)} of the interval's width")
        told = f" ({', '.join(sizes)})" if sizes else ""
        yield f"  ~ {one.id}: {one.old} → {one.new}{told}"


def widths_text(widths: float) -> str:
    """Return a change as a multiple of an interval's width, without its sign."""
    size = abs(widths)
    return "none" if size == 0 else "under 0.01" if size < 0.01 else f"{size:.2f}"  # noqa: PLR2004


def _some(lines: list[str]) -> list[str]:
    """Return the first lines, and how many more there are."""
    more = [f"    … and {len(lines) - SHOWN} more (--json has all)"] if len(lines) > SHOWN else []
    return lines[:SHOWN] + more
