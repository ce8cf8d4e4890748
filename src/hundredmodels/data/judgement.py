"""Judging the cells of one table against its declaration: columns, types, constraints, keys.

The rules are those of the Table Schema standard. Each distinct text of a column is judged once,
whatever the number of rows; a test holds the outcome to that of the standard's own validator,
which takes the rows one by one.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt
import pandas as pd

from hundredmodels.data.cells import EMPTY, RESTORE, Cells, Column
from hundredmodels.data.characters import unfit
from hundredmodels.data.converters import CONVERTERS, TYPES, fits, misread, not_computed
from hundredmodels.data.descriptor import FieldDescriptor, TableDescriptor
from hundredmodels.data.limits import LONGEST_CELL, MOST_PROBLEMS
from hundredmodels.data.problem import Problem
from hundredmodels.data.reading import type_cells
from hundredmodels.errors import nearest

Verdict = tuple[str, str]  # reason, mend
Rows = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Judged:
    """A table after its judgement.

    Attributes
    ----------
    frame
        What could be read of it: unreadable cells and missing columns are left out.
    problems
        What is wrong with the table by itself.
    sound
        The lines whose rows have the header's shape and a key of their own: only they are worth
        comparing with others.
    shifted
        The lines whose rows have more or fewer cells than the header.
    """

    frame: pd.DataFrame
    problems: tuple[Problem, ...]
    sound: pd.Index
    shifted: pd.Index

    @property
    def comparable(self) -> pd.DataFrame:
        """The rows that are worth comparing with others."""
        whole = len(self.sound) == len(self.frame)
        return self.frame if whole else self.frame.loc[self.sound]


def judge(table: TableDescriptor, cells: Cells) -> Judged:
    """Judge a table.

    Parameters
    ----------
    table
        The table's descriptor.
    cells
        Its cells.

    Returns
    -------
    Judged
        The problems, in order of line, and what could be read.
    """
    header = list(_header(table, cells.labels))
    frame, _ = type_cells(table.fields, cells)
    if not set(cells.labels) & set(table.columns):
        return Judged(frame, (*cells.problems, *header), frame.index[:0], frame.index)
    problems = [*cells.problems, *header]
    room = MOST_PROBLEMS - len(problems)
    problems += islice(_cells(table, cells), max(room, 0) + 1)
    repeated, told = _repeated(table, cells, frame)
    problems += islice(told, max(MOST_PROBLEMS - len(problems), 0) + 1)
    empty = not len(cells.lines) and not table.raw.get("mayBeEmpty")
    if empty and not cells.problems:
        problems.append(table.problem("the table has no rows", RESTORE))
    problems.sort(key=lambda one: one.line or 0)
    if len(problems) > MOST_PROBLEMS:
        reason = f"has more than {MOST_PROBLEMS:,} problems; the check of this table stops here"
        problems = [*problems[:MOST_PROBLEMS], table.problem(reason, RESTORE)]
    sound = frame.index[~(repeated | cells.ragged)]
    return Judged(frame, tuple(problems), sound, frame.index[cells.ragged])


def undeclared_types(table: TableDescriptor) -> Iterator[tuple[str, str]]:
    """Yield the columns, and their types, that the report can't read."""
    for field in table.fields:
        if field.type not in TYPES:
            yield field.name, field.type


def near(word: str, known: list[str]) -> str:
    """Name the nearest known word, with a leading space; nothing if none is near."""
    found = nearest(word, known)
    return f" Did you mean {found!r}?" if found else ""


def _header(table: TableDescriptor, labels: tuple[str, ...]) -> Iterator[Problem]:
    extra = [label for label in labels if label not in table.columns]
    missing = [name for name in table.columns if name not in labels]
    for name in missing:
        renamed = nearest(name, extra)
        mend = "Add it, or take it from the descriptor."
        if renamed:
            mend = f"Is it the column {renamed!r}? Then name that one {name!r}."
        yield table.problem("the column is missing", mend, line=1, field=name)
    for place, label in enumerate(labels):
        if label in labels[:place]:
            if label or label in table.columns:
                mend = "Keep one of the two, or rename it."
                yield table.problem("the column stands twice", mend, line=1, field=label)
        elif label not in table.columns:
            mend = f"Remove it, or declare it in the descriptor.{near(label, missing or [])}"
            if not label.strip():
                reason = f"column {place + 1} has no name"
                yield table.problem(reason, "Name it, or remove the column.", line=1)
            else:
                yield table.problem("the column is not declared", mend, line=1, field=label)


def _cells(table: TableDescriptor, cells: Cells) -> Iterator[Problem]:
    """Judge the cells column by column."""
    for field in table.fields:
        if cells.labels.count(field.name) != 1:
            continue
        column = cells.columns[cells.labels.index(field.name)]
        verdicts = _verdicts(field, column)
        if not verdicts:
            continue
        marked = np.zeros(len(column.texts), dtype=bool)
        marked[list(verdicts)] = True
        for row in np.flatnonzero(marked[column.codes] & ~cells.ragged):
            code = int(column.codes[row])
            for reason, mend in verdicts[code]:
                yield table.problem(
                    reason, mend,
                    line=int(cells.lines[row]), field=field.name, value=column.texts[code],
                )  # fmt: skip


