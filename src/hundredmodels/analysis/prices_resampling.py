"""How sure a price decline is: resampled clusters, score noise, and shuffled dates.

The record of the cheapest price falls even where prices do not, so each decline is held against
the same estimator on the same prices with their dates shuffled.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hundredmodels.analysis.durations import DAYS_PER_YEAR
from hundredmodels.analysis.prices import slope

FEWEST_RECORDS = 3
CHUNK = 2000


@dataclass(frozen=True)
class PriceSample:
    """Price points as arrays, for many resamples.

    Attributes
    ----------
    years
        Date in years since the first point.
    logs
        Natural logarithm of the price.
    scores
        Score of the model.
    models, clusters
        Codes of the model and of its cluster (developer).
    """

    years: np.ndarray
    logs: np.ndarray
    scores: np.ndarray
    models: np.ndarray
    clusters: np.ndarray

    @classmethod
    def of(cls, points: pd.DataFrame) -> "PriceSample":
        """Take the arrays from price points (``date``, ``price``, ``score``, ``model``,
        ``organisation``).
        """  # noqa: D205 -- the columns belong to the sentence
        start = points["date"].min()
        return cls(
            np.asarray((points["date"] - start).dt.days, dtype=float) / DAYS_PER_YEAR,
            np.log(points["price"].to_numpy(float)),
            points["score"].to_numpy(float),
            pd.factorize(points["model"])[0],
            pd.factorize(points["organisation"].fillna("?"))[0],
        )


def record_slope(years: np.ndarray, logs: np.ndarray) -> float:
    """Return the slope through the record lows of unordered points; ``nan`` below three records.

    Parameters
    ----------
    years, logs
        Dates and log prices.

    Returns
    -------
    float
        Slope of log price a year.
    """
    order = np.lexsort((logs, years))
    ordered_years, ordered_logs = years[order], logs[order]
    running = np.minimum.accumulate(ordered_logs)
    record = np.ones(len(order), dtype=bool)
    record[1:] = ordered_logs[1:] < running[:-1]
    if int(record.sum()) < FEWEST_RECORDS:
        return float("nan")
    return slope(ordered_years[record], ordered_logs[record])


def bootstrap_declines(
    sample: PriceSample, level: float, *, noise: float, draws: int, seed: int
) -> np.ndarray:
    """Draw yearly declines at a level, resampling developers and adding noise to scores.

    Parameters
    ----------
    sample
        All price points, whatever their score: noise may lift a model over the level.
    level
        The score to reach.
    noise
        Standard deviation of a model's score between evaluators, in points.
    draws
        How many resamples.
    seed
        Seed of the generator.

    Returns
    -------
    numpy.ndarray
        ``draws`` yearly factors; ``nan`` where fewer than three records were left.
    """
    generator = np.random.default_rng(seed)
    members = [np.flatnonzero(sample.clusters == k) for k in range(int(sample.clusters.max()) + 1)]
    models = int(sample.models.max()) + 1
    factors = np.empty(draws)
    for draw in range(draws):
        picked = generator.integers(0, len(members), size=len(members))
        rows = np.concatenate([members[k] for k in picked])
        shift = generator.normal(0.0, noise, size=models)
        rows = rows[sample.scores[rows] + shift[sample.models[rows]] >= level]
        fitted = record_slope(sample.years[rows], sample.logs[rows]) if rows.size else np.nan
        factors[draw] = np.exp(-fitted)
    return factors


def shuffled_declines(sample: PriceSample, level: float, *, draws: int, seed: int) -> np.ndarray:
    """Draw yearly declines at a level with the dates shuffled among its prices.

    Parameters
    ----------
    sample
        All price points.
    level
        The score to reach.
    draws
        How many shuffles.
    seed
        Seed of the generator.

    Returns
    -------
    numpy.ndarray
        ``draws`` yearly factors under the null that dates say nothing about prices.
    """
    generator = np.random.default_rng(seed)
    kept = sample.scores >= level
    years, logs = sample.years[kept], sample.logs[kept]
    if logs.size == 0:
        return np.full(draws, np.nan)
    # Shuffling dates among prices is shuffling prices over fixed days: one table of days does.
    days, counts = np.unique(years, return_counts=True)
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    chunks = [
        np.exp(-_record_slopes(days, starts, logs, generator, min(CHUNK, draws - done)))
        for done in range(0, draws, CHUNK)
    ]
    return np.concatenate(chunks) if chunks else np.empty(0)


def _record_slopes(
    days: np.ndarray,
    starts: np.ndarray,
    logs: np.ndarray,
    generator: np.random.Generator,
    draws: int,
) -> np.ndarray:
    """Return the slopes through record lows of shuffled prices, many shuffles at once."""
    shuffled = generator.permuted(np.tile(logs, (draws, 1)), axis=1)
    cheapest = np.minimum.reduceat(shuffled, starts, axis=1)
    running = np.minimum.accumulate(cheapest, axis=1)
    record = np.ones_like(cheapest, dtype=bool)
    record[:, 1:] = cheapest[:, 1:] < running[:, :-1]
    number = record.sum(axis=1)
    mean = (record * days).sum(axis=1) / number
    centred = record * (days - mean[:, None])
    spread = (centred**2).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        slopes = (centred * cheapest).sum(axis=1) / spread
    slopes[(number < FEWEST_RECORDS) | (spread <= 0)] = np.nan
    return np.asarray(slopes)


@dataclass(frozen=True)
class Null:
    """A record-based estimate beside its permutation null.

    Attributes
    ----------
    low, median, high
        Quantiles of the null (5, 50 and 95 %).
    p_value
        Share of shuffles at least as extreme as the estimate, one-sided.
    less_null
        The estimate over the null's median: what is left of a factor.
    less_low, less_high
        The estimate over the null's 95 and 5 % quantiles.
    """

    low: float
    median: float
    high: float
    p_value: float
    less_null: float
    less_low: float
    less_high: float


def against_null(estimate: float, null: np.ndarray) -> Null | None:
    """Hold a yearly factor against its null.

    Parameters
    ----------
    estimate
        The factor on the real dates.
    null
        Factors on shuffled dates.

    Returns
    -------
    Null or None
        ``None`` where no shuffle gave a factor.
    """
    kept = null[np.isfinite(null)]
    if kept.size == 0:
        return None
    low, median, high = (float(q) for q in np.quantile(kept, [0.05, 0.5, 0.95]))
    p_value = float((1 + np.sum(kept >= estimate)) / (1 + kept.size))
    return Null(low, median, high, p_value, estimate / median, estimate / high, estimate / low)
