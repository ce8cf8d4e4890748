"""Reading one table's file into a typed data frame.

Types follow the descriptor: string -> ``str``, number -> ``float64``, integer -> ``Int64``,
boolean -> ``boolean``, date -> ``datetime64[ns]``. An empty cell is a missing value. The index is
named ``line``: the line on which the row starts in its file, the header being line 1, so that a
number can point at its rows; the rows of a Parquet file are counted as those of its CSV. Only what
can't be represented is refused here; the rest is for :func:`hundredmodels.data.check`.
"""

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from hundredmodels.data import kept
from hundredmodels.data.cells import Cells, Column
from hundredmodels.data.cells_file import read_cells
from hundredmodels.data.content import KNOWN_ON
from hundredmodels.data.converters import CONVERTERS, PANDAS_TYPES, WORDS, misread
from hundredmodels.data.descriptor import FieldDescriptor, TableDescriptor
from hundredmodels.data.problem import DataError

STRINGS: Any = pd.StringDtype(na_value=np.nan)


def read_table(table: TableDescriptor) -> pd.DataFrame:
    """Read a table, from its kept copy if there is an intact one of the same content.

    Parameters
    ----------
    table
        The table's descriptor.

    Returns
    -------
    pandas.DataFrame
        The declared columns in the declared order, typed; index ``line``.

    Raises
    ------
    DataError
        If the file is missing or unreadable, a column is missing, or a cell does not fit its type.
    """
    copy = kept.find(table)
    return read_file(table) if copy is None else copy


def read_file(table: TableDescriptor, only: Collection[str] | None = None) -> pd.DataFrame:
    """Read a table from its file; see :func:`read_table`.

    Parameters
    ----------
    table
        The table's descriptor.
    only
        The columns wanted; all if ``None``.
    """
    fields = [one for one in table.fields if only is None or one.name in only]
    cells = read_cells(table, only=[one.name for one in fields])
    if cells.problems:
        raise DataError(cells.problems[0])
    for one in fields:
        if one.name not in cells.labels:
            reason = f"has no column {one.name}"
            mend = "Add it to the header, or take it from the descriptor."
            raise DataError(table.problem(reason, mend, line=1, field=one.name))
    frame, unread = type_cells(fields, cells)
    for one in fields:
        for code in unread[one.name]:
            text = cells.columns[cells.labels.index(one.name)].texts[code]
            codes = cells.columns[cells.labels.index(one.name)].codes
            line = int(cells.lines[int(np.argmax(codes == code))])
            _, mend = misread(one, text)
            reason = f"is no {WORDS[one.type]}"
            raise DataError(table.problem(reason, mend, line=line, field=one.name, value=text))
    return frame


def read_known_on(table: TableDescriptor) -> pd.DataFrame:
    """Read only the days since when a table's rows are known; the table has that column."""
    copy = kept.find(table, only=(KNOWN_ON,))
    return read_file(table, only=(KNOWN_ON,)) if copy is None else copy


def type_cells(
    fields: Collection[FieldDescriptor], cells: Cells
) -> tuple[pd.DataFrame, Mapping[str, list[int]]]:
    """Convert cells into a frame, each distinct text once.

    Parameters
    ----------
    fields
        The columns wanted; those that the file lacks are left out.
    cells
        The cells.

    Returns
    -------
    tuple
        The frame, unreadable cells missing; and the codes of the unreadable texts by column.
    """
    index = pd.Index(cells.lines, name="line", dtype="int64")
    series: dict[str, pd.Series] = {}
    unread: dict[str, list[int]] = {}
    for one in fields:
        column = cells.column(one.name)
        if column is not None:
            series[one.name], unread[one.name] = type_column(one.type, column, index)
    return pd.DataFrame(series, index=index), unread


def type_column(kind: str, column: Column, index: pd.Index) -> tuple[pd.Series, list[int]]:
    """Convert one column; see :func:`type_cells`."""
    if kind not in CONVERTERS:
        texts = pa.array([None, *column.texts[1:]], type=pa.large_string())
        strings = texts.take(pa.array(column.codes))
        return pd.Series(STRINGS.__from_arrow__(strings), index=index), []
    convert, _ = CONVERTERS[kind]
    values: list[object] = [None]
    unread = []
    for code, text in enumerate(column.texts[1:], start=1):
        try:
            values.append(convert(text))
        except (ValueError, OverflowError):
            values.append(None)
            unread.append(code)
    typed = pd.Series(values, dtype=PANDAS_TYPES[kind])
    return typed.take(column.codes).set_axis(index), unread


def type_texts(table: TableDescriptor, name: str, texts: list[str]) -> pd.Series:
    """Convert texts that fit a column's type into its values."""
    kind = next(one.type for one in table.fields if one.name == name)
    words = list(dict.fromkeys(["", *texts]))
    codes = np.array([words.index(text) for text in texts], dtype=np.int32)
    return type_column(kind, Column(words, codes), pd.RangeIndex(len(texts)))[0]
