"""Merging new rows into a table: which are new, which change cells, which say nothing new.

Pure: cells in, a plan out; nothing is written here. Rows are told by the table's primary key, cells
compared by what they say, so that ``7`` and ``7.0`` are no change. A column that the new rows do
not have leaves the table's cells as they are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hundredmodels.data.cells import Cells
from hundredmodels.data.converters import CONVERTERS, fits
from hundredmodels.data.descriptor import TableDescriptor

Row = Mapping[str, str]
Key = tuple[object, ...]


@dataclass(frozen=True)
class Change:
    """A cell that new rows change.

    Attributes
    ----------
    row
        The row's place in the table, from 0.
    line
        Its line in the table's file.
    key
        The row's key, for a message.
    field, old, new
        The cell.
    given
        The line of the new row that changes it; 0 where new rows have none.
    """

    row: int
    line: int
    key: str
    field: str
    old: str
    new: str
    given: int = 0


@dataclass(frozen=True)
class Merge:
    """What merging would do.

    Attributes
    ----------
    added
        The rows whose key is new, every column filled.
    changes
        The cells that would change.
    same
        How many rows say nothing new.
    lines
        The lines of the added rows among the new ones, where these have lines.
    """

    added: tuple[Row, ...]
    changes: tuple[Change, ...]
    same: int
    lines: tuple[int, ...] = ()


def merge(table: TableDescriptor, old: Cells, new: Cells) -> Merge:
    """Plan the merging of new rows into a table.

    Parameters
    ----------
    table
        The table's descriptor, with a primary key.
    old, new
        The cells of the table, and of the new rows; both sound by themselves.

    Returns
    -------
    Merge
        The plan.
    """
    kinds = {field.name: field.type for field in table.fields}
    places = {_key(table, row, kinds): (place, row) for place, row in enumerate(rows_of(old))}
    added, lines, changes, same = [], [], [], 0
    for line, row in zip(new.lines.tolist(), rows_of(new), strict=True):
        found = places.get(_key(table, row, kinds))
        if found is None:
            added.append({name: row.get(name, "") for name in table.columns})
            lines.append(line)
            continue
        place, before = found
        key = ", ".join(before[name] for name in table.primary_key if before[name])
        cells = [
            Change(place, int(old.lines[place]), key, name, before[name], text, line)
            for name, text in row.items()
            if name in before and _value(kinds[name], text) != _value(kinds[name], before[name])
        ]
        changes += cells
        same += not cells
    return Merge(tuple(added), tuple(changes), same, tuple(lines))


def repeated(table: TableDescriptor, new: Cells) -> Iterator[tuple[int, int, str]]:
    """Yield the new rows whose key stands in an earlier one, a column left out being empty.

    Parameters
    ----------
    table
        The table's descriptor, with a primary key.
    new
        The cells of the new rows.

    Yields
    ------
    tuple of int, int and str
        The row's line, the earlier one's, and the key as it stands.
    """
    kinds = {field.name: field.type for field in table.fields}
    first: dict[Key, int] = {}
    for line, row in zip(new.lines.tolist(), rows_of(new), strict=True):
        before = first.setdefault(_key(table, row, kinds), line)
        if before != line:
            yield line, before, ", ".join(row[one] for one in table.primary_key if row.get(one))


def rows_of(cells: Cells) -> Iterator[Row]:
    """Yield the rows of cells, from column to text."""
    columns = [map(column.texts.__getitem__, column.codes) for column in cells.columns]
    for row in zip(*columns, strict=True):
        yield dict(zip(cells.labels, row, strict=True))


def _key(table: TableDescriptor, row: Row, kinds: Mapping[str, str]) -> Key:
    return tuple(_value(kinds[name], row.get(name, "")) for name in table.primary_key)


def _value(kind: str, text: str) -> object:
    """Return what a cell says; a text that does not fit says itself."""
    if text and kind in CONVERTERS and fits(kind, text):
        return CONVERTERS[kind][0](text)
    return text
