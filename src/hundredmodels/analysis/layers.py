"""What a layer of each kind costs, and a whole Transformer block beside an LSTM of equal width.

Pure functions of the sequence length n and the width d. The orders of Vaswani et al. (2017),
Table 1, are taken with a constant of one; the block and the LSTM are counted in full, a multiply
and an add as two operations, without embeddings, softmax, norms and biases.
"""

from dataclasses import dataclass
from math import log

import numpy as np
import pandas as pd

from hundredmodels.analysis.durations import SECONDS_PER_HOUR

PROJECTIONS, ATTENTION, FEED_FORWARD, LSTM = 8, 4, 16, 16
"""Operations of a block's parts and of an LSTM: in n d², n² d, n d² and n d²."""


@dataclass(frozen=True)
class LayerCost:
    """What one layer asks for over a whole sequence.

    Attributes
    ----------
    operations
        Operations, to the order that Table 1 gives.
    serial_steps
        Steps that must wait for one another.
    path_length
        Longest way that a signal takes between two positions, in layers or steps.
    """

    operations: float
    serial_steps: float
    path_length: float


def self_attention(n: float, d: float) -> LayerCost:
    """Return the cost of self-attention over the whole sequence: n² d, one step, one hop.

    References
    ----------
    Vaswani et al. (2017), "Attention Is All You Need", Table 1.
    """
    return LayerCost(n * n * d, 1, 1)


def recurrent(n: float, d: float) -> LayerCost:
    """Return the cost of a recurrent layer: n d², n steps, n hops (Table 1)."""
    return LayerCost(n * d * d, n, n)


def convolutional(n: float, d: float, kernel: int) -> LayerCost:
    """Return the cost of dilated convolution: k n d², one step, log to base k of n hops (Table 1).

    Notes
    -----
    The path crosses at least one layer, however short the sequence.
    """
    return LayerCost(kernel * n * d * d, 1, max(1.0, log(n) / log(kernel)))


def restricted_attention(n: float, d: float, neighbourhood: int) -> LayerCost:
    """Return the cost of attention to r neighbours: r n d, one step, n/r hops (Table 1).

    Notes
    -----
    A neighbourhood wider than the sequence is the whole sequence.
    """
    reach = min(float(neighbourhood), float(n))
    return LayerCost(reach * n * d, 1, n / reach)


def layer_costs(lengths: np.ndarray, d: float, *, kernel: int, neighbourhood: int) -> pd.DataFrame:
    """Return the cost of each kind of layer over a range of lengths.

    Parameters
    ----------
    lengths
        Sequence lengths n, in tokens.
    d
        Width of the representation.
    kernel
        Width of the convolution's kernel.
    neighbourhood
        Tokens that restricted attention looks at.

    Returns
    -------
    pandas.DataFrame
        ``layer``, ``n``, ``operations``, ``serial_steps``, ``path_length``.
    """
    rows = [
        {"layer": name, "n": float(n), **vars(cost)}
        for n in lengths
        for name, cost in (
            ("recurrent", recurrent(n, d)),
            ("convolutional", convolutional(n, d, kernel)),
            ("self-attention", self_attention(n, d)),
            ("self-attention (restricted)", restricted_attention(n, d, neighbourhood)),
        )
    ]
    return pd.DataFrame(rows)


def layer_crossing(d: float, *, kernel: int = 1) -> float:
    """Return the length at which self-attention costs as much as the other layer.

    Parameters
    ----------
    d
        Width.
    kernel
        Kernel of the convolution; one for the recurrent layer.

    Returns
    -------
    float
        n = k d: below it n² d is less than k n d², above it more.
    """
    return kernel * d


def block_flop(n: float, d: float, *, causal: bool = False) -> float:
    """Return the operations of a Transformer block's forward pass over a sequence.

    Parameters
    ----------
    n
        Sequence length in tokens.
    d
        Width; the feed-forward layer is four times as wide.
    causal
        Whether a token attends only to those before it, which halves the attention term.

    Returns
    -------
    float
        8 n d² for the four projections, 4 n² d for scores and mix, 16 n d² for the feed-forward
        layer, in FLOP.

    References
    ----------
    Kaplan et al. (2020), Table 1, with the width of the feed-forward layer set to 4 d.
    """
    attention = ATTENTION * n * n * d / (2 if causal else 1)
    return (PROJECTIONS + FEED_FORWARD) * n * d * d + attention


def lstm_flop(n: float, d: float) -> float:
    """Return the operations of an LSTM layer's forward pass: 16 n d² FLOP.

    Notes
    -----
    Four gates, each with a d by d matrix for the input and one for the state, a multiply and an
    add for each weight.
    """
    return LSTM * n * d * d


def block_ratio(n: float, d: float, *, causal: bool = False) -> float:
    """Return a block's operations over those of an LSTM of equal width: 3/2 + n / (4 d)."""
    return block_flop(n, d, causal=causal) / lstm_flop(n, d)


def length_at_ratio(ratio: float, d: float) -> float | None:
    """Return the length at which a block costs so many times an LSTM.

    Parameters
    ----------
    ratio
        Operations of the block over those of the LSTM.
    d
        Width.

    Returns
    -------
    float or None
        4 d (ratio - 3/2); ``None`` where no length is short enough.
    """
    length = (LSTM * ratio - PROJECTIONS - FEED_FORWARD) * d / ATTENTION
    return length if length > 0 else None


def attention_overtakes(d: float) -> float:
    """Return the length from which attention is the larger half of a block: n = 6 d."""
    return (PROJECTIONS + FEED_FORWARD) * d / ATTENTION


def run_flop(hours: float, chips: float, flop_per_second: float) -> float:
    """Return the operations of a training run from its time on machines.

    Parameters
    ----------
    hours
        Time that the run took.
    chips
        Chips at work.
    flop_per_second
        Rate that each chip sustains, in FLOP/s.

    Returns
    -------
    float
        Their product, in FLOP.

    References
    ----------
    Vaswani et al. (2017), section 6.1 and footnote 5.
    """
    return hours * SECONDS_PER_HOUR * chips * flop_per_second
