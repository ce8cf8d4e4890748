"""The counts of large models by body and country, set side by side.

Bodies mean different things by "large model", so their counts are compared within a body, never
added up across bodies.
"""

import re
from datetime import date

import pandas as pd

OWN = "own"
CHINA, UNITED_STATES = "CN", "US"
YEARLY = ("year", "year to date")


def short_name(body: str) -> str:
    """Return a body's name up to the first comma or "and"."""
    return re.split(r",| and | \(", body, maxsplit=1)[0]


def in_window(counts: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    """Return each outside body's count by country for a window of time.

    Parameters
    ----------
    counts
        Table ``national_counts``; the index is the line number.
    first, last
        The days that a cumulative count, or the end of a series of yearly ones, must fall
        between, both included.

    Returns
    -------
    pandas.DataFrame
        ``body``, ``country``, ``count``, ``how`` ("printed", or "sum of years") and ``lines`` (a
        tuple of line numbers). A cumulative count is preferred to a sum of yearly ones; this
        report's own counts are left out.
    """
    outside = counts[counts["grade"] != OWN]
    inside = outside["date"].between(pd.Timestamp(first), pd.Timestamp(last))
    found = []
    for (body, country), rows in outside.groupby(["counted_by", "country"], sort=True):
        printed = rows[inside.loc[rows.index] & (rows["period"] == "cumulative")]
        yearly = rows[rows["period"].isin(YEARLY)]
        ends = inside.loc[yearly.index] & (yearly["period"] == "year to date")
        if not printed.empty:
            chosen, how = printed.iloc[[-1]], "printed"
        elif ends.any() and (len(yearly) > 1):
            chosen, how = yearly[yearly["date"] <= pd.Timestamp(last)], "sum of years"
        else:
            continue
        found.append(
            {
                "body": str(body),
                "country": str(country),
                "count": int(chosen["count"].sum()),
                "how": how,
                "lines": tuple(int(str(line)) for line in chosen.index),
            }
        )
    return pd.DataFrame(found, columns=["body", "country", "count", "how", "lines"])


def side_by_side(window: pd.DataFrame) -> pd.DataFrame:
    """Return the bodies that count both China and the United States, with the ratio.

    Parameters
    ----------
    window
        As :func:`in_window` returns it.

    Returns
    -------
    pandas.DataFrame
        ``body``, ``name`` (short), ``china``, ``united_states``, ``ratio`` (China over the
        United States) and ``lines``; by ratio.
    """
    keys = ["body", "count", "lines"]
    china = window.loc[window["country"] == CHINA, keys]
    states = window.loc[window["country"] == UNITED_STATES, keys]
    frame = china.merge(states, on="body", suffixes=("_china", "_states"))
    frame["name"] = frame["body"].map(short_name)
    frame = frame.rename(columns={"count_china": "china", "count_states": "united_states"})
    pairs = zip(frame["lines_china"], frame["lines_states"], strict=True)
    frame["lines"] = [first + second for first, second in pairs]
    frame["ratio"] = frame["china"] / frame["united_states"]
    kept = ["body", "name", "china", "united_states", "ratio", "lines"]
    return frame[kept].sort_values("ratio", ignore_index=True)


def one_year_growth(counts: pd.DataFrame, start: pd.Timestamp) -> pd.DataFrame:
    """Return a list's count on a day and a year later.

    Parameters
    ----------
    counts
        Rows with ``day`` and ``total``, one a revision, in the order of time.
    start
        The first day.

    Returns
    -------
    pandas.DataFrame
        The last row up to ``start`` and the last up to a year later; empty where the list does
        not reach so far.
    """
    later = start + pd.DateOffset(years=1)
    if counts.empty or counts["day"].max() < later or counts["day"].min() > start:
        return counts.iloc[:0]
    before = counts[counts["day"] <= start].iloc[[-1]]
    after = counts[counts["day"] <= later].iloc[[-1]]
    return pd.concat([before, after])
