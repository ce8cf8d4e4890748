"""Chapter 1: why building large models became an engineering race, and who entered it.

Reads what layers and training runs cost, who held the records, how training compute grew, and
how the models were counted by country and body.
"""

from hundredmodels.chapters.transformer_shift.names import SLUG
from hundredmodels.chapters.transformer_shift.parameters import Parameters
from hundredmodels.chapters.transformer_shift.study import (
    QUESTION,
    TABLES,
    TITLE,
    Study,
    analyse,
    results,
)

__all__ = [
    "QUESTION",
    "SLUG",
    "TABLES",
    "TITLE",
    "Parameters",
    "Study",
    "analyse",
    "results",
]
