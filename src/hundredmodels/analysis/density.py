"""Density: how small a model can be and still reach a score, as a sample to estimate trends from.

Capability density is the size that a reference model would need for a model's score, over the
model's own size (Xiao et al. 2024). Its growth rate is the rate at which the size needed for a
fixed score falls; the doubling time is ln 2 over that rate. This module holds the sample, its
resamples and the way from a rate to months; the four estimators are in
:mod:`hundredmodels.analysis.density_trends`.
"""

from dataclasses import dataclass
from datetime import date
from math import inf, isfinite, log
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from hundredmodels.analysis.durations import DAYS_PER_YEAR, MONTHS_PER_YEAR
from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.uncertainty import percentile_interval

Floats = npt.NDArray[np.float64]
Definition = Literal["total", "active", "non-embedding"]

ORIGIN = date(2020, 1, 1)
GUESSED = "estimate"
"""Sizes that a third party guessed; they are not known."""


@dataclass(frozen=True)
class Sample:
    """Models with a date, a size and a score.

    Attributes
    ----------
    frame
        The models' rows, in the arrays' order.
    time
        Release dates, in years since 1 January 2020.
    size
        Natural logarithm of the parameters in billions.
    score
        Shares of right answers.
    cluster
        A whole number per developer.
    """

    frame: pd.DataFrame
    time: Floats
    size: Floats
    score: Floats
    cluster: npt.NDArray[np.intp]

    def __len__(self) -> int:
        """Count the models."""
        return int(self.time.size)

    @property
    def developers(self) -> int:
        """Count the developers."""
        return int(np.unique(self.cluster).size)


@dataclass(frozen=True)
class Batch:
    """Resamples of a sample, one a row: all arrays have the shape (resamples, models).

    Attributes
    ----------
    time, size, score
        As in :class:`Sample`.
    weight
        How often each model stands in the resample.
    """

    time: Floats
    size: Floats
    score: Floats
    weight: Floats


def sizes(frame: pd.DataFrame, definition: Definition) -> "pd.Series[float]":
    """Return each model's known size by a definition.

    Parameters
    ----------
    frame
        Models with ``parameters_total_b``, ``parameters_active_b``,
        ``parameters_nonembedding_b`` and ``parameters_basis``.
    definition
        ``total``: all parameters. ``active``: those used for each token, which for a model
        without experts are all of them. ``non-embedding``: without the vocabulary's, and the
        total where nobody states them apart.

    Returns
    -------
    pandas.Series of float
        Billions; missing where the size is unknown or a third party's guess.
    """
    total = frame["parameters_total_b"].astype(float)
    active = frame["parameters_active_b"].astype(float)
    if definition == "active":
        sparse = frame["architecture"].astype("string").fillna("").str.contains("moe")
        size = active.where(active.notna() | sparse.to_numpy(dtype=bool), total)
    elif definition == "non-embedding":
        bare = frame["parameters_nonembedding_b"].astype(float)
        size = bare.where(bare.notna(), total)
    else:
        size = total
    return size.where((frame["parameters_basis"] != GUESSED).to_numpy(dtype=bool))


def density_sample(
    frame: pd.DataFrame,
    *,
    definition: Definition = "total",
    minimum: float = 0.30,
    since: date = ORIGIN,
) -> Sample:
    """Take the models of known size at or above a score.

    Parameters
    ----------
    frame
        One row a model as :func:`hundredmodels.analysis.mmlu.mmlu_scores` gives them.
    definition
        Which parameters count.
    minimum
        Least score, as a fraction.
    since
        First release date.

    Returns
    -------
    Sample
        The models in order of date, then size; ``frame`` gains the column ``size_b``.
    """
    kept = frame.assign(size_b=sizes(frame, definition))
    kept = kept[
        kept["size_b"].notna()
        & (kept["score"] >= 100 * minimum)
        & (kept["release_date"] >= pd.Timestamp(since))
    ].sort_values(["release_date", "size_b", "model"], ignore_index=True)
    codes, names = pd.factorize(kept["organisation"], use_na_sentinel=True)
    alone = codes < 0
    codes = np.where(alone, len(names) + np.cumsum(alone), codes)
    days = (kept["release_date"] - pd.Timestamp(ORIGIN)).dt.days.to_numpy(dtype=float)
    return Sample(
        frame=kept,
        time=days / DAYS_PER_YEAR,
        size=np.log(kept["size_b"].to_numpy(dtype=float)),
        score=kept["score"].to_numpy(dtype=float) / 100,
        cluster=codes.astype(np.intp),
    )


