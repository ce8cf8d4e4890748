"""The ledger's verdicts follow from results and declared tolerances."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, strategies as st

from hundredmodels.chapters.ledger import Comparison, Rule, Word, claimed_text, ledger
from hundredmodels.chapters.result import Result
from hundredmodels.errors import UserError


def result(value: float | None, low: float | None = None, high: float | None = None) -> Result:
    """Make a result with this value and interval."""
    return Result(
        id="open-vs-closed.lag",
        label="The lag",
        value=value,
        unit="months",
        method="counting",
        low=low,
        high=high,
        interval="" if low is None else "90 % bootstrap",
        reason="" if value is not None else "no pair is known",
    )


def claims(**changes: object) -> pd.DataFrame:
    """Make a ledger of one claim."""
    row: dict[str, object] = {
        "claim": "a-claim",
        "check": "open-vs-closed.lag",
        "comparison": "equals",
        "claimed": 10.0,
        "tolerance": 0.05,
        "correction_tolerance": 0.25,
        "verdict": pd.NA,
        "reason": pd.NA,
        "known_on": pd.Timestamp("2023-10-01"),
    }
    return pd.DataFrame([row | changes])


def verdict(value: float | None, **changes: object) -> Word:
    """Decide the one claim by a result with this value."""
    (decided,) = ledger(claims(**changes), {"open-vs-closed.lag": result(value)}, date(2026, 1, 1))
    return decided.word


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (10.4, Word.SUPPORTED),
        (11.5, Word.CORRECTED),
        (20.0, Word.CONTRADICTED),
        (None, Word.NOT_YET),
    ],
)
def test_the_distance_decides(value: float | None, word: Word) -> None:
    """Within the tolerance is supported, within the wider one corrected, outside contradicted."""
    assert verdict(value) is word


def test_a_floor_is_not_broken_from_above() -> None:
    """A claim of "at least" is supported by any larger value, and "at most" by any smaller."""
    assert verdict(1000.0, comparison="at-least") is Word.SUPPORTED
    assert verdict(0.1, comparison="at-most") is Word.SUPPORTED
    assert verdict(1000.0, comparison="at-most") is Word.CONTRADICTED


def test_an_interval_that_reaches_the_claim_leaves_it_open() -> None:
    """Data whose interval includes the claimed figure don't contradict it."""
    rule = Rule(Comparison.EQUALS, claimed=10, tolerance=0.05, correction=0.1)
    assert rule.word(result(20, low=8, high=40)) is Word.OPEN
    assert rule.word(result(20, low=15, high=40)) is Word.CONTRADICTED


@given(
    st.sampled_from(list(Comparison)),
    st.floats(0.1, 1e6),
    st.floats(0.1, 1e6),
    st.floats(0.001, 1e3),
)
def test_units_do_not_matter(
    comparison: Comparison, claimed: float, value: float, scale: float
) -> None:
    """Claim and result in another unit get the same verdict."""
    rule = Rule(comparison, claimed, 0.1, 0.3)
    other = Rule(comparison, claimed * scale, 0.1, 0.3)
    margin = min(abs(abs(value - claimed) / claimed - bound) for bound in (0.1, 0.3))
    if margin > 1e-9:
        assert rule.word(result(value)) is other.word(result(value * scale))


def test_later_evidence_is_not_used() -> None:
    """A sourced verdict whose evidence came after the edition's day is not yet knowable."""
    table = claims(check=pd.NA, verdict="supported", known_on=pd.Timestamp("2024-05-01"))
    (before,) = ledger(table, {}, date(2023, 10, 1))
    (after,) = ledger(table, {}, date(2024, 5, 1))
    assert (before.word, after.word) == (Word.NOT_YET, Word.SUPPORTED)


def test_an_unknown_result_names_the_nearest() -> None:
    """A `check` that no chapter computes is an error that names claim and nearest id."""
    with pytest.raises(UserError, match=r"a-claim.*Did you mean 'open-vs-closed.lag'"):
        ledger(
            claims(check="open-vs-closed.lagg"), {"open-vs-closed.lag": result(1)}, date(2026, 1, 1)
        )


def test_half_a_rule_is_refused() -> None:
    """A computed claim without its tolerance is an error, not a guess."""
    with pytest.raises(UserError, match="tolerance"):
        verdict(10.0, tolerance=pd.NA)


def test_the_article_figure_reads_with_its_unit() -> None:
    """A claim's own figure prints as a value or a range with its unit, or not at all."""
    row = pd.Series({"value_low": "2", "value_high": "12", "unit": "USD million"})
    assert claimed_text(row) == "$2 to 12 million"
    assert claimed_text(pd.Series({"value_low": "8", "value_high": "8", "unit": "months"})) == (
        "8 months"
    )
    assert not claimed_text(pd.Series({"value_low": None, "value_high": None, "unit": None}))
