"""The four lag estimators against hand-computed cases, their identities, and lifelines."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, strategies as st
from lifelines import KaplanMeierFitter

from hundredmodels.analysis.durations import DAYS_PER_MONTH
from hundredmodels.analysis.lag_ladder import Ladder, days, first_days_at, ladder, lowest_steps
from hundredmodels.analysis.lags import (
    ESTIMATORS,
    LAGS,
    area_lags,
    event_lags,
    kaplan_meier_median,
    lag_trend,
    level_lags,
    waits_at_levels,
)

MONTH = DAYS_PER_MONTH
END = 4000.0


def _rungs(
    closed: list[tuple[float, float]], opened: list[tuple[float, float]], tolerance: float = 0.0
) -> Ladder:
    rows = [*closed, *opened]
    follows = np.array([False] * len(closed) + [True] * len(opened))
    dates, scores = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    return ladder(scores, dates, follows, tolerance=tolerance)


CLOSED = [(0.0, 40.0), (100.0, 50.0), (200.0, 61.0)]
OPENED = [(50.0, 40.0), (250.0, 55.0)]


def test_events_by_hand() -> None:
    """Waits of 50 and 150 days; the third record is unmatched and left out."""
    assert event_lags(_rungs(CLOSED, OPENED))[0] == pytest.approx(100 / MONTH)


def test_levels_by_hand() -> None:
    """Levels 40, 45, 50, 55: waits of 50, 150, 150 and 50 days; 60 is not matched."""
    assert level_lags(_rungs(CLOSED, OPENED), 5.0)[0] == pytest.approx(100 / MONTH)


def test_area_by_hand() -> None:
    """From 40 to 50 the camps are 150 days apart, from 50 to 55 they are 50 days apart."""
    assert area_lags(_rungs(CLOSED, OPENED))[0] == pytest.approx((150 * 10 + 50 * 5) / 15 / MONTH)


def test_tolerance_lets_a_near_miss_count() -> None:
    """With six points of tolerance the open 55 matches the closed 61, after 50 days."""
    lag = event_lags(_rungs(CLOSED, OPENED, tolerance=6.0))[0]
    assert lag == pytest.approx((50 + 150 + 50) / 3 / MONTH)


def test_a_match_that_came_first_counts_as_negative() -> None:
    """An open model that stood there first makes the wait negative."""
    assert event_lags(_rungs([(100.0, 50.0)], [(40.0, 60.0)]))[0] == pytest.approx(-60 / MONTH)


shifts = st.integers(-300, 300)
stairs = st.lists(st.tuples(st.integers(0, 2000), st.integers(20, 99)), min_size=2, max_size=12)


@given(stairs, shifts)
@pytest.mark.parametrize("name", ESTIMATORS)
def test_a_shifted_camp_lags_by_the_shift(
    name: str, rows: list[tuple[int, int]], shift: int
) -> None:
    """If open models repeat the closed ones a fixed time later, every estimator finds that time.

    Swapping the labels turns the sign.
    """
    closed = [(float(day), float(score)) for day, score in rows]
    opened = [(day + shift, score) for day, score in closed]
    there = LAGS[name](_rungs(closed, opened), 5.0, END)[0]
    back = LAGS[name](_rungs(opened, closed), 5.0, END)[0]
    if np.isfinite(there):
        assert there == pytest.approx(shift / MONTH)
        assert back == pytest.approx(-there)


@given(stairs, stairs)
def test_area_is_antisymmetric(
    closed: list[tuple[int, int]], opened: list[tuple[int, int]]
) -> None:
    """The area between two staircases changes its sign alone when the camps swap names."""
    one = [(float(day), float(score)) for day, score in closed]
    two = [(float(day), score + 0.5) for day, score in opened]
    there, back = area_lags(_rungs(one, two))[0], area_lags(_rungs(two, one))[0]
    assert np.isnan(there) == np.isnan(back)
    if np.isfinite(there):
        assert there == pytest.approx(-back)


def test_survival_is_the_median_of_lifelines() -> None:
    """Our vectorised Kaplan-Meier median equals that of lifelines, censored levels and all."""
    generator = np.random.default_rng(1)
    for _ in range(20):
        waits = generator.integers(1, 30, size=25).astype(float)
        met = generator.random(25) < 0.6
        fitted = KaplanMeierFitter().fit(waits, met)
        ours = kaplan_meier_median(waits[None], met[None], np.ones((1, 25), dtype=bool))[0]
        assert ours == pytest.approx(fitted.median_survival_time_)


def test_an_unmatched_level_is_censored_at_the_end() -> None:
    """The level that no open model has reached waits until the day of the data."""
    waits, met, used = waits_at_levels(_rungs(CLOSED, OPENED), 25.0, 400.0)
    counted = waits[0][used[0]], met[0][used[0]]
    assert counted[0].tolist() == [50.0, 150.0, 150.0, 50.0, 200.0]
    assert counted[1].tolist() == [True, True, True, True, False]


def test_first_days_and_lowest_step() -> None:
    """Both camps' days at a level, infinite where never; the range starts at the later start."""
    rungs = _rungs(CLOSED, OPENED)
    leader, follower = first_days_at(rungs, np.array([39.0, 50.0, 60.0, 70.0]))
    assert leader[0].tolist() == [0.0, 100.0, 200.0, np.inf]
    assert follower[0].tolist() == [50.0, 250.0, np.inf, np.inf]
    assert lowest_steps(rungs)[0] == 40.0


def test_a_trend_needs_six_matched_records() -> None:
    """Five matched records draw no line; six do, and waits that shrink slope downwards."""
    closed = [(200.0 * k, 40.0 + k) for k in range(6)]
    opened = [(200.0 * k + 400 - 50 * k, 40.0 + k) for k in range(6)]
    assert np.isnan(lag_trend(_rungs(closed[:5], opened[:5]))[0])
    assert lag_trend(_rungs(closed, opened))[0] < 0


def test_days_count_from_1970() -> None:
    """Days are whole days since 1970, whatever the resolution of the dates."""
    assert days(pd.Series(pd.to_datetime(["1970-01-11"])))[0] == 10.0
