"""Captions and alt texts of the chapter's figures; a caption's first sentence is the finding.

A sentence names numbers by the results' ids and holds none of its own.
"""

from hundredmodels.chapters.miniaturisation.captions.duels import differences, differences_alt
from hundredmodels.chapters.miniaturisation.captions.law import (
    example,
    example_alt,
    paths,
    paths_alt,
)
from hundredmodels.chapters.miniaturisation.captions.market import (
    day_market,
    day_market_alt,
    price_and_size,
    price_and_size_alt,
)
from hundredmodels.chapters.miniaturisation.captions.records import (
    score_by_size,
    score_by_size_alt,
    staircases,
    staircases_alt,
)
from hundredmodels.chapters.miniaturisation.captions.trends import (
    choices,
    choices_alt,
    densities,
    densities_alt,
    equal_terms,
    equal_terms_alt,
    estimates,
    estimates_alt,
    null,
    null_alt,
)

__all__ = [
    "choices",
    "choices_alt",
    "day_market",
    "day_market_alt",
    "densities",
    "densities_alt",
    "differences",
    "differences_alt",
    "equal_terms",
    "equal_terms_alt",
    "estimates",
    "estimates_alt",
    "example",
    "example_alt",
    "null",
    "null_alt",
    "paths",
    "paths_alt",
    "price_and_size",
    "price_and_size_alt",
    "score_by_size",
    "score_by_size_alt",
    "staircases",
    "staircases_alt",
]
