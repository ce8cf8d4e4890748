"""The chapter's figures: a study in, a chart out; captions and alt texts are in ``captions``."""

from hundredmodels.chapters.miniaturisation.figures.duels import differences
from hundredmodels.chapters.miniaturisation.figures.law import example, paths
from hundredmodels.chapters.miniaturisation.figures.market import day_market, price_and_size
from hundredmodels.chapters.miniaturisation.figures.records import score_by_size, staircases
from hundredmodels.chapters.miniaturisation.figures.trends import (
    choices,
    densities,
    equal_terms,
    estimates,
    null,
)

__all__ = [
    "choices",
    "day_market",
    "densities",
    "differences",
    "equal_terms",
    "estimates",
    "example",
    "null",
    "paths",
    "price_and_size",
    "score_by_size",
    "staircases",
]
