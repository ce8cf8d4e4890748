"""The interval that resampled values of a statistic span."""

import numpy as np


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
