"""A chapter names its results in one way."""

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.chapters.naming import Naming

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
