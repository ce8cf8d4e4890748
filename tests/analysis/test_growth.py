"""Laws of the log-linear growth fit and of frontiers."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from hundredmodels.analysis import growth
from hundredmodels.analysis.estimate import Estimate


def systems(rate: float = 3.0, n: int = 24, noise: float = 0.0) -> pd.DataFrame:
    """Return values that grow by ``rate`` a year, of six clusters."""
    rng = np.random.default_rng(2)
    dates = pd.date_range("2015-01-01", periods=n, freq="100D")
    years = np.asarray((dates - dates[0]).days, dtype=float) / 365.25
    return pd.DataFrame(
        {
            "date": dates,
            "flop": 1e18 * rate**years * np.exp(rng.normal(0, noise, n)),
            "lab": [f"lab {k % 6}" for k in range(n)],
        }
    )


def fit(frame: pd.DataFrame, draws: int = 80, seed: int = 1) -> Estimate:
    """Fit with few draws."""
    return growth.yearly_growth(
        frame, value="flop", cluster="lab", confidence=0.9, draws=draws, seed=seed, over="labs"
    )


def test_exact_growth_is_found() -> None:
    """Values on an exponential give its rate, by both estimators, with no spread."""
    found = fit(systems(3.0))
    assert found.value == pytest.approx(3.0)
    assert (found.low, found.high) == (pytest.approx(3.0), pytest.approx(3.0))
    assert growth.median_of_slopes(systems(3.0), value="flop") == pytest.approx(3.0)


@given(factor=st.floats(1e-6, 1e6))
@settings(max_examples=20, deadline=None)
def test_the_unit_does_not_matter(factor: float) -> None:
    """All values times a number, the same growth and interval."""
    frame = systems(noise=0.7)
    other = fit(frame.assign(flop=frame["flop"] * factor))
    assert other.value == pytest.approx(fit(frame).value)
    assert other.low == pytest.approx(fit(frame).low)


def test_reversed_time_turns_the_sign() -> None:
    """Growth backwards in time is one over the growth."""
    frame = systems(noise=0.5)
    mirrored = frame.assign(date=frame["date"].min() + (frame["date"].max() - frame["date"]))
    value, back = fit(frame).value, fit(mirrored).value
    assert value is not None
    assert back == pytest.approx(1 / value)


def test_more_noise_widens_the_interval() -> None:
    """Noisier values, a wider interval."""
    spans = []
    for noise in (0.1, 1.5):
        found = fit(systems(noise=noise), draws=300)
        assert found.low is not None
        assert found.high is not None
        spans.append(np.log(found.high / found.low))
    assert spans[1] > spans[0]


def test_few_points_draw_no_line() -> None:
    """Five observations give no estimate, and say so."""
    assert fit(systems(n=5)).value is None
    assert growth.line(systems(n=5), value="flop").empty
    assert growth.median_of_slopes(systems(n=5), value="flop") is None


def test_doubling_is_the_closed_form() -> None:
    """Fourfold a year doubles in six months; the interval's ends change places."""
    found = growth.doubling_months(Estimate(4.0, 9, 2.0, 16.0, "90 %"))
    assert found.value == pytest.approx(6)
    assert (found.low, found.high) == (pytest.approx(3), pytest.approx(12))
    assert growth.doubling_months(Estimate(0.9, 9)).value is None


def test_interval_that_reaches_no_growth_is_open() -> None:
    """An interval that holds no growth has no longest doubling time."""
    assert growth.doubling_months(Estimate(2.0, 9, 0.9, 4.0, "90 %")).high == float("inf")


def test_among_largest_by_hand() -> None:
    """Of 3, 1, 2, 5, 4 with the two largest so far: all but the 1 that a 2 replaces stay."""
    found = growth.among_largest(np.array([3.0, 1.0, 2.0, 5.0, 4.0]), 2)
    assert found.tolist() == [True, True, True, True, True]
    assert growth.among_largest(np.array([3.0, 2.0, 1.0]), 2).tolist() == [True, True, False]


def test_frontier_of_shuffled_values_rises() -> None:
    """A line through records rises even where nothing does: hence the null."""
    rng = np.random.default_rng(3)
    years = np.linspace(0, 10, 400)
    rates = [growth.frontier_rate(years, rng.normal(size=400), 10) for _ in range(30)]
    assert np.nanmedian(rates) > 0


def test_missing_clusters_stand_alone() -> None:
    """Two rows without a cluster are two clusters."""
    assert growth.cluster_codes(pd.Series(["a", None, "a", None])).tolist() == [0, 1, 0, 2]
