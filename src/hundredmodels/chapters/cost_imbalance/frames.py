"""The tables behind the figures, with columns that a reader understands.

Where nothing was known by the day, a table has one row that says so, and its figure draws that
sentence.
"""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from hundredmodels.analysis.revenue_gap import tornado, waterfall
from hundredmodels.chapters.cost_imbalance.gap import NAMES
from hundredmodels.chapters.cost_imbalance.price import GPT4, GPT35
from hundredmodels.chapters.cost_imbalance.wording import full
from hundredmodels.charts.waterfall import BUILDS, EATS, REST, SURPLUS, TOTAL

if TYPE_CHECKING:
    from hundredmodels.chapters.cost_imbalance.study import Study

NOTE = "note"
ROLES = (BUILDS, BUILDS, BUILDS, TOTAL, EATS, REST)
REQUIRED_A_YEAR, GAP_A_YEAR = "required a year", "gap a year"


def or_note(frame: pd.DataFrame, note: str) -> pd.DataFrame:
    """Return the frame, or a row that says why there is none."""
    return frame if len(frame) else pd.DataFrame({NOTE: [note]})


def gap_waterfall(study: "Study") -> pd.DataFrame:
    """Return the bars of the model of 2023: over the chips' life, then a year of it."""
    model = study.gap.vintages["2023"].model
    if model is None:
        return or_note(pd.DataFrame(), "The model of 2023 was not published by this day.")
    terms = study.parameters.discount_rate, study.parameters.lifetime_years
    yearly, left = model.required_per_year(*terms), model.gap_per_year(*terms)
    words = {
        "chips": "bought in a year",
        "rest of the data centre": "buildings, power",
        "operator's margin": "what it keeps",
        "revenue required": "over the chips' whole life",
        "revenue found": "assumed, in one year",
        "gap": "",
    }
    bars = [
        (one.name, one.start, one.end, role, words[one.name])
        for one, role in zip(waterfall(model), ROLES, strict=True)
    ]
    bars += [
        (REQUIRED_A_YEAR, 0.0, yearly, TOTAL, "as a yearly payment"),
        (GAP_A_YEAR, 0.0, left, REST if left >= 0 else SURPLUS, "less a year's revenue"),
    ]
    return pd.DataFrame(bars, columns=["step", "start", "end", "role", "what it is"])


def gap_rolled(study: "Study") -> pd.DataFrame:
    """Return what each quarter requires, beside the revenue found on the days it changed."""
    parts = []
    names = {
        "per_vintage": "required over the chips' life, a year at this pace",
        "installed": "required this year by all chips in use",
    }
    quarters = study.gap.quarters
    for column, words in names.items():
        if column in quarters and len(quarters):
            known = quarters[column].dropna()
            parts.append(
                pd.DataFrame({"day": known.index, "billion": known.to_numpy(), "series": words})
            )
    found = study.gap.found
    parts.append(
        pd.DataFrame(
            {"day": found["day"], "billion": found["revenue"], "series": "found, model makers"}
        )
    )
    frame = pd.concat(parts, ignore_index=True)
    frame = frame[(frame["day"] >= pd.Timestamp("2023-01-01")) & (frame["billion"] > 0)]
    return or_note(frame, "No quarter was reported by this day.")


def gap_tornado(study: "Study") -> pd.DataFrame:
    """Return the swing of the gap of 2023 by input, with break-even values."""
    vintage = study.gap.vintages["2023"]
    if vintage.model is None:
        return or_note(pd.DataFrame(), "The model of 2023 was not published by this day.")
    rows = []
    for swing in tornado(vintage.model, vintage.ranges):
        span = vintage.ranges[swing.name]
        even = study.results[full(f"break-even-2023-{swing.name.replace('_', '-')}")].value
        rows.append(
            {
                "input": NAMES[swing.name],
                "at_low": swing.at_low,
                "at_high": swing.at_high,
                "low_text": f"{span.low:.3g}",
                "high_text": f"{span.high:.3g}",
                "break_even": even if isinstance(even, float) else None,
            }
        )
    return pd.DataFrame(rows)


def revenue_found(study: "Study") -> pd.DataFrame:
    """Return annualised revenue by company and day, with the grade of the source."""
    rates = study.gap.rates
    frame = pd.DataFrame(
        {
            "company": rates["entity"],
            "day": rates["period_end"],
            "billion": rates["value_usd_b"].astype(float),
            "kind": rates["kind"],
            "grade": rates["grade"],
        }
    )
    frame = frame[frame["day"] >= pd.Timestamp("2022-01-01")]
    return or_note(frame, "No revenue was known by this day.")


