"""The tables behind the figures on the gap."""

import pandas as pd

from hundredmodels.analysis.revenue_gap import tornado, waterfall
from hundredmodels.chapters.cost_imbalance.gap import NAMES
from hundredmodels.chapters.cost_imbalance.names import full
from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.chapters.notes import note, or_note
from hundredmodels.charts.waterfall import BUILDS, EATS, REST, SURPLUS, TOTAL

ROLES = (BUILDS, BUILDS, BUILDS, TOTAL, EATS, REST)
REQUIRED_A_YEAR, GAP_A_YEAR = "required a year", "gap a year"
OVER_LIFE = "required over the chips' life, a year at this pace"
IN_USE = "required this year by all chips in use"
FOUND = "found, model makers"
BEGIN = pd.Timestamp("2023-01-01")
"""Day from which the model is rolled forward in its figure."""
SHARES = ("gross_margin", "share")
"""Inputs that are shares of a whole."""
UNPUBLISHED = "The model of 2023 was not published by this day."


def gap_waterfall(study: Study) -> pd.DataFrame:
    """Return the bars of the model of 2023: over the chips' life, then a year of it."""
    model = study.gap.vintages["2023"].model
    if model is None:
        return note(UNPUBLISHED)
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


def gap_rolled(study: Study) -> pd.DataFrame:
    """Return what each quarter requires, beside the revenue found on the days it changed."""
    parts = []
    names = {"per_vintage": OVER_LIFE, "installed": IN_USE}
    quarters = study.gap.quarters
    for column, words in names.items():
        if column in quarters and len(quarters):
            known = quarters[column].dropna()
            parts.append(
                pd.DataFrame({"day": known.index, "billion": known.to_numpy(), "series": words})
            )
    found = study.gap.found
    parts.append(pd.DataFrame({"day": found["day"], "billion": found["revenue"], "series": FOUND}))
    frame = pd.concat(parts, ignore_index=True)
    frame = frame[(frame["day"] >= BEGIN) & (frame["billion"] > 0)]
    return or_note(
        frame, f"This figure begins in {BEGIN.year}, and nothing of then was known by this day."
    )


def gap_tornado(study: Study) -> pd.DataFrame:
    """Return the swing of the gap of 2023 by input, with break-even values."""
    vintage = study.gap.vintages["2023"]
    if vintage.model is None:
        return note(UNPUBLISHED)
    rows = []
    for swing in tornado(vintage.model, vintage.ranges):
        span = vintage.ranges[swing.name]
        even = study.results[full(f"break-even-2023-{swing.name.replace('_', '-')}")].value
        rows.append(
            {
                "input": NAMES[swing.name],
                "at_low": swing.at_low,
                "at_high": swing.at_high,
                "low_text": end_words(swing.name, span.low),
                "high_text": end_words(swing.name, span.high),
                "break_even": even if isinstance(even, float) else None,
            }
        )
    return pd.DataFrame(rows)


def end_words(name: str, end: float) -> str:
    """Write an end of an input's range: a share as per cent."""
    return f"{100 * end:.3g} %" if name in SHARES else f"{end:.3g}"
