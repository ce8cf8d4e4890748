"""Intervals and nulls of the lag estimators.

The interval resamples whole developers and adds the noise between evaluators to every score. The
null shuffles the dates over the contenders: the camps keep their scores, but no date says
anything. Two camps of unequal size and strength have a "lag" even then, which is why it is drawn.
A second null shuffles the camps instead.
"""

from dataclasses import dataclass
from math import isfinite
from typing import Literal

import numpy as np
import pandas as pd

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.frontier import CLOSED, OPEN
from hundredmodels.analysis.lag_ladder import Floats, Ladder, days, ladder
from hundredmodels.analysis.lags import LAGS, event_lags, lag_trend

TREND = "trend"
NULL_FACTOR = 10
Shuffled = Literal["dates", "camps"]
CHUNK = 1000
KEPT = 0.5


@dataclass(frozen=True)
class Resampling:
    """How to resample.

    Attributes
    ----------
    confidence
        Coverage of the intervals.
    draws
        Resamples of developers; the null takes ten times as many shuffles.
    seed
        Seed of the generator.
    """

    confidence: float
    draws: int
    seed: int


@dataclass(frozen=True)
class Scale:
    """A benchmark as the estimators see it.

    Attributes
    ----------
    step
        Distance of the fixed levels, in the score's units.
    tolerance
        How far below a level an open model still counts.
    end
        Day of the data.
    """

    step: float
    tolerance: float
    end: pd.Timestamp


@dataclass(frozen=True)
class NullTest:
    """An estimate held against its permutation null.

    Attributes
    ----------
    null
        Median of the null with its interval.
    p
        Share of shuffles at least as far from the null's median as the estimate; ``None`` where
        there is no estimate.
    less_null
        The estimate less the null's median.
    """

    null: Estimate
    p: Estimate
    less_null: Estimate


def lag_ladder(rows: pd.DataFrame, scale: Scale) -> Ladder:
    """Build the ladder of a sample as it stands."""
    follows = (rows["camp"] == OPEN).to_numpy(dtype=bool)
    scores = rows["score"].to_numpy(dtype=float)
    return ladder(scores, days(rows["date"]), follows, tolerance=scale.tolerance)


def lag_estimate(rows: pd.DataFrame, scale: Scale, name: str, how: Resampling) -> Estimate:
    """Estimate the lag by one estimator.

    Parameters
    ----------
    rows
        Contenders, as :func:`hundredmodels.analysis.frontier.contenders` lists them.
    scale
        Levels, tolerance and day of the data.
    name
        One of ``events``, ``levels``, ``area``, ``survival``; or ``trend`` for how the wait
        changes with the date (months a year).
    how
        The resampling.

    Returns
    -------
    Estimate
        Months (for the trend, months a year) with a percentile interval over resampled
        developers and noisy scores; ``n`` is the number of contenders.
    """
    empty = missing_camp(rows)
    if empty:
        return Estimate.none(empty, len(rows))
    value = float(_apply(name, lag_ladder(rows, scale), scale)[0])
    if not isfinite(value):
        return Estimate.none(_why(name, value), len(rows))
    drawn = bootstrap(rows, scale, (name,), how)[name]
    kept = drawn[~np.isnan(drawn)]
    if len(kept) < KEPT * how.draws:
        return Estimate(value, len(rows))
    tail = (1 - how.confidence) / 2
    low, high = np.quantile(kept, [tail, 1 - tail], method="closest_observation")
    phrase = f"{how.confidence:.0%} cluster bootstrap over developers, with score noise"
    return Estimate(
        value, len(rows), float(min(low, value)), float(max(high, value)), phrase.replace("%", " %")
    )


def missing_camp(rows: pd.DataFrame) -> str:
    """Say which camp has no model; empty if both have one."""
    for camp in (CLOSED, OPEN):
        if not (rows["camp"] == camp).any():
            return f"no {camp} model with a score is known by this day"
    return ""


