"""The results on Llama 2 as the table of models has it."""

import pandas as pd

from hundredmodels.chapters.open_vs_closed.llama2 import Llama2, ratio
from hundredmodels.chapters.open_vs_closed.names import number
from hundredmodels.chapters.result import Inputs, Result, rows_of
from hundredmodels.chapters.units import PER_CENT, TIMES


def llama2_results(found: Llama2) -> tuple[Result, ...]:
    """Return the results on tokens, context, sizes, days, licence and compute."""
    new, old, family = found.new, found.old, rows_of("models", found.family.index)
    return (
        number(
            "llama2-tokens",
            "Tokens that Llama 2 70B was trained on",
            found.tokens(),
            "trillion tokens",
            "reported by its maker",
            inputs=_lines(new),
            digits=1,
        ),
        number(
            "llama2-more-tokens",
            "Training tokens of Llama 2 70B over those of LLaMA 65B",
            found.more_tokens(),
            "% more",
            "ratio of the reported tokens of the largest models, less one",
            inputs=_lines(new, old),
            digits=0,
        ),
        number(
            "llama2-context-ratio",
            "Context length of Llama 2 70B over that of LLaMA 65B",
            ratio(new, old, "context_length"),
            TIMES,
            "ratio of the longest contexts in the table of models",
            inputs=_lines(new, old),
            digits=0,
        ),
        number(
            "llama2-sizes",
            "Sizes of Llama 2 that were released",
            float(len(found.family)) if len(found.family) else None,
            "sizes",
            "count of released base models of the family; 34B was never released",
            inputs=family,
            digits=0,
        ),
        number(
            "llama2-release-offset",
            "Days from 18 July 2023 to the release of Llama 2",
            found.days_late(),
            "days",
            "difference of the dates",
            inputs=_lines(new),
            digits=0,
        ),
        number(
            "falcon40b-release-offset",
            "Days by which Falcon 40B's release lies outside May 2023",
            found.falcon_days_outside(),
            "days",
            "nought within the month, else the distance to its nearer end",
            inputs=_lines(found.falcon),
            digits=0,
        ),
        number(
            "llama2-permissive-share",
            "Share of the Llama 2 models under a permissive licence",
            found.permissive_share(),
            PER_CENT,
            "models under Apache, MIT and their like over all of the family",
            inputs=family,
            n=len(found.family),
            digits=0,
        ),
        number(
            "gpt4-llama2-compute",
            "Training compute of GPT-4 (an estimate) over that of Llama 2 70B",
            ratio(found.gpt4, new, "training_compute_flop"),
            TIMES,
            "ratio of the training compute in the table of models",
            inputs=_lines(found.gpt4, new),
            digits=0,
        ),
    )


def _lines(*found: pd.Series | None) -> tuple[Inputs, ...]:
    """Name the rows of these models, as far as they are known."""
    return rows_of("models", [one.name for one in found if one is not None])
