"""The tables of what was on sale."""

import numpy as np
import pandas as pd

from hundredmodels.chapters.miniaturisation.frames.shared import camps
from hundredmodels.chapters.miniaturisation.market import MINI_DAY
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.notes import note, or_note


def price_and_size(study: Study) -> pd.DataFrame:
    """Return record lows of price and size at GPT-3's score, relative to the first."""
    lows, small = study.market.price_lows, study.market.size_lows.frame
    if not np.isfinite(study.market.size_lows.score):
        return note("No score of GPT-3 was known by this day.")
    if lows.empty or small.empty:
        lacking = "price" if lows.empty else "size"
        return note(f"No {lacking} at GPT-3's score was known by this day.")
    price = lows.rename(columns={"price": "value"})[["date", "model", "value"]]
    size = small.rename(columns={"release_date": "date", "size_b": "value"})
    parts = (
        price.assign(quantity="price", unit="US dollars a million tokens"),
        size[["date", "model", "value"]].assign(quantity="size", unit="billion parameters"),
    )
    ended = []
    for part in parts:
        one = part.assign(relative=part["value"] / part["value"].iloc[0])
        end = one.tail(1).assign(date=pd.Timestamp(study.law.until), model="")
        ended.append(pd.concat([one, end]) if end["date"].iloc[0] > one["date"].max() else one)
    return pd.concat(ended, ignore_index=True)


def day_market(study: Study) -> pd.DataFrame:
    """Return the models on sale on GPT-4o mini's day."""
    if study.measured.day < MINI_DAY:
        return note("GPT-4o mini was not on sale by this day.")
    day = study.market.day
    made = pd.DataFrame(
        {
            "model": day["model"],
            "MMLU": day["score"],
            "US dollars a million tokens": day.get("price", []),
            "camp": camps(day["openness"]),
            "frontier": day["frontier"],
        }
    )
    return or_note(made, "No model on sale on 18 July 2024 has a score.")
