"""Prices at equal score: ratios, prices in force, and the regression's premium."""

import numpy as np
import pandas as pd
import pytest

from hundredmodels.analysis.price_gap import cheapest, in_force, price_premium, price_ratios


def _points(premium: float = 3.0, count: int = 40) -> pd.DataFrame:
    generator = np.random.default_rng(2)
    closed = np.arange(count) % 2 == 0
    score = generator.uniform(50, 90, count)
    day = pd.Timestamp("2023-01-01") + pd.to_timedelta(generator.integers(0, 900, count), unit="D")
    share = (score - 25) / 70
    price = np.exp(0.5 * np.log(share / (1 - share))) * np.where(closed, premium, 1.0)
    return pd.DataFrame(
        {
            "date": day,
            "price": price,
            "score": score,
            "camp": np.where(closed, "closed", "open"),
            "organisation": [f"lab {k % 9}" for k in range(count)],
            "model": "m",
            "provider": "p",
            "line": range(count),
            "score_line": range(count),
            "model_line": range(count),
        }
    )


def test_the_premium_is_found_back() -> None:
    """Where closed models cost three times as much at equal score, so says the regression."""
    estimate = price_premium(_points(), ceiling=95.0, confidence=0.9, draws=100, seed=1)
    assert estimate.value == pytest.approx(3.0, rel=1e-6)
    assert estimate.low is not None
    assert estimate.low <= 3.0001


def test_swapped_labels_invert_the_premium() -> None:
    """What is dearer by a factor is cheaper by its inverse when the camps swap names."""
    points = _points()
    swapped = points.assign(camp=np.where(points["camp"] == "open", "closed", "open"))
    one, two = (
        price_premium(rows, ceiling=95.0, confidence=0.9, draws=50, seed=1).value
        for rows in (points, swapped)
    )
    assert one is not None
    assert two is not None
    assert one * two == pytest.approx(1.0)


def test_all_prices_times_three_leave_the_ratios() -> None:
    """Ratios of prices don't know the currency."""
    points = _points()
    dearer = points.assign(price=points["price"] * 3)
    levels = (55.0, 70.0)
    one, two = (price_ratios(cheapest(rows, levels)) for rows in (points, dearer))
    assert one.tolist() == pytest.approx(two.tolist())


def test_one_camp_has_no_premium() -> None:
    """With one camp alone the premium is not estimable, with a reason."""
    points = _points().query("camp == 'open'")
    estimate = price_premium(points, ceiling=95.0, confidence=0.9, draws=50, seed=1)
    assert estimate.value is None
    assert estimate.reason
    assert price_ratios(cheapest(points, (55.0,))).empty


def test_only_prices_of_the_day_are_in_force() -> None:
    """A price counts from its first day until the day on which another took over."""
    points = _points(count=14).assign(date=pd.Timestamp("2024-01-01"))
    ends = pd.Series([pd.Timestamp("2024-06-01")] * 7 + [pd.NaT] * 7, index=range(14))
    assert len(in_force(points, ends, pd.Timestamp("2024-03-01"))) == 14
    assert len(in_force(points, ends, pd.Timestamp("2024-06-01"))) == 7
    assert len(in_force(points, ends, pd.Timestamp("2023-12-31"))) == 0


def test_without_prices_none_is_in_force() -> None:
    """Before the first price is known, an empty list of offers comes back, not an error."""
    none = _points().head(0)
    ends = pd.Series([pd.NaT], index=[2], dtype="datetime64[ns]")
    assert in_force(none, ends, pd.Timestamp("2017-01-01")).empty
