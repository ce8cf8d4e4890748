"""How the chapter's results are made: ids, units, missing values, shared phrases."""

from collections.abc import Iterable
from math import isfinite

from hundredmodels.chapters.naming import Naming
from hundredmodels.chapters.result import Basis, Inputs, Result

SLUG = "miniaturisation"
NAMING = Naming(SLUG)
full = NAMING.full
estimated = NAMING.estimated
MONTHS = "months"
TIMES = "x"
BILLION = "billion"
POINTS = "points"
PER_CENT = "per cent"


def lines(table: str, values: Iterable[object]) -> tuple[Inputs, ...]:
    """Name rows of a table; none where there are none."""
    inputs = Inputs.of(table, values)
    return (inputs,) if inputs.lines else ()


def number(
    name: str,
    label: str,
    value: float | str | None,
    unit: str,
    method: str,
    *,
    reason: str = "no row of the tables was known by this day",
    n: int | None = None,
    basis: Basis = "recomputed",
    low: float | None = None,
    high: float | None = None,
    interval: str = "",
    rivals: tuple[str, ...] = (),
    inputs: tuple[Inputs, ...] = (),
    digits: int | None = None,
) -> Result:
    """Make a result; a value that is missing or not finite is left out with the reason."""
    known = value is not None and (isinstance(value, str) or isfinite(value))
    return Result(
        id=full(name),
        label=label,
        value=value if known else None,
        unit=unit,
        method=method,
        n=n,
        low=low if known else None,
        high=high if known else None,
        interval=interval if known and low is not None else "",
        reason="" if known else reason,
        basis=basis,
        rivals=tuple(full(rival) for rival in rivals),
        inputs=inputs,
        digits=digits,
    )
