"""The cells of a Parquet file, as the text that its CSV would hold.

A number is written as Python writes it, so that it reads back the same; a day as YYYY-MM-DD; what
is null, or an empty text, is an empty cell.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from hundredmodels.data.cells import Cells, Codes, Column
from hundredmodels.data.descriptor import TableDescriptor
from hundredmodels.data.file_head import first_look, unopened
from hundredmodels.data.limits import MOST_COLUMNS, MOST_ROWS
from hundredmodels.data.problem import DataError, Problem

MEND = "Write it again, with pandas' to_parquet for example."


def read_parquet(table: TableDescriptor, only: Sequence[str] | None = None) -> Cells:
    """Read the cells of a Parquet file; see :func:`hundredmodels.data.cells_file.read_cells`."""
    first_look(table)
    try:
        with pq.ParquetFile(table.file, memory_map=False) as file:
            return _read(table, file, only)
    except pa.ArrowException as cause:
        reason = f"is no Parquet file that can be read ({_first_sentence(cause)})"
        raise DataError(table.problem(reason, MEND)) from None
    except OSError as cause:
        if cause.errno is None:  # pyarrow's word for a damaged page
            reason = f"is no Parquet file that can be read ({_first_sentence(cause)})"
            raise DataError(table.problem(reason, MEND)) from None
        raise DataError(unopened(table, cause)) from None


def _read(table: TableDescriptor, file: pq.ParquetFile, only: Sequence[str] | None) -> Cells:
    rows, schema = file.metadata.num_rows, file.schema_arrow
    if rows > MOST_ROWS:
        raise DataError(table.problem(f"has over {MOST_ROWS:,} rows", "Is it the right file?"))
    if len(schema.names) > MOST_COLUMNS:
        raise DataError(table.problem(f"has over {MOST_COLUMNS:,} columns", MEND))
    index = _index_columns(schema) - set(table.columns)
    labels = tuple(name for name in schema.names if name not in index)
    problems: list[Problem] = []
    columns = []
    nothing = Column([""], np.zeros(rows, dtype=np.int32))
    twice = {name for name in labels if labels.count(name) > 1}
    for name in labels:
        wanted = name in table.columns and name not in twice and (only is None or name in only)
        if not wanted:
            columns.append(nothing)
            continue
        kind = schema.field(name).type
        if pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
            reason, mend = f"holds {kind}, which is no cell of a table", "Write it as text."
            problems.append(table.problem(reason, mend, field=name))
            columns.append(nothing)
            continue
        columns.append(_column(file.read([name]).column(0)))
    lines = np.arange(2, rows + 2, dtype=np.int64)
    ragged = np.zeros(rows, dtype=bool)
    return Cells(labels, tuple(columns), lines, ragged, tuple(problems))


def _column(values: Any) -> Column:  # noqa: ANN401 -- pyarrow has no types
    """Encode a column: each distinct value is written once."""
    encoded = values.combine_chunks()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = pa.concat_arrays(encoded.chunks) if encoded.num_chunks else encoded.chunk(0)
    if not pa.types.is_dictionary(encoded.type):
        encoded = encoded.dictionary_encode()
    words = [_text(value) for value in encoded.dictionary.to_pylist()]
    place = {"": 0}
    for word in words:
        place.setdefault(word, len(place))
    translate = np.array([place[word] for word in words] or [0], dtype=np.int32)
    indices = encoded.indices
    codes: Codes = translate[indices.fill_null(0).to_numpy(zero_copy_only=False)]
    codes[indices.is_null().to_numpy(zero_copy_only=False)] = 0
    return Column(list(place), codes)


def _text(value: object) -> str:
    """Write a value as its CSV would."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
        plain = midnight and value.tzinfo is None and not getattr(value, "nanosecond", 0)
        return value.date().isoformat() if plain else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return repr(value) if isinstance(value, float) else str(value)


def _index_columns(schema: pa.Schema) -> set[str]:
    """Return the columns in which pandas keeps the index."""
    told = (schema.metadata or {}).get(b"pandas", b"{}")
    try:
        names = json.loads(told).get("index_columns", [])
    except (ValueError, AttributeError):
        return set()
    return {name for name in names if isinstance(name, str)}


def _first_sentence(cause: Exception) -> str:
    return str(cause).partition("\n")[0].partition(". ")[0].strip(" .")
