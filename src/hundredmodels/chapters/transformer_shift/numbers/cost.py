"""Results on layers, and on a block beside an LSTM."""

from hundredmodels.analysis import layers
from hundredmodels.chapters.result import Result, rows_of
from hundredmodels.chapters.transformer_shift.cost import Cost
from hundredmodels.chapters.transformer_shift.names import number
from hundredmodels.chapters.transformer_shift.parameters import Parameters
from hundredmodels.chapters.units import TIMES
from hundredmodels.data import Tables


def cost_results(cost: Cost, tables: Tables, parameters: Parameters) -> tuple[Result, ...]:
    """Return what layers and blocks cost, at the set width and lengths."""
    return _layers(cost, tables) + _blocks(parameters)


def _layers(cost: Cost, tables: Tables) -> tuple[Result, ...]:
    n, d, kernel = cost.length, cost.width, cost.kernel
    table = tables["attention_layer_costs"]
    compared = table[table["layer"].isin(["recurrent", "self-attention"])]
    inputs = rows_of("attention_layer_costs", compared.index)
    attention, recurrence = layers.self_attention(n, d), layers.recurrent(n, d)
    return (
        number(
            "serial-steps-ratio",
            "Serial steps of a recurrent layer for each one of self-attention",
            recurrence.serial_steps / attention.serial_steps,
            TIMES,
            f"O(n) over O(1) of Vaswani et al. (2017), Table 1, at n = {n:,} tokens",
            inputs=inputs,
            digits=0,
        ),
        number(
            "path-length-ratio",
            "Longest path between two positions, recurrent layer over self-attention",
            recurrence.path_length / attention.path_length,
            TIMES,
            f"O(n) over O(1) of Table 1, at n = {n:,} tokens",
            inputs=inputs,
            digits=0,
        ),
        number(
            "layer-operations-ratio",
            "Operations of a self-attention layer over a recurrent one",
            attention.operations / recurrence.operations,
            TIMES,
            f"n² d over n d² of Table 1 = n / d, at n = {n:,} and d = {d:,}",
            inputs=inputs,
        ),
        number(
            "layer-crossing",
            "Length from which self-attention asks for more operations than recurrence",
            layers.layer_crossing(d),
            "tokens",
            f"n² d = n d² of Table 1, so n = d = {d:,}",
            digits=0,
            inputs=inputs,
        ),
        number(
            "layer-crossing-convolution",
            "Length from which self-attention asks for more operations than convolution",
            layers.layer_crossing(d, kernel=kernel),
            "tokens",
            f"n² d = k n d² of Table 1, so n = k d, at k = {kernel} and d = {d:,}",
            digits=0,
            inputs=rows_of("attention_layer_costs", table.index),
        ),
    )


def _blocks(parameters: Parameters) -> tuple[Result, ...]:
    n, d = parameters.sequence_length, parameters.width
    shortest, longest = min(parameters.sequence_lengths), max(parameters.sequence_lengths)
    counted = "(8nd² + 4n²d + 16nd²) / 16nd² = 3/2 + n/4d"
    label = "Operations of a Transformer block over an LSTM of equal width"
    return (
        number(
            "block-lstm-flops-ratio",
            label,
            layers.block_ratio(n, d),
            TIMES,
            f"{counted}, full attention, at n = {n:,} and d = {d:,}",
            rivals=("block-lstm-flops-ratio-causal",),
        ),
        number(
            "block-lstm-flops-ratio-causal",
            f"{label}, attention to earlier tokens only",
            layers.block_ratio(n, d, causal=True),
            TIMES,
            f"As full attention with half the attention term, at n = {n:,} and d = {d:,}",
            rivals=("block-lstm-flops-ratio",),
            digits=3,
        ),
        number(
            "block-lstm-flops-ratio-shortest",
            f"{label} at the shortest length drawn",
            layers.block_ratio(shortest, d),
            TIMES,
            f"{counted}, at n = {shortest:,} and d = {d:,}",
        ),
        number(
            "block-lstm-flops-ratio-longest",
            f"{label} at the longest length drawn",
            layers.block_ratio(longest, d),
            TIMES,
            f"{counted}, at n = {longest:,} and d = {d:,}",
        ),
        number(
            "block-twice-lstm-length",
            "Length at which a block asks for twice the operations of an LSTM",
            layers.length_at_ratio(2, d),
            "tokens",
            f"3/2 + n/4d = 2, so n = 2d, at d = {d:,}",
            digits=0,
        ),
        number(
            "attention-overtakes-length",
            "Length from which attention is the larger part of a block",
            layers.attention_overtakes(d),
            "tokens",
            f"4n²d = 24nd², so n = 6d, at d = {d:,}",
            digits=0,
        ),
    )
