"""Writing changed and new rows into a table's file, leaving every other byte as it is.

A CSV keeps its byte order mark, its line ends, its order of columns, and the quotes of every row
that is not touched. A Parquet file is written anew, with its own types.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Mapping

import pandas as pd

from hundredmodels.data.descriptor import TableDescriptor
from hundredmodels.data.file_head import BYTE_ORDER_MARK
from hundredmodels.data.merging import Merge
from hundredmodels.data.reading import read_file, type_texts


def spliced(table: TableDescriptor, merge: Merge) -> bytes:
    """Return the content of a table's file after a merge.

    Parameters
    ----------
    table
        The table's descriptor.
    merge
        What to change and to add.

    Returns
    -------
    bytes
        The new content.
    """
    if table.file.suffix == ".parquet":
        return _parquet(table, merge)
    raw = table.file.read_bytes()
    mark = BYTE_ORDER_MARK if raw.startswith(BYTE_ORDER_MARK) else b""
    return mark + _csv(raw.removeprefix(mark).decode("utf-8"), merge).encode("utf-8")


def _csv(text: str, merge: Merge) -> str:
    lines = _ended(text)
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    reader = csv.reader(iter(lines))
    header = next(reader)
    changed: dict[int, dict[str, str]] = defaultdict(dict)
    for one in merge.changes:
        changed[one.row][one.field] = one.new
    parts = ["".join(lines[: reader.line_num])]
    start = reader.line_num
    for place, row in enumerate(reader):
        stop = reader.line_num
        if place in changed:
            cells = dict(zip(header, row, strict=True)) | changed[place]
            ended = lines[stop - 1].endswith("\n")
            parts.append(_written(header, cells) + (end if ended else ""))
        else:
            parts.append("".join(lines[start:stop]))
        start = stop
    if merge.added and not parts[-1].endswith("\n"):
        parts.append(end)
    parts += [_written(header, row) + end for row in merge.added]
    return "".join(parts)


def _ended(text: str) -> list[str]:
    """Split a text after each line feed, as files are counted."""
    *whole, rest = text.split("\n")
    return [*(f"{part}\n" for part in whole), *([rest] if rest else [])]


def _written(header: list[str], row: Mapping[str, str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="").writerow([row.get(name, "") for name in header])
    return out.getvalue()


def _parquet(table: TableDescriptor, merge: Merge) -> bytes:
    frame = read_file(table)
    for one in merge.changes:
        line = frame.index[one.row]
        frame.loc[line, one.field] = type_texts(table, one.field, [one.new]).iloc[0]
    if merge.added:
        more = pd.DataFrame(
            {name: type_texts(table, name, [row[name] for row in merge.added])
             for name in table.columns}
        )  # fmt: skip
        frame = pd.concat([frame, more])
    out = io.BytesIO()
    frame.reset_index(drop=True).to_parquet(out, index=False)
    return out.getvalue()
