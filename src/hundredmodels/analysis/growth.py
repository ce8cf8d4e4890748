"""How fast a positive quantity grows: a line through its logarithm, with clusters resampled.

The estimators take a frame with one row an observation and know nothing of what it measures.
"""

from math import inf, log

import numpy as np
import pandas as pd

from hundredmodels.analysis.durations import MONTHS_PER_YEAR
from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.prices import slope, years_since
from hundredmodels.analysis.uncertainty import percentile_interval

FEWEST = 6
"""Fewer points draw no line."""


def yearly_growth(
    rows: pd.DataFrame,
    *,
    value: str,
    cluster: str,
    confidence: float,
    draws: int,
    seed: int,
    over: str,
    date: str = "date",
) -> Estimate:
    """Return the growth factor a year by least squares on the logarithm.

    Parameters
    ----------
    rows
        One row an observation; missing dates and values are left out.
    value
        Column of the quantity, above nought.
    cluster
        Column whose values are resampled whole; a missing one is a cluster of its own.
    confidence
        Coverage of the interval.
    draws
        Resamples of clusters.
    seed
        Seed of the generator.
    over
        What the clusters are, for the interval's name ("organisations").
    date
        Column of the date.

    Returns
    -------
    Estimate
        exp of the slope of log value on time in years, and the percentile interval of the
        resampled slopes.

    Notes
    -----
    Each cluster enters a resample through its sums of x, y, x² and xy, so all draws are one
    product of matrices.

    References
    ----------
    Cameron, Gelbach and Miller (2008), "Bootstrap-based improvements for inference with clustered
    errors", pairs cluster bootstrap.
    """
    kept = rows.dropna(subset=[date, value])
    kept = kept[kept[value] > 0]
    if len(kept) < FEWEST:
        return Estimate.none(
            f"{len(kept)} observation{' is' if len(kept) == 1 else 's are'} fewer than the "
            f"{FEWEST} that a line needs",
            len(kept),
        )
    years = years_since(kept[date], kept[date].min())
    logs = np.log(kept[value].to_numpy(float))
    rate = slope(years, logs)
    if not np.isfinite(rate):
        return Estimate.none("the observations are all of one day", len(kept))
    rates = _resampled(years, logs, cluster_codes(kept[cluster]), draws, seed)
    low, high = np.exp(percentile_interval(rates, confidence))
    kind = f"{confidence * 100:.0f} % cluster bootstrap over {over}"
    return Estimate(float(np.exp(rate)), len(kept), float(low), float(high), kind)


def cluster_codes(names: pd.Series) -> np.ndarray:
    """Return each row's cluster as a number; a missing name is a cluster of its own."""
    codes, known = pd.factorize(names, use_na_sentinel=True)
    codes = codes.copy()
    alone = codes < 0
    codes[alone] = len(known) + np.arange(int(alone.sum()))
    return codes


def cluster_weights(clusters: int, draws: int, seed: int) -> np.ndarray:
    """Draw how often each cluster stands in each resample: an array of draws by clusters."""
    generator = np.random.default_rng(seed)
    return generator.multinomial(clusters, np.full(clusters, 1 / clusters), size=draws)


def _resampled(
    years: np.ndarray, logs: np.ndarray, codes: np.ndarray, draws: int, seed: int
) -> np.ndarray:
    clusters = int(codes.max()) + 1
    years, logs = years - years.mean(), logs - logs.mean()
    sums = np.column_stack(
        [
            np.bincount(codes, weights=column, minlength=clusters)
            for column in (np.ones_like(years), years, logs, years * years, years * logs)
        ]
    )
    n, x, y, xx, xy = (cluster_weights(clusters, draws, seed) @ sums).T
    spread = n * xx - x * x
    with np.errstate(divide="ignore", invalid="ignore"):
        rates: np.ndarray = np.where(spread > 1e-9 * n * n, (n * xy - x * y) / spread, np.nan)
    return rates


def doubling_months(growth: Estimate) -> Estimate:
    """Return the time to double that a yearly growth implies.

    Parameters
    ----------
    growth
        Factor a year.

    Returns
    -------
    Estimate
        Months, 12 log 2 / log growth; no value where nothing grows. The ends of the interval
        change places, and one that reaches "no growth" is open above.
    """
    if growth.value is None:
        return growth
    if growth.value <= 1:
        return Estimate.none("it does not grow", growth.n)
    value = _doubling(growth.value)
    if growth.low is None or growth.high is None:
        return Estimate(value, growth.n)
    return Estimate(value, growth.n, _doubling(growth.high), _doubling(growth.low), growth.interval)


def _doubling(factor: float) -> float:
    return MONTHS_PER_YEAR * log(2) / log(factor) if factor > 1 else inf


def median_of_slopes(rows: pd.DataFrame, *, value: str, date: str = "date") -> float | None:
    """Return the growth factor a year by the median of the slopes between all pairs.

    Parameters
    ----------
    rows
        One row an observation.
    value
        Column of the quantity, above nought.
    date
        Column of the date.

    Returns
    -------
    float or None
        exp of the median slope; ``None`` for fewer than six observations. Outliers move it
        little.

    References
    ----------
    Theil (1950) and Sen (1968), "Estimates of the regression coefficient based on Kendall's tau".
    """
    kept = rows.dropna(subset=[date, value])
    kept = kept[kept[value] > 0]
    if len(kept) < FEWEST:
        return None
    years = years_since(kept[date], kept[date].min())
    logs = np.log(kept[value].to_numpy(float))
    first, second = np.triu_indices(len(kept), k=1)
    apart = years[second] - years[first]
    told = apart != 0
    return float(np.exp(np.median((logs[second] - logs[first])[told] / apart[told])))


def line(rows: pd.DataFrame, *, value: str, date: str = "date") -> pd.DataFrame:
    """Return the two ends of the fitted line: ``date`` and ``value``; empty for too few rows."""
    kept = rows.dropna(subset=[date, value])
    if len(kept) < FEWEST:
        return pd.DataFrame({"date": pd.to_datetime([]), "value": np.array([], dtype=float)})
    start = kept[date].min()
    years = years_since(kept[date], start)
    logs = np.log(kept[value].to_numpy(float))
    rate = slope(years, logs)
    level = float(logs.mean() - rate * years.mean())
    ends = pd.Series([start, kept[date].max()])
    return pd.DataFrame({"date": ends, "value": np.exp(level + rate * years_since(ends, start))})


def among_largest(values: np.ndarray, top: int) -> np.ndarray:
    """Say which of a sequence were among the largest so far when they came.

    Parameters
    ----------
    values
        The quantity in the order of time.
    top
        How many largest so far count.

    Returns
    -------
    numpy.ndarray
        Booleans. The first ``top`` are always among them.
    """
    best: list[float] = []
    kept = np.zeros(len(values), bool)
    for place, one in enumerate(values):
        if len(best) < top or one > best[0]:
            kept[place] = True
            best.append(float(one))
            best.sort()
            del best[: max(0, len(best) - top)]
    return kept


def frontier_rate(years: np.ndarray, logs: np.ndarray, top: int) -> float:
    """Return the slope a year of the observations among the largest so far, in logarithms.

    Parameters
    ----------
    years
        Time in years, ascending.
    logs
        Logarithm of the quantity.
    top
        How many largest so far count; the first ``top`` rows are left out, for they are always
        among them.

    Returns
    -------
    float
        The slope; ``nan`` for fewer than six such rows.
    """
    kept = among_largest(logs, top)
    kept[:top] = False
    return slope(years[kept], logs[kept]) if int(kept.sum()) >= FEWEST else float("nan")
