"""The tables behind the figures, each named as its figure is."""

from hundredmodels.chapters.vertical_models.frames.cost import (
    frontier,
    odds,
    sensitivity,
    token_price,
    total_cost,
    waiting,
)
from hundredmodels.chapters.vertical_models.frames.market import (
    bases,
    downtime,
    layers,
    openness,
    sector_list,
    sectors,
    stages,
)

__all__ = [
    "bases",
    "downtime",
    "frontier",
    "layers",
    "odds",
    "openness",
    "sector_list",
    "sectors",
    "sensitivity",
    "stages",
    "token_price",
    "total_cost",
    "waiting",
]
