"""What a record-based trend shows where there is nothing to show.

The smallest model so far can only shrink, so a line through the records always falls. Shuffling
the dates among the models keeps sizes and scores as they are and leaves exactly that fall.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hundredmodels.analysis.density import (
    Batch,
    Floats,
    Sample,
    growth_estimate,
    observed,
    shuffled,
)
from hundredmodels.analysis.estimate import Estimate

BLOCK = 2000
"""Shuffles held in memory at once."""


@dataclass(frozen=True)
class NullTest:
    """A growth rate beside its permutation null.

    Attributes
    ----------
    growth
        The observed rate, natural logarithm a year.
    draws
        The rate in each shuffle.
    """

    growth: float
    draws: Floats

    def quantile(self, share: float) -> float:
        """Return a quantile of the null."""
        kept = self.draws[np.isfinite(self.draws)]
        return float(np.quantile(kept, share)) if kept.size else float("nan")

    @property
    def p_value(self) -> float:
        """Share of shuffles with a rate at least as high, counting the observed one in."""
        kept = self.draws[np.isfinite(self.draws)]
        return float((1 + np.sum(kept >= self.growth)) / (1 + kept.size))

    def excess(self, draws: Floats, *, confidence: float, n: int, interval: str) -> Estimate:
        """Return the rate less the null's median, with the interval of bootstrap draws.

        Parameters
        ----------
        draws
            Bootstrap draws of the rate.
        confidence
            Coverage.
        n
            Observations.
        interval
            What kind of interval the draws give.
        """
        base = self.quantile(0.5)
        return growth_estimate(
            self.growth - base, draws - base, confidence=confidence, n=n, interval=interval
        )


def null_test(
    sample: Sample, statistic: Callable[[Batch], Floats], *, draws: int, seed: int
) -> NullTest:
    """Hold an estimator against shuffled dates.

    Parameters
    ----------
    sample
        The models.
    statistic
        Growth rate of each resample of a batch.
    draws
        How many shuffles.
    seed
        Seed of the generator.

    Returns
    -------
    NullTest
        The observed rate and its null.

    References
    ----------
    Permutation test with the observed value counted in: Phipson and Smyth (2010).
    """
    parts = [
        statistic(shuffled(sample, draws=min(BLOCK, draws - start), seed=seed + start))
        for start in range(0, draws, BLOCK)
    ]
    return NullTest(float(statistic(observed(sample))[0]), np.concatenate(parts))
