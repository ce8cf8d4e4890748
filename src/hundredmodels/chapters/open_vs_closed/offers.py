"""What open and closed models cost at equal MMLU score."""

from dataclasses import dataclass

import pandas as pd

from hundredmodels.analysis.price_gap import cheapest, in_force, price_premium, price_ratios
from hundredmodels.analysis.prices import priced_models
from hundredmodels.chapters.open_vs_closed.facts import lines, number, rid
from hundredmodels.chapters.open_vs_closed.parameters import Parameters
from hundredmodels.chapters.open_vs_closed.race import Track
from hundredmodels.chapters.result import Inputs, Result

LEVELS = (60.0, 65.0, 70.0, 75.0, 80.0, 85.0, 88.0)
NO_PRICES = "no level of MMLU is served by both camps at a price known by this day"


@dataclass(frozen=True)
class Offers:
    """Prices at equal score.

    Attributes
    ----------
    points
        The first price of every model and seller, with score and camp.
    best
        The cheapest offer in force of each camp at each level.
    ratios
        Closed over open price by level.
    """

    points: pd.DataFrame
    best: pd.DataFrame
    ratios: "pd.Series[float]"


def offers(prices: pd.DataFrame, track: Track, end: pd.Timestamp, parameters: Parameters) -> Offers:
    """Join prices, scores and camps.

    Parameters
    ----------
    prices
        Table ``api_prices``.
    track
        The contenders on MMLU.
    end
        Day of the data.
    parameters
        The chapter's parameters.

    Returns
    -------
    Offers
        Prices by level and camp.
    """
    chosen = track.rows.rename(columns={"date": "release_date"})
    points = priced_models(prices, chosen, read_per_written=parameters.tokens_read_per_written)
    points["camp"] = points["model"].map(chosen.set_index("model")["camp"])
    best = cheapest(in_force(points, prices["effective_to"], end), LEVELS)
    return Offers(points.drop_duplicates(["model", "provider"]), best, price_ratios(best))


def offers_results(found: Offers, parameters: Parameters) -> tuple[Result, ...]:
    """Return the results on prices."""
    points, best, ratios = found.points, found.best, found.ratios
    joint = best[best["level"].isin(ratios.index)]
    spread = (
        (float(ratios.min()), float(ratios.max()), "range over levels") if len(ratios) else None
    )
    return (
        Result.from_estimate(
            rid("price-premium"),
            price_premium(
                points,
                ceiling=parameters.mmlu_ceiling,
                confidence=parameters.confidence,
                draws=parameters.draws,
                seed=parameters.seed,
            ),
            label="Price of closed over open models at equal MMLU score and date",
            unit="x",
            method="exponential of the coefficient of 'closed' in a regression of log list price "
            "(three tokens read for each written unless set otherwise) on date, logit of MMLU and "
            "camp",
            rivals=(rid("price-ratio-median"),),
            inputs=_inputs(points),
            digits=1,
        ),
        number(
            "price-ratio-median",
            float(ratios.median()) if len(ratios) else None,
            label="Cheapest closed over cheapest open offer in force, median over MMLU levels",
            unit="x",
            method="median over levels from 60 to 88 of the ratio of the cheapest list prices",
            inputs=_inputs(joint),
            n=len(ratios),
            digits=1,
            reason=NO_PRICES,
            rivals=("price-premium",),
            ends=spread,
        ),
        number(
            "price-ratio-85",
            float(ratios[85.0]) if 85.0 in ratios.index else None,  # noqa: PLR2004 -- a level
            label="Cheapest closed over cheapest open offer in force, at MMLU 85 or more",
            unit="x",
            method="ratio of the cheapest list prices of both camps",
            inputs=_inputs(joint[joint["level"] == 85.0]),  # noqa: PLR2004 -- a level
            n=2,
            digits=1,
            reason=NO_PRICES,
            rivals=("price-premium", "price-ratio-median"),
        ),
    )


def _inputs(rows: pd.DataFrame) -> tuple[Inputs, ...]:
    return (
        lines("api_prices", rows["line"]),
        lines("scores", rows["score_line"]),
        lines("models", rows["model_line"]),
    )
