"""How concentrated a set of releases is: the Herfindahl-Hirschman index and its inverse.

A unit is a country or an organisation. A release with several may count whole for each, or be
divided between them: the two are rival rules, and neither is the truth.
"""

from typing import Literal

import numpy as np
import pandas as pd

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.growth import cluster_codes, cluster_weights
from hundredmodels.analysis.uncertainty import percentile_interval

Counting = Literal["first", "whole", "fractional"]
FEWEST = 6


def shares(weights: np.ndarray) -> np.ndarray:
    """Return weights as shares that sum to one."""
    total = weights.sum()
    return np.asarray(weights / total)


def hhi(weights: np.ndarray) -> float:
    """Return the Herfindahl-Hirschman index: the sum of the squared shares, 0 to 1.

    References
    ----------
    Hirschman (1964), "The paternity of an index".
    """
    return float(np.sum(shares(weights) ** 2))


def effective_number(weights: np.ndarray) -> float:
    """Return how many units of equal size would be as concentrated: one over the index.

    References
    ----------
    Laakso and Taagepera (1979), "Effective number of parties"; Hill (1973), number of order 2.
    """
    return 1 / hhi(weights)


def counted(units: pd.Series, counting: Counting) -> pd.DataFrame:
    """Spread releases over their units by a rule of counting.

    Parameters
    ----------
    units
        For each release the list of its units, one or more, repeats allowed.
    counting
        ``first``: one for the first unit; ``whole``: one for each different unit;
        ``fractional``: one divided equally over the list.

    Returns
    -------
    pandas.DataFrame
        ``row`` (the index of the release), ``unit`` and ``weight``. Releases with no unit are
        left out.
    """
    found: list[tuple[object, str, float]] = []
    for row, names in units.items():
        if not names:
            continue
        if counting == "first":
            found.append((row, names[0], 1.0))
        elif counting == "whole":
            found += [(row, name, 1.0) for name in dict.fromkeys(names)]
        else:
            found += [(row, name, 1 / len(names)) for name in names]
    return pd.DataFrame(found, columns=["row", "unit", "weight"])


def effective_estimate(
    spread: pd.DataFrame,
    clusters: pd.Series,
    *,
    confidence: float,
    draws: int,
    seed: int,
    over: str,
) -> Estimate:
    """Return the effective number of units with a bootstrap over clusters.

    Parameters
    ----------
    spread
        ``row``, ``unit`` and ``weight``, as :func:`counted` returns them.
    clusters
        For each release, by its index, the cluster that is resampled whole; a missing one is a
        cluster of its own.
    confidence, draws, seed
        Of the interval.
    over
        What the clusters are ("organisations").

    Returns
    -------
    Estimate
        The effective number; no value for fewer than six releases.

    Notes
    -----
    A resample with repeats is more concentrated than its sample, the more so the more units
    there are. The draws are therefore moved, on the logarithm, so that their median is the
    estimate; the interval keeps its width.

    References
    ----------
    Marcon, Hérault, Baraloto and Lang (2012), on re-centred bootstraps of diversity.
    """
    releases = int(spread["row"].nunique())
    if releases < FEWEST:
        return Estimate.none(
            f"{releases} release{' is' if releases == 1 else 's are'} fewer than the {FEWEST} "
            "that an interval needs",
            releases,
        )
    codes = _codes_by_release(clusters, spread)
    unit_codes, units = pd.factorize(spread["unit"])
    table = np.zeros((int(codes.max()) + 1, len(units)))
    np.add.at(table, (codes, unit_codes), spread["weight"].to_numpy(float))
    totals = cluster_weights(len(table), draws, seed) @ table
    numbers = totals.sum(axis=1) ** 2 / (totals**2).sum(axis=1)
    value = effective_number(table.sum(axis=0))
    centred = numbers * (value / np.median(numbers))
    low, high = percentile_interval(centred, confidence)
    kind = f"{confidence * 100:.0f} % cluster bootstrap over {over}, re-centred"
    return Estimate(value, releases, low, high, kind)


def _codes_by_release(clusters: pd.Series, spread: pd.DataFrame) -> np.ndarray:
    """Return the cluster of each line of the spread; a release without one is its own."""
    codes = pd.Series(cluster_codes(clusters), index=clusters.index)
    renumbered, _ = pd.factorize(codes.loc[spread["row"]].to_numpy())
    return np.asarray(renumbered)