def capex(study: "Study") -> pd.DataFrame:
    """Return the four companies' capital expenditure by quarter since 2023."""
    rows = study.gap.capex
    frame = pd.DataFrame(
        {
            "company": rows["entity"],
            "quarter_end": rows["period_end"],
            "billion": rows["value_usd_b"].astype(float),
            "grade": rows["grade"],
        }
    )
    frame = frame[frame["quarter_end"] >= pd.Timestamp("2023-01-01")]
    return or_note(frame, "No capital expenditure since 2023 was reported by this day.")


def training_costs(study: "Study") -> pd.DataFrame:
    """Return every figure for the models that the articles name."""
    return or_note(
        study.training.costs[study.training.costs["low"] > 0],
        "No cost of these models was known by this day.",
    )


def assumptions(study: "Study") -> pd.DataFrame:
    """Return the hourly price at which GPT-3 costs the quoted figure, by utilisation."""
    per_flop, peak = study.training.per_flop.value, study.training.peak.value
    if per_flop is None or peak is None:
        return or_note(pd.DataFrame(), "GPT-3's quoted cost was not known by this day.")
    use = np.linspace(0.1, 1.0, 37)
    return pd.DataFrame({"utilisation": use, "usd_per_gpu_hour": per_flop * peak * use * 3600})


def training_growth(study: "Study") -> pd.DataFrame:
    """Return the runs behind the growth of cost, frontier ones marked."""
    parameters = study.parameters
    rows = study.training.growth[parameters.cost_basis].rows
    top = set(study.training.growth["frontier"].rows.index)
    frame = pd.DataFrame(
        {
            "model": rows["run_name"],
            "organisation": rows["organisation"],
            "date": rows["date"],
            "cost_usd": rows["cost"],
            "group": [
                "ten largest of their day" if line in top else "others" for line in rows.index
            ],
        }
    )
    return or_note(frame, "No training cost on this basis was published by this day.")


def serving_power(study: "Study") -> pd.DataFrame:
    """Return electricity over the purchase price, by whose assumption."""
    names = {
        "power-share-of-life": "electricity, from the serving estimate",
        "power-share-assumed": "all but the chips, in the revenue-gap model",
    }
    found = {words: study.results[full(name)].value for name, words in names.items()}
    rows = [
        {"assumption": words, "per_cent": share}
        for words, share in found.items()
        if share is not None and len(found) == len(names)
    ]
    return or_note(pd.DataFrame(rows), "The server's price was not known by this day.")


def price_records(study: "Study") -> pd.DataFrame:
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


FOREST = (
    ("training-cost-growth", "all notable models"),
    ("training-cost-growth-to-2024", "before April 2024"),
    ("training-cost-growth-frontier", "ten largest"),
    ("training-cost-growth-rental", "rental basis"),
    ("training-cost-growth-purchase", "purchase basis"),
    ("training-cost-growth-published", "Cottier et al."),
    ("price-decline-median", "median of levels"),
    ("price-decline-median-true-starts", "true starts alone"),
    ("price-decline-gpt35-level", "GPT-3.5's level"),
    ("price-decline-gpt4-level", "GPT-4's level"),
    ("price-decline-hedonic", "regression"),
    ("price-decline-a16z", "a16z"),
    ("price-decline-epoch-median", "Epoch AI, median"),
    ("price-decline-epoch-gpqa", "Epoch AI, GPQA"),
)


def rates_of_change(study: "Study") -> pd.DataFrame:
    """Return growth of training cost and fall of prices, ours and published, for a forest."""
    rows = []
    for name, words in FOREST:
        result = study.results[full(name)]
        if not isinstance(result.value, float):
            continue
        what = "cost" if name.startswith("training") else "price"
        rows.append(
            {
                "label": f"{what}: {words}",
                "value": result.value,
                "low": result.low,
                "high": result.high,
                "basis": result.basis,
                "interval": result.interval,
            }
        )
    return or_note(pd.DataFrame(rows), "No rate can be estimated by this day.")


def flagships(study: "Study") -> pd.DataFrame:
    """Return list prices of flagships on their first known day."""
    rows = study.price.flagships
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


def rentals(study: "Study") -> pd.DataFrame:
    """Return on-demand rents of one chip at one provider, by day."""
    rows = study.price.rentals
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
    return or_note(frame, "No rent was seen over a year by this day.")


def clouds(study: "Study") -> pd.DataFrame:
    """Return cloud shares of 2022 by counter."""
    rows = study.tables["cloud_shares"]
    rows = rows[rows["role"] == "vendor"].sort_values(["publisher", "rank"])
    short = {"Amazon Web Services": "Amazon", "Alibaba Group": "Alibaba"}
    frame = pd.DataFrame(
        {
            "counter": rows["publisher"],
            "vendor": [short.get(str(name), str(name)) for name in rows["vendor"]],
            "share": rows["share_pct"].astype(float),
            "rank": rows["rank"],
        }
    )
    return or_note(frame, "No share of the cloud market was known by this day.")
