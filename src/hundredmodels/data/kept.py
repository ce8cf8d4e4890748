"""Kept copies of tables that passed the check: Arrow files, found by what is in the table's file.

A copy is keyed by the SHA-256 of the file's bytes, its declaration and the code that reads it, so
that it can't be of another content; and it ends with the SHA-256 of itself, so that a damaged one
counts as absent. Copies live in ``tables`` of the project's cache: where ``HUNDREDMODELS_CACHE``
says, else in ``_build/.hundredmodels`` beside the data folder if that is there; otherwise nothing
is kept. The oldest go when they are too many.
"""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from hundredmodels import CACHE, CACHE_VARIABLE
from hundredmodels.data.content import content_digest, declaration, newest_known
from hundredmodels.data.descriptor import TableDescriptor
from hundredmodels.data.file_head import first_look, require_text
from hundredmodels.data.problem import DataError

SUFFIX = ".arrow"
DIGEST, NEWEST = ".digest", ".newest"
SEAL = 32  # bytes of the SHA-256 at the end
MOST_COPIES = 1_000  # and remembered digests
MOST_BYTES = 2_000_000_000
LINE = "line"
SMALLEST = 64_000  # bytes of a table's file: a smaller one is read as fast from its text
TYPES: dict[Any, Any] = {
    pa.int64(): pd.Int64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
    pa.large_string(): pd.StringDtype(na_value=np.nan),
}


def folder(table: TableDescriptor) -> Path | None:
    """Return the folder of a table's kept copy; ``None`` if there is no cache."""
    moved = os.environ.get(CACHE_VARIABLE)
    cache_folder = Path(moved).absolute() if moved else table.directory.parent / CACHE
    return cache_folder / "tables" if moved or cache_folder.is_dir() else None


def find(table: TableDescriptor, only: Collection[str] | None = None) -> pd.DataFrame | None:
    """Return a table from its kept copy.

    Parameters
    ----------
    table
        The table's descriptor.
    only
        The columns wanted; all if ``None``.

    Returns
    -------
    pandas.DataFrame or None
        The frame as the table's file would give it; ``None`` if there is no intact copy.
    """
    file = _file(table)
    if file is None or not file.is_file():
        return None
    wanted = [one.name for one in table.fields if only is None or one.name in only]
    try:
        with pa.OSFile(str(file)) as opened:
            buffer = opened.read_buffer()
        sealed = buffer.slice(0, buffer.size - SEAL)
        if hashlib.sha256(sealed).digest() != buffer.slice(buffer.size - SEAL).to_pybytes():
            return None
        schema = pa.ipc.open_stream(sealed).schema
        places = [schema.get_field_index(name) for name in (LINE, *wanted)]
        options = pa.ipc.IpcReadOptions(included_fields=sorted(places))
        read = pa.ipc.open_stream(sealed, options=options).read_all()
    except (OSError, ValueError, pa.ArrowException):
        return None
    return _frame(read, wanted)


def keep(table: TableDescriptor, key: str | None, frame: pd.DataFrame) -> None:
    """Keep a copy of a table that passed the check.

    Parameters
    ----------
    table
        The table's descriptor.
    key
        What :func:`key_of` gave before the file was read: a file that has changed since is not
        kept.
    frame
        The table as read.
    """
    place = folder(table)
    if place is None or key is None or key_of(table) != key:
        return
    remember(place, f"{key}{DIGEST}", content_digest(table, frame))
    remember(place, f"{key}{NEWEST}", newest_known(frame))
    if table.file.stat().st_size < SMALLEST:
        return
    columns = {LINE: pa.array(frame.index.to_numpy(), type=pa.int64())}
    for name in frame.columns:
        values = pa.array(frame[name], from_pandas=True)
        if isinstance(values, pa.ChunkedArray):
            values = values.combine_chunks()
        text = pa.types.is_string(values.type) or pa.types.is_large_string(values.type)
        columns[name] = values.dictionary_encode() if text else values
    arrow = pa.table(columns)
    with contextlib.suppress(OSError):  # a full or read-only disk: then nothing is kept
        place.mkdir(parents=True, exist_ok=True)
        _write(place / f"{key}{SUFFIX}", arrow)
        prune(place)


