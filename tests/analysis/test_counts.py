"""Laws of the counting bodies' figures."""

from datetime import date

import pandas as pd
import pytest

from hundredmodels.analysis import counts

FIRST, LAST = date(2023, 5, 1), date(2023, 7, 31)


def row(body: str, country: str, day: str, period: str, count: int, grade: str = "B") -> dict:
    """Return a row of the table."""
    return {
        "counted_by": body,
        "country": country,
        "date": pd.Timestamp(day),
        "period": period,
        "count": count,
        "grade": grade,
    }


TABLE = pd.DataFrame(
    [
        row("Body A, an office", "CN", "2023-06-15", "cumulative", 40),
        row("Body A, an office", "US", "2023-06-15", "cumulative", 80),
        row("Body B and others", "CN", "2022-07-01", "year", 20),
        row("Body B and others", "CN", "2023-05-15", "year to date", 10),
        row("Body B and others", "US", "2022-07-01", "year", 10),
        row("Body B and others", "US", "2023-05-15", "year to date", 5),
        row("Body C", "CN", "2023-07-15", "cumulative", 99),
        row("Body D", "CN", "2024-07-15", "cumulative", 300),
        row("us", "CN", "2023-07-15", "cumulative", 7, "own"),
    ],
    index=range(2, 11),
)


def test_window_by_hand() -> None:
    """Cumulative counts as printed, yearly ones summed, our own and later ones left out."""
    found = counts.in_window(TABLE, FIRST, LAST).set_index(["body", "country"])["count"]
    assert found.to_dict() == {
        ("Body A, an office", "CN"): 40,
        ("Body A, an office", "US"): 80,
        ("Body B and others", "CN"): 30,
        ("Body B and others", "US"): 15,
        ("Body C", "CN"): 99,
    }


def test_only_bodies_with_both_stand_side_by_side() -> None:
    """A body that counts one country has no ratio; the lines behind a ratio are named."""
    found = counts.side_by_side(counts.in_window(TABLE, FIRST, LAST))
    assert found["name"].tolist() == ["Body A", "Body B"]
    assert found["ratio"].tolist() == [pytest.approx(0.5), pytest.approx(2.0)]
    assert found["lines"].tolist() == [(2, 3), (4, 5, 6, 7)]


def test_swapped_countries_invert_the_ratio() -> None:
    """China for the United States and back: one over the ratio."""
    swapped = TABLE.assign(country=TABLE["country"].map({"CN": "US", "US": "CN"}))
    there = counts.side_by_side(counts.in_window(TABLE, FIRST, LAST)).set_index("body")["ratio"]
    back = counts.side_by_side(counts.in_window(swapped, FIRST, LAST)).set_index("body")["ratio"]
    assert (there * back).tolist() == [pytest.approx(1.0)] * 2


def test_a_list_must_reach_a_year() -> None:
    """The growth of a year needs a year."""
    listed = pd.DataFrame(
        {"day": pd.to_datetime(["2023-06-04", "2023-12-01", "2024-07-01"]), "total": [99, 180, 247]}
    )
    start = pd.Timestamp(2023, 6, 4)
    assert counts.one_year_growth(listed, start)["total"].tolist() == [99, 180]
    assert counts.one_year_growth(listed.iloc[:2], start).empty