def observed(sample: Sample) -> Batch:
    """Return the sample itself as a batch of one."""
    return Batch(
        time=sample.time[None, :],
        size=sample.size[None, :],
        score=sample.score[None, :],
        weight=np.ones((1, len(sample))),
    )


def bootstrap(sample: Sample, *, draws: int, seed: int, noise: float) -> Batch:
    """Resample whole developers and add evaluators' noise to each score.

    Parameters
    ----------
    sample
        The models.
    draws
        How many resamples.
    seed
        Seed of the generator.
    noise
        Standard deviation of a score between evaluators, as a fraction.

    Returns
    -------
    Batch
        Weights are how often the model's developer was drawn.

    References
    ----------
    Cameron, Gelbach and Miller (2008), pairs cluster bootstrap; it resamples rows with weights,
    which gives the same estimates as copying the rows.
    """
    generator = np.random.default_rng(seed)
    names, place = np.unique(sample.cluster, return_inverse=True)
    picked = generator.multinomial(names.size, np.full(names.size, 1 / names.size), size=draws)
    shape = (draws, len(sample))
    return Batch(
        time=np.broadcast_to(sample.time, shape),
        size=np.broadcast_to(sample.size, shape),
        score=sample.score + noise * generator.standard_normal(shape),
        weight=picked[:, place].astype(float),
    )


def shuffled(sample: Sample, *, draws: int, seed: int) -> Batch:
    """Shuffle the dates among the models, which leaves no trend but what the estimator makes."""
    generator = np.random.default_rng(seed)
    shape = (draws, len(sample))
    return Batch(
        time=generator.permuted(np.broadcast_to(sample.time, shape), axis=1),
        size=np.broadcast_to(sample.size, shape),
        score=np.broadcast_to(sample.score, shape),
        weight=np.ones(shape),
    )


def growth_estimate(
    point: float, draws: Floats, *, confidence: float, n: int, interval: str
) -> Estimate:
    """Set a growth rate beside the interval of its resamples.

    Parameters
    ----------
    point
        Growth of density a year, in natural logarithms; ``nan`` where there is none.
    draws
        The same in resamples.
    confidence
        Coverage of the interval.
    n
        Observations behind it.
    interval
        What kind of interval it is.

    Returns
    -------
    Estimate
        Growth a year, natural logarithm; the interval is widened to hold the point.
    """
    if not isfinite(point):
        return Estimate.none("too few models differ in size and date", n)
    low, high = percentile_interval(draws, confidence)
    if not (isfinite(low) and isfinite(high)):
        return Estimate(value=point, n=n)
    return Estimate(point, n, min(low, point), max(high, point), interval)


def doubling(growth: Estimate) -> Estimate:
    """Turn a yearly growth rate into a doubling time.

    Parameters
    ----------
    growth
        Growth of density a year, in natural logarithms.

    Returns
    -------
    Estimate
        Months to double. An interval that holds zero growth is open above: no doubling is among
        the answers. Where density does not grow, there is no doubling time.
    """
    if growth.value is None:
        return growth
    if growth.value <= 0:
        return Estimate.none("density does not grow in this sample", growth.n)
    value = doubling_months(growth.value)
    if growth.low is None or growth.high is None:
        return Estimate(value, growth.n)
    low, high = doubling_months(growth.high), doubling_months(growth.low)
    return Estimate(value, growth.n, low, high, growth.interval)


def doubling_months(growth: float) -> float:
    """Return ln 2 over a yearly growth rate, in months; infinite where nothing grows."""
    return MONTHS_PER_YEAR * log(2) / growth if growth > 0 else inf
