"""Laws of entry."""

import pandas as pd

from hundredmodels.analysis import entry

RELEASES = pd.DataFrame(
    {
        "date": pd.to_datetime(
            ["2021-05-01", "2023-01-10", "2023-06-01", "2024-03-01", None, "2023-09-01"]
        ),
        "lab": ["a", "b", "b", "b", "c", "d"],
    },
    index=[2, 3, 4, 5, 6, 7],
)


def test_first_releases_by_hand() -> None:
    """Each unit once, at its first dated release."""
    assert entry.first_releases(RELEASES, "lab").index.tolist() == [2, 3, 7]


def test_entrants_sum_to_the_units() -> None:
    """Years without an entrant stand with nought, and the last total is all units."""
    found = entry.entrants(RELEASES, "lab")
    assert found["year"].tolist() == [2021, 2022, 2023, 2024]
    assert found["entrants"].tolist() == [1, 0, 2, 0]
    assert found["so_far"].iloc[-1] == 3
    assert found["names"].tolist() == ["a", "", "b, d", ""]


def test_no_releases_no_entrants() -> None:
    """An empty table has no years."""
    assert entry.entrants(RELEASES.iloc[:0], "lab").empty


def test_no_entrants_none_returned() -> None:
    """A year that nobody entered in has nobody to come back."""
    found = entry.returned(RELEASES, "lab", 2019, pd.DateOffset(years=1))
    assert (found.entrants, found.returned, found.rows) == (0, 0, ())
    none = entry.returned(RELEASES.iloc[:0], "lab", 2023, pd.DateOffset(years=1))
    assert none.entrants == 0


def test_returned_counts_only_later_releases() -> None:
    """A release within the year is no return; one after it is."""
    found = entry.returned(RELEASES, "lab", 2023, pd.DateOffset(years=1))
    assert (found.entrants, found.returned) == (2, 1)
    assert found.rows == (3, 4, 5, 7)
    assert entry.returned(RELEASES, "lab", 2023, pd.DateOffset(years=3)).returned == 0
