"""The tables behind the cost figures, from the chapter's study."""

import pandas as pd

from hundredmodels.chapters.vertical_models import frames
from hundredmodels.chapters.vertical_models.study import Study


def cost_frame(study: Study) -> pd.DataFrame:
    """Return the cost of each route by volume."""
    return frames.cost_curves(study.cost)


def frontier_frame(study: Study) -> pd.DataFrame:
    """Return the break-even volume by utilisation."""
    return frames.frontier(study.cost)


def token_frame(study: Study) -> pd.DataFrame:
    """Return the price of a token by month."""
    return frames.token_prices(study.cost, study.parameters)


def waiting_frame(study: Study) -> pd.DataFrame:
    """Return the cost by starting month."""
    return frames.starts(study.cost, study.parameters)


def odds_frame(study: Study) -> pd.DataFrame:
    """Return the share of draws in which owning pays, by volume."""
    return frames.odds(study.cost)


def swing_frame(study: Study) -> pd.DataFrame:
    """Return what each input's range does to the saving of a fine-tuned model."""
    if study.cost.point is None:
        return frames.missing(study.cost)
    table = study.cost.point.swings
    return pd.DataFrame(
        {
            "input": table["input"],
            "range": table["low_text"] + " to " + table["high_text"],
            "saving at the low end, US dollars": table["at_low"],
            "saving at the high end, US dollars": table["at_high"],
        }
    )
