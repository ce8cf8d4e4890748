"""What open and closed models cost at equal MMLU score."""

from dataclasses import dataclass

import pandas as pd

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.price_gap import cheapest, in_force, price_premium, price_ratios
from hundredmodels.analysis.prices import priced_models
from hundredmodels.chapters.open_vs_closed.parameters import Parameters
from hundredmodels.chapters.open_vs_closed.race import Track

LEVELS = (60.0, 65.0, 70.0, 75.0, 80.0, 85.0, 88.0)


@dataclass(frozen=True)
class Offers:
    """Prices at equal score.

    Attributes
    ----------
    points
        The first price of every model and seller: ``date``, ``price`` (blended, US dollars a
        million tokens), ``model``, ``provider``, ``score``, ``camp``.
    best
        The cheapest offer in force of each camp at each level: ``level``, ``camp``, ``price``,
        ``model``, ``provider``, ``score``, and the lines of all three tables.
    ratios
        Closed over open price by level.
    premium
        Closed over open price at equal score and date, by regression.
    """

    points: pd.DataFrame
    best: pd.DataFrame
    ratios: "pd.Series[float]"
    premium: Estimate


def study_offers(
    prices: pd.DataFrame, track: Track, end: pd.Timestamp, parameters: Parameters
) -> Offers:
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
    first = points.drop_duplicates(["model", "provider"])
    premium = price_premium(
        first,
        ceiling=parameters.mmlu_ceiling,
        confidence=parameters.confidence,
        draws=parameters.draws,
        seed=parameters.seed,
    )
    return Offers(first, best, price_ratios(best), premium)
