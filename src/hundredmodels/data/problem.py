"""A problem of the data: where it is, what is wrong, and what to do about it."""

from dataclasses import asdict, dataclass
from typing import Any

from hundredmodels.errors import UserError


@dataclass(frozen=True)
class Problem:
    """One thing wrong with the data package.

    Attributes
    ----------
    table
        Name of the table; empty for the package as a whole.
    file
        The file, relative to the folder above the data ("data/models.csv").
    line
        The line in the file, the header being line 1; ``None`` for the file as a whole. Rows of a
        Parquet file are counted as those of its CSV: :attr:`row` is one less.
    field
        The column; empty where the problem is not one column's.
    value
        The offending text; empty where there is none.
    reason
        What is wrong, in a clause ("is no date").
    mend
        What to do, in a sentence.
    """

    table: str
    file: str
    line: int | None
    field: str
    value: str
    reason: str
    mend: str

    @property
    def in_parquet(self) -> bool:
        """Whether the file has rows, but no lines."""
        return self.file.endswith(".parquet")

    @property
    def row(self) -> int | None:
        """The row of a Parquet file, the first being row 1; ``None`` where lines are counted."""
        return self.line - 1 if self.in_parquet and self.line and self.line > 1 else None

    def to_json(self) -> dict[str, Any]:
        """Return the problem as JSON: place in lines or in rows, whichever the file has."""
        line = None if self.in_parquet else self.line
        return {**asdict(self), "line": line, "row": self.row}

    @property
    def sentence(self) -> str:
        """The problem in one sentence and its mend in another."""
        place = self.file
        if self.row is not None:
            place = f"{place} row {self.row}"
        elif self.line is not None and not self.in_parquet:
            place = f"{place} line {self.line}"
        if self.field:
            place = f"{place}, {self.field}"
        return f"{place}: {quoted(self.value)}{self.reason}. {self.mend}"


class DataError(UserError):
    """The data package can't be read; :attr:`problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem and say its sentence."""
        super().__init__(problem.sentence)
        self.problem = problem

    def __reduce__(self) -> tuple[type["DataError"], tuple[Problem]]:
        """Pickle by the problem, so that the error survives the way back from a worker."""
        return type(self), (self.problem,)


def quoted(value: str, *, longest: int = 80) -> str:
    """Quote a cell for a message: control characters escaped, long text cut, a space after it."""
    if not value:
        return ""
    text = value if len(value) <= longest else f"{value[:longest]}…"
    return f"{text!r} "
