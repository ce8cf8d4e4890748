"""Captions of the figures: a first sentence that states the finding, then how to read it.

Each figure has a caption and an alternative text; both are computed, since what a figure shows
may turn with the data, the day or the parameters.
"""

from hundredmodels.chapters.cost_imbalance.captions.gap import (
    gap_rolled,
    gap_rolled_alt,
    gap_tornado,
    gap_tornado_alt,
    gap_waterfall,
    gap_waterfall_alt,
)
from hundredmodels.chapters.cost_imbalance.captions.market import (
    capex,
    capex_alt,
    clouds,
    clouds_alt,
    revenue_found,
    revenue_found_alt,
)
from hundredmodels.chapters.cost_imbalance.captions.price import (
    flagships,
    flagships_alt,
    price_records,
    price_records_alt,
    rates_of_change,
    rates_of_change_alt,
    rentals,
    rentals_alt,
)
from hundredmodels.chapters.cost_imbalance.captions.training import (
    assumptions,
    assumptions_alt,
    serving_power,
    serving_power_alt,
    training_costs,
    training_costs_alt,
    training_growth,
    training_growth_alt,
)

__all__ = [
    "assumptions",
    "assumptions_alt",
    "capex",
    "capex_alt",
    "clouds",
    "clouds_alt",
    "flagships",
    "flagships_alt",
    "gap_rolled",
    "gap_rolled_alt",
    "gap_tornado",
    "gap_tornado_alt",
    "gap_waterfall",
    "gap_waterfall_alt",
    "price_records",
    "price_records_alt",
    "rates_of_change",
    "rates_of_change_alt",
    "rentals",
    "rentals_alt",
    "revenue_found",
    "revenue_found_alt",
    "serving_power",
    "serving_power_alt",
    "training_costs",
    "training_costs_alt",
    "training_growth",
    "training_growth_alt",
]
