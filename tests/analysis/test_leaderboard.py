"""One task exchanged within a mean, leads counted, models set side by side."""

import pandas as pd
import pytest
from hypothesis import given, strategies as st

from hundredmodels.analysis.leaderboard import (
    HARNESS,
    ORIGINAL,
    differences,
    exchanged,
    exchanged_gap,
    lead_changes,
)


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 100))
def test_an_exchange_can_be_taken_back(average: float, was: float, now: float) -> None:
    """Exchanging a part and exchanging it back leaves the mean as it was."""
    there = exchanged(average, 4, was, now)
    assert exchanged(there, 4, now, was) == pytest.approx(average)


def test_the_gap_turns_with_the_program() -> None:
    """Falcon's lead of 2.1 points becomes a deficit of 0.825 under the original program."""
    averages = pd.Series({"Falcon": 60.4, "LLaMA": 58.3})
    mmlu = pd.DataFrame({HARNESS: [52.7, 48.8], ORIGINAL: [55.8, 63.6]}, index=["Falcon", "LLaMA"])
    assert exchanged_gap(averages, mmlu, 4, HARNESS) == pytest.approx(2.1)
    assert exchanged_gap(averages, mmlu, 4, ORIGINAL) == pytest.approx(-0.825)


def test_leads_are_counted_month_by_month() -> None:
    """A lead that passes and comes back is two changes."""
    boards = pd.DataFrame(
        {
            "month": [1, 1, 2, 3],
            "model": ["x1", "y1", "y2", "x2"],
            "family": ["x", "y", "y", "x"],
            "average": [60.0, 58.0, 62.0, 65.0],
        }
    )
    assert lead_changes(boards) == 2


def test_differences_take_shared_benchmarks_alone() -> None:
    """Only what both models were tested on is compared."""
    scores = pd.DataFrame(
        {"model": ["a", "a", "b"], "benchmark": ["p", "q", "p"], "score": [3.0, 4.0, 1.0]}
    )
    found = differences(scores, "a", ("b",))
    assert found["difference"].tolist() == [2.0]
