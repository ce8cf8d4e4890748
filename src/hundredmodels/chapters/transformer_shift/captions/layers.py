"""Captions and alt texts of the figures on layers, and on a block beside an LSTM."""

from hundredmodels.chapters.transformer_shift.study import Study
from hundredmodels.chapters.transformer_shift.wording import token, value
from hundredmodels.chapters.wording import in_words


def layer_operations(study: Study) -> str:
    """Caption of the layers' operations."""
    return (
        f"A self-attention layer does less work than a recurrent one up to "
        f"{token('layer-crossing')}, and more beyond. Operations of one layer by Table 1 of "
        "Vaswani et al. (2017), with a constant of one; the dot marks where the length equals "
        "the width, the dotted rule the length of the sentence below. The convolution's kernel "
        f"spans {in_words(study.cost.kernel)} tokens."
    )


def layer_operations_alt(_study: Study) -> str:
    """Alt text of the layers' operations."""
    return (
        "Four rising lines on logarithmic axes. Self-attention rises twice as steeply as "
        "recurrence and convolution and crosses "
        f"recurrence at {token('layer-crossing')}, convolution at "
        f"{token('layer-crossing-convolution')}; restricted attention stays below them."
    )


def block_against_lstm(study: Study) -> str:
    """Caption of the block beside the LSTM."""
    more = value(study, "block-lstm-flops-ratio") or 0
    assert more > 1  # noqa: S101 -- 3/2 + n/4d, for any n and d
    return (
        f"A Transformer block buys one serial step in place of "
        f"{token('serial-steps-ratio', 'value')} with {token('block-lstm-flops-ratio')} the "
        "operations of an LSTM. Forward pass of a whole block (projections, attention, "
        "feed-forward) over an LSTM layer of equal width; above the dashed rule the block asks "
        "for more. The dots stand at the length of the sentence below."
    )


def block_against_lstm_alt(_study: Study) -> str:
    """Alt text of the block beside the LSTM."""
    return (
        "Two curves over the sequence length. The ratio of operations starts at "
        f"{token('block-lstm-flops-ratio-shortest')} and rises to "
        f"{token('block-lstm-flops-ratio-longest')}; the ratio of serial steps falls as one over "
        "the length."
    )