def bootstrap(
    rows: pd.DataFrame, scale: Scale, names: tuple[str, ...], how: Resampling
) -> dict[str, Floats]:
    """Draw the estimators' sampling distributions.

    Parameters
    ----------
    rows, scale, how
        As for :func:`lag_estimate`.
    names
        Which estimators.

    Returns
    -------
    dict of numpy.ndarray
        One value per draw and estimator; ``nan`` where a resample holds one camp alone.

    References
    ----------
    Cameron, Gelbach and Miller (2008), pairs cluster bootstrap. As a record ignores how often a
    developer was drawn, a resample is the set of the developers drawn at least once.
    """
    generator = np.random.default_rng(how.seed)
    codes = pd.factorize(rows["organisation"])[0]
    codes = np.where(codes < 0, codes.max() + 1 + np.arange(len(codes)), codes)
    clusters = np.unique(codes, return_inverse=True)[1]
    size = int(clusters.max()) + 1
    score, sd = rows["score"].to_numpy(dtype=float), rows["sd"].to_numpy(dtype=float)
    follows, day = (rows["camp"] == OPEN).to_numpy(dtype=bool), days(rows["date"])
    parts: dict[str, list[Floats]] = {name: [] for name in names}
    for start in range(0, how.draws, CHUNK):
        count = min(CHUNK, how.draws - start)
        picked = generator.multinomial(size, np.full(size, 1 / size), size=count) > 0
        noisy = score + sd * generator.standard_normal((count, len(rows)))
        dated = np.where(picked[:, clusters], day, np.inf)
        # scores that no drawn developer reached must not stretch the scale
        noisy = np.where(np.isfinite(dated), noisy, noisy.min(axis=1, keepdims=True))
        rungs = ladder(noisy, dated, follows, tolerance=scale.tolerance)
        for name in names:
            parts[name].append(_apply(name, rungs, scale))
    return {name: np.concatenate(values) for name, values in parts.items()}


def null_test(
    rows: pd.DataFrame,
    scale: Scale,
    name: str,
    estimate: Estimate,
    how: Resampling,
    *,
    shuffled: Shuffled = "dates",
) -> NullTest:
    """Hold an estimate against the same estimator on shuffled data.

    Parameters
    ----------
    rows, scale, name, how
        As for :func:`lag_estimate`.
    estimate
        What it returned.
    shuffled
        ``dates`` over all contenders, so that none says anything; or ``camps``, so that it does
        not matter who is open.

    Returns
    -------
    NullTest
        The null, the p-value (two-sided) and the estimate less its null.
    """
    if estimate.value is None:
        none = Estimate.none(estimate.reason, estimate.n)
        return NullTest(none, none, none)
    generator = np.random.default_rng(how.seed + 1)
    score = rows["score"].to_numpy(dtype=float)
    follows, day = (rows["camp"] == OPEN).to_numpy(dtype=bool), days(rows["date"])
    parts = []
    for _ in range(0, how.draws * NULL_FACTOR, CHUNK):
        shape = (CHUNK, len(day))
        dated, camp = np.broadcast_to(day, shape), np.broadcast_to(follows, shape)
        if shuffled == "dates":
            dated = generator.permuted(dated, axis=1)
        else:
            camp = generator.permuted(camp, axis=1)
        rungs = ladder(np.broadcast_to(score, shape), dated, camp, tolerance=scale.tolerance)
        parts.append(_apply(name, rungs, scale))
    drawn = np.concatenate(parts)
    drawn = drawn[np.isfinite(drawn)]
    if len(drawn) == 0:
        none = Estimate.none("no shuffle allows the estimate", estimate.n)
        return NullTest(none, none, none)
    tail = (1 - how.confidence) / 2
    low, middle, high = (float(one) for one in np.quantile(drawn, [tail, 0.5, 1 - tail]))
    far = abs(drawn - middle) >= abs(estimate.value - middle)
    phrase = f"{how.confidence * 100:.0f} % of shuffles of the {shuffled}"
    less = (
        Estimate(estimate.value - middle, estimate.n)
        if estimate.low is None or estimate.high is None
        else Estimate(
            estimate.value - middle,
            estimate.n,
            estimate.low - middle,
            estimate.high - middle,
            estimate.interval,
        )
    )
    return NullTest(
        Estimate(middle, estimate.n, low, high, phrase),
        Estimate(float((far.sum() + 1) / (len(drawn) + 1)), estimate.n),
        less,
    )


def matched_records(rows: pd.DataFrame, scale: Scale) -> tuple[int, int]:
    """Count the closed records that were matched and those that were not."""
    if missing_camp(rows):
        return 0, 0
    rungs = lag_ladder(rows, scale)
    met = np.isfinite(rungs.follower[0])
    return int((rungs.leads[0] & met).sum()), int((rungs.leads[0] & ~met).sum())


def _apply(name: str, rungs: Ladder, scale: Scale) -> Floats:
    if name == TREND:
        return lag_trend(rungs)
    end = float(days(pd.Series([scale.end]))[0])
    return LAGS[name](rungs, scale.step, end)


def _why(name: str, value: float) -> str:
    if value == np.inf:
        return "fewer than half of the levels have been matched, so the median wait is open"
    if name == TREND:
        return "fewer than six closed records have been matched, too few for a line"
    if name in LAGS and LAGS[name] is event_lags:
        return "no closed record has been matched"
    return "the two camps share no range of scores"
