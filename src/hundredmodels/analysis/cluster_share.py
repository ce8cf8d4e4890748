"""A share with an interval that respects clusters.

Releases of one organisation are not independent, so whole organisations are resampled.
"""

import numpy as np
import pandas as pd

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.uncertainty import coverage, percentile_interval

FEWEST_CLUSTERS = 2


def cluster_share(
    flags: pd.Series, clusters: pd.Series, *, confidence: float, draws: int, seed: int, over: str
) -> Estimate:
    """Return the share of true flags, with a bootstrap over clusters.

    Parameters
    ----------
    flags
        One truth value a row.
    clusters
        The cluster of each row.
    confidence
        Coverage of the interval.
    draws, seed
        Resamples and the generator's seed.
    over
        What the clusters are, for the interval's name ("organisations").

    Returns
    -------
    Estimate
        The share, a fraction; without an interval where there are fewer than two clusters.

    References
    ----------
    Cameron, Gelbach and Miller (2008), "Bootstrap-based improvements for inference with clustered
    errors", pairs cluster bootstrap; the resampled clusters are counted by a multinomial.
    """
    size = len(flags)
    if size == 0:
        return Estimate.none("no row was known by the day", 0)
    codes, names = pd.factorize(clusters.astype(str))
    hits = np.bincount(codes, weights=flags.to_numpy(float), minlength=len(names))
    rows = np.bincount(codes, minlength=len(names))
    value = float(hits.sum() / size)
    if len(names) < FEWEST_CLUSTERS:
        return Estimate(value, size)
    generator = np.random.default_rng(seed)
    even = np.full(len(names), 1 / len(names))
    weights = generator.multinomial(len(names), even, size=draws)
    low, high = percentile_interval((weights @ hits) / (weights @ rows), confidence)
    percent = coverage(confidence)
    return Estimate(
        value, size, min(low, value), max(high, value), f"{percent} bootstrap over {over}"
    )


def cluster_gap(
    flags: pd.Series,
    first: pd.Series,
    clusters: pd.Series,
    *,
    confidence: float,
    draws: int,
    seed: int,
    over: str,
) -> Estimate:
    """Return the share of true flags in one group less that in the rest.

    Parameters
    ----------
    flags
        One truth value a row.
    first
        Whether the row is of the first group.
    clusters
        The cluster of each row.
    confidence
        Coverage of the interval.
    draws, seed
        Resamples and the generator's seed; resamples that leave a group empty are left out.
    over
        What the clusters are, for the interval's name.

    Returns
    -------
    Estimate
        The difference, a fraction; none where a group is empty.
    """
    inside = first.to_numpy(bool)
    if not inside.any() or inside.all():
        return Estimate.none("one of the two groups has no row known by the day", len(flags))
    codes, names = pd.factorize(clusters.astype(str))
    hits = flags.to_numpy(float)
    sums = np.stack(
        [
            np.bincount(codes, weights=weights, minlength=len(names))
            for weights in (hits * inside, 1.0 * inside, hits * ~inside, 1.0 * ~inside)
        ],
        axis=1,
    )
    generator = np.random.default_rng(seed)
    even = np.full(len(names), 1 / len(names))
    drawn = generator.multinomial(len(names), even, size=draws) @ sums
    drawn = drawn[(drawn[:, 1] > 0) & (drawn[:, 3] > 0)]
    total = sums.sum(axis=0)
    gap = float(total[0] / total[1] - total[2] / total[3])
    low, high = percentile_interval(
        drawn[:, 0] / drawn[:, 1] - drawn[:, 2] / drawn[:, 3], confidence
    )
    percent = coverage(confidence)
    return Estimate(
        gap, len(flags), min(low, gap), max(high, gap), f"{percent} bootstrap over {over}"
    )
