"""The tables behind the figures, with columns that a reader understands.

Where nothing was known by the day, a table has one row that says so, and its figure draws that
sentence.
"""

from hundredmodels.chapters.cost_imbalance.frames.gap import (
    FOUND,
    GAP_A_YEAR,
    IN_USE,
    OVER_LIFE,
    REQUIRED_A_YEAR,
    gap_rolled,
    gap_tornado,
    gap_waterfall,
)
from hundredmodels.chapters.cost_imbalance.frames.market import (
    capex,
    clouds,
    revenue_found,
    vendors,
    whole_quarters,
)
from hundredmodels.chapters.cost_imbalance.frames.price import (
    flagships,
    price_records,
    rates_of_change,
    rentals,
)
from hundredmodels.chapters.cost_imbalance.frames.training import (
    ASSUMED,
    SERVING,
    assumptions,
    serving_power,
    training_costs,
    training_growth,
)

__all__ = [
    "ASSUMED",
    "FOUND",
    "GAP_A_YEAR",
    "IN_USE",
    "OVER_LIFE",
    "REQUIRED_A_YEAR",
    "SERVING",
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
    "vendors",
    "whole_quarters",
]
