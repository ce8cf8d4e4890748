"""Shares of a list."""

import pandas as pd
import pytest

from hundredmodels.analysis.sector_share import daily_counts, share_added, share_of_count

COUNTS = pd.DataFrame(
    {
        "day": pd.to_datetime(["2023-07-31", "2023-07-31", "2023-08-07"]),
        "revision": [1, 2, 3],
        "total": [100, 120, 130],
        "general": [19, 19, 20],
        "research": [9, 9, 9],
        "sector": [72, 92, 101],
    },
    index=[2, 3, 4],
)


def test_the_last_revision_of_a_day_counts() -> None:
    """Two revisions of one day are one day, with the later one's counts and line."""
    days = daily_counts(COUNTS)
    assert days["total"].tolist() == [120, 130]
    assert days["line"].tolist() == [3, 4]
    assert days["share"].iloc[0] == pytest.approx(92 / 120)


def test_the_share_added_by_hand() -> None:
    """Nine of the ten models added were sector models."""
    days = daily_counts(COUNTS)
    assert share_added(days.iloc[0], days.iloc[1]).value == pytest.approx(0.9)
    assert share_added(days.iloc[0], days.iloc[0]).value is None


def test_the_interval_holds_the_share() -> None:
    """Wilson's interval holds the share, and an empty list has none."""
    found = share_of_count(92, 120, 0.9)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 92 / 120 < found.high
    assert share_of_count(0, 0, 0.9).value is None
