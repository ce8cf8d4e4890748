"""Results quoted from publications: growth, and what the architecture is worth."""

import pandas as pd

from hundredmodels.chapters.result import Result
from hundredmodels.chapters.transformer_shift.names import NAMING
from hundredmodels.chapters.units import A_YEAR, MONTHS, PER_CENT, TIMES


def published_results(published: pd.DataFrame) -> tuple[Result, ...]:
    """Quote the published estimates of growth, and of what the architecture is worth."""
    return (
        NAMING.quoted(
            "training-compute-growth-epoch",
            "Growth of the training compute of notable models since 2010, Epoch AI",
            published,
            "R13",
            A_YEAR,
        ),
        NAMING.quoted(
            "training-compute-growth-china-epoch",
            "Growth of the training compute of top Chinese language models, Epoch AI",
            published,
            "R48",
            A_YEAR,
        ),
        NAMING.quoted(
            "compute-halving",
            "Time in which the compute for the same language-model score halves, Ho et al. (2024)",
            published,
            "R09",
            MONTHS,
        ),
        NAMING.quoted(
            "compute-halving-revised",
            "The same in the later version of Ho et al. (2024)",
            published,
            "R10",
            MONTHS,
        ),
        NAMING.quoted(
            "transformer-compute-gain",
            "What the Transformer is worth in compute at 10²⁵ FLOP, Ho et al. (2024)",
            published,
            "R12",
            TIMES,
        ),
        NAMING.quoted(
            "scale-share",
            "Share of scale in the progress from the RNN of 2012 to Chinchilla, Ho et al. (2024)",
            published,
            "R11a",
            PER_CENT,
            scale=100,
        ),
    )
