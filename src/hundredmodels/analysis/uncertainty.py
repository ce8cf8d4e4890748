"""Resampling: cluster bootstraps and permutation nulls.

Rows of one developer or one model family are not independent, so intervals resample whole
clusters. Records rise even where nothing does, so a record-based trend is held against the same
estimator on data whose dates were shuffled.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

Statistic = Callable[[pd.DataFrame], float]


def cluster_bootstrap(
    frame: pd.DataFrame, cluster: str, statistic: Statistic, *, draws: int, seed: int
) -> np.ndarray:
    """Draw a statistic's sampling distribution by resampling whole clusters.

    Parameters
    ----------
    frame
        The observations. A missing cluster name makes the row a cluster of its own.
    cluster
        The column that names each row's cluster (developer or model family).
    statistic
        Maps a resampled frame to a number; ``nan`` where it can't be computed.
    draws
        How many resamples.
    seed
        Seed of the generator; the same seed gives the same draws.

    Returns
    -------
    numpy.ndarray
        ``draws`` values of the statistic, ``nan`` among them where it failed.

    References
    ----------
    Cameron, Gelbach and Miller (2008), "Bootstrap-based improvements for inference with clustered
    errors", pairs cluster bootstrap.
    """
    generator = np.random.default_rng(seed)
    codes, names = pd.factorize(frame[cluster], use_na_sentinel=True)
    alone = codes < 0
    codes = codes.copy()
    codes[alone] = len(names) + np.arange(int(alone.sum()))
    members = [np.flatnonzero(codes == code) for code in range(int(codes.max(initial=-1)) + 1)]
    values = np.empty(draws)
    for draw in range(draws):
        picked = generator.integers(0, max(len(members), 1), size=len(members))
        rows = np.concatenate([members[k] for k in picked]) if members else np.empty(0, int)
        values[draw] = statistic(frame.iloc[rows])
    return values


def percentile_interval(draws: np.ndarray, confidence: float) -> tuple[float, float]:
    """Return the central percentile interval of bootstrap draws.

    Parameters
    ----------
    draws
        Values of the statistic; ``nan`` draws are left out.
    confidence
        The interval's coverage, between 0 and 1.

    Returns
    -------
    tuple of float
        Low and high end; both ``nan`` if no draw was finite.
    """
    kept = draws[np.isfinite(draws)]
    if kept.size == 0:
        return float("nan"), float("nan")
    tail = (1 - confidence) / 2
    low, high = np.quantile(kept, [tail, 1 - tail])
    return float(low), float(high)


def permutation_null(
    frame: pd.DataFrame, column: str, statistic: Statistic, *, draws: int, seed: int
) -> np.ndarray:
    """Draw a statistic's distribution where a column says nothing about the rest.

    Parameters
    ----------
    frame
        The observations.
    column
        The column to shuffle within the sample, usually the dates.
    statistic
        Maps a frame to a number; ``nan`` where it can't be computed.
    draws
        How many shuffles.
    seed
        Seed of the generator.

    Returns
    -------
    numpy.ndarray
        ``draws`` values of the statistic under the null.
    """
    generator = np.random.default_rng(seed)
    values = np.empty(draws)
    for draw in range(draws):
        order = generator.permutation(len(frame))
        values[draw] = statistic(frame.assign(**{column: frame[column].to_numpy()[order]}))
    return values
