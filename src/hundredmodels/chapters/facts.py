"""Facts that chapters take from tables: a value, or none, with the rows it stands in."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from hundredmodels.chapters.result import Inputs, rows_of


@dataclass(frozen=True)
class Fact:
    """A value with the rows that it stands in.

    Attributes
    ----------
    value
        The number; ``None`` where no row was known by the day.
    inputs
        The rows.
    reason
        Why there is no value.
    """

    value: float | None
    inputs: tuple[Inputs, ...] = ()
    reason: str = ""

    @classmethod
    def none(cls, reason: str) -> "Fact":
        """Return a fact that was not known."""
        return cls(None, (), reason)


def derived(value: float | None, *parts: Fact, inputs: tuple[Inputs, ...] = ()) -> Fact:
    """Return a value computed from facts, with all their rows; none if one of them is none.

    Parameters
    ----------
    value
        The value; ``None`` where it can't be computed.
    *parts
        The facts.
    inputs
        Rows beside theirs.
    """
    for part in parts:
        if part.value is None:
            return Fact.none(part.reason)
    if value is None:
        return Fact.none("it can't be computed from the rows known by the day")
    return Fact(value, merged([*(one for part in parts for one in part.inputs), *inputs]))


def product(one: Fact, other: Fact) -> Fact:
    """Return one fact times another."""
    known = one.value is not None and other.value is not None
    return derived((one.value or 0.0) * (other.value or 0.0) if known else None, one, other)


def ratio(top: Fact, bottom: Fact) -> Fact:
    """Return one fact over another; none where the latter is nought."""
    known = top.value is not None and bottom.value
    return derived((top.value or 0.0) / (bottom.value or 1.0) if known else None, top, bottom)


def merged(inputs: Iterable[Inputs]) -> tuple[Inputs, ...]:
    """Join the rows of several inputs, table by table."""
    lines: dict[str, set[int]] = {}
    for one in inputs:
        lines.setdefault(one.table, set()).update(one.lines)
    return tuple(one for table, found in lines.items() for one in rows_of(table, found))


def one_row(frame: pd.DataFrame, table: str, column: str, what: str) -> Fact:
    """Return the last row's value of a column."""
    rows = frame[frame[column].notna()]
    if rows.empty:
        return Fact.none(f"{what} is not in the rows known by the day")
    return Fact(float(rows[column].iloc[-1]), rows_of(table, [rows.index[-1]]))


def priced_rows(points: pd.DataFrame) -> tuple[Inputs, ...]:
    """Name the rows behind priced models: ``line`` of prices, ``score_line`` of scores."""
    if points.empty:
        return ()
    return (*rows_of("api_prices", points["line"]), *rows_of("scores", points["score_line"]))


def accelerator(table: pd.DataFrame, chip: str, column: str) -> Fact:
    """Return a property of a chip or server."""
    rows = table[table["chip"] == chip]
    return one_row(rows, "accelerators", column, f"{column} of {chip}")
