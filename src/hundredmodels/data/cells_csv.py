"""The cells of a CSV file, read as a stream, naming each line that is not clean.

Accepted silently, as pandas does: a byte order mark, CRLF, quoted cells over several lines. A
broken line is told and repaired, so that the rest of the file is still judged in the same go.
"""

import csv
from array import array
from collections.abc import Iterator, Sequence
from typing import IO

import numpy as np

from hundredmodels.data.cells import RESTORE, Cells, Column
from hundredmodels.data.descriptor import TableDescriptor
from hundredmodels.data.file_head import BYTE_ORDER_MARK, first_look, require_text, unopened
from hundredmodels.data.limits import (
    LONGEST_CELL,
    LONGEST_LINE,
    MOST_COLUMNS,
    MOST_PROBLEMS,
    MOST_ROWS,
)
from hundredmodels.data.problem import DataError, Problem

BATCH = 4096
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}
CLEAN = "Save the file as UTF-8 text, without control characters."


class _Encoder(dict[str, int]):
    """Numbers texts as they come, the empty one first."""

    def __init__(self) -> None:
        super().__init__({"": 0})

    def __missing__(self, text: str) -> int:
        code = self[text] = len(self)
        return code


class _Stopped(Exception):  # noqa: N818 -- a way out, not an error
    """The rest of the file is not worth reading."""


def read_csv(table: TableDescriptor, only: Sequence[str] | None = None) -> Cells:
    """Read the cells of a CSV file; see :func:`hundredmodels.data.cells_file.read_cells`."""
    require_text(table, first_look(table))
    try:
        with table.file.open("rb") as file:
            return _Reading(table, file, only).cells()
    except OSError as cause:
        raise DataError(unopened(table, cause)) from None


