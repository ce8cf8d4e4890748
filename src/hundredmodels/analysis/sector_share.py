"""What share of a list of models is made for one sector.

A list is a census of itself and a poor sample of anything else: who compiles it decides what
enters. The interval is the one that the same count would have as a sample, and says no more.
"""

import pandas as pd

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.uncertainty import coverage


def daily_counts(counts: pd.DataFrame) -> pd.DataFrame:
    """Return the list as it stood at the end of each day with a revision.

    Parameters
    ----------
    counts
        Table ``list_counts``: ``day``, ``revision``, ``total``, ``general``, ``research``,
        ``sector``; the index is the line number. Empty revisions are left out.

    Returns
    -------
    pandas.DataFrame
        The last revision of each day, by day, with ``share`` (sector models over all; missing
        where the list had no categories yet) and ``line``.
    """
    rows = counts[counts["total"] > 0].sort_values(["day", "revision"])
    last = rows.groupby("day").tail(1).copy()
    last["line"] = last.index
    last["share"] = last["sector"].astype(float) / last["total"].astype(float)
    return last.reset_index(drop=True)


def share_of_count(part: int, whole: int, confidence: float) -> Estimate:
    """Return a share with the interval that a sample of that size would have.

    Parameters
    ----------
    part, whole
        Counts.
    confidence
        Coverage of the interval.

    Returns
    -------
    Estimate
        The share, a fraction.

    References
    ----------
    Wilson (1927), "Probable inference, the law of succession, and statistical inference".
    """
    if whole <= 0:
        return Estimate.none("nothing is listed", 0)
    from scipy import stats  # noqa: PLC0415 -- slow to import, and a site only names it

    interval = stats.binomtest(part, whole).proportion_ci(confidence, method="wilson")
    percent = coverage(confidence)
    return Estimate(
        part / whole,
        whole,
        float(interval.low),
        float(interval.high),
        f"{percent} Wilson, as if the list were a sample",
    )


def share_added(first: pd.Series, last: pd.Series) -> Estimate:
    """Return the sector share among the models by which a list grew.

    Parameters
    ----------
    first, last
        Rows of :func:`daily_counts`, with categories.

    Returns
    -------
    Estimate
        Growth of the sector models over growth of the list; none where it did not grow.
    """
    grown = int(last["total"]) - int(first["total"])
    if grown <= 0:
        return Estimate.none("the list did not grow", 0)
    return Estimate((int(last["sector"]) - int(first["sector"])) / grown, grown)
