"""Chapter 4: how fast the same ability shrinks.

Follows the smallest model at each score, measures the growth of density by four estimators, and
holds the articles' law against its own example, its rivals and what came after.
"""

from hundredmodels.chapters.miniaturisation.names import SLUG
from hundredmodels.chapters.miniaturisation.parameters import Parameters
from hundredmodels.chapters.miniaturisation.study import (
    QUESTION,
    TABLES,
    TITLE,
    Study,
    analyse,
    results,
)

__all__ = ["QUESTION", "SLUG", "TABLES", "TITLE", "Parameters", "Study", "analyse", "results"]
