"""The tables behind the cost figures, with column names that a reader understands."""

import numpy as np
import pandas as pd

from hundredmodels.analysis.break_even import api_break_even
from hundredmodels.analysis.ownership import Api, Own, serving_price
from hundredmodels.analysis.waiting import costs_by_start, start_grid
from hundredmodels.chapters.vertical_models.cost import CostStudy, Point, curve
from hundredmodels.chapters.vertical_models.parameters import Parameters

ROUTE_NAMES = {
    "api": "API",
    "finetune": "fine-tuned model",
    "pretrain": "model from scratch",
}
BILLION = 1e9
VOLUMES = np.geomspace(1e8, 1e14, 61)
SHARES = np.round(np.arange(0.02, 1.001, 0.01), 2)
FALLING, STAYING = "prices fall as measured", "prices stay"
MONTHS = 12
NEAR = 1.5


def missing(study: CostStudy) -> pd.DataFrame:
    """Return a table that says why there is none."""
    return pd.DataFrame({"reason": [study.fact.reason]})


def cost_curves(study: CostStudy) -> pd.DataFrame:
    """Return the cost of each route by volume."""
    if study.point is None:
        return missing(study)
    lines = curve(study.point.routes, VOLUMES)
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


def frontier(study: CostStudy) -> pd.DataFrame:
    """Return the break-even volume by utilisation, with API prices that fall and that stay."""
    if study.point is None:
        return missing(study)
    made = study.point.routes
    parts = []
    for name, api in ((FALLING, made.api), (STAYING, Api(made.api.price, 1.0))):
        volumes = [
            float(api_break_even(api, _used(made.finetune, float(share)), made.terms))
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
    return pd.DataFrame(kept).reset_index(drop=True)


def _used(own: Own, utilisation: float) -> Own:
    return Own(**{**own.__dict__, "utilisation": utilisation})


def token_prices(study: CostStudy, parameters: Parameters) -> pd.DataFrame:
    """Return the price of a million tokens by month, bought and served, as projected."""
    if study.point is None:
        return missing(study)
    made, decline = study.point.routes, study.facts.decline
    months = np.arange(0, round(MONTHS * parameters.horizon_years) + 1)
    years = months / MONTHS
    speed = parameters.api_decline_speed
    rate = float(made.api.decline)
    slow, fast = (float(np.power(end or rate, speed)) for end in (decline.least, decline.most))
    cheapest = (study.facts.cheapest_price.value or np.nan) * parameters.api_price_scale
    rent_rate = float(made.terms.compute_decline)
    served = float(serving_price(made.finetune))
    rows = [
        ("API, median of models", float(made.api.price), rate, slow, fast),
        ("API, cheapest", cheapest, rate, slow, fast),
        ("own chips as used", served, rent_rate, rent_rate, rent_rate),
        ("own chips, always full", served * parameters.utilisation, *(rent_rate,) * 3),
    ]
    if parameters.api_price_rule == "cheapest":
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


def starts(study: CostStudy, parameters: Parameters) -> pd.DataFrame:
    """Return the cost by starting month over the cost of starting today, for three volumes."""
    if study.point is None:
        return missing(study)
    made = study.point.routes
    grid = start_grid(parameters.horizon_years)
    crossing = study.point.api_break_even
    volumes = {"declared volume": parameters.tokens_per_month}
    if np.isfinite(crossing):
        apart = max(crossing / parameters.tokens_per_month, parameters.tokens_per_month / crossing)
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
                    "start, month": MONTHS * grid,
                    "cost, US dollars": costs,
                    "cost over starting today, %": 100 * costs / costs[0],
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def odds(study: CostStudy) -> pd.DataFrame:
    """Return the share of draws in which owning pays, by volume."""
    if study.draws is None:
        return missing(study)
    parts = []
    for name, draws in (
        ("fine-tuning beats the API", study.draws.api_break_even),
        ("training from scratch beats fine-tuning", study.draws.own_break_even),
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


def swing_table(point: Point) -> pd.DataFrame:
    """Return the widest swings for the tornado."""
    return point.swings.head(10)
