"""The digest of a table's content: its typed cells in their order, and what is declared of them.

It does not depend on how the cells are written (CSV or Parquet, ``7`` or ``7.0``, quotes, line
ends), only on what they say and on which line; so a table saved as Parquet runs nothing again.
"""

import hashlib
import json
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from hundredmodels.data.descriptor import TableDescriptor

KNOWN_ON = "known_on"
"""The column that says since when a row is known."""
# What the table's file is called, and of which kind it is, is no part of what is in it.
NAMES_ONLY = ("path", "format", "mediatype", "encoding", "profile", "dialect")


def declaration(table: TableDescriptor) -> bytes:
    """Return what is declared of a table's content, whatever kind of file it is in."""
    told = {name: value for name, value in table.raw.items() if name not in NAMES_ONLY}
    return json.dumps(told, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")


def newest_known(frame: pd.DataFrame) -> str:
    """Return the newest day since when a row is known, as ``YYYY-MM-DD``; empty if there is none.

    Parameters
    ----------
    frame
        The table, or its column ``known_on`` alone.
    """
    day = frame[KNOWN_ON].max() if KNOWN_ON in frame.columns else pd.NaT
    return "" if pd.isna(day) else str(day.date())


def content_digest(table: TableDescriptor, frame: pd.DataFrame) -> str:
    """Return the SHA-256 of a table's typed cells and of its declaration, in hex.

    Parameters
    ----------
    table
        The table's descriptor.
    frame
        The table as :func:`hundredmodels.data.reading.read_table` gives it.

    Returns
    -------
    str
        The digest.
    """
    digest = hashlib.sha256(declaration(table) + b"\0")
    digest.update(frame.index.to_numpy(dtype=np.int64).tobytes())
    for name in frame.columns:
        digest.update(f"\0{name}\0".encode("utf-8", "surrogatepass"))
        for part in _parts(pa.array(frame[name], from_pandas=True)):
            digest.update(part)
    return digest.hexdigest()


def _parts(values: Any) -> tuple[Any, ...]:  # noqa: ANN401 -- pyarrow has no types
    """Return a column's bytes: which cells are missing, and the values of the others."""
    if isinstance(values, pa.ChunkedArray):
        values = values.combine_chunks()
    missing = np.packbits(values.is_null().to_numpy(zero_copy_only=False))
    if pa.types.is_string(values.type) or pa.types.is_large_string(values.type):
        filled = values.cast(pa.large_string()).fill_null("")
        lengths = pc.binary_length(filled).to_numpy(zero_copy_only=False).astype(np.int64)
        whole = pa.concat_arrays([filled])  # begins at the start of its buffers
        size = int(lengths.sum())
        data = whole.buffers()[2].slice(whole_start(whole), size) if size else b""
        return missing, lengths, data
    if pa.types.is_timestamp(values.type):
        values = values.cast(pa.timestamp("ns")).cast(pa.int64())
    if pa.types.is_boolean(values.type):
        values = values.cast(pa.int64())
    return missing, np.ascontiguousarray(values.fill_null(0).to_numpy(zero_copy_only=False))


def whole_start(values: Any) -> int:  # noqa: ANN401 -- pyarrow has no types
    """Return where an array's text begins in its buffer."""
    offsets = np.frombuffer(values.buffers()[1], dtype=np.int64)
    return int(offsets[values.offset])
