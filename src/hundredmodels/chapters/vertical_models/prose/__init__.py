"""Computed sentences: the chapter's answer, and what may turn with data, day or parameters."""

from hundredmodels.chapters.vertical_models.prose.answer import (
    answer,
)
from hundredmodels.chapters.vertical_models.prose.cost import (
    against_cheapest,
    price_gap,
    risk,
    slower_fall,
    start,
)
from hundredmodels.chapters.vertical_models.prose.market import (
    camps,
    domain_cost,
    layers,
    list_growth,
    private_data,
    small_models,
)

__all__ = [
    "against_cheapest",
    "answer",
    "camps",
    "domain_cost",
    "layers",
    "list_growth",
    "price_gap",
    "private_data",
    "risk",
    "slower_fall",
    "small_models",
    "start",
]
