"""How many months the open camp lags behind the closed one, by four estimators.

All four compare ``t_c(s)``, the day on which closed models first stood at score ``s`` or above,
with ``t_o(s)``, the same for open models. They differ in which scores they look at and in what
they do with scores that open models have not reached:

==========  ==============================================  ===============================
estimator   scores looked at                                scores not yet matched
==========  ==============================================  ===============================
events      those of the closed records                     left out and counted
levels      fixed levels, evenly spaced                     left out
area        all scores that both staircases cover           outside the range
survival    fixed levels, five times as dense               censored at the day of the data
==========  ==============================================  ===============================

Months are positive where open models came later. A month is 365.25 / 12 days. The functions take
a :class:`~hundredmodels.analysis.lag_ladder.Ladder` and return one number per draw; ``nan`` where
a draw allows none. For where each comes from, see their docstrings.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from hundredmodels.analysis.durations import DAYS_PER_MONTH, DAYS_PER_YEAR
from hundredmodels.analysis.lag_ladder import Floats, Ladder, first_days_at, lowest_steps

FEWEST_FOR_A_LINE = 6
DENSER = 5
EVENTS, LEVELS, AREA, SURVIVAL = "events", "levels", "area", "survival"
ESTIMATORS = (EVENTS, LEVELS, AREA, SURVIVAL)

Lag = Callable[[Ladder, float, float], Floats]


def event_lags(rungs: Ladder, step: float = 5.0, end: float = np.inf) -> Floats:
    """Return the mean wait from a closed record to its first open match, in months.

    ``mean_i [t_o(s_i) - t_c(s_i)]`` over the closed records ``s_i`` that some open model has
    matched. Signed: where an open model stood there first, the wait is negative. Late records,
    which had little time to be matched, are the ones left out, so the mean leans low.

    Parameters
    ----------
    rungs
        The ladder.
    step, end
        Not used; all estimators are called alike.

    Returns
    -------
    numpy.ndarray
        Months, one per draw; ``nan`` without a matched record.

    References
    ----------
    Epoch AI (2024), "How far behind are open models?": catch-up events on benchmarks.
    """
    del step, end
    met = rungs.leads & np.isfinite(rungs.follower)
    return _mean(_difference(rungs.follower, rungs.leader), met) / DAYS_PER_MONTH


def level_lags(rungs: Ladder, step: float = 5.0, end: float = np.inf) -> Floats:
    """Return the mean wait between the camps at fixed levels, in months.

    ``mean_k [t_o(L_k) - t_c(L_k)]`` over the multiples ``L_k`` of ``step`` that lie above the
    lowest score covered by both staircases and that both camps have reached. Every stretch of
    the scale counts alike, however many records fell on it.

    Parameters
    ----------
    rungs
        The ladder.
    step
        Distance of the levels, in the score's units.
    end
        Not used.

    Returns
    -------
    numpy.ndarray
        Months, one per draw; ``nan`` without a level reached by both.

    References
    ----------
    Horizontal distance at fixed scores, as in Epoch AI (2025), "Open-weight models lag
    state-of-the-art by around 3 months on average", there on an index instead of a benchmark.
    """
    del end
    _, leader, follower, used = days_at_levels(rungs, step)
    met = used & np.isfinite(leader) & np.isfinite(follower)
    return _mean(_difference(follower, leader), met) / DAYS_PER_MONTH


def area_lags(rungs: Ladder, step: float = 5.0, end: float = np.inf) -> Floats:
    """Return the area between the staircases over the height they share, in months.

    ``1 / (b - a) * integral from a to b of [t_o(s) - t_c(s)] ds``, with ``a`` the higher of the
    two camps' first records and ``b`` the lower of their best scores. Exactly antisymmetric in
    the two camps if the tolerance is nought.

    Parameters
    ----------
    rungs
        The ladder.
    step, end
        Not used.

    Returns
    -------
    numpy.ndarray
        Months, one per draw; ``nan`` where the staircases share no height.

    References
    ----------
    The limit of :func:`level_lags` for ever closer levels.
    """
    del step, end
    low = lowest_steps(rungs)[:, None]
    lower = np.concatenate([rungs.scores[:, 1:], rungs.scores[:, -1:]], axis=1)
    height = np.clip(rungs.scores - np.maximum(lower, low), 0, None)
    both = np.isfinite(rungs.leader) & np.isfinite(rungs.follower)
    height = np.where(both & (rungs.scores > low), height, 0.0)
    area = (np.where(both, _difference(rungs.follower, rungs.leader), 0.0) * height).sum(axis=1)
    return _divide(area, height.sum(axis=1)) / DAYS_PER_MONTH


def survival_lags(rungs: Ladder, step: float = 5.0, end: float = np.inf) -> Floats:
    """Return the median wait at fixed levels with unmatched levels censored, in months.

    The Kaplan-Meier median of the waits ``t_o(L_k) - t_c(L_k)`` at levels five times as dense as
    those of :func:`level_lags`; a level that closed models have reached and open ones have not
    counts as a wait of at least ``end - t_c(L_k)``. Levels reached by open models alone are left
    out. Waits may be negative: only their order matters.

    Parameters
    ----------
    rungs
        The ladder.
    step
        Distance of the levels of :func:`level_lags`, in the score's units.
    end
        Day of the data, in days since 1970.

    Returns
    -------
    numpy.ndarray
        Months, one per draw; infinite where fewer than half of the levels can be told to have
        been matched, ``nan`` without a level.

    References
    ----------
    Kaplan and Meier (1958), "Nonparametric estimation from incomplete observations".
    """
    waits, met, used = waits_at_levels(rungs, step, end)
    return kaplan_meier_median(waits, met, used) / DAYS_PER_MONTH


def days_at_levels(
    rungs: Ladder, step: float
) -> tuple[Floats, Floats, Floats, np.ndarray[Any, np.dtype[np.bool_]]]:
    """Return the days on which the camps reached the fixed levels.

    Parameters
    ----------
    rungs
        The ladder.
    step
        Distance of the levels.

    Returns
    -------
    tuple of numpy.ndarray
        The levels; the days of the leader and of the follower, draws by levels, infinite where
        never; and which levels each draw looks at: those above the lowest score that both
        staircases cover.
    """
    levels, used = _levels(rungs, step)
    leader, follower = first_days_at(rungs, levels)
    return levels, leader, follower, used


def waits_at_levels(
    rungs: Ladder, step: float, end: float
) -> tuple[Floats, np.ndarray[Any, np.dtype[np.bool_]], np.ndarray[Any, np.dtype[np.bool_]]]:
    """Return the waits in days at the dense levels, whether each was met, and whether it counts.

    Parameters
    ----------
    rungs, step, end
        As for :func:`survival_lags`.

    Returns
    -------
    tuple of numpy.ndarray
        Waits (to the match, or to ``end``), matched, counted; draws by levels.
    """
    _, leader, follower, used = days_at_levels(rungs, step / DENSER)
    met = np.isfinite(follower)
    used &= np.isfinite(leader) & (met | (leader <= end))
    return _difference(np.where(met, follower, end), leader), met, used


def kaplan_meier_median(
    waits: Floats,
    met: np.ndarray[Any, np.dtype[np.bool_]],
    used: np.ndarray[Any, np.dtype[np.bool_]],
) -> Floats:
    """Return the first wait by which the Kaplan-Meier survival falls to a half.

    Parameters
    ----------
    waits
        Waits, draws by observations.
    met
        Whether the wait ended; otherwise it is censored.
    used
        Which observations count.

    Returns
    -------
    numpy.ndarray
        The median of each draw; infinite if survival stays above a half, ``nan`` if nothing
        counts.
    """
    # at equal waits the ended ones come first: the censored were still at risk
    sorting = np.where(used, waits, np.inf)
    order = np.lexsort((~met, sorting), axis=1)
    wait = np.take_along_axis(sorting, order, axis=1)
    ended = np.take_along_axis(met & used, order, axis=1)
    count = used.sum(axis=1)
    at_risk = np.clip(count[:, None] - np.arange(waits.shape[1]), 1, None)
    survival = np.cumprod(np.where(ended, 1 - 1 / at_risk, 1.0), axis=1)
    fallen = (survival <= 0.5 + 1e-9) & ended
    place = np.argmax(fallen, axis=1)[:, None]
    median = np.take_along_axis(wait, place, axis=1)[:, 0]
    return np.where(count == 0, np.nan, np.where(fallen.any(axis=1), median, np.inf))


def lag_trend(rungs: Ladder) -> Floats:
    """Return how the wait of closed records changes with their date, in months a year.

    Least squares of ``t_o(s_i) - t_c(s_i)`` on ``t_c(s_i)`` over the matched closed records. A
    record-based trend: read it only beside its permutation null.

    Parameters
    ----------
    rungs
        The ladder.

    Returns
    -------
    numpy.ndarray
        Months a year, one per draw; ``nan`` with fewer than six matched records.
    """
    met = rungs.leads & np.isfinite(rungs.follower)
    enough = met.sum(axis=1) >= FEWEST_FOR_A_LINE
    start = np.where(met, rungs.leader, 0.0) / DAYS_PER_YEAR
    wait = np.where(met, _difference(rungs.follower, rungs.leader), 0.0) / DAYS_PER_MONTH
    start = np.where(met, start - _mean(start, met)[:, None], 0.0)
    slope = _divide((start * wait).sum(axis=1), (start**2).sum(axis=1))
    return np.where(enough, slope, np.nan)


LAGS: Mapping[str, Lag] = MappingProxyType(
    {EVENTS: event_lags, LEVELS: level_lags, AREA: area_lags, SURVIVAL: survival_lags}
)
"""The four estimators by name."""


def _levels(rungs: Ladder, step: float) -> tuple[Floats, np.ndarray[Any, np.dtype[np.bool_]]]:
    """Return the multiples of a step over all draws, and which of them each draw looks at."""
    low = lowest_steps(rungs)
    if not np.isfinite(low).any():
        return np.zeros(1), np.zeros((len(low), 1), dtype=bool)
    first = np.ceil(np.nanmin(low) / step - 1e-9)
    last = np.floor(rungs.scores.max() / step + 1e-9)
    levels = step * np.arange(first, max(last, first) + 1)
    return levels, levels[None, :] >= np.nan_to_num(low, nan=np.inf)[:, None] - 1e-9


def _difference(late: Floats, early: Floats) -> Floats:
    with np.errstate(invalid="ignore"):
        return np.asarray(late - early)


def _mean(values: Floats, kept: np.ndarray[Any, np.dtype[np.bool_]]) -> Floats:
    return _divide(np.where(kept, values, 0.0).sum(axis=1), kept.sum(axis=1))


def _divide(top: Floats, bottom: Floats) -> Floats:
    safe = np.where(bottom > 0, bottom, 1)
    return np.where(bottom > 0, top / safe, np.nan)
