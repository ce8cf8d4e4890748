"""A chapter names its results in one way."""

import numpy as np
import pytest

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.chapters.facts import Fact
from hundredmodels.chapters.naming import Naming
from hundredmodels.chapters.result import Inputs

NAMING = Naming("open-vs-closed")


def test_ids_start_with_the_chapter() -> None:
    """A result and its rivals carry the chapter's slug."""
    estimate = Estimate(3.0, n=5, low=1.0, high=6.0, interval="90 % bootstrap")
    made = NAMING.estimated("lag", "The lag", estimate, "months", "counting", rivals=("area",))
    assert made.id == NAMING.full("lag") == "open-vs-closed.lag"
    assert made.rivals == ("open-vs-closed.area",)
    assert (made.value, made.low, made.high, made.n) == (3.0, 1.0, 6.0, 5)


def test_a_missing_estimate_keeps_its_reason() -> None:
    """What can't be estimated becomes a result without a value that says why."""
    made = NAMING.estimated("lag", "The lag", Estimate.none("too few"), "months", "counting")
    assert made.value is None
    assert made.reason == "too few"


def test_a_fact_brings_its_rows_or_its_reason() -> None:
    """A fact's rows stand before those added; a fact that is none says why and has no interval."""
    fact = Fact(2.0, (Inputs("models", (3,)),))
    more = (Inputs("scores", (7,)),)
    made = NAMING.number(
        "lag", "The lag", fact, "months", "counting", inputs=more, rivals=("area",)
    )
    assert made.inputs == (Inputs("models", (3,)), Inputs("scores", (7,)))
    assert made.rivals == ("open-vs-closed.area",)
    none = NAMING.number(
        "lag", "The lag", Fact.none("too few"), "months", "counting", low=1.0, high=2.0,
        interval="range", n=1,
    )  # fmt: skip
    assert (none.value, none.reason, none.low, none.interval, none.n) == (
        None,
        "too few",
        None,
        "",
        None,
    )


@pytest.mark.parametrize("value", [None, float("nan"), float("inf")])
def test_no_value_and_no_finite_value_are_told_alike(value: float | None) -> None:
    """A result is never infinite or no number: it has no value, and the reason."""
    made = NAMING.number("lag", "The lag", value, "months", "counting", reason="nothing crossed")
    assert made.value is None
    assert made.reason == "nothing crossed"


def test_infinity_is_endless_and_nothing_else_is() -> None:
    """Whoever computed it, the answer can be written as JSON."""
    for value, endless in ((np.float64(np.inf), True), (np.float64(2), False), (None, False)):
        made = NAMING.number("lag", "The lag", value, "months", "counting", reason="it never ends")
        assert made.endless is endless
