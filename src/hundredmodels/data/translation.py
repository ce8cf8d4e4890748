"""The standard validator's errors as problems that a person can act on.

``frictionless`` says what is wrong with a row; this module only finds the words, the line in the
file and the mend.
"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import partial
from typing import Any

from hundredmodels.data.descriptor import TableDescriptor
from hundredmodels.data.problem import Problem
from hundredmodels.data.reading import CONVERTERS

MOST_SUGGESTIONS = 50  # looking for a near key takes milliseconds; a wrong file has thousands
WORDS = {name: words for name, (_, words) in CONVERTERS.items()}


class Translator:
    """Translates the errors of one table.

    Parameters
    ----------
    table
        The table's descriptor.
    lines
        The line on which each record starts, where records run over lines; ``None`` where the
        record's number is its line.
    lookup
        The validator's keys of the tables that this one points at.
    """

    def __init__(
        self,
        table: TableDescriptor,
        lines: list[int] | None = None,
        lookup: Mapping[str, Mapping[tuple[str, ...], set[tuple[Any, ...]]]] | None = None,
    ) -> None:
        """Keep what the words need."""
        self._table = table
        self._lines = lines
        self._lookup = lookup or {}
        self._fields = {field.name: field for field in table.fields}
        self._suggestions: dict[tuple[str, str], str] = {}

    def line(self, record: int) -> int:
        """Return the line of a record, the header being record 1."""
        if self._lines and record <= len(self._lines):
            return self._lines[record - 1]
        return record

    def header(self, error: Any) -> Problem:  # noqa: ANN401 -- frictionless has no types
        """Translate an error of the header."""
        label = getattr(error, "label", "")
        name = getattr(error, "field_name", "")
        say = partial(self._table.problem, line=1)
        match error.type:
            case "missing-label":
                mend = "Add it, or take it from the descriptor."
                return say("the column is missing", mend, field=name)
            case "extra-label":
                near = _near(label, self._fields)
                mend = f"Remove it, or declare it in the descriptor.{near}"
                return say("the column is not declared", mend, field=label)
            case "duplicate-label":
                return say("the column stands twice", "Keep one.", field=label)
            case "incorrect-label" | "blank-label":
                mend = f"Name the column {name!r}."
                return say(f"stands where {name!r} belongs", mend, field=name, value=label)
        return say(f"the header is wrong ({error.message})", "Mend the first line.")

    def row(self, error: Any) -> Iterator[Problem]:  # noqa: ANN401 -- frictionless has no types
        """Translate an error of a row; a broken key of several columns is one problem."""
        line = self.line(error.row_number)
        name = getattr(error, "field_name", "")
        value = str(getattr(error, "cell", ""))
        say = partial(self._table.problem, line=line)
        match error.type:
            case "type-error":
                yield from self._type(line, name, value)
            case "constraint-error":
                yield self._constraint(error.note, line, name, value)
            case "unique-error" | "primary-key":
                yield self._repeated(error, line, name, value)
            case "foreign-key":
                yield self._dangling(error, line)
            case "missing-cell":
                yield say("the cell is missing", "Give the row as many cells as the header.",
                          field=name)  # fmt: skip
            case "extra-cell":
                mend = "Remove it, or quote a cell that holds a comma."
                yield say("is a cell more than the header has columns", mend, value=value)
            case "blank-row":
                yield say("the row is blank", "Delete it.")
            case _:
                yield say(f"is refused ({error.message})", "Mend the row.", field=name, value=value)

    def _type(self, line: int, name: str, value: str) -> Iterator[Problem]:
        field = self._fields[name]
        if fits(field.type, value):
            return  # 4096.0 is the whole number that pandas writes for 4096
        words = WORDS.get(field.type, field.type)
        mend = f"Write a {words}, or leave the cell empty."
        if field.constraints.get("required"):
            mend = f"Write a {words}."
        yield self._table.problem(f"is no {words}", mend, line=line, field=name, value=value)

    def _constraint(self, note: str, line: int, name: str, value: str) -> Problem:
        constraints = self._fields[name].constraints
        kind = note.split('"')[1] if note.count('"') > 1 else ""
        limit = constraints.get(kind)
        near, mend = "", "Correct it."
        match kind:
            case "required":
                reason, mend = "the cell is empty, but required", "Fill it in."
            case "enum":
                known = [str(word) for word in limit or ()]
                reason = f"is none of the words allowed ({', '.join(known)})"
                near = _near(value, known)
            case "minimum" | "exclusiveMinimum":
                reason = f"is below {limit}, the least that is allowed"
            case "maximum" | "exclusiveMaximum":
                reason = f"is above {limit}, the most that is allowed"
            case "pattern":
                reason = f"does not look as it should (pattern {limit})"
            case "minLength" | "maxLength":
                reason = f"is too {'short' if kind == 'minLength' else 'long'} ({limit} characters)"
            case _:
                reason = f"breaks a constraint ({note})"
        mend = f"{mend}{near}"
        return self._table.problem(reason, mend, line=line, field=name, value=value)

    def _repeated(self, error: Any, line: int, name: str, value: str) -> Problem:  # noqa: ANN401
        words = error.note.rsplit(maxsplit=1)
        first = self.line(int(words[-1])) if words and words[-1].isdecimal() else None
        if error.type == "primary-key":
            key = self._table.primary_key
            columns = list(self._fields)
            cells = dict(zip(columns, error.cells, strict=False))
            name, value = ", ".join(key), ", ".join(str(cells.get(column, "")) for column in key)
        if first is None:
            return self._table.problem(
                "the key is empty", "Fill it in.", line=line, field=name, value=value.strip(", ")
            )
        mend = "Remove one of the two rows, or correct the key."
        reason = f"stands already on line {first}, but must be unique"
        return self._table.problem(reason, mend, line=line, field=name, value=value)

    def _dangling(self, error: Any, line: int) -> Problem:  # noqa: ANN401
        other = error.reference_name or self._table.name
        columns = tuple(error.reference_field_names)
        value = ", ".join(str(cell) for cell in error.field_cells)
        mend = f"Add it to {other}, or correct it.{self._suggest(other, columns, value)}"
        return self._table.problem(
            f"is no {', '.join(columns)} of the table {other}",
            mend,
            line=line,
            field=", ".join(error.field_names),
            value=value,
        )

    def _suggest(self, other: str, columns: tuple[str, ...], value: str) -> str:
        if (other, value) not in self._suggestions:
            if len(self._suggestions) >= MOST_SUGGESTIONS:
                return ""
            keys = self._lookup.get(other, {}).get(columns, set())
            known = [", ".join(str(part) for part in key) for key in keys]
            self._suggestions[other, value] = _near(value, sorted(known))
        return self._suggestions[other, value]


def fits(kind: str, text: str) -> bool:
    """Say whether a text can be read as a value of this type."""
    if kind not in CONVERTERS:
        return True
    try:
        CONVERTERS[kind][0](text)
    except (ValueError, OverflowError):
        return False
    return True


def _near(word: str, known: Mapping[str, Any] | list[str]) -> str:
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Did you mean {near[0]!r}?" if near else ""
