"""Laws of concentration."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, strategies as st

from hundredmodels.analysis import concentration
from hundredmodels.analysis.estimate import Estimate

WEIGHTS = st.lists(st.integers(1, 1000), min_size=1, max_size=30).map(
    lambda found: np.array(found, float)
)


def estimate(units: list[str], clusters: list[str | None], draws: int = 300) -> Estimate:
    """Estimate the effective number of single units."""
    spread = concentration.counted(pd.Series([[unit] for unit in units]), "first")
    return concentration.effective_estimate(
        spread, pd.Series(clusters), confidence=0.9, draws=draws, seed=1, over="labs"
    )


@given(WEIGHTS)
def test_effective_number_lies_between_one_and_the_count(weights: np.ndarray) -> None:
    """One over the index, at least one and at most the number of units."""
    found = concentration.effective_number(weights)
    assert 1 - 1e-9 <= found <= len(weights) + 1e-9
    assert found == pytest.approx(1 / concentration.hhi(weights))


@given(WEIGHTS, st.floats(0.01, 100))
def test_scale_does_not_matter(weights: np.ndarray, factor: float) -> None:
    """All weights times a number, the same index."""
    assert concentration.hhi(weights * factor) == pytest.approx(concentration.hhi(weights))


def test_equal_units_count_in_full() -> None:
    """Ten equal units are ten."""
    assert concentration.effective_number(np.ones(10)) == pytest.approx(10)


def test_rules_of_counting_by_hand() -> None:
    """A joint release counts for the first, whole for each, or in equal parts."""
    units = pd.Series([["a", "b", "b"], ["a"], []])
    first = concentration.counted(units, "first").groupby("unit")["weight"].sum()
    whole = concentration.counted(units, "whole").groupby("unit")["weight"].sum()
    parts = concentration.counted(units, "fractional").groupby("unit")["weight"].sum()
    assert first.to_dict() == {"a": 2.0}
    assert whole.to_dict() == {"a": 2.0, "b": 1.0}
    assert parts.to_dict() == {"a": pytest.approx(4 / 3), "b": pytest.approx(2 / 3)}


def test_fractional_weights_sum_to_the_releases() -> None:
    """Dividing a release does not make more of it."""
    units = pd.Series([["a", "b"], ["c"], ["a", "b", "c"]])
    assert concentration.counted(units, "fractional")["weight"].sum() == pytest.approx(3)


def test_interval_holds_the_estimate() -> None:
    """The re-centred interval has the estimate inside, for many small units too."""
    found = estimate([f"u{k}" for k in range(40)], [f"c{k}" for k in range(40)])
    assert found.value == pytest.approx(40)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= found.value <= found.high


def test_larger_clusters_widen_the_interval() -> None:
    """The same releases in fewer clusters are known less well."""
    units = [f"u{k % 4}" for k in range(48)]
    small = estimate(units, [f"c{k}" for k in range(48)])
    large = estimate(units, [f"c{k % 6}" for k in range(48)])
    width = [np.log(one.high / one.low) if one.low and one.high else 0.0 for one in (small, large)]
    assert width[1] > width[0]


def test_few_releases_have_no_interval() -> None:
    """Five releases give no estimate."""
    assert estimate(["a"] * 5, ["x"] * 5).value is None


def test_missing_clusters_stand_alone() -> None:
    """A release without a cluster is resampled by itself."""
    found = estimate(["a", "b", "a", "b", "a", "b"], [None] * 6)
    assert found.value == pytest.approx(2)
