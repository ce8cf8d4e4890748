"""How fast the cost of training grows: a log-linear trend with developers resampled."""

import numpy as np
import pandas as pd

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.growth import line, yearly_growth


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
    return yearly_growth(
        runs,
        value=cost,
        cluster=cluster,
        confidence=confidence,
        draws=draws,
        seed=seed,
        over="developers",
    )


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
    return line(runs, value=cost).rename(columns={"value": "cost"})
