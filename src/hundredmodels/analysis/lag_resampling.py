"""Intervals and nulls of the lag estimators.

The interval resamples whole developers and adds the noise between evaluators to every score. The
null shuffles the dates over the contenders: the camps keep their scores, but no date says
anything. Two camps of unequal size and strength have a "lag" even then, which is why it is drawn.
A second null shuffles the camps instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Literal

import numpy as np
import pandas as pd

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.lag_ladder import Floats, Ladder, days, ladder
from hundredmodels.analysis.lags import EVENTS, LAGS, days_at_levels, event_lags, lag_trend
from hundredmodels.analysis.openness import CLOSED, OPEN

TREND = "trend"
NULL_FACTOR = 20
NULL_SEED = 1
LEAST_P = 0.01
ON_RECORDS = (EVENTS, TREND)
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
        Resamples of developers; the null takes twenty times as many shuffles.
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
    p
        Twice the share of shuffles beyond the estimate, on the side where fewer lie; rounded to
        hundredths, from one hundredth to one. Without a value where there is no estimate.
    low, high
        Between these ends lies the confidence's share of the shuffles; ``nan`` where there is no
        estimate.
    confidence
        That share.
    shuffles
        How many shuffles allowed the estimate.
    """

    p: Estimate
    low: float
    high: float
    confidence: float
    shuffles: int


def lag_ladder(rows: pd.DataFrame, scale: Scale) -> Ladder:
    """Build the ladder of a sample as it stands."""
    follows = (rows["camp"] == OPEN).to_numpy(dtype=bool)
    scores = rows["score"].to_numpy(dtype=float)
    return ladder(scores, days(rows["date"]), follows, tolerance=scale.tolerance)


def lag_estimates(
    rows: pd.DataFrame, scale: Scale, names: tuple[str, ...], how: Resampling
) -> dict[str, Estimate]:
    """Estimate the lag by several estimators on the same resamples.

    Parameters
    ----------
    rows
        Contenders, as :func:`hundredmodels.analysis.frontier.contenders` lists them.
    scale
        Levels, tolerance and day of the data.
    names
        Of ``events``, ``levels``, ``area``, ``survival``; or ``trend`` for how the wait changes
        with the date (months a year).
    how
        The resampling.

    Returns
    -------
    dict of Estimate
        By name: months (for the trend, months a year) with a percentile interval over resampled
        developers and noisy scores; ``n`` is the number of matched records for the two that rest
        on them, events and trend, else that of contenders.
    """
    empty = missing_camp(rows)
    if empty:
        return dict.fromkeys(names, Estimate.none(empty))
    rungs = lag_ladder(rows, scale)
    values = {name: float(_apply(name, rungs, scale)[0]) for name in names}
    drawn = bootstrap(rows, scale, names, how)
    matched, _ = matched_records(rows, scale)
    counts = {name: matched if name in ON_RECORDS else len(rows) for name in names}
    return {name: _estimate(name, values[name], drawn[name], counts[name], how) for name in names}


def _estimate(name: str, value: float, drawn: Floats, count: int, how: Resampling) -> Estimate:
    if not isfinite(value):
        return Estimate.none(_why(name, value), count)
    kept = drawn[~np.isnan(drawn)]
    if len(kept) < KEPT * how.draws:
        return Estimate(value, count)
    tail = (1 - how.confidence) / 2
    low, high = np.quantile(kept, [tail, 1 - tail], method="closest_observation")
    phrase = f"{how.confidence * 100:.0f} % cluster bootstrap over developers, with score noise"
    return Estimate(value, count, float(min(low, value)), float(max(high, value)), phrase)


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
    rows, scale, names, how
        As for :func:`lag_estimates`.

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


def null_tests(
    rows: pd.DataFrame,
    scale: Scale,
    estimates: Mapping[str, Estimate],
    how: Resampling,
    *,
    shuffled: Shuffled = "dates",
) -> dict[str, NullTest]:
    """Hold estimates against the same estimators on shuffled data.

    Parameters
    ----------
    rows, scale, how
        As for :func:`lag_estimates`.
    estimates
        What it returned.
    shuffled
        ``dates`` over all contenders, so that none says anything; or ``camps``, so that it does
        not matter who is open.

    Returns
    -------
    dict of NullTest
        By estimator: the p-value and the range of the null. The shuffles are the same for each
        seed; with the usual number of draws a p-value is good to about a hundredth.
    """
    names = tuple(name for name, one in estimates.items() if one.value is not None)
    found = {name: _untested(one.reason, one.n) for name, one in estimates.items()}
    if not names:
        return found
    # the same shuffles whatever the seed: a verdict must not hang on it
    generator = np.random.default_rng(NULL_SEED)
    score = rows["score"].to_numpy(dtype=float)
    follows, day = (rows["camp"] == OPEN).to_numpy(dtype=bool), days(rows["date"])
    parts: dict[str, list[Floats]] = {name: [] for name in names}
    for start in range(0, how.draws * NULL_FACTOR, CHUNK):
        shape = (min(CHUNK, how.draws * NULL_FACTOR - start), len(day))
        dated, camp = np.broadcast_to(day, shape), np.broadcast_to(follows, shape)
        if shuffled == "dates":
            dated = generator.permuted(dated, axis=1)
        else:
            camp = generator.permuted(camp, axis=1)
        rungs = ladder(np.broadcast_to(score, shape), dated, camp, tolerance=scale.tolerance)
        for name in names:
            parts[name].append(_apply(name, rungs, scale))
    for name in names:
        found[name] = _tested(estimates[name], np.concatenate(parts[name]), how)
    return found


def _untested(reason: str, count: int) -> NullTest:
    return NullTest(Estimate.none(reason or "no null", count), np.nan, np.nan, 0.0, 0)


def _tested(estimate: Estimate, values: Floats, how: Resampling) -> NullTest:
    drawn = values[np.isfinite(values)]
    if len(drawn) == 0 or estimate.value is None:
        return _untested("no shuffle allows the estimate", estimate.n)
    tail = (1 - how.confidence) / 2
    low, high = (float(one) for one in np.quantile(drawn, [tail, 1 - tail]))
    beyond = min((drawn >= estimate.value).sum(), (drawn <= estimate.value).sum())
    p = min(max(round(2 * float(beyond + 1) / (len(drawn) + 1), 2), LEAST_P), 1.0)
    return NullTest(Estimate(p, estimate.n), low, high, how.confidence, len(drawn))


def matched_records(rows: pd.DataFrame, scale: Scale) -> tuple[int, int]:
    """Count the closed records that were matched and those that were not."""
    if missing_camp(rows):
        return 0, 0
    rungs = lag_ladder(rows, scale)
    met = np.isfinite(rungs.follower[0])
    return int((rungs.leads[0] & met).sum()), int((rungs.leads[0] & ~met).sum())


def levels_reached(rows: pd.DataFrame, scale: Scale) -> tuple[float, ...]:
    """List the fixed levels that both camps have reached and the estimator looks at."""
    if missing_camp(rows):
        return ()
    levels, leader, follower, used = days_at_levels(lag_ladder(rows, scale), scale.step)
    met = used & np.isfinite(leader) & np.isfinite(follower)
    return tuple(float(one) for one in levels[met[0]])


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