def _verdicts(field: FieldDescriptor, column: Column) -> dict[int, list[Verdict]]:
    """Return what is wrong with each distinct text of a column, by its code."""
    rules = [
        rule for name, limit in field.constraints.items() if (rule := _rule(field, name, limit))
    ]
    found: dict[int, list[Verdict]] = {}
    for code, text in enumerate(column.texts[1:], start=1):
        if not fits(field.type, text):
            found[code] = [misread(field, text)]
            continue
        wrong = [verdict for rule in rules if (verdict := rule(text))]
        if refused := (text[0] in "=#" and not_computed(text)) or unfit(text):
            wrong.append(refused)
        if len(text) > LONGEST_CELL:
            wrong.append((f"has over {LONGEST_CELL:,} characters", "Shorten it."))
        if wrong:
            found[code] = wrong
    if field.constraints.get("required"):
        found[EMPTY] = [("the cell is empty, but required", "Fill it in.")]
    return found


def _rule(
    field: FieldDescriptor, name: str, limit: object
) -> Callable[[str], Verdict | None] | None:
    """Return the judge of one constraint, for texts that fit the type."""
    value = _value_of(field.type)
    match name:
        case "enum" if isinstance(limit, list):
            known = [str(word) for word in limit]
            allowed = {value(word) for word in known if fits(field.type, word)}
            words = f"is none of the words allowed ({', '.join(known)})"
            return lambda text: (
                None if value(text) in allowed else (words, f"Correct it.{near(text, known)}")
            )
        case "pattern":
            pattern = re.compile(str(limit))
            reason = f"does not look as it should (pattern {limit})"
            return lambda text: None if pattern.fullmatch(text) else (reason, "Correct it.")
        case "minLength" | "maxLength" if isinstance(limit, int):
            short = name == "minLength"
            reason = f"is too {'short' if short else 'long'} ({limit} characters)"
            return lambda text: (
                (reason, "Correct it.")
                if (len(text) < limit if short else len(text) > limit)
                else None
            )
        case "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum":
            return _bound(field, name, limit)
    return None


def _bound(
    field: FieldDescriptor, name: str, limit: object
) -> Callable[[str], Verdict | None] | None:
    """Return the judge of a least or a most value."""
    value = _value_of(field.type)
    if not fits(field.type, str(limit)):
        return None
    bound = value(str(limit))
    reason = f"is below {limit}, the least that is allowed"
    if name.casefold().endswith("maximum"):
        reason = f"is above {limit}, the most that is allowed"
    if name.startswith("exclusive"):
        reason = f"is not {'above' if name.endswith('Minimum') else 'below'} {limit}"
    inside: Callable[[object, object], bool] = {
        "minimum": lambda one, other: one >= other,
        "maximum": lambda one, other: one <= other,
        "exclusiveMinimum": lambda one, other: one > other,
        "exclusiveMaximum": lambda one, other: one < other,
    }[name]
    return lambda text: None if inside(value(text), bound) else (reason, "Correct it.")


def _value_of(kind: str) -> Callable[[str], object]:
    return CONVERTERS[kind][0] if kind in CONVERTERS else str


def _repeated(
    table: TableDescriptor, cells: Cells, frame: pd.DataFrame
) -> tuple[Rows, Iterator[Problem]]:
    """Find rows whose key is empty or stands already; and what to say of them."""
    unique = [(field.name,) for field in table.fields if field.constraints.get("unique")]
    keys = [key for key in dict.fromkeys((table.primary_key, *unique)) if key]
    keys = [key for key in keys if set(key) <= set(frame.columns)]
    wrong = np.zeros(len(frame), dtype=bool)
    told = []
    for key in keys:
        part = frame[list(key)]
        empty = part.isna().all(axis=1).to_numpy()
        again = part.duplicated().to_numpy() & ~empty
        wrong |= again
        if key == table.primary_key:
            wrong |= empty
        told.append(_tell(table, cells, key, part, (again, empty)))
    return wrong, (problem for some in told for problem in some)


def _tell(
    table: TableDescriptor,
    cells: Cells,
    key: tuple[str, ...],
    part: pd.DataFrame,
    wrong: tuple[Rows, Rows],
) -> Iterator[Problem]:
    again, empty = (rows & ~cells.ragged for rows in wrong)
    name = ", ".join(key)
    required = {field.name for field in table.fields if field.constraints.get("required")}
    if key == table.primary_key and not set(key) & required:
        for line in part.index[empty]:
            yield table.problem("the key is empty", "Fill it in.", line=int(line), field=name)
    if not again.any():
        return
    alike = part.duplicated(keep=False).to_numpy()
    first: dict[tuple[object, ...], int] = {}
    mend = "Remove one of the two rows, or correct the key."
    columns = [cells.columns[cells.labels.index(column)] for column in key]
    last = np.flatnonzero(again)[:MOST_PROBLEMS][-1]
    rows = np.flatnonzero(alike[: last + 1])
    values = part.iloc[rows].astype("object").where(part.iloc[rows].notna(), None)
    for row, identity in zip(rows, values.itertuples(index=False, name=None), strict=True):
        line = int(cells.lines[row])
        before = first.setdefault(identity, line)
        if again[row]:
            text = ", ".join(one.texts[one.codes[row]] for one in columns)
            reason = f"stands already on line {before}, but must be unique"
            if table.file.suffix == ".parquet":
                reason = f"stands already in row {before - 1}, but must be unique"
            yield table.problem(reason, mend, line=line, field=name, value=text)
