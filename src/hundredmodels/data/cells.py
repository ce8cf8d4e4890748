"""The cells of a table's file, as text, before anyone judges them.

CSV and Parquet give the same cells, so that everything after this is one way: types, constraints,
keys, digests and results can't differ by the kind of file. A column is its distinct texts and, for
each row, the place of its text among them: a million rows take megabytes, and each distinct text
is judged once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hundredmodels.data.descriptor import TableDescriptor
from hundredmodels.data.problem import DataError, Problem

Codes = npt.NDArray[np.int32]
Lines = npt.NDArray[np.int64]
EMPTY = 0  # the code of the empty cell, in every column
RESTORE = "Restore the file from version control."


@dataclass(frozen=True)
class Column:
    """A column's cells.

    Attributes
    ----------
    texts
        The distinct texts; the first is the empty one, whether or not any cell is empty.
    codes
        For each row the place of its text.
    """

    texts: Sequence[str]
    codes: Codes


@dataclass(frozen=True)
class Cells:
    """The cells of a file.

    Attributes
    ----------
    labels
        The header.
    columns
        The columns, in the header's order.
    lines
        For each row the line on which it starts, the header being line 1.
    ragged
        For each row whether it has more or fewer cells than the header: those it has stand in the
        wrong columns, and are not judged.
    problems
        What is wrong with the bytes and the shape of the file.
    whole
        Whether the file was read to its end.
    """

    labels: tuple[str, ...]
    columns: tuple[Column, ...]
    lines: Lines
    ragged: npt.NDArray[np.bool_]
    problems: tuple[Problem, ...] = ()
    whole: bool = True

    def column(self, name: str) -> Column | None:
        """Return a column by its label, the first if it stands twice; ``None`` if it is missing."""
        return self.columns[self.labels.index(name)] if name in self.labels else None


def read_cells(table: TableDescriptor, *, only: Sequence[str] | None = None) -> Cells:
    """Read the cells of a table.

    Parameters
    ----------
    table
        The table's descriptor.
    only
        The columns wanted; the others are parsed and let go. ``None`` for all.

    Returns
    -------
    Cells
        The cells, and what is wrong with the file.

    Raises
    ------
    DataError
        If there is nothing to judge: no file, one that is no table, or far too large.
    """
    if table.rival is not None:
        reason = f"stands beside {table.rival.name}: it can't be told which of the two holds"
        raise DataError(table.problem(reason, "Remove one of them."))
    if table.file.suffix == ".parquet":
        from hundredmodels.data.cells_parquet import read_parquet  # noqa: PLC0415 -- heavy

        return read_parquet(table, only)
    from hundredmodels.data.cells_csv import read_csv  # noqa: PLC0415 -- it imports this module

    return read_csv(table, only)
