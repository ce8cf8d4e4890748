"""What the Transformer saves and what it spends: layers, and a block beside an LSTM."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hundredmodels.analysis import layers
from hundredmodels.chapters.transformer_shift.parameters import Parameters

POINTS = 97
"""Points of a curve: the log-spaced lengths that a slider recomputes in the browser."""


@dataclass(frozen=True)
class Cost:
    """The cost of layers and blocks.

    Attributes
    ----------
    curves
        ``layer``, ``n``, ``operations``, ``serial_steps``, ``path_length``, at the set width.
    lengths
        The lengths of the curves.
    width, length, kernel, neighbourhood
        As set.
    """

    curves: pd.DataFrame
    lengths: np.ndarray
    width: int
    length: int
    kernel: int
    neighbourhood: int


def study_cost(parameters: Parameters) -> Cost:
    """Compute what layers and blocks cost at the set width and lengths."""
    n, d = parameters.sequence_length, parameters.width
    ends = np.log([min(parameters.sequence_lengths), max(parameters.sequence_lengths)])
    lengths = np.exp(np.linspace(ends[0], ends[1], POINTS))
    curves = layers.layer_costs(
        lengths, d, kernel=parameters.kernel_width, neighbourhood=parameters.neighbourhood
    )
    return Cost(
        curves,
        lengths,
        d,
        n,
        parameters.kernel_width,
        parameters.neighbourhood,
    )
