"""The tables behind the chapter's figures; one with nothing to show says so in a note."""

from hundredmodels.chapters.miniaturisation.frames.duels import differences
from hundredmodels.chapters.miniaturisation.frames.law import example, paths
from hundredmodels.chapters.miniaturisation.frames.market import day_market, price_and_size
from hundredmodels.chapters.miniaturisation.frames.records import (
    score_by_size,
    staircases,
)
from hundredmodels.chapters.miniaturisation.frames.trends import (
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
