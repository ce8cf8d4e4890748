"""The table of a sweep: one row for each run and result, in Parquet.

Columns: each swept parameter in its own type, then :data:`COLUMNS`. A run that failed has one row,
without an id, whose ``reason`` says why. Rows are sorted by the parameters, then by id, and the
file holds no time and no path, so the same runs give the same bytes.
"""

import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from hundredmodels.build.files import write_whole
from hundredmodels.build.plan import Run
from hundredmodels.build.sweep.kept import Row

METADATA = b"hundredmodels"
COLUMNS = {
    "run": pa.string(),
    "id": pa.string(),
    "label": pa.string(),
    "value": pa.float64(),
    "text": pa.string(),
    "low": pa.float64(),
    "high": pa.float64(),
    "interval": pa.string(),
    "unit": pa.string(),
    "n": pa.int64(),
    "headline": pa.bool_(),
    "reason": pa.string(),
}
PART = 200
"""Runs in one row group."""
DAY = "as_of"


def column_of(parameter: str) -> str:
    """Return the column that holds a swept parameter."""
    return f"parameter_{parameter}" if parameter in COLUMNS else parameter


def ordered(runs: Iterable[Run], swept: Sequence[str]) -> list[Run]:
    """Sort runs by their swept parameters."""
    return sorted(runs, key=lambda run: tuple(_sorting(run.parameters[name]) for name in swept))


def _sorting(value: Any) -> tuple[str, float, str]:  # noqa: ANN401 -- a parameter's value
    """Return what sorts values of one parameter, whatever its type."""
    if isinstance(value, bool | int | float):
        return ("", float(value), "")
    return ("text", 0.0, value if isinstance(value, str) else json.dumps(value))


def write_table(
    path: Path,
    runs: Sequence[Run],
    rows_of: Callable[[Run], Iterable[Row]],
    *,
    swept: Sequence[str],
    about: Mapping[str, Any],
) -> None:
    """Write the table, whole or not at all.

    Parameters
    ----------
    path
        Where to.
    runs
        The runs; they may come in any order.
    rows_of
        Gives what was found by a run.
    swept
        Names of the parameters that vary, in the order of their columns.
    about
        What the sweep was, as JSON, for the file's metadata.
    """
    runs = ordered(runs, swept)
    kinds = {name: _kind(name, [run.parameters[name] for run in runs]) for name in swept}
    words = json.dumps(about, sort_keys=True, ensure_ascii=False)
    schema = pa.schema(
        [(column_of(name), kind) for name, kind in kinds.items()] + list(COLUMNS.items()),
        metadata={METADATA: words.encode("utf-8")},
    )
    buffer = io.BytesIO()
    with pq.ParquetWriter(buffer, schema, compression="zstd") as writer:
        for begin in range(0, len(runs), PART):
            part = [
                row for run in runs[begin : begin + PART] for row in _rows(run, rows_of(run), kinds)
            ]
            writer.write_table(pa.Table.from_pylist(part, schema=schema))
    write_whole(path, buffer.getvalue())


def _rows(run: Run, found: Iterable[Row], kinds: Mapping[str, pa.DataType]) -> Iterator[Row]:
    """Yield the rows of a run, sorted by id."""
    point = {
        column_of(name): _typed(run.parameters[name], kind) for name, kind in kinds.items()
    } | {"run": run.key}
    for row in sorted(found, key=lambda row: row["id"] or ""):
        value = row.get("value")
        worded = isinstance(value, str)
        yield (
            point
            | row
            | {
                "value": None if worded or value is None else float(value),
                "text": value if worded else None,
                "low": _end(row.get("low")),
                "high": _end(row.get("high")),
            }
        )


def failed(reason: str) -> Row:
    """Return the one row of a run that failed."""
    return {"id": None, "reason": reason}


def _end(value: float | str | None) -> float | None:
    """Return an end of an interval; open ends are kept as words."""
    return None if value is None else float(value)


def _kind(name: str, values: Sequence[Any]) -> pa.DataType:
    """Return the type of a parameter's column."""
    if name == DAY:
        return pa.date32()
    for types, kind in ((bool, pa.bool_()), (int, pa.int64()), (int | float, pa.float64())):
        if all(isinstance(value, types) for value in values):
            return kind
    return pa.string()


def _typed(value: Any, kind: pa.DataType) -> Any:  # noqa: ANN401 -- as the column has it
    """Return a parameter's value as its column has it."""
    if kind == pa.date32():
        return date.fromisoformat(value)
    if kind == pa.string() and not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return float(value) if kind == pa.float64() else value


def about_table(path: Path) -> dict[str, Any]:
    """Return what a table's metadata say of its sweep."""
    metadata = pq.read_schema(path).metadata or {}
    about: dict[str, Any] = json.loads(metadata.get(METADATA, b"{}"))
    return about
