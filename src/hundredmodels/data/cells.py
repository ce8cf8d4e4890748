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

from hundredmodels.data.problem import Problem

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
