"""The guard of the declared corrections.

A slip of a source is mended in the tables, and ``corrections.csv`` declares it: table, row and
field, what the cell ``was``, what it is ``now``, why, and after which source. The guard sees to it
that a mended cell does not silently go back to the slip when a table is refreshed, and that a
correction is retired once its cell holds something else.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from hundredmodels.data.converters import fits
from hundredmodels.data.descriptor import PackageDescriptor, TableDescriptor
from hundredmodels.data.problem import Problem

CORRECTIONS = "corrections"
COLUMNS = ("correction", "table", "row", "field", "was", "now")
SEVERAL = "; "
JOINS = (", ", "; ", "/", " ")  # between the parts of a key
JOIN = re.compile("|".join(JOINS))
# Dates are rearranged and prices multiplied on purpose, to see what a result rests on: there a
# changed cell is worth a notice and stops nothing.
FREE_TYPES = ("date",)
FREE_UNITS = ("US dollars",)


def guard(
    package: PackageDescriptor, frames: Mapping[str, pd.DataFrame]
) -> tuple[list[Problem], list[Problem]]:
    """Hold every corrected cell against its correction.

    Parameters
    ----------
    package
        The package's descriptor.
    frames
        Its tables as read; a correction of a table that could not be read is passed over.

    Returns
    -------
    tuple
        The problems, and the notices.
    """
    problems: list[Problem] = []
    notices: list[Problem] = []
    corrections = frames.get(CORRECTIONS)
    if corrections is None or not set(COLUMNS) <= set(corrections.columns):
        return problems, notices
    own = package.tables[CORRECTIONS]
    keys: dict[str, dict[str, list[int]]] = {}
    for line, row in corrections.iterrows():
        name = str(row["table"])
        table = package.tables.get(name)
        if table is None:
            reason = f"is no table, but {row['correction']} corrects it"
            problems.append(
                own.problem(reason, "Name the table.", line=line, field="table", value=name)
            )
        elif name in frames:
            if name not in keys:
                asked = corrections.loc[corrections["table"] == name, "row"]
                keys[name] = _lines(table, frames[name], _wanted(map(str, asked)))
            wanted = _wanted([str(row["row"])])
            lines = [one for key in wanted for one in keys[name].get(key, [])]
            for mended in _mended(row):
                if mended[0] in frames[name].columns:
                    column = frames[name][mended[0]]
                    cells = [(one, _text(column[one])) for one in lines]
                    for problem, free in _changed(table, row, mended, cells):
                        (notices if free else problems).append(problem)
    return problems, notices


def corrected_cells(
    package: PackageDescriptor, frames: Mapping[str, pd.DataFrame], name: str
) -> dict[tuple[int, str], str]:
    """Return the corrected cells of a table: from line and field to the correction.

    Parameters
    ----------
    package
        The package's descriptor.
    frames
        The tables ``corrections`` and ``name``, where they are there.
    name
        The table.
    """
    corrections, frame = frames.get(CORRECTIONS), frames.get(name)
    if corrections is None or frame is None or not set(COLUMNS) <= set(corrections.columns):
        return {}
    own = corrections[corrections["table"] == name]
    lines = _lines(package.tables[name], frame, _wanted(map(str, own["row"])))
    return {
        (line, mended[0]): str(row["correction"])
        for _, row in own.iterrows()
        for key in _wanted([str(row["row"])])
        for line in lines.get(key, [])
        for mended in _mended(row)
    }


Cell = tuple[int, str]
Mended = tuple[str, str, str]  # field, was, now


def _mended(row: pd.Series) -> list[Mended]:
    """Split a correction of several fields of one row into one for each."""
    field, was, now = (_text(row[column]) for column in ("field", "was", "now"))
    parts = [text.split(SEVERAL) for text in (field, was, now)]
    if len({len(part) for part in parts}) == 1:
        return list(zip(*parts, strict=True))
    return [(one, was, now) for one in field.split(SEVERAL)]


def _wanted(rows: Iterable[str]) -> dict[str, None]:
    """Return the keys that corrections name."""
    return dict.fromkeys(key for row in rows for key in (row, *row.split(SEVERAL)))


def _lines(
    table: TableDescriptor, frame: pd.DataFrame, wanted: Iterable[str]
) -> dict[str, list[int]]:
    """Return the lines of the wanted keys, the parts of a key joined as corrections do."""
    if not set(table.primary_key) <= set(frame.columns):
        return {}  # a column of the key is missing, which is told elsewhere
    if table.primary_key:
        starts = {key[: at.start()] for key in wanted for at in JOIN.finditer(key)} | set(wanted)
        first = frame[table.primary_key[0]]
        if first.dtype == "str":
            frame = frame[first.fillna("").isin(starts)]  # of a million rows, few are corrected
    keys = [[_text(value) for value in frame[column]] for column in table.primary_key]
    found: dict[str, list[int]] = {}
    for line, *parts in zip(frame.index, *keys, strict=True):
        for text in {join.join(parts) for join in JOINS if parts}:
            found.setdefault(text, []).append(int(line))
    return found


def _changed(
    table: TableDescriptor, row: pd.Series, mended: Mended, cells: list[Cell]
) -> Iterator[tuple[Problem, bool]]:
    """Yield the cells that do not hold what the correction says, and whether they may."""
    (column, was, now), name = mended, str(row["correction"])
    was, now = (_blank(text) for text in (was, now))
    field = next(one for one in table.fields if one.name == column)
    free = field.type in FREE_TYPES or field.unit.startswith(FREE_UNITS)
    alone = SEVERAL not in str(row["field"]) or field.type in {"number", "integer", "date"}
    literal = len(cells) == 1 and alone and _same_kind(field.type, now)
    for line, value in cells:
        if _same(value, was) and not _same(was, now):
            reason = f"is the slip that the correction {name} mended"
            mend = f"Write {now!r} again, or take the correction out of {CORRECTIONS}.csv."
            yield table.problem(reason, mend, line=line, field=column, value=value), False
        elif literal and not _same(value, now):
            reason = f"is neither what it was ({was!r}) nor what {name} corrected it to ({now!r})"
            mend = f"Correct the cell, or retire the correction in {CORRECTIONS}.csv."
            yield table.problem(reason, mend, line=line, field=column, value=value), free


def _blank(text: str) -> str:
    return "" if text == "blank" else text


def _text(value: object) -> str:
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _same(left: str, right: str) -> bool:
    if left.casefold() == right.casefold():
        return True
    try:
        return float(left) == float(right)
    except ValueError:
        return False


def _same_kind(kind: str, text: str) -> bool:
    """Say whether a text is a value of the field, not a remark on it ("one row per value")."""
    if not text or kind not in {"number", "integer", "date"}:
        return True
    return fits(kind, text)
