"""The chapter's drawings, by name."""

from hundredmodels.chapters.vertical_models.figures.hurdles import downtime, stages
from hundredmodels.chapters.vertical_models.figures.lists import sector_list, sectors
from hundredmodels.chapters.vertical_models.figures.risk import odds, sensitivity
from hundredmodels.chapters.vertical_models.figures.routes import frontier, total_cost
from hundredmodels.chapters.vertical_models.figures.timing import token_price, waiting
from hundredmodels.chapters.vertical_models.figures.value import layers
from hundredmodels.chapters.vertical_models.figures.weights import bases, openness

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
