"""What a reader may try: another width of the layers, another length of the sequence."""

from hundredmodels.analysis.layers import ATTENTION, FEED_FORWARD, LSTM, PROJECTIONS
from hundredmodels.chapters.transformer_shift.study import Study
from hundredmodels.chapters.what_if import ALWAYS, Input, Shown, WhatIf

TOKENS = Shown("tokens", 0)
PLAIN = Shown("", 0)
STEPS_PER_DOUBLING = 8


def _inputs(study: Study) -> tuple[Input, ...]:
    cost = study.cost
    return (
        Input(
            name="model_width",
            label="Width d",
            start=float(cost.width),
            low=64,
            high=8192,
            steps=7 * STEPS_PER_DOUBLING,
            grain=1,
            scale="log",
            shown=PLAIN,
        ),
        Input(
            name="sequence_length",
            label="Sequence length n",
            start=float(cost.length),
            low=16,
            high=65536,
            steps=12 * STEPS_PER_DOUBLING,
            grain=1,
            scale="log",
            shown=TOKENS,
        ),
    )


def layer_operations(study: Study) -> WhatIf:
    """Let width and length move the comparison of the layers."""
    operations = {
        "recurrent": "sequence_length * model_width * model_width",
        "convolutional": "kernel * sequence_length * model_width * model_width",
        "attention": "sequence_length * sequence_length * model_width",
        "restricted": "min(neighbourhood, sequence_length) * sequence_length * model_width",
    }
    return WhatIf(
        inputs=_inputs(study),
        constants={
            "kernel": float(study.cost.kernel),
            "neighbourhood": float(study.cost.neighbourhood),
        },
        formulas={
            **operations,
            "serial_steps": "sequence_length",
            "ratio": "attention / recurrent",
            "crossing": "model_width",
        },
        shown={
            "serial_steps": Shown("times", 0),
            "ratio": Shown(),
            "crossing": TOKENS,
        },
        sentence=(
            (
                (
                    ALWAYS,
                    (
                        "For {sequence_length} at a width of {model_width}, a recurrent layer "
                        "takes {serial_steps} as many serial steps as self-attention."
                    ),
                ),
            ),
            (
                (
                    "ratio == 1",
                    (
                        "Attention and recurrence ask for the same work: their operations stand "
                        "at {ratio} to 1."
                    ),
                ),
                (
                    "ratio < 1",
                    (
                        "The operations of attention and recurrence stand at {ratio} to 1: "
                        "attention does less work, as for any text shorter than {crossing}."
                    ),
                ),
                (
                    ALWAYS,
                    (
                        "The operations of attention and recurrence stand at {ratio} to 1: "
                        "attention saves the steps at the price of more work, as for any text "
                        "longer than {crossing}."
                    ),
                ),
            ),
        ),
    )


def block_against_lstm(study: Study) -> WhatIf:
    """Let width and length move the comparison of a block and an LSTM."""
    length_over_width = "sequence_length / model_width"
    return WhatIf(
        inputs=_inputs(study),
        constants={
            "dense": float(PROJECTIONS + FEED_FORWARD),
            "attention": float(ATTENTION),
            "lstm": float(LSTM),
        },
        formulas={
            "ratio": f"(dense + attention * {length_over_width}) / lstm",
            "ratio_causal": f"(dense + attention / 2 * {length_over_width}) / lstm",
            "serial_ratio": "1 / sequence_length",
            "serial_steps": "sequence_length",
            "overtakes": "dense * model_width / attention",
        },
        shown={
            "ratio": Shown("times"),
            "ratio_causal": Shown("times", 3),
            "serial_steps": PLAIN,
            "overtakes": TOKENS,
        },
        sentence=(
            (
                (
                    ALWAYS,
                    (
                        "For {sequence_length} at a width of {model_width}, the block takes one "
                        "serial step where the LSTM takes {serial_steps}, and does {ratio} its "
                        "operations; {ratio_causal} if a token attends only to earlier ones."
                    ),
                ),
            ),
            (
                (
                    "sequence_length > overtakes",
                    "Attention alone is the larger part of that work, as it is beyond {overtakes}.",
                ),
                (ALWAYS, "Attention would be the larger part of that work beyond {overtakes}."),
            ),
        ),
    )
