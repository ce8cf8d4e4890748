"""The first look at a table's file: is it there, of a sane size, and of the right kind.

Costs the same for a kilobyte and for a gigabyte.
"""

import errno
import stat
from pathlib import Path

from hundredmodels.data.descriptor import TableDescriptor
from hundredmodels.data.limits import LARGEST_FILE
from hundredmodels.data.problem import DataError, Problem

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
HEAD = 1 << 16
PARQUET = b"PAR1"
AS_UTF8 = "Save it again as UTF-8 (in Excel: 'CSV UTF-8 (comma delimited)')."
KINDS = (  # of files that end in .csv and are none
    (PARQUET, "is a Parquet file", "Let its name end in .parquet."),
    (b"PK\x03\x04", "is an Excel workbook or another zip archive", "Save the sheet as CSV."),
    (b"\xd0\xcf\x11\xe0", "is an old Excel workbook", "Save the sheet as CSV."),
    (b"\x1f\x8b", "is compressed", "Unpack it."),
    (b"%PDF", "is a PDF", "Save the table as CSV."),
    (b"\x89PNG", "is an image", "Save the table as CSV."),
    (b"\xff\xfe", "is UTF-16 text", AS_UTF8),
    (b"\xfe\xff", "is UTF-16 text", AS_UTF8),
)
MOST_NULS = 0.05  # of the first bytes; text in UTF-16 has half
RESTORE = "Restore the file from version control."


def first_look(table: TableDescriptor) -> bytes:
    """Return the first bytes of a table's file.

    Raises
    ------
    DataError
        If there is no such file, it can't be opened, is too large, empty, or of another kind.
    """
    try:
        state = table.file.stat()
        if not stat.S_ISREG(state.st_mode):
            what = "a folder" if stat.S_ISDIR(state.st_mode) else "no ordinary file"
            raise DataError(table.problem(f"is {what}", "Put the table's file in its place."))
        if state.st_size > LARGEST_FILE:
            raise DataError(too_large(table))
        with Path(table.file).open("rb") as file:
            head = file.read(HEAD)
    except OSError as cause:
        raise DataError(unopened(table, cause)) from None
    if not head.removeprefix(BYTE_ORDER_MARK).strip():
        raise DataError(table.problem("the file is empty", RESTORE))
    return head


def require_text(table: TableDescriptor, head: bytes) -> None:
    """Refuse what is no CSV by its first bytes.

    Raises
    ------
    DataError
        If it is of a known other kind, or binary.
    """
    for magic, what, mend in KINDS:
        if head.startswith(magic):
            raise DataError(table.problem(what, mend))
    if head.count(0) > MOST_NULS * len(head):
        even, odd = head[::2].count(0), head[1::2].count(0)
        if even + odd < len(head) * 0.9 and (not even or not odd):
            raise DataError(table.problem("is UTF-16 text", AS_UTF8))
        raise DataError(table.problem("is no text: it is full of NUL bytes", RESTORE))
    if b"\n" not in head and head.count(b"\r") > 1:
        reason = "ends its lines with a lone carriage return, as Macs did before 2001"
        raise DataError(table.problem(reason, "Save it with ordinary line ends (LF or CRLF)."))


def too_large(table: TableDescriptor) -> Problem:
    """Return the problem of a file that is too large to be a table of the report."""
    reason = f"is larger than {LARGEST_FILE:,} bytes, the most that a table may have"
    return table.problem(reason, "Is it the right file? If so, keep fewer rows.")


def unopened(table: TableDescriptor, cause: OSError) -> Problem:
    """Return the problem of a file that can't be opened."""
    match cause.errno:
        case errno.ENOENT:
            return table.problem("the file is missing", RESTORE)
        case errno.ELOOP:
            return table.problem("is a link that leads back to itself", "Put the file there.")
        case errno.EACCES | errno.EPERM:
            mend = "Give yourself the right to read it (chmod u+r)."
            return table.problem("the file may not be read", mend)
    return table.problem(f"the file can't be opened ({cause.strerror})", RESTORE)
