"""How the chapter's results are made: ids, missing values, shared phrases."""

from math import inf

from hundredmodels.chapters.facts import Fact
from hundredmodels.chapters.naming import Naming
from hundredmodels.chapters.result import Basis, Result

SLUG = "vertical-models"
NAMING = Naming(SLUG)
full = NAMING.full
DOLLARS = "US dollars"
PER_MTOK = "US dollars a million tokens"
TOKENS = "tokens a month"
BILLION_TOKENS = "billion tokens a month"
PER_CENT = "%"
A_YEAR = "x a year"
MODELS = "models"


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
    """Turn a fact into a result; a missing fact keeps its reason and has no interval.

    An infinite fact (costs that never cross) is no value: it must come with a reason of its own.
    """
    known = fact.value is not None and abs(fact.value) != inf
    spanned = known and low is not None and high is not None
    return Result(
        id=full(name),
        label=label,
        value=fact.value if known else None,
        unit=unit,
        method=method,
        n=n,
        low=low if spanned else None,
        high=high if spanned else None,
        interval=interval if spanned else "",
        reason="" if known else fact.reason,
        basis=basis,
        rivals=tuple(full(rival) for rival in rivals),
        inputs=fact.inputs,
        digits=digits,
    )


def word(
    name: str, label: str, value: str, method: str, fact: Fact, *, n: int | None = None
) -> Result:
    """Return a result that is a name or a phrase; none where the fact is none."""
    known = fact.value is not None
    return Result(
        id=full(name),
        label=label,
        value=value if known else None,
        unit="",
        method=method,
        n=n,
        reason="" if known else fact.reason,
        inputs=fact.inputs,
    )
