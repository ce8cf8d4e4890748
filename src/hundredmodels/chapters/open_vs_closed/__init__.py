"""Chapter 2: how far open models lag behind closed ones, and whether it matters.

Draws the frontiers of both camps, measures the lag by four estimators, takes the leaderboards
that the articles quote apart, and follows licences, prices and the leaked memo's five points.
"""

from hundredmodels.chapters.open_vs_closed.names import SLUG
from hundredmodels.chapters.open_vs_closed.parameters import Parameters
from hundredmodels.chapters.open_vs_closed.study import (
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
