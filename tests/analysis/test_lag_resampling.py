"""Intervals and nulls: seeds, noise, reasons, and that shuffled data say nothing."""

import numpy as np
import pandas as pd
import pytest

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.lag_resampling import (
    TREND,
    Resampling,
    Scale,
    bootstrap,
    lag_estimates,
    matched_records,
    missing_camp,
    null_tests,
)
from hundredmodels.analysis.lags import ESTIMATORS

SCALE = Scale(5.0, 0.0, pd.Timestamp("2026-01-01"))
HOW = Resampling(0.9, 200, 7)


def _rows(lag_days: int, sd: float = 1.0, count: int = 24) -> pd.DataFrame:
    """Return two camps that climb alike, the open one later."""
    generator = np.random.default_rng(3)
    score = np.linspace(30, 90, count) + generator.normal(0, 0.5, count)
    day = pd.Timestamp("2020-01-01") + pd.to_timedelta(np.linspace(0, 1800, count), unit="D")
    half = pd.DataFrame({"score": score, "date": day, "camp": "closed"})
    late = half.assign(camp="open", date=half["date"] + pd.Timedelta(days=lag_days))
    rows = pd.concat([half, late], ignore_index=True)
    return rows.assign(organisation=[f"lab {k % 6}" for k in range(len(rows))], sd=sd, model="m")


def _one(rows: pd.DataFrame, name: str) -> Estimate:
    return lag_estimates(rows, SCALE, (name,), HOW)[name]


@pytest.mark.parametrize("name", ESTIMATORS)
def test_the_interval_holds_the_value_and_the_seed_repeats(name: str) -> None:
    """An estimate lies within its interval, and the same seed gives the same ends."""
    rows = _rows(300)
    one, two = (_one(rows, name) for _ in range(2))
    assert one == two
    assert one.value is not None
    assert one.low is not None
    assert one.high is not None
    assert one.low <= one.value <= one.high


def test_more_noise_widens_the_interval() -> None:
    """Noise between evaluators adds to the interval's width."""
    quiet = _one(_rows(300, sd=0.0), "area")
    loud = _one(_rows(300, sd=8.0), "area")
    assert quiet.low is not None
    assert quiet.high is not None
    assert loud.low is not None
    assert loud.high is not None
    assert loud.high - loud.low > quiet.high - quiet.low


def test_one_camp_alone_has_a_reason() -> None:
    """Without open models there is no lag, and the reason names the camp."""
    rows = _rows(300).query("camp == 'closed'")
    assert "open" in missing_camp(rows)
    estimate = _one(rows, "events")
    assert estimate.value is None
    assert "open" in estimate.reason
    assert null_tests(rows, SCALE, {"events": estimate}, HOW)["events"].p.value is None
    assert matched_records(rows, SCALE) == (0, 0)


def test_too_few_records_for_a_trend_have_a_reason() -> None:
    """A trend over fewer than six matched records is refused in words."""
    assert "six" in _one(_rows(300, count=4), TREND).reason


def test_shuffled_camps_tell_a_true_lag() -> None:
    """A lag of a year is far from what shuffled camps give; a lag of nought is not."""
    late, level = _rows(360), _rows(0)
    for rows, certain in ((late, True), (level, False)):
        estimate = _one(rows, "area")
        test = null_tests(rows, SCALE, {"area": estimate}, HOW, shuffled="camps")["area"]
        assert test.p.value is not None
        assert (test.p.value < 0.05) is certain


def test_dates_shuffled_in_the_data_are_not_told_from_their_null() -> None:
    """When the dates are noise already, the estimate is an ordinary draw of its null."""
    rows = _rows(360)
    order = np.random.default_rng(5).permutation(len(rows))
    rows = rows.assign(date=rows["date"].to_numpy()[order])
    estimate = _one(rows, "area")
    test = null_tests(rows, SCALE, {"area": estimate}, HOW)["area"]
    assert test.p.value is None or test.p.value > 0.05


def test_a_resample_has_a_value_for_each_draw() -> None:
    """The bootstrap returns one number per draw and estimator."""
    drawn = bootstrap(_rows(300), SCALE, ("events", "area"), HOW)
    assert {len(values) for values in drawn.values()} == {HOW.draws}


def test_estimators_share_their_resamples() -> None:
    """An estimate is the same alone and beside others, and so is its test."""
    rows = _rows(300)
    every = lag_estimates(rows, SCALE, ESTIMATORS, HOW)
    tests = null_tests(rows, SCALE, every, HOW)
    for name in ESTIMATORS:
        assert every[name] == _one(rows, name)
        assert tests[name] == null_tests(rows, SCALE, {name: every[name]}, HOW)[name]


def test_a_p_value_is_printed_to_hundredths() -> None:
    """A p-value lies between one hundredth and one, in hundredths, and its null has two ends."""
    rows = _rows(360)
    test = null_tests(rows, SCALE, {"area": _one(rows, "area")}, HOW, shuffled="camps")["area"]
    assert test.p.value == pytest.approx(0.01)
    assert test.low <= test.high
    assert test.shuffles <= 20 * HOW.draws
