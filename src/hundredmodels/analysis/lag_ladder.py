"""Two camps on one ladder of scores, and the day by which each had reached a rung.

All contenders of all resamples are sorted once, best first; the running minimum of a camp's dates
down this order is the day on which the camp first stood at or above each score. Every lag
estimator of :mod:`hundredmodels.analysis.lags` reads these two columns of days and nothing else,
so a thousand resamples cost no more than a few array operations.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

Floats = np.ndarray[Any, np.dtype[np.float64]]
TIE = 1e-6
ROW = 1e5  # wider than any range of scores
TIE_OF_DAYS = 1e-12


@dataclass(frozen=True)
class Ladder:
    """Resamples of the contenders, best first. All arrays are draws by contenders.

    Attributes
    ----------
    scores
        Scores in falling order; the follower's are raised by the tolerance. Contenders that a
        resample left out stand with their score, but with an infinite day.
    leader, follower
        Day (since 1970) on which the camp first stood at or above the score of this place;
        infinite if it never did.
    leads
        Whether this place is a record of the leader's camp.
    follows
        Whether this place is a record of the follower's camp.
    """

    scores: Floats
    leader: Floats
    follower: Floats
    leads: np.ndarray[Any, np.dtype[np.bool_]]
    follows: np.ndarray[Any, np.dtype[np.bool_]]


def days(dates: pd.Series) -> Floats:
    """Return days since 1970."""
    since = dates - pd.Timestamp("1970-01-01")
    return np.asarray(since / pd.Timedelta(days=1), dtype=float)


def ladder(
    scores: Floats,
    dates: Floats,
    follows: np.ndarray[Any, np.dtype[np.bool_]],
    *,
    tolerance: float = 0.0,
) -> Ladder:
    """Sort contenders into a ladder.

    Parameters
    ----------
    scores
        Scores, draws by contenders.
    dates
        Days since 1970 of the same shape; infinite for a contender that the draw leaves out.
    follows
        Which contenders are of the camp that catches up, one per contender.
    tolerance
        How far below a level, in the score's units, the follower still counts.

    Returns
    -------
    Ladder
        The ladder. At equal scores the follower stands first, so that it counts as "at or
        above"; of one camp the earlier stands first, so that only it is a record.
    """
    scores, dates = np.atleast_2d(scores), np.atleast_2d(dates)
    raised = scores + np.where(follows, tolerance, 0.0)
    finite = np.where(np.isfinite(dates), dates, 1e5)
    order = np.argsort(-(raised + TIE * follows) + TIE_OF_DAYS * finite, axis=1, kind="stable")
    sorted_dates = np.take_along_axis(dates, order, axis=1)
    camp = np.broadcast_to(follows, dates.shape)
    sorted_camp = np.take_along_axis(camp, order, axis=1)
    leader, leads = _first_days(np.where(sorted_camp, np.inf, sorted_dates))
    follower, ahead = _first_days(np.where(sorted_camp, sorted_dates, np.inf))
    return Ladder(np.take_along_axis(raised, order, axis=1), leader, follower, leads, ahead)


def _first_days(dates: Floats) -> tuple[Floats, np.ndarray[Any, np.dtype[np.bool_]]]:
    first = np.minimum.accumulate(dates, axis=1)
    before = np.concatenate([np.full((len(first), 1), np.inf), first[:, :-1]], axis=1)
    return first, dates < before


def first_days_at(rungs: Ladder, levels: Floats) -> tuple[Floats, Floats]:
    """Return the days on which both camps first stood at or above fixed levels.

    Parameters
    ----------
    rungs
        The ladder.
    levels
        Scores.

    Returns
    -------
    tuple of numpy.ndarray
        Days of the leader and of the follower, draws by levels; infinite where never.
    """
    draws, width = rungs.scores.shape
    shift = np.arange(draws)[:, None] * ROW  # sets the rows apart, so that one search serves all
    keys = (shift - rungs.scores).ravel()
    sought = (shift - levels[None, :]).ravel()
    above = np.searchsorted(keys, sought, side="right").reshape(draws, -1)
    above = above - np.arange(draws)[:, None] * width
    place = np.clip(above - 1, 0, width - 1)
    never = above == 0
    leader = np.where(never, np.inf, np.take_along_axis(rungs.leader, place, axis=1))
    follower = np.where(never, np.inf, np.take_along_axis(rungs.follower, place, axis=1))
    return leader, follower


def lowest_steps(rungs: Ladder) -> Floats:
    """Return, for each draw, the lowest score that both staircases cover.

    That is the higher one of the two camps' first records; ``nan`` if a camp is empty.
    """
    lows = []
    for record in (rungs.leads, rungs.follows):
        last = rungs.scores.shape[1] - 1 - np.argmax(record[:, ::-1], axis=1)
        low = np.take_along_axis(rungs.scores, last[:, None], axis=1)[:, 0]
        lows.append(np.where(record.any(axis=1), low, np.nan))
    return np.maximum(lows[0], lows[1])
