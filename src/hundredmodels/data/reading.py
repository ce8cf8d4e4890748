"""Reading one table's file into a typed data frame.

Types follow the descriptor: string -> ``str``, number -> ``float64``, integer -> ``Int64``,
boolean -> ``boolean``, date -> ``datetime64[ns]``. An empty cell is a missing value. The index is
named ``line``: the line on which the row starts in its file, the header being line 1, so that a
number can point at its rows. Only what can't be represented is refused here; the rest is for
:func:`hundredmodels.data.check`.
"""

import csv
import io
import re
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from hundredmodels.data.descriptor import TableDescriptor
from hundredmodels.data.problem import DataError, Problem

KNOWN_ON = "known_on"
TRUE, FALSE = frozenset({"true", "True", "TRUE", "1"}), frozenset({"false", "False", "FALSE", "0"})
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LARGEST_INTEGER = 2**62  # 64 bits, with room for a float's rounding
ENCODING = "utf-8-sig"  # UTF-8, and spreadsheets' byte order mark is no part of the first column
RESTORE = "Restore the file from version control."
# The largest table of the report has about 3 MB. A file ten times as large is not one of its
# tables, and reading it would cost the memory and minutes that the message saves.
LARGEST_FILE = 32_000_000


def read_table(table: TableDescriptor) -> pd.DataFrame:
    """Read a table.

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
    if table.file.suffix == ".parquet":
        return _read_parquet(table)
    text = _read_text(table)
    try:
        with warnings.catch_warnings(action="error", category=pd.errors.ParserWarning):
            frame = pd.read_csv(
                io.StringIO(text), dtype=str, keep_default_na=False, na_values=[""],
                skip_blank_lines=False, index_col=False,
            )  # fmt: skip
    except (pd.errors.ParserError, pd.errors.EmptyDataError, pd.errors.ParserWarning) as cause:
        raise DataError(table.problem(f"can't be read ({cause})".rstrip(), RESTORE)) from None
    _require_columns(table, frame)
    frame.index = pd.Index(_lines(text, len(frame)), name="line", dtype="int64")
    return pd.DataFrame(
        {one.name: _typed(table, one.name, one.type, frame[one.name]) for one in table.fields}
    )


def read_known_on(table: TableDescriptor) -> pd.Series | None:
    """Read only the days since when a table's rows are known; ``None`` for a timeless table."""
    if KNOWN_ON not in table.columns:
        return None
    if table.file.suffix == ".parquet":
        return _read_parquet(table)[KNOWN_ON]
    try:
        rows = csv.reader(io.StringIO(_read_text(table)))
        place = next(rows).index(KNOWN_ON)
        days = sorted({row[place] for row in rows if len(row) > place and row[place]})
    except (StopIteration, ValueError, csv.Error):
        return read_table(table)[KNOWN_ON]  # says what is wrong
    return _typed(table, KNOWN_ON, "date", pd.Series(days, dtype="str"))


def line_starts(text: str) -> list[int]:
    """Return the line on which each record of a CSV text starts, the header among them."""
    reader = csv.reader(io.StringIO(text, newline=""))
    starts, start = [], 1
    for _ in reader:
        starts.append(start)
        start = reader.line_num + 1
    return starts


def too_large(table: TableDescriptor) -> Problem:
    """Return the problem of a file that is too large to be a table of the report."""
    reason = f"is larger than {LARGEST_FILE:,} bytes, the most that a table may have"
    return table.problem(reason, RESTORE)


def _read_text(table: TableDescriptor) -> str:
    try:
        if table.file.stat().st_size > LARGEST_FILE:
            raise DataError(too_large(table))
        return table.file.read_bytes().decode(ENCODING)
    except FileNotFoundError:
        raise DataError(table.problem("the file is missing", RESTORE)) from None
    except OSError as cause:
        reason = f"the file can't be opened ({cause.strerror})"
        raise DataError(table.problem(reason, RESTORE)) from None
    except UnicodeDecodeError as cause:
        line = 1 + cause.object[: cause.start].count(b"\n")
        value = cause.object[cause.start : cause.end].hex(" ")
        raise DataError(
            table.problem("is no UTF-8 text", "Save the file as UTF-8.", line=line, value=value)
        ) from None


