"""The chapter's figures: one function a figure, from the study to a drawing."""

from hundredmodels.chapters.cost_imbalance.figures.gap import gap_rolled, gap_tornado, gap_waterfall
from hundredmodels.chapters.cost_imbalance.figures.market import capex, clouds, revenue_found
from hundredmodels.chapters.cost_imbalance.figures.plane import assumptions
from hundredmodels.chapters.cost_imbalance.figures.price import (
    flagships,
    price_records,
    rates_of_change,
    rentals,
)
from hundredmodels.chapters.cost_imbalance.figures.training import (
    serving_power,
    training_costs,
    training_growth,
)

__all__ = [
    "assumptions",
    "capex",
    "clouds",
    "flagships",
    "gap_rolled",
    "gap_tornado",
    "gap_waterfall",
    "price_records",
    "rates_of_change",
    "rentals",
    "revenue_found",
    "serving_power",
    "training_costs",
    "training_growth",
]
