"""Chapter 3: who pays for large models, and when the money would balance.

Reads what chips, training, serving and tokens cost, and what revenue was found; recomputes the
articles' figures from one set of declared assumptions.
"""

from hundredmodels.chapters.cost_imbalance.names import SLUG
from hundredmodels.chapters.cost_imbalance.parameters import Parameters
from hundredmodels.chapters.cost_imbalance.study import (
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
