"""The published estimates, and ours beside them."""

import pandas as pd

from hundredmodels.chapters.result import Result
from hundredmodels.chapters.transformer_shift.wording import A_YEAR, TIMES, quoted

TOP = 10
"""How many largest so far make the frontier."""
SUBSETS = {
    "language": "language systems",
    "vision": "vision systems",
    "united-states": "systems led from the United States",
    "china": "systems led from China",
    "transformers": "Transformers",
    "recurrent": "recurrent networks",
    "confident": "rows that Epoch AI is confident of",
    "before-last-year": "without the last twelve months",
}
"""The subsets of systems whose growth is fitted too, with their names in words."""
SHORT = SUBSETS | {
    "united-states": "led from the US",
    "china": "led from China",
    "confident": "confident rows only",
    "before-last-year": "without the last year",
}
"""The same names, as the forest plot has room for them."""


def quotations(published: pd.DataFrame) -> tuple[Result, ...]:
    """Quote the published estimates of growth, and of what the architecture is worth."""
    return (
        quoted(
            "training-compute-growth-epoch",
            "Growth of the training compute of notable models since 2010, Epoch AI",
            published,
            "R13",
            A_YEAR,
        ),
        quoted(
            "training-compute-growth-china-epoch",
            "Growth of the training compute of top Chinese language models, Epoch AI",
            published,
            "R48",
            A_YEAR,
        ),
        quoted(
            "compute-halving",
            "Time in which the compute for the same language-model score halves, Ho et al. (2024)",
            published,
            "R09",
            "months",
        ),
        quoted(
            "compute-halving-revised",
            "The same in the later version of Ho et al. (2024)",
            published,
            "R10",
            "months",
        ),
        quoted(
            "transformer-compute-gain",
            "What the Transformer is worth in compute at 10²⁵ FLOP, Ho et al. (2024)",
            published,
            "R12",
            TIMES,
        ),
        quoted(
            "scale-share",
            "Share of scale in the progress from the RNN of 2012 to Chinchilla, Ho et al. (2024)",
            published,
            "R11a",
            "%",
            scale=100,
        ),
    )


def forest(results: tuple[Result, ...], published: pd.DataFrame) -> pd.DataFrame:
    """Return our estimates of growth, then the published ones, as the forest plot takes them."""
    names = {
        "training-compute-growth": "all, least squares",
        "training-compute-growth-median-slope": "all, median of slopes",
        "training-compute-growth-frontier": f"{TOP} largest on their day",
        **{f"training-compute-growth-{key}": what for key, what in SHORT.items()},
    }
    ours = pd.DataFrame(
        [
            {
                "label": names[result.id.partition(".")[2]],
                "value": result.value,
                "low": result.low,
                "high": result.high,
                "basis": "recomputed",
            }
            for result in results
            if result.id.partition(".")[2] in names and result.value is not None
        ]
    )
    said = {
        "R13": "Epoch AI: notable",
        "R14": "Epoch AI: frontier, mid-range",
        "R48": "Epoch AI: top Chinese",
    }
    theirs = published[published["estimate"].isin(said)]
    middle = (theirs["low"] + theirs["high"]) / 2
    quotes = pd.DataFrame(
        {
            "label": theirs["estimate"].map(said),
            "value": theirs["value"].fillna(middle).astype(float),
            "low": theirs["low"].astype(float),
            "high": theirs["high"].astype(float),
            "basis": "quoted",
        }
    )
    return pd.concat([ours, quotes], ignore_index=True)