def _lines(text: str, rows: int) -> list[int] | range:
    if text.rstrip("\n").count("\n") == rows:
        return range(2, rows + 2)
    return line_starts(text)[1 : rows + 1]


def _require_columns(table: TableDescriptor, frame: pd.DataFrame) -> None:
    missing = [name for name in table.columns if name not in frame.columns]
    if missing:
        reason = f"has no column {missing[0]}"
        mend = "Add it to the header, or take it from the descriptor."
        raise DataError(table.problem(reason, mend, line=1, field=missing[0]))


def _read_parquet(table: TableDescriptor) -> pd.DataFrame:
    try:
        frame = pd.read_parquet(Path(table.file))
    except FileNotFoundError:
        raise DataError(table.problem("the file is missing", RESTORE)) from None
    except (OSError, ValueError) as cause:
        raise DataError(table.problem(f"is no Parquet file ({cause})", RESTORE)) from None
    _require_columns(table, frame)
    frame.index = pd.RangeIndex(2, len(frame) + 2, name="line")
    columns = {}
    for one in table.fields:
        try:
            columns[one.name] = frame[one.name].astype(PANDAS_TYPES.get(one.type, "str"))
        except (TypeError, ValueError) as cause:
            reason = f"does not hold the declared type {one.type} ({cause})"
            mend = "Write the column in that type."
            raise DataError(table.problem(reason, mend, field=one.name)) from None
    return pd.DataFrame(columns)


PANDAS_TYPES: dict[str, Any] = {
    "number": "float64",
    "integer": "Int64",
    "year": "Int64",
    "boolean": "boolean",
    "date": "datetime64[ns]",
    "datetime": "datetime64[ns]",
}


def _number(text: str) -> float:
    value = float(text)
    if not np.isfinite(value) or "_" in text:
        raise ValueError(text)
    return value


def _integer(text: str) -> int:
    value = _number(text)  # pandas writes an integer column with gaps as "4096.0"
    if not value.is_integer() or abs(value) >= LARGEST_INTEGER:
        raise ValueError(text)
    return int(text) if text.lstrip("+-").isdecimal() else int(value)


def _boolean(text: str) -> bool:
    if text not in TRUE | FALSE:
        raise ValueError(text)
    return text in TRUE


def _day(text: str) -> pd.Timestamp:
    if not DAY.fullmatch(text):
        raise ValueError(text)
    return pd.Timestamp(text).as_unit("ns")  # refuses what nanoseconds can't reach


CONVERTERS: dict[str, tuple[Callable[[str], object], str]] = {
    "number": (_number, "number"),
    "integer": (_integer, "whole number"),
    "year": (_integer, "year"),
    "boolean": (_boolean, "true or false"),
    "date": (_day, "day (YYYY-MM-DD)"),
}


def _typed(table: TableDescriptor, name: str, kind: str, column: pd.Series) -> pd.Series:
    """Convert a text column, each distinct text once."""
    if kind not in CONVERTERS:
        return column.astype("str")
    convert, words = CONVERTERS[kind]
    values: dict[object, object] = {}
    for text in column.dropna().unique():
        try:
            values[text] = convert(text)
        except (ValueError, OverflowError):
            line = int(column.index[column == text][0])
            raise DataError(
                table.problem(
                    f"is no {words}", "Write one, or leave the cell empty.",
                    line=line, field=name, value=str(text),
                )
            ) from None  # fmt: skip
    typed = [values.get(text) for text in column.astype("object")]
    return pd.Series(typed, index=column.index, dtype=PANDAS_TYPES[kind])
