"""How sure a statistic is: the interval of its resampled values, and what counts as a finding."""

import numpy as np

CERTAIN = 0.05
"""A p-value above this is no finding."""


def coverage(confidence: float) -> str:
    """Write an interval's coverage as the report prints it: ``90 %``."""
    return f"{confidence:.0%}".replace("%", " %")


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
