"""The bytes of a table's file: is it there, of a sane size, and text.

This is what the standard's validator takes for granted. Where the bytes are broken, a repaired
text is handed on, so that the rest of the file is still checked in the same go.
"""

from dataclasses import dataclass

from hundredmodels.data.descriptor import TableDescriptor
from hundredmodels.data.problem import DataError, Problem
from hundredmodels.data.reading import LARGEST_FILE, RESTORE, read_table, too_large

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# The longest table has some 12,000 lines, the longest line some thousand bytes. A file far beyond
# is no table of the report, and each of its rows would be judged at 35 microseconds or more.
MOST_LINES = 100_000
LONGEST_LINE = 1_000_000
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class Content:
    """The content of a table's file.

    Attributes
    ----------
    text
        The file's text, broken bytes replaced; ``None`` where there is nothing to check further.
    repaired
        Whether the text is not what stands in the file.
    problems
        What is wrong with the bytes.
    """

    text: str | None
    repaired: bool
    problems: tuple[Problem, ...]


def read_content(table: TableDescriptor) -> Content:
    """Read a table's file, naming each line that is not clean text.

    Parameters
    ----------
    table
        The table's descriptor.

    Returns
    -------
    Content
        The text, and the problems.
    """
    if table.file.suffix == ".parquet":
        return _parquet(table)
    try:
        split = _raw_lines(table)
    except DataError as error:
        return Content(None, False, (error.problem,))
    problems = []
    lines = []
    for number, line in enumerate(split, start=1):
        text, reason = _decode(line)
        lines.append(text)
        if reason:
            mend = "Save the file as UTF-8 text, without control characters."
            problems.append(table.problem(reason, mend, line=number))
    return Content("\n".join(lines), bool(problems), tuple(problems))


def _raw_lines(table: TableDescriptor) -> list[bytes]:
    """Return a file's lines, or say why there are none worth reading."""
    try:
        if table.file.exists() and not table.file.is_file():
            raise DataError(table.problem("is no ordinary file", RESTORE))
        if table.file.stat().st_size > LARGEST_FILE:
            raise DataError(too_large(table))
        with table.file.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)  # it may grow meanwhile
    except FileNotFoundError:
        raise DataError(table.problem("the file is missing", RESTORE)) from None
    except OSError as cause:
        reason = f"the file can't be opened ({cause.strerror})"
        raise DataError(table.problem(reason, RESTORE)) from None
    raw = raw.removeprefix(BYTE_ORDER_MARK)
    if not raw.strip():
        raise DataError(table.problem("the file is empty", RESTORE))
    lines = raw.split(b"\n")
    if len(lines) > MOST_LINES or max(map(len, lines)) > LONGEST_LINE:
        reason = f"has over {MOST_LINES:,} lines, or a line of over {LONGEST_LINE:,} bytes"
        raise DataError(table.problem(reason, RESTORE))
    return lines


def _decode(line: bytes) -> tuple[str, str]:
    """Return a line's text, and what is wrong with its bytes."""
    reason = ""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as cause:
        text = line.decode("utf-8", errors="replace")
        reason = (
            f"is no UTF-8 text (byte {cause.start + 1} of the line is 0x{line[cause.start]:02x})"
        )
    if "\0" in text:
        text = text.replace("\0", REPLACEMENT)
        reason = reason or "holds a NUL character"
    return text, reason


def _parquet(table: TableDescriptor) -> Content:
    """Return a Parquet table as the CSV that the validator reads."""
    try:
        frame = read_table(table)
    except DataError as error:
        return Content(None, False, (error.problem,))
    return Content(frame.to_csv(index=False, lineterminator="\n"), True, ())
