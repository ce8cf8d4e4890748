"""Laws of price declines at fixed capability."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from hundredmodels.analysis.prices import (
    at_level,
    blended,
    end_point_decline,
    log_linear_decline,
    median_and_quartiles,
    priced_models,
    record_lows,
    total_fall,
)
from hundredmodels.analysis.prices_hedonic import hedonic_decline, score_logit
from hundredmodels.analysis.prices_resampling import (
    PriceSample,
    against_null,
    bootstrap_declines,
    record_slope,
    shuffled_declines,
)


def points(rate: float = 4.0, n: int = 24, noise: float = 0.0) -> pd.DataFrame:
    """Prices that fall by ``rate`` a year, from eight developers."""
    rng = np.random.default_rng(3)
    dates = pd.date_range("2022-01-01", periods=n, freq="45D")
    years = np.asarray((dates - dates[0]).days, dtype=float) / 365.25
    return pd.DataFrame(
        {
            "date": dates,
            "price": 20 * rate**-years * np.exp(rng.normal(0, noise, n)),
            "score": 60 + rng.uniform(0, 25, n),
            "model": [f"m{k}" for k in range(n)],
            "organisation": [f"o{k % 8}" for k in range(n)],
            "true_start": [k % 2 == 0 for k in range(n)],
        }
    )


def test_three_read_for_each_written() -> None:
    """Blended 3:1, a price of 30 and 60 is 37.5."""
    assert blended(pd.Series([30.0]), pd.Series([60.0]), 3).tolist() == [37.5]


@given(rate=st.floats(1.2, 50))
@settings(max_examples=25, deadline=None)
def test_exact_fall_is_found_by_all(rate: float) -> None:
    """On an exact exponential, line and end points give its rate."""
    lows = record_lows(points(rate))
    assert log_linear_decline(lows).value == pytest.approx(rate)
    assert end_point_decline(lows).value == pytest.approx(rate)


@given(factor=st.floats(0.01, 100))
@settings(max_examples=20, deadline=None)
def test_all_prices_times_a_number_leave_the_decline(factor: float) -> None:
    """All prices times three, the same decline: line, end points, hedonic."""
    frame = points(noise=0.5)
    other = frame.assign(price=frame["price"] * factor)
    for estimate in (
        lambda x: log_linear_decline(record_lows(x)).value,
        lambda x: end_point_decline(record_lows(x)).value,
        lambda x: hedonic_decline(x, ceiling=95, confidence=0.9, draws=5, seed=1).value,
    ):
        assert estimate(other) == pytest.approx(estimate(frame))


def test_record_lows_fall_strictly() -> None:
    """Every record is cheaper than all before, one a day, whatever the order of rows."""
    frame = points(noise=1.0)
    lows = record_lows(frame)
    assert lows["price"].is_monotonic_decreasing
    assert lows["date"].is_unique
    pd.testing.assert_frame_equal(record_lows(frame.sample(frac=1, random_state=1)), lows)
    assert lows["price"].iloc[-1] == frame["price"].min()


def test_few_records_draw_no_line() -> None:
    """Five records give no line, and say so; one gives no end points."""
    lows = record_lows(points()).head(5)
    assert log_linear_decline(lows).value is None
    assert "fewer than the 6" in log_linear_decline(lows).reason
    assert end_point_decline(lows.head(1)).value is None
    assert total_fall(lows.head(1)).value is None
    assert end_point_decline(lows.head(2)).value is None


def test_levels_and_true_starts_only_leave_out() -> None:
    """A level keeps scores at or above it; true starts are fewer."""
    frame = points()
    kept = at_level(frame, 70)
    assert (kept["score"] >= 70).all()
    assert len(at_level(frame, 70, true_starts=True)) < len(kept)


def test_median_with_quartiles() -> None:
    """The middle of the levels stands, not the largest; none gives a reason."""
    found = median_and_quartiles([1.0, 2.0, 900.0])
    assert (found.value, found.low, found.high) == (2.0, 1.5, 451.0)
    assert median_and_quartiles([]).value is None


def test_join_keeps_lines_and_drops_the_unknown() -> None:
    """A price keeps its line; an API name without a model and a free model fall out."""
    prices = pd.DataFrame(
        {
            "model": ["A", None, "A"],
            "api_name": ["a", "b", "a-free"],
            "provider": "p",
            "effective_from": pd.to_datetime(["2023-01-01"] * 3),
            "usd_per_mtok_input": [1.0, 1.0, 0.0],
            "usd_per_mtok_output": [5.0, 1.0, 0.0],
            "true_start": True,
        },
        index=[2, 3, 4],
    )
    chosen = pd.DataFrame(
        {
            "model": ["A"],
            "organisation": ["o"],
            "release_date": pd.to_datetime(["2022-12-01"]),
            "score": [70.0],
            "score_line": [9],
            "model_line": [8],
        }
    )
    joined = priced_models(prices, chosen, read_per_written=3)
    assert joined[["line", "price", "score_line"]].to_numpy().tolist() == [[2, 2.0, 9]]


def test_array_slope_agrees_with_frames() -> None:
    """The fast slope through records is that of the frames."""
    frame = points(noise=0.7)
    sample = PriceSample.of(frame)
    fast = np.exp(-record_slope(sample.years, sample.logs))
    assert fast == pytest.approx(log_linear_decline(record_lows(frame), fewest=3).value)


def test_shuffles_agree_with_the_plain_form() -> None:
    """Many shuffles at once have the distribution of shuffles one by one."""
    frame = points(noise=0.9)
    frame.loc[3:5, "date"] = frame["date"].iloc[3]
    sample = PriceSample.of(frame)
    fast = shuffled_declines(sample, 0, draws=4000, seed=1)
    rng = np.random.default_rng(2)
    plain = [np.exp(-record_slope(rng.permutation(sample.years), sample.logs)) for _ in range(4000)]
    for share in (0.25, 0.5, 0.75):
        assert np.nanquantile(fast, share) == pytest.approx(np.nanquantile(plain, share), rel=0.1)
    assert np.isnan(shuffled_declines(sample, 1000, draws=3, seed=1)).all()


def test_shuffled_dates_still_fall() -> None:
    """Where prices do not fall at all, records do, and are not told from their null."""
    rng = np.random.default_rng(5)
    frame = points().assign(price=np.exp(rng.normal(0, 1, 24)))
    sample = PriceSample.of(frame)
    null = shuffled_declines(sample, 0, draws=200, seed=1)
    assert np.nanmedian(null) > 1.5
    found = against_null(float(np.nanmedian(null)), null)
    assert found is not None
    assert found.p_value > 0.3
    assert found.less_null == pytest.approx(1)
    assert found.less_low <= found.less_null <= found.less_high
    assert found.less_low * found.high == pytest.approx(found.less_null * found.median)
    assert against_null(2.0, np.array([np.nan])) is None


def test_noise_widens_the_bootstrap() -> None:
    """Noise of the scores near a level widens the interval, or leaves it."""
    sample = PriceSample.of(points(noise=0.8))
    spans = []
    for noise in (0.0, 8.0):
        draws = bootstrap_declines(sample, 72, noise=noise, draws=400, seed=2)
        spans.append(np.nanquantile(draws, 0.95) / np.nanquantile(draws, 0.05))
    assert spans[1] > spans[0] * 0.9


def test_hedonic_finds_the_fall_at_equal_score() -> None:
    """Prices that fall 4x a year and double with each logit give 4x."""
    frame = points(4.0)
    frame["price"] *= 2 ** score_logit(frame["score"].to_numpy(), 95)
    found = hedonic_decline(frame, ceiling=95, confidence=0.9, draws=50, seed=1)
    assert found.value == pytest.approx(4.0)
    few = hedonic_decline(frame.head(5), ceiling=95, confidence=0.9, draws=5, seed=1)
    assert few.value is None
