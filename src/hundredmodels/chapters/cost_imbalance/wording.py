"""How the chapter's results are made: ids, missing values, shared phrases."""

from hundredmodels.chapters.facts import Fact
from hundredmodels.chapters.naming import Naming
from hundredmodels.chapters.result import Basis, Result

SLUG = "cost-imbalance"
NAMING = Naming(SLUG)
full = NAMING.full
estimated = NAMING.estimated
BILLION = "billion US dollars"
BILLION_A_YEAR = "billion US dollars a year"
DOLLARS = "US dollars"
A_YEAR = "x a year"


def number(
    name: str,
    label: str,
    fact: Fact,
    unit: str,
    method: str,
    *,
    n: int | None = None,
    low: float | None = None,
    high: float | None = None,
    interval: str = "",
    basis: Basis = "recomputed",
    rivals: tuple[str, ...] = (),
    digits: int | None = None,
) -> Result:
    """Turn a fact into a result; a missing fact keeps its reason and has no interval."""
    known = fact.value is not None
    return Result(
        id=full(name),
        label=label,
        value=fact.value,
        unit=unit,
        method=method,
        n=n if known else None,
        low=low if known else None,
        high=high if known else None,
        interval=interval if known and low is not None else "",
        reason=fact.reason,
        basis=basis,
        rivals=tuple(full(rival) for rival in rivals),
        inputs=fact.inputs,
        digits=digits,
    )