class _Reading:
    """One reading of one file."""

    def __init__(self, table: TableDescriptor, file: IO[bytes], only: Sequence[str] | None) -> None:
        self._table = table
        self._file = file
        self._only = only
        self.problems: list[Problem] = []
        self._reader = csv.reader(self._lines(), strict=True)
        self._starts = array("q")
        self._ragged: list[int] = []

    def cells(self) -> Cells:
        """Read to the end, or to where it is hopeless."""
        labels: tuple[str, ...] = ()
        encoders: list[_Encoder] = []
        codes: list[array[int]] = []
        whole = True
        try:
            labels = self._header()
            encoders = [_Encoder() for _ in labels]
            codes = [array("i") for _ in labels]
            kept = [
                place for place, label in enumerate(labels)
                if self._only is None or label in self._only
            ]  # fmt: skip
            for batch in self._batches(len(labels)):
                columns = list(zip(*batch, strict=True))
                for place in kept:
                    codes[place].extend(map(encoders[place].__getitem__, columns[place]))
        except _Stopped:
            whole = False
        if not labels:
            raise DataError(self.problems[0])
        lines = np.array(self._starts, dtype=np.int64)
        ragged = np.zeros(len(lines), dtype=bool)
        ragged[self._ragged] = True
        columns_read = []
        for encoder, some in zip(encoders, codes, strict=True):
            read = np.frombuffer(some, dtype=np.int32) if some else np.zeros(len(lines), "i4")
            columns_read.append(Column(list(encoder), read))
        return Cells(labels, tuple(columns_read), lines, ragged, tuple(self.problems), whole)

    def _stop(self, reason: str, mend: str, line: int | None = None) -> _Stopped:
        self.problems.append(self._table.problem(reason, mend, line=line))
        return _Stopped()

    def _lines(self) -> Iterator[str]:
        """Yield the lines as text, broken bytes replaced."""
        number = 0
        while raw := self._file.readline(LONGEST_LINE + 1):
            number += 1
            if len(raw) > LONGEST_LINE:
                reason = f"is a line of over {LONGEST_LINE:,} bytes; the rest is not judged"
                raise self._stop(reason, RESTORE, number)
            if number == 1:
                raw = raw.removeprefix(BYTE_ORDER_MARK)
            try:
                text = raw.decode("utf-8")
            except UnicodeDecodeError as cause:
                text = raw.decode("utf-8", errors="replace")
                byte = f"byte {cause.start + 1} of the line is 0x{raw[cause.start]:02x}"
                guess = raw[max(cause.start - 12, 0) : cause.start + 12].decode("cp1252", "replace")
                self._broken(f"is no UTF-8 text ({byte}; as Latin-1 it reads {guess!r})", number)
            if "\0" in text:
                text = text.replace("\0", REPLACEMENT)
                self._broken("holds a NUL character", number)
            yield text

    def _broken(self, reason: str, line: int) -> None:
        self.problems.append(self._table.problem(reason, CLEAN, line=line))
        if len(self.problems) >= MOST_PROBLEMS:
            raise self._stop(f"has more than {MOST_PROBLEMS:,} broken lines", RESTORE)

    def _header(self) -> tuple[str, ...]:
        for _, row in self._records():
            if len(row) > MOST_COLUMNS:
                raise self._stop(f"has over {MOST_COLUMNS:,} columns", RESTORE, 1)
            self._separator(row)
            return tuple(row)
        raise self._stop("the file is empty", RESTORE)

    def _separator(self, row: list[str]) -> None:
        """Refuse a file that is separated by something else."""
        text = ",".join(row)
        if text.lower().startswith("sep="):
            raise self._stop("begins with Excel's line sep=", "Delete that line.", 1)
        for mark, words in SEPARATORS.items():
            parts = {part.strip('"') for part in text.split(mark)}
            if len(row) == 1 and len(parts & set(self._table.columns)) * 2 > len(
                self._table.columns
            ):
                mend = (
                    "Save it with commas (in Excel: 'CSV UTF-8 (comma delimited)', and the decimal "
                    "point, not the decimal comma)."
                )
                raise self._stop(f"is separated by {words}, not by commas", mend, 1)

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each record and the line on which it starts; what can't be parsed is told."""
        while True:
            start = self._reader.line_num + 1
            try:
                for row in self._reader:
                    yield start, row
                    start = self._reader.line_num + 1
            except csv.Error as cause:
                self._unparsed(str(cause), start)
                continue
            return

    def _unparsed(self, cause: str, line: int) -> None:
        if "field larger" in cause:
            reason = f"has a cell of over {LONGEST_CELL:,} characters; the rest is not judged"
            raise self._stop(reason, "Shorten it, or close the quote that opens there.", line)
        if "end of data" in cause:
            reason = "opens a quote that is never closed; the rest is not judged"
            raise self._stop(reason, 'Close it, or write "" for a quote in a quoted cell.', line)
        if "new-line" in cause:
            reason, mend = "holds a lone carriage return", "Remove it, or quote the cell."
        else:
            reason = "has text after a closing quote"
            mend = 'Write "" for a quote within a quoted cell, and close each quote.'
        self._broken_shape(reason, mend, line)

    def _broken_shape(self, reason: str, mend: str, line: int) -> None:
        self.problems.append(self._table.problem(reason, mend, line=line))
        if len(self.problems) >= MOST_PROBLEMS:
            told = f"has more than {MOST_PROBLEMS:,} broken rows; the rest is not judged"
            raise self._stop(told, RESTORE)

    def _batches(self, width: int) -> Iterator[list[list[str]]]:
        """Yield the rows in batches, each row as wide as the header."""
        batch: list[list[str]] = []
        starts = self._starts
        hopeless = None
        try:
            for line, row in self._records():
                if not row:
                    self._broken_shape("the row is blank", "Delete it.", line)
                    continue
                if len(row) != width:
                    self._other_width(line, row, width)
                    self._ragged.append(len(starts))
                    row = [*row[:width], *[""] * (width - len(row))]  # noqa: PLW2901 -- the same row
                starts.append(line)
                batch.append(row)
                if len(batch) == BATCH:
                    yield batch
                    batch = []
                    if len(starts) > MOST_ROWS:
                        raise self._stop(f"has over {MOST_ROWS:,} rows", "Is it the right file?")
        except _Stopped as stopped:
            hopeless = stopped
        if batch:
            yield batch  # what was read before it became hopeless
        if hopeless is not None:
            raise hopeless

    def _other_width(self, line: int, row: list[str], width: int) -> None:
        have = f"{len(row)} cell{'' if len(row) == 1 else 's'} where the header has {width}"
        if len(row) < width:
            mend = "Give the row as many cells as the header; an empty one is just a comma."
            self._broken_shape(f"a cell is missing: {have}", mend, line)
        else:
            mend = 'Remove it, or quote a cell that holds a comma ("1,5" or "a, b").'
            self._broken_shape(f"is a cell more than the header has columns: {have}", mend, line)
