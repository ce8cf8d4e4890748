"""Hedonic price decline: what time alone takes off, score held equal.

All first prices are used, not only the record lows: the logarithm of the price is regressed on the
date and on the logit of the score, so that dearer because better does not count as dearer.
"""

import numpy as np
import pandas as pd

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.prices import years_since
from hundredmodels.analysis.uncertainty import coverage, percentile_interval

CHANCE = 25.0
FEWEST = 12


def score_logit(scores: np.ndarray, ceiling: float) -> np.ndarray:
    """Return the logit of a four-choice score between chance and a ceiling.

    Parameters
    ----------
    scores
        Per cent right.
    ceiling
        The score in per cent that saturates the test, above every score's use.

    Returns
    -------
    numpy.ndarray
        ``ln(u / (1 - u))`` with ``u`` the score's place between 25 and the ceiling, kept between
        0.01 and 0.99.
    """
    share = np.clip((scores - CHANCE) / (ceiling - CHANCE), 0.01, 0.99)
    return np.asarray(np.log(share / (1 - share)))


def hedonic_decline(
    points: pd.DataFrame, *, ceiling: float, confidence: float, draws: int, seed: int
) -> Estimate:
    """Return the yearly factor by which a price falls at equal score.

    Parameters
    ----------
    points
        Rows with ``date``, ``price``, ``score`` and ``organisation``; one row a price.
    ceiling
        The score in per cent that saturates the test.
    confidence
        Coverage of the interval.
    draws
        Resamples of developers behind it.
    seed
        Seed of the generator.

    Returns
    -------
    Estimate
        ``exp(-b)`` with ``b`` the coefficient of time in years.

    References
    ----------
    Griliches (1961), "Hedonic price indexes for automobiles": the time coefficient of a
    regression of log price on quality.
    """
    if len(points) < FEWEST or points["organisation"].nunique() < 3:  # noqa: PLR2004 -- clusters
        return Estimate.none(f"{len(points)} prices are too few for a regression", len(points))
    design = np.column_stack(
        [
            np.ones(len(points)),
            years_since(points["date"], points["date"].min()),
            score_logit(points["score"].to_numpy(float), ceiling),
        ]
    )
    logs = np.log(points["price"].to_numpy(float))
    codes = pd.factorize(points["organisation"])[0]
    members = [np.flatnonzero(codes == k) for k in range(int(codes.max()) + 1)]
    generator = np.random.default_rng(seed)
    factors = np.empty(draws)
    for draw in range(draws):
        picked = generator.integers(0, len(members), size=len(members))
        rows = np.concatenate([members[k] for k in picked])
        factors[draw] = np.exp(-_coefficient(design[rows], logs[rows]))
    low, high = percentile_interval(factors, confidence)
    value = float(np.exp(-_coefficient(design, logs)))
    kind = f"{coverage(confidence)} cluster bootstrap over developers"
    return Estimate(value, len(points), low, high, kind)


def _coefficient(design: np.ndarray, logs: np.ndarray) -> float:
    """Return the coefficient of the second column; ``nan`` where it is not identified."""
    gram = design.T @ design
    if np.linalg.cond(gram) > 1e12:  # noqa: PLR2004 -- singular to working precision
        return float("nan")
    return float(np.linalg.solve(gram, design.T @ logs)[1])
