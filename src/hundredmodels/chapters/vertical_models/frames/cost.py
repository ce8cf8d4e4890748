"""The tables behind the cost figures, with column names that a reader understands."""

from dataclasses import replace

import numpy as np
import pandas as pd

from hundredmodels.analysis.break_even import api_break_even
from hundredmodels.analysis.durations import MONTHS_PER_YEAR
from hundredmodels.analysis.ownership import Api, serving_price
from hundredmodels.analysis.waiting import costs_by_start, start_grid
from hundredmodels.chapters.notes import not_estimable, or_note
from hundredmodels.chapters.vertical_models.cost import curve
from hundredmodels.chapters.vertical_models.routes import BILLION
from hundredmodels.chapters.vertical_models.study import Study

ROUTE_NAMES = {
    "api": "API",
    "finetune": "fine-tuned model",
    "pretrain": "model from scratch",
}
VOLUMES = np.geomspace(1e8, 1e14, 61)
SHARES = np.round(np.arange(0.02, 1.001, 0.01), 2)
STAYING = "prices stay"
NEAR = 1.5
NEVER_PAYS = "At no utilisation is a fine-tuned model ever cheaper than the API."


def total_cost(study: Study) -> pd.DataFrame:
    """Return the cost of each route by volume."""
    if study.cost.point is None:
        return not_estimable(study.cost.fact.reason)
    lines = curve(study.cost.point.routes, VOLUMES)
    return pd.concat(
        [
            pd.DataFrame(
                {
                    "route": ROUTE_NAMES[name],
                    "billion tokens a month": VOLUMES / BILLION,
                    "cost, US dollars": cost,
                }
            )
            for name, cost in lines.items()
        ],
        ignore_index=True,
    )


def falling(study: Study) -> str:
    """Name the API prices that the reckoning starts from, beside those that stay."""
    return f"prices fall as {'measured' if study.parameters.api_decline_speed == 1 else 'assumed'}"


def frontier(study: Study) -> pd.DataFrame:
    """Return the break-even volume by utilisation, with API prices that fall and that stay."""
    if study.cost.point is None:
        return not_estimable(study.cost.fact.reason)
    made = study.cost.point.routes
    parts = []
    for name, api in ((falling(study), made.api), (STAYING, Api(made.api.price, 1.0))):
        volumes = [
            float(api_break_even(api, replace(made.finetune, utilisation=float(share)), made.terms))
            for share in SHARES
        ]
        parts.append(
            pd.DataFrame(
                {
                    "API prices": name,
                    "utilisation, %": 100 * SHARES,
                    "break-even, billion tokens a month": np.array(volumes) / BILLION,
                }
            )
        )
    table = pd.concat(parts, ignore_index=True)
    kept = table.loc[np.isfinite(table["break-even, billion tokens a month"])]
    return or_note(pd.DataFrame(kept).reset_index(drop=True), NEVER_PAYS)


def token_price(study: Study) -> pd.DataFrame:
    """Return the price of a million tokens by month, bought and served, as projected."""
    if study.cost.point is None:
        return not_estimable(study.cost.fact.reason)
    made, facts, given = study.cost.point.routes, study.cost.facts, study.parameters
    months = np.arange(0, round(MONTHS_PER_YEAR * given.horizon_years) + 1)
    years = months / MONTHS_PER_YEAR
    speed = given.api_decline_speed
    rate = float(made.api.decline)
    slow, fast = (
        float(np.power(end or rate, speed)) for end in (facts.decline.least, facts.decline.most)
    )
    cheapest = (facts.cheapest_price.value or np.nan) * given.api_price_scale
    rent_rate = float(made.terms.compute_decline)
    served = float(serving_price(made.finetune))
    rows = [
        ("API, median of models", float(made.api.price), rate, slow, fast),
        ("API, cheapest", cheapest, rate, slow, fast),
        ("own chips as used", served, rent_rate, rent_rate, rent_rate),
        ("own chips, always full", served * given.utilisation, *(rent_rate,) * 3),
    ]
    if given.api_price_rule == "cheapest":
        rows = rows[1:]
    return pd.concat(
        [
            pd.DataFrame(
                {
                    "way": name,
                    "month": months,
                    "US dollars a million tokens": start / factor**years,
                    "high": start / least**years,
                    "low": start / most**years,
                }
            )
            for name, start, factor, least, most in rows
        ],
        ignore_index=True,
    )


def waiting(study: Study) -> pd.DataFrame:
    """Return the cost by starting month over the cost of starting today, for three volumes."""
    if study.cost.point is None:
        return not_estimable(study.cost.fact.reason)
    made = study.cost.point.routes
    grid = start_grid(study.parameters.horizon_years)
    crossing = study.cost.point.api_break_even
    declared = study.parameters.tokens_per_month
    volumes = {"declared volume": declared}
    if np.isfinite(crossing):
        apart = max(crossing / declared, declared / crossing)
        if apart > NEAR:  # else the two lines lie on one another
            volumes["break-even volume"] = crossing
        volumes["three times break-even"] = 3 * crossing
    parts = []
    for name, volume in volumes.items():
        costs = costs_by_start(volume, made.api, made.finetune, made.terms, grid)
        parts.append(
            pd.DataFrame(
                {
                    "volume": name,
                    "start, month": MONTHS_PER_YEAR * grid,
                    "cost, US dollars": costs,
                    "cost over starting today, %": 100 * costs / costs[0],
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def sensitivity(study: Study) -> pd.DataFrame:
    """Return what each input's range does to the saving of a fine-tuned model."""
    if study.cost.point is None:
        return not_estimable(study.cost.fact.reason)
    table = study.cost.point.swings
    return pd.DataFrame(
        {
            "input": table["input"],
            "range": table["low_text"] + " to " + table["high_text"],
            "saving at the low end, US dollars": table["at_low"],
            "saving at the high end, US dollars": table["at_high"],
        }
    )


def odds(study: Study) -> pd.DataFrame:
    """Return the share of draws in which owning pays, by volume."""
    if study.cost.draws is None:
        return not_estimable(study.cost.fact.reason)
    parts = []
    for name, draws in (
        ("fine-tuning beats the API", study.cost.draws.api_break_even),
        ("training from scratch beats fine-tuning", study.cost.draws.own_break_even),
    ):
        ordered = np.sort(draws)
        parts.append(
            pd.DataFrame(
                {
                    "comparison": name,
                    "billion tokens a month": VOLUMES / BILLION,
                    "share of draws, %": 100
                    * np.searchsorted(ordered, VOLUMES, side="right")
                    / len(ordered),
                }
            )
        )
    return pd.concat(parts, ignore_index=True)
