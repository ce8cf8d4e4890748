"""The tables behind the figures on prices, rents and rates of change."""

import pandas as pd

from hundredmodels.chapters.cost_imbalance.facts import BASES
from hundredmodels.chapters.cost_imbalance.names import NAMING
from hundredmodels.chapters.cost_imbalance.price import GPT4, GPT35
from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.chapters.forests import forest_rows
from hundredmodels.chapters.notes import or_note

GROWTH = "training-cost-growth"
COSTS = (
    (GROWTH, "all notable models"),
    (f"{GROWTH}-to-2024", "before April 2024"),
    (f"{GROWTH}-frontier", "ten largest"),
)
"""Growth of cost on the basis chosen; the other bases follow."""
PRICES = (
    ("price-decline-median", "median of levels"),
    ("price-decline-median-true-starts", "true starts alone"),
    ("price-decline-gpt35-level", "GPT-3.5's level"),
    ("price-decline-gpt4-level", "GPT-4's level"),
    ("price-decline-hedonic", "regression"),
    ("price-decline-a16z", "a16z"),
    ("price-decline-epoch-median", "Epoch AI, median"),
    ("price-decline-epoch-gpqa", "Epoch AI, GPQA"),
)


def price_records(study: Study) -> pd.DataFrame:
    """Return the record lows at GPT-3.5's and GPT-4's level."""
    parts = []
    for level, words in ((GPT35, "GPT-3.5's level"), (GPT4, "GPT-4's level")):
        lows = study.price.levels[level].lows
        parts.append(
            pd.DataFrame(
                {
                    "level": words,
                    "date": lows["date"],
                    "usd_per_mtok": lows["price"],
                    "model": lows["model"],
                    "provider": lows["provider"],
                    "mmlu": lows["score"],
                    "dated": [
                        "true first day" if true else "in force by this day"
                        for true in lows["true_start"]
                    ],
                }
            )
        )
    frame = pd.concat(parts, ignore_index=True)
    return or_note(frame, "No model at these levels had a list price by this day.")


def rates_of_change(study: Study) -> pd.DataFrame:
    """Return growth of training cost and fall of prices, ours and published, for a forest."""
    others = [
        (f"{GROWTH}-{basis}", f"{basis} basis")
        for basis in BASES
        if basis != study.parameters.cost_basis
    ]
    costs = (*COSTS, *others, (f"{GROWTH}-published", "Cottier et al."))
    named = [(name, f"cost: {words}") for name, words in costs]
    named += [(name, f"price: {words}") for name, words in PRICES]
    return forest_rows(NAMING, study, named, "No rate can be estimated by this day.")


def flagships(study: Study) -> pd.DataFrame:
    """Return list prices of flagships on their first known day."""
    rows = study.list_prices.flagships
    frame = pd.DataFrame(
        {
            "firm": rows["firm"],
            "name": rows["api_name"],
            "date": rows["effective_from"],
            "usd_per_mtok": rows["price"],
            "usd_in": rows["usd_per_mtok_input"],
            "usd_out": rows["usd_per_mtok_output"],
            "dated": [
                "true first day" if true else "in force by this day"
                for true in rows["true_start"].astype(bool)
            ],
        }
    )
    return or_note(frame, "No flagship had a list price by this day.")


def rentals(study: Study) -> pd.DataFrame:
    """Return on-demand rents of one chip at one provider, by day."""
    rows = study.list_prices.rentals
    rows = rows[rows["term"] == "on_demand"]
    first = rows.groupby("series")["price"].transform("first")
    frame = pd.DataFrame(
        {
            "chip": rows["chip_name"],
            "provider": rows["provider"],
            "region": rows["region"].fillna("not stated"),
            "date": rows["price_date"],
            "usd_per_hour": rows["price"],
            "of_first": rows["price"] / first,
            "series": rows["series"].astype(str),
        }
    )
    return or_note(frame, "No on-demand rent was seen over a year by this day.")
