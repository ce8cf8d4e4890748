"""Chapter 5: whether to own a model, who does, and where the value goes.

Reads prices, rents and training runs; computes what an API, a fine-tuned open model and a model
from scratch cost, at what volume they cross, and what it is worth to wait.
"""

from hundredmodels.chapters.vertical_models.names import SLUG
from hundredmodels.chapters.vertical_models.parameters import Parameters
from hundredmodels.chapters.vertical_models.study import (
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
