"""Monte Carlo over stated ranges: what an assumption's width does to a model's answer.

A :class:`Range` says how far an input may lie from its central value. The draws are stratified
(Latin hypercube), so that a median hardly depends on the seed. Correlations between inputs are out
of scope: each is drawn for itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

Model = Callable[[Mapping[str, np.ndarray]], np.ndarray]


@dataclass(frozen=True)
class Range:
    """A triangular range of an input.

    Attributes
    ----------
    low, central, high
        The least, the most likely and the greatest value, in the input's unit.
    """

    low: float
    central: float
    high: float

    def __post_init__(self) -> None:
        """Refuse a range that does not hold its central value."""
        if not self.low <= self.central <= self.high:
            raise ValueError(
                f"A range runs from low over central to high, not {self.low}, {self.central}, "
                f"{self.high}."
            )

    @classmethod
    def around(cls, central: float, factor: float) -> "Range":
        """Return the range from ``central / factor`` to ``central * factor``."""
        return cls(central / factor, central, central * factor)

    @property
    def width(self) -> float:
        """High less low."""
        return self.high - self.low

    def quantile(self, probability: np.ndarray) -> np.ndarray:
        """Map uniform numbers to values of the triangular distribution."""
        if self.width == 0:
            return np.full_like(probability, self.central)
        peak = (self.central - self.low) / self.width
        from scipy import stats  # noqa: PLC0415 -- slow to import, and a site only names it

        return np.asarray(stats.triang.ppf(probability, peak, self.low, self.width))


def sample(ranges: Mapping[str, Range], *, draws: int, seed: int) -> dict[str, np.ndarray]:
    """Draw every input from its range.

    Parameters
    ----------
    ranges
        The inputs' ranges by name.
    draws
        How many values of each.
    seed
        Seed of the generator.

    Returns
    -------
    dict of str to numpy.ndarray
        ``draws`` values for each input.

    References
    ----------
    McKay, Beckman and Conover (1979), "A comparison of three methods for selecting values of
    input variables", Latin hypercube sampling.
    """
    if not ranges:
        return {}
    from scipy.stats import qmc  # noqa: PLC0415 -- see above

    cube = qmc.LatinHypercube(d=len(ranges), rng=seed).random(draws)
    return {
        name: span.quantile(cube[:, column]) for column, (name, span) in enumerate(ranges.items())
    }


def simulate(model: Model, ranges: Mapping[str, Range], *, draws: int, seed: int) -> np.ndarray:
    """Return the model's answers over draws of its inputs.

    Parameters
    ----------
    model
        Maps arrays of inputs by name to an array of answers.
    ranges
        The inputs' ranges by name.
    draws
        How many answers.
    seed
        Seed of the generator.

    Returns
    -------
    numpy.ndarray
        ``draws`` answers.
    """
    return np.asarray(model(sample(ranges, draws=draws, seed=seed)), dtype=float)