def recall(place: Path | None, name: str) -> str | None:
    """Return a text remembered under a name; ``None`` if there is none, or it is damaged.

    Parameters
    ----------
    place
        The folder of the copies, from :func:`folder`.
    name
        The file's name: a key, and what the text is.
    """
    try:
        told = (place / name).read_text(encoding="utf-8") if place else ""
    except (OSError, ValueError):
        return None
    seal, _, text = told.partition("\n")
    return text if seal == _seal(name, text) else None


def remember(place: Path | None, name: str, text: str) -> None:
    """Remember a text under a name, for :func:`recall`."""
    if place is None or recall(place, name) == text:
        return
    with contextlib.suppress(OSError):
        place.mkdir(parents=True, exist_ok=True)
        with beside(place / name) as new:
            new.write_text(f"{_seal(name, text)}\n{text}", encoding="utf-8")
        prune(place)


def derived(table: TableDescriptor, what: str, derive: Callable[[TableDescriptor], str]) -> str:
    """Return a text that follows from a table's content alone, worked out once for each content.

    Parameters
    ----------
    table
        The table's descriptor.
    what
        What it is: a suffix of this module.
    derive
        Reads the table and works it out.

    Returns
    -------
    str
        The text, as remembered or as just worked out.
    """
    key, place = key_of(table), folder(table)
    found = recall(place, f"{key}{what}") if key else None
    if found is None:
        found = derive(table)
        if key and key_of(table) == key:
            remember(place, f"{key}{what}", found)
    return found


def _seal(name: str, text: str) -> str:
    return hashlib.sha256(f"{name}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()


def prune(place: Path, most: int = MOST_COPIES, most_bytes: int = MOST_BYTES) -> None:
    """Remove the oldest copies beyond a number and a size."""
    files = sorted(place.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True)
    files = [one for one in files if not one.name.startswith(".")]
    size = 0
    for number, file in enumerate(files, start=1):
        size += file.stat().st_size
        if number > most or size > most_bytes:
            file.unlink(missing_ok=True)


@contextlib.contextmanager
def beside(file: Path) -> Iterator[Path]:
    """Give a file to write beside another, and put it in its place when it is whole."""
    handle, name = tempfile.mkstemp(prefix=".new-", dir=file.parent)
    new = Path(name)
    try:
        yield new
        os.fsync(handle)
        new.replace(file)
    finally:
        os.close(handle)
        new.unlink(missing_ok=True)


def _write(file: Path, arrow: pa.Table) -> None:
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with beside(file) as new:
        with new.open("wb") as sink, pa.ipc.new_stream(sink, arrow.schema, options=options) as out:
            out.write_table(arrow)
        with new.open("rb") as written:
            seal = hashlib.file_digest(written, "sha256").digest()
        with new.open("ab") as end:
            end.write(seal)


def _frame(read: pa.Table, wanted: list[str]) -> pd.DataFrame:
    index = pd.Index(read.column(LINE).to_numpy(), name=LINE, dtype="int64")
    columns = {}
    for name in wanted:
        values = read.column(name)
        if pa.types.is_dictionary(values.type):
            values = values.cast(pa.large_string())
        kind = TYPES.get(values.type)
        if kind is not None:
            columns[name] = pd.Series(kind.__from_arrow__(values), index=index)
        else:
            columns[name] = pd.Series(values.to_numpy(), index=index)
    return pd.DataFrame(columns, index=index)


def key_of(table: TableDescriptor) -> str | None:
    """Return the key of a table's copy; ``None`` if its file is no table by its first look."""
    digest = hashlib.sha256(f"{code()}\0{table.file.suffix}\0".encode())
    digest.update(declaration(table) + b"\0")
    try:
        head = first_look(table)
        if table.file.suffix == ".csv":
            require_text(table, head)
        with table.file.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    except (DataError, OSError):
        return None
    return digest.hexdigest()


def _file(table: TableDescriptor) -> Path | None:
    """Return where a table's copy would be."""
    place = folder(table)
    if place is None or table.rival is not None or not place.is_dir():
        return None
    try:
        if table.file.stat().st_size < SMALLEST:
            return None
    except OSError:
        return None
    key = key_of(table)
    return place / f"{key}{SUFFIX}" if key else None


@cache
def code() -> str:
    """Return the digest of the code that reads tables, and of what it stands on."""
    digest = hashlib.sha256(f"{pd.__version__} {pa.__version__} {np.__version__}".encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()
