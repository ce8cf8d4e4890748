"""A result: one number (or date, or name) of the report, with all that a reader needs to judge it.

Results are what the prose quotes, what the ledger tests claims against, and what people cite;
their ids are for ever.
"""

import re
from calendar import month_name
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import floor, inf, isfinite, log10
from typing import Literal

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.chapters.provenance import calling_line
from hundredmodels.chapters.typography import typeset

Basis = Literal["recomputed", "quoted", "assumed"]
LARGE, SMALL = 1e15, 1e-4
YEAR = "year"
WORDS = (("trillion", 1e12), ("billion", 1e9), ("million", 1e6))
MONEY = re.compile(
    r"(?:(?P<before>thousand|million|billion|trillion) )?(?P<currency>US dollars|USD|RMB)"
    r"(?: (?P<after>thousand|million|billion|trillion))?(?: (?P<rest>.+))?"
)
UNPRINTED = frozenset({"", "fraction", "ratio", "score", "date", "month", "day", "year"})
SHARE = re.compile("fraction( of .+)?")
LEAST_MONEY = 0.1
"""Billions (or millions) below this are told in the next smaller word."""
NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
MONTH_PATTERN = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
ID_PATTERN = re.compile(r"[a-z0-9-]+\.[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Inputs:
    """Rows of a table that a result was computed from.

    Attributes
    ----------
    table
        Name of the table.
    lines
        Line numbers in its file; the header is line 1.
    """

    table: str
    lines: tuple[int, ...]


def rows_of(table: str, *lines: Iterable[object]) -> tuple[Inputs, ...]:
    """Name the rows that a result stands in.

    Parameters
    ----------
    table
        Name of the table.
    *lines
        Line numbers: a frame's index, or columns of lines with some missing.

    Returns
    -------
    tuple of Inputs
        One, its lines sorted and without repeats; none where there are no rows.
    """
    found = {
        int(float(str(line)))
        for column in lines
        for line in column
        if line is not None and line == line  # noqa: PLR0124 -- not nan
    }
    return (Inputs(table, tuple(sorted(found))),) if found else ()


@dataclass(frozen=True)
class Result:
    """One result.

    Attributes
    ----------
    id
        ``chapter.name``, both in lower case with hyphens; never changes.
    label
        What it is, in a phrase.
    value
        A number, or a string for dates and names; ``None`` where it can't be estimated.
    unit
        Unit of the value as it reads after it ("months", "x a year"); empty for none; "year" for
        a calendar year.
    method
        How it was computed, in one line.
    n
        The number of observations; ``None`` for arithmetic on parameters alone.
    low, high
        The interval's ends, where it is an estimate; an open end is infinite.
    interval
        What kind of interval.
    reason
        Why there is no value.
    endless
        There is no value because it is beyond any number, as where two costs never cross.
    basis
        Recomputed here, quoted from a source, or assumed as a parameter.
    rivals
        Ids of other estimators of the same quantity.
    inputs
        The rows it was computed from.
    digits
        Decimals to print for a number; ``None`` prints three significant figures.
    made_at
        The line that made it, as :func:`~hundredmodels.chapters.provenance.calling_line` gives it;
        found when it is made.
    """

    id: str
    label: str
    value: float | str | None
    unit: str
    method: str
    n: int | None = None
    low: float | None = None
    high: float | None = None
    interval: str = ""
    reason: str = ""
    endless: bool = False
    basis: Basis = "recomputed"
    rivals: tuple[str, ...] = ()
    inputs: tuple[Inputs, ...] = ()
    digits: int | None = None
    made_at: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        """Refuse a result that can't be cited or contradicts itself; note where it was made.

        Its words get typographic marks here, since they are shown in many places.
        """
        for name in ("label", "method", "interval", "reason"):
            object.__setattr__(self, name, typeset(getattr(self, name)))
        if not self.made_at:
            object.__setattr__(self, "made_at", calling_line())
        if not ID_PATTERN.fullmatch(self.id):
            raise ValueError(f"{self.id!r} is no result id: write chapter.name, lower case.")
        if self.value is None and not self.reason:
            raise ValueError(f"{self.id} has no value and does not say why.")
        if isinstance(self.value, float | int) and not isfinite(self.value):
            raise ValueError(f"{self.id} is not finite; say None and the reason.")
        if self.endless and self.value is not None:
            raise ValueError(f"{self.id} has a value, so it is not endless.")
        if (self.low is None) != (self.high is None):
            raise ValueError(f"{self.id}: an interval has two ends.")
        if self.low is not None and not self.interval:
            raise ValueError(f"{self.id}: say what kind of interval it is.")

    @classmethod
    def from_estimate(
        cls,
        id: str,  # noqa: A002 -- the field's name
        estimate: Estimate,
        *,
        label: str,
        unit: str,
        method: str,
        rivals: tuple[str, ...] = (),
        inputs: tuple[Inputs, ...] = (),
        digits: int | None = None,
    ) -> "Result":
        """Turn an estimate into a result."""
        return cls(
            id=id,
            label=label,
            value=estimate.value,
            unit=unit,
            method=method,
            n=estimate.n,
            low=estimate.low,
            high=estimate.high,
            interval=estimate.interval,
            reason=estimate.reason,
            rivals=rivals,
            inputs=inputs,
            digits=digits,
        )

    @property
    def chapter(self) -> str:
        """The slug of the chapter that computes it."""
        return self.id.partition(".")[0]

    @property
    def number(self) -> str:
        """The value without its unit, as the prose prints it."""
        if self.value is None:
            return "not estimable"
        if isinstance(self.value, str):
            return _month(self.value)
        return str(int(self.value)) if self.unit == YEAR else format_number(self.value, self.digits)

    @property
    def text(self) -> str:
        """The value with its unit, as the prose prints it."""
        if self.value is None or isinstance(self.value, str) or self.unit == YEAR:
            bare = self.value is None or self.unit == YEAR
            return self.number if bare else with_unit(self.number, self.unit)
        return written(self.value, self.unit, self.digits)

    @property
    def interval_text(self) -> str:
        """The interval in the unit of :attr:`text`, ``"5.0 to 22.0"``; empty for none."""
        if self.low is None or self.high is None:
            return ""
        by, _, digits = readable(self.value, self.unit, self.digits)
        low, high = (format_number(by * end, digits) for end in (self.low, self.high))
        if self.high == inf:
            return f"{low} or more"
        if self.low == -inf:
            return f"{high} or less"
        return f"{low} to {high}"


def _month(words: str) -> str:
    """Write a month as readers say it, "September 2018" for "2018-09"; other words stay."""
    found = MONTH_PATTERN.fullmatch(words)
    return f"{month_name[int(found[2])]} {found[1]}" if found else words


class Results(Mapping[str, Result]):
    """The results of a chapter in their order, found by full or short id."""

    def __init__(self, results: Iterable[Result]) -> None:
        """Keep the results; an id may stand only once."""
        self._by_id: dict[str, Result] = {}
        for result in results:
            if result.id in self._by_id:
                raise ValueError(f"The result {result.id} is computed twice.")
            self._by_id[result.id] = result

    def __getitem__(self, key: str) -> Result:
        """Return the result with this id, or with this name in the one chapter held."""
        if key in self._by_id:
            return self._by_id[key]
        for result in self._by_id.values():
            if result.id.partition(".")[2] == key:
                return result
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        """Iterate over full ids."""
        return iter(self._by_id)

    def __len__(self) -> int:
        """Count the results."""
        return len(self._by_id)


def format_number(value: float, digits: int | None) -> str:
    """Print a number: thousands apart, millions in words, powers of ten for what has no word.

    Parameters
    ----------
    value
        The number; infinity prints as "unbounded".
    digits
        Decimals; ``None`` for three significant figures.

    Returns
    -------
    str
        The number as prose and cards print it.
    """
    if not isfinite(value):
        return "unbounded"
    if value != 0 and not SMALL <= abs(value) < LARGE:
        mantissa, _, exponent = f"{value:.2e}".partition("e")
        return f"{mantissa} × 10{str(int(exponent)).translate(SUPERSCRIPTS)}".replace("-", "−")
    if digits is None:
        rounded = float(f"{value:.3g}")
        for word, size in WORDS:
            if abs(rounded) >= size:
                return f"{format_number(rounded / size, None)} {word}"
        digits = max(0, 2 - floor(log10(abs(rounded)))) if rounded else 0
        text = f"{rounded:,.{digits}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    else:
        text = f"{value:,.{digits}f}"
    return text.replace("-", "−")


def readable(
    value: float | str | None, unit: str, digits: int | None
) -> tuple[float, str, int | None]:
    """Choose the unit in which a result reads best.

    Parameters
    ----------
    value
        The result; its interval is told in the same unit.
    unit, digits
        As the result has them.

    Returns
    -------
    tuple of float, str and int
        By what to multiply, the unit, and its decimals: a share becomes per cent, $0.0086 billion
        $8.6 million.
    """
    share = SHARE.fullmatch(unit)
    if share:
        return 100, f"%{share[1] or ''}", None if digits is None else max(0, digits - 2)
    money = MONEY.fullmatch(unit)
    word = (money["before"] or money["after"]) if money else None
    sizes = dict(WORDS)
    if word not in sizes or not isinstance(value, float | int) or not value:
        return 1, unit, digits
    least = abs(value) * sizes[word]
    fitting = [(one, size) for one, size in WORDS if least >= LEAST_MONEY * size]
    smaller, size = fitting[0] if fitting else ("", 1)
    if size >= sizes[word]:
        return 1, unit, digits
    return sizes[word] / size, " ".join(unit.replace(word, smaller, 1).split()), None


def written(value: float, unit: str, digits: int | None) -> str:
    """Print a result's value with its unit, in the unit in which it reads best."""
    by, unit, digits = readable(value, unit, digits)
    return with_unit(format_number(by * value, digits), unit)


def with_unit(number: str, unit: str) -> str:
    """Set a unit beside a number the way prose does.

    Parameters
    ----------
    number
        A printed number, or a range ("2 to 12").
    unit
        Its unit. Money is written "billion US dollars a year" or, as the articles' claims have
        it, "USD billion per year"; both read "$200 billion a year". Units that only name a kind
        of number (fraction, ratio, score, date) are not printed.

    Returns
    -------
    str
        Both, with a sign before the number for money and a narrow space before "%".
    """
    money = MONEY.fullmatch(unit)
    if money:
        sign, digits = ("−", number[1:]) if number.startswith("−") else ("", number)
        mark = "$" if money["currency"] != "RMB" else f"RMB{NARROW_SPACE}"
        scale = money["before"] or money["after"] or ""
        return " ".join(filter(None, (f"{sign}{mark}{digits}", scale, money["rest"])))
    if unit in UNPRINTED:
        return number
    unit = unit.removeprefix("fraction ")
    for word in ("percent", "per cent"):
        unit = unit.replace(word, "%", 1) if unit.startswith(word) else unit
    if unit == "x":
        return f"{number} times"
    if unit.startswith("x "):
        return f"{number}×{unit[1:]}"
    return f"{number}{NARROW_SPACE}{unit}" if unit[0] in "%×" else f"{number} {unit}"
