"""The results on prices: what closed models cost over open ones at equal MMLU score."""

import pandas as pd

from hundredmodels.chapters.open_vs_closed.names import estimated, number
from hundredmodels.chapters.open_vs_closed.offers import Offers
from hundredmodels.chapters.result import Inputs, Result, rows_of
from hundredmodels.chapters.units import TIMES

HIGH = 85.0
NO_PRICES = "no level of MMLU is served by both camps at a price known by this day"


def offers_results(found: Offers) -> tuple[Result, ...]:
    """Return the results on prices."""
    best, ratios = found.best, found.ratios
    joint = best[best["level"].isin(ratios.index)]
    return (
        estimated(
            "price-premium",
            "Price of closed over open models at equal MMLU score and date",
            found.premium,
            TIMES,
            "exponential of the coefficient of 'closed' in a regression of log list price "
            "(three tokens read for each written unless set otherwise) on date, logit of MMLU and "
            "camp",
            rivals=("price-ratio-median",),
            inputs=_inputs(found.points),
            digits=1,
        ),
        number(
            "price-ratio-median",
            "Cheapest closed over cheapest open offer in force, median over MMLU levels",
            float(ratios.median()) if len(ratios) else None,
            TIMES,
            "median over levels from 60 to 88 of the ratio of the cheapest list prices",
            inputs=_inputs(joint),
            n=len(ratios),
            low=float(ratios.min()) if len(ratios) else None,
            high=float(ratios.max()) if len(ratios) else None,
            interval="range over levels",
            digits=1,
            reason=NO_PRICES,
            rivals=("price-premium",),
        ),
        number(
            "price-ratio-85",
            "Cheapest closed over cheapest open offer in force, at MMLU 85 or more",
            float(ratios[HIGH]) if HIGH in ratios.index else None,
            TIMES,
            "ratio of the cheapest list prices of both camps",
            inputs=_inputs(joint[joint["level"] == HIGH]),
            n=2,
            digits=1,
            reason=NO_PRICES,
            rivals=("price-premium", "price-ratio-median"),
        ),
    )


def _inputs(offers: pd.DataFrame) -> tuple[Inputs, ...]:
    return (
        *rows_of("api_prices", offers["line"]),
        *rows_of("scores", offers["score_line"]),
        *rows_of("models", offers["model_line"]),
    )
