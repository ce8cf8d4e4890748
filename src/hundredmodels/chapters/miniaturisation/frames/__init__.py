"""The tables behind the chapter's figures; one with nothing to show says so in a note."""

from hundredmodels.chapters.miniaturisation.frames.duels import differences
from hundredmodels.chapters.miniaturisation.frames.law import example, path_lines, paths
from hundredmodels.chapters.miniaturisation.frames.market import day_market, price_and_size
from hundredmodels.chapters.miniaturisation.frames.records import (
    score_by_size,
    staircases,
    year_lines,
)
from hundredmodels.chapters.miniaturisation.frames.trends import (
    choices,
    densities,
    density_lines,
    equal_terms,
    estimates,
    null,
)

__all__ = [
    "choices",
    "day_market",
    "densities",
    "density_lines",
    "differences",
    "equal_terms",
    "estimates",
    "example",
    "null",
    "path_lines",
    "paths",
    "price_and_size",
    "score_by_size",
    "staircases",
    "year_lines",
]
