"""Caption and alt text of the figure of small models against a big one."""

import pandas as pd

from hundredmodels.chapters.miniaturisation import frames
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.miniaturisation.wording import known, token
from hundredmodels.chapters.notes import describes


@describes(frames.differences)
def differences(study: Study, _rows: pd.DataFrame) -> str:
    """Caption of the duels."""
    if not known(study, "mistral-wins", "minicpm-wins"):
        first = known(study, "mistral-wins")
        key, name = ("mistral", "Mistral 7B") if first else ("minicpm", "MiniCPM")
        return (
            f"{name} beats Llama 2 13B on {token(f'{key}-wins')} of "
            f"{token(f'{key}-benchmarks')} benchmarks of its developer's table. Points above or "
            "below the larger model."
        )
    return (
        f"Mistral 7B beats Llama 2 13B on {token('mistral-wins')} of {token('mistral-benchmarks')} "
        f"benchmarks, MiniCPM on {token('minicpm-wins')} of {token('minicpm-benchmarks')}. Points "
        "above or below the larger model, each pair in the small model's developer's own table. "
        "The gains are in arithmetic and code; on questions of knowledge the two sizes are close."
    )


@describes(frames.differences)
def differences_alt(_study: Study, rows: pd.DataFrame) -> str:
    """Alt text of the duels."""
    names = " and ".join(rows["pair"].unique())
    above = int((rows["difference"] > 0).sum())
    return (
        f"Dot plot of score differences by benchmark, {names} against Llama 2 13B; {above} of "
        f"{len(rows)} dots are above zero."
    )
