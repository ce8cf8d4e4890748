"""The tables behind the figures, with columns that a reader understands.

Where nothing was known by the day, a table has one row that says so, and its figure draws that
sentence.
"""

from hundredmodels.chapters.cost_imbalance.frames.gap import (
    gap_rolled,
    gap_tornado,
    gap_waterfall,
)
from hundredmodels.chapters.cost_imbalance.frames.market import (
    capex,
    clouds,
    revenue_found,
)
from hundredmodels.chapters.cost_imbalance.frames.price import (
    flagships,
    price_records,
    rates_of_change,
    rentals,
)
from hundredmodels.chapters.cost_imbalance.frames.training import (
    assumptions,
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
