"""Caption and alt text of the figure on scores in translation."""

import pandas as pd

from hundredmodels.chapters.notes import describes
from hundredmodels.chapters.transformer_shift import frames
from hundredmodels.chapters.transformer_shift.study import Study
from hundredmodels.chapters.transformer_shift.wording import known, token, value


@describes(frames.bleu_by_compute)
def bleu_by_compute(study: Study, _frame: pd.DataFrame) -> str:
    """Caption of score by training cost."""
    first = ""
    if known(study, "bleu-margin", "bleu-cost-ratio"):
        verb = "more" if (value(study, "bleu-margin") or 0) > 0 else "less"
        first = (
            "From English to German the best earlier system cost "
            f"{token('bleu-cost-ratio')} what the base Transformer cost, and the Transformer "
            f"scored {token('bleu-margin')} {verb}. "
        )
    return (
        f"{first}BLEU on newstest2014 by training operations; hollow: as "
        "printed, circles single models, diamonds ensembles; filled: the Transformers, their "
        "cost recomputed from hours, chips and sustained rate."
    )


@describes(frames.bleu_by_compute)
def bleu_by_compute_alt(study: Study, _frame: pd.DataFrame) -> str:
    """Alt text of score by training cost."""
    systems = study.quality.systems.dropna(subset=["flop"])
    said = [
        f"From {pair} the cheapest is {_which(part, 'flop', least=True)} and the best "
        f"{_which(part, 'bleu')}."
        for pair, part in systems.groupby("pair", sort=False)
    ]
    return f"Systems in two groups by what training cost and what they scored. {' '.join(said)}"


def _which(part: pd.DataFrame, column: str, *, least: bool = False) -> str:
    """Name the system with the greatest value of a column, or with the least."""
    row = part.nsmallest(1, column) if least else part.nlargest(1, column)
    return str(row["model"].iloc[0])
