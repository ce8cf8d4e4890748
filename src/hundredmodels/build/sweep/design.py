"""The design of a sweep: which points of its space are run.

A grid is every combination. A sample is so many points drawn with a seed: by Latin hypercube, which
cuts each axis into as many equal slices as there are points and uses every slice once, or plainly
at random. The same seed always draws the same points.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import floor, prod
from typing import Any, Literal

import numpy as np

from hundredmodels.build.sweep.space import Axis
from hundredmodels.errors import UserError

Method = Literal["latin", "random"]
Point = dict[str, Any]
MOST_RUNS = 100_000
DIGITS = 6


@dataclass(frozen=True)
class Design:
    """How points are chosen.

    Attributes
    ----------
    sample
        How many are drawn; 0 for a grid.
    seed
        The seed that they are drawn with.
    method
        ``latin`` for a Latin hypercube, ``random`` for plain chance.
    """

    sample: int = 0
    seed: int = 1
    method: Method = "latin"

    def __str__(self) -> str:
        """Say it in a phrase."""
        if not self.sample:
            return "grid"
        how = "Latin hypercube" if self.method == "latin" else "random sample"
        return f"{how} of {self.sample}, seed {self.seed}"

    def points(self, axes: Sequence[Axis], whole: frozenset[str] = frozenset()) -> list[Point]:
        """Return the points, none twice.

        Parameters
        ----------
        axes
            The axes.
        whole
            Names of the parameters that are whole numbers.

        Returns
        -------
        list of dict
            The values of the axes' parameters, by name.

        Raises
        ------
        UserError
            If they are too many, or a grid is asked for over a range without a step.
        """
        if not axes:
            raise UserError("A sweep needs at least one --over name=values.")
        if self.sample:
            return self._sample(axes, whole)
        open_ends = [axis.name for axis in axes if not axis.choices]
        if open_ends:
            raise UserError(
                f"--over {open_ends[0]}: a grid needs a step ({open_ends[0]}=low:high:step); "
                "or draw from the range with --sample N."
            )
        count = prod(len(axis.choices) for axis in axes)
        if count > MOST_RUNS:
            raise UserError(
                f"The grid has {count:,} points; at most {MOST_RUNS:,} are run. "
                "Take larger steps, or --sample N."
            )
        names = [axis.name for axis in axes]
        return [
            dict(zip(names, values, strict=True))
            for values in product(*(axis.choices for axis in axes))
        ]

    def _sample(self, axes: Sequence[Axis], whole: frozenset[str]) -> list[Point]:
        """Draw the points."""
        draws = np.random.default_rng(self.seed)
        columns = []
        for axis in axes:
            places = draws.random(self.sample)
            if self.method == "latin":
                places = (draws.permutation(self.sample) + places) / self.sample
            columns.append([_at(axis, float(one), whole=axis.name in whole) for one in places])
        names = [axis.name for axis in axes]
        drawn = [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]
        return list({repr(point): point for point in drawn}.values())


def _at(axis: Axis, place: float, *, whole: bool) -> Any:  # noqa: ANN401 -- a parameter's value
    """Return the value at a place between 0 and 1; numbers are rounded to six digits."""
    if axis.choices:
        return axis.choices[floor(place * len(axis.choices))]
    if whole:
        return floor(axis.low + place * (axis.high - axis.low + 1))
    value = float(f"{axis.low + place * (axis.high - axis.low):.{DIGITS}g}")
    return min(max(value, axis.low), axis.high)
