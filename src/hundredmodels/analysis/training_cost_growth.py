"""How fast the cost of training grows: a log-linear trend with developers resampled."""

import numpy as np
import pandas as pd

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.prices import slope, years_since
from hundredmodels.analysis.uncertainty import percentile_interval

FEWEST = 6


def frontier(
    runs: pd.DataFrame, *, top: int, by: str = "training_flop", at_least_before: int = 0
) -> pd.DataFrame:
    """Return the runs that were among the largest on their day.

    Parameters
    ----------
    runs
        Rows with ``date`` and the column ``by``.
    top
        How many largest so far count as the frontier.
    by
        The column that ranks.
    at_least_before
        Leave out runs with fewer runs than this before them: the first are always at the top.

    Returns
    -------
    pandas.DataFrame
        The rows whose value was among the ``top`` largest of all dated no later.

    References
    ----------
    Cottier et al. (2024), "The rising costs of training frontier AI models": the ten most
    compute-intensive systems at the time of release.
    """
    rows = runs.dropna(subset=["date", by]).sort_values("date", kind="stable")
    values = rows[by].to_numpy(float)
    dates = rows["date"].to_numpy()
    kept = [
        place
        for place in range(len(rows))
        if np.sum(values[dates <= dates[place]] > values[place]) < top
        and np.sum(dates < dates[place]) >= at_least_before
    ]
    return rows.iloc[kept]


def cost_growth(
    runs: pd.DataFrame,
    *,
    cost: str,
    cluster: str,
    confidence: float,
    draws: int,
    seed: int,
) -> Estimate:
    """Return the yearly growth of cost by least squares on its logarithm.

    Parameters
    ----------
    runs
        One row a run: ``date``, the columns ``cost`` and ``cluster``.
    cost
        Column of the cost, on one basis.
    cluster
        Column of the developer.
    confidence
        Coverage of the interval.
    draws
        Resamples of developers behind it.
    seed
        Seed of the generator.

    Returns
    -------
    Estimate
        Growth factor a year.

    References
    ----------
    Cottier et al. (2024), section 3; intervals after Cameron, Gelbach and Miller (2008).
    """
    rows = runs.dropna(subset=["date", cost])
    rows = rows[rows[cost] > 0]
    if len(rows) < FEWEST:
        return Estimate.none(
            f"{len(rows)} runs with this cost are fewer than the {FEWEST} that a line needs",
            len(rows),
        )
    years = years_since(rows["date"], rows["date"].min())
    logs = np.log(rows[cost].to_numpy(float))
    codes = pd.factorize(rows[cluster].fillna("?"))[0]
    members = [np.flatnonzero(codes == k) for k in range(int(codes.max()) + 1)]
    generator = np.random.default_rng(seed)
    factors = np.empty(draws)
    for draw in range(draws):
        picked = generator.integers(0, len(members), size=len(members))
        chosen = np.concatenate([members[k] for k in picked])
        factors[draw] = np.exp(slope(years[chosen], logs[chosen]))
    low, high = percentile_interval(factors, confidence)
    value = slope(years, logs)
    if not np.isfinite(value) or not np.isfinite(low):
        return Estimate.none("the runs are all of one day", len(rows))
    kind = f"{confidence:.0%} cluster bootstrap over developers".replace("%", " %")
    return Estimate(float(np.exp(value)), len(rows), low, high, kind)


def fitted_line(runs: pd.DataFrame, *, cost: str) -> pd.DataFrame:
    """Return the ends of the fitted line, for drawing.

    Parameters
    ----------
    runs
        One row a run: ``date`` and the column ``cost``.
    cost
        Column of the cost.

    Returns
    -------
    pandas.DataFrame
        Two rows, ``date`` and ``cost``; empty for fewer than six runs.
    """
    rows = runs.dropna(subset=["date", cost])
    if len(rows) < FEWEST:
        return pd.DataFrame({"date": pd.to_datetime([]), "cost": np.array([], dtype=float)})
    start = rows["date"].min()
    years = years_since(rows["date"], start)
    logs = np.log(rows[cost].to_numpy(float))
    rate = slope(years, logs)
    level = float(logs.mean() - rate * years.mean())
    ends = pd.Series([start, rows["date"].max()])
    return pd.DataFrame({"date": ends, "cost": np.exp(level + rate * years_since(ends, start))})
