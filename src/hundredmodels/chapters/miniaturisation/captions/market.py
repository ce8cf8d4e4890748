"""Captions and alt texts of the figures of what was on sale."""

import pandas as pd

from hundredmodels.chapters.miniaturisation import frames
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.miniaturisation.wording import (
    known,
    token,
    under_reported,
    value,
)
from hundredmodels.chapters.notes import describes
from hundredmodels.chapters.wording import counted, joined


@describes(frames.price_and_size)
def price_and_size(study: Study, _rows: pd.DataFrame) -> str:
    """Caption of price and size."""
    return (
        f"{falls(study)} Record lows, each relative to its first. "
        "Prices are list prices, three tokens read for each written; a price known to be in force "
        f"by a day enters on that day. {under_reported(study)}"
    )


def falls(study: Study) -> str:
    """Say whether price or size fell further."""
    price = value(study, "price-fall-gpt3-level") or 1.0
    size = value(study, "size-fall-gpt3-level") or 1.0
    since = " since GPT-3's private beta" if study.market.since_private_beta else ""
    by_price = f"a factor of {token('price-fall-gpt3-level', 'value')}{since}"
    by_size = token("size-fall-gpt3-level", "value")
    if price == 1 and size == 1:
        return "At GPT-3's score neither price nor size had fallen by this day."
    if size == 1:
        return f"Price fell and size did not: at GPT-3's score the cheapest by {by_price}."
    if price == 1:
        return (
            f"Size fell and price did not: at GPT-3's score the smallest by a factor of {by_size}."
        )
    words = "Price fell further than size" if price > size else "Size fell further than price"
    return (
        f"{words}: at GPT-3's score the cheapest price fell by {by_price}, the "
        f"smallest model by {by_size}."
    )


@describes(frames.price_and_size)
def price_and_size_alt(_study: Study, _rows: pd.DataFrame) -> str:
    """Alt text of price and size."""
    return (
        "Two staircases against date on a log scale, each relative to its own start: the lowest "
        "price so far and the smallest size so far."
    )


@describes(frames.day_market)
def day_market(study: Study, _rows: pd.DataFrame) -> str:
    """Caption of the market on GPT-4o mini's day."""
    marks = (
        "Each dot is a model with a score and a list price in force on 18 July 2024, "
        "at its cheapest host; the dashed line joins those that nothing cheaper equals."
    )
    return joined((mini(study), marks))


def mini(study: Study) -> str:
    """Say how GPT-4o mini stood on its day; nothing where it has no score or price."""
    if not known(study, "mini-beaten-by"):
        return ""
    alone = (value(study, "mini-beaten-by") or 0) == 0
    words = (
        "no model on sale was as good and no dearer"
        if alone
        else f"{token('mini-beaten-by')} on sale were as good and no dearer"
    )
    if not known(study, "mini-mmlu-lead"):
        return f"On GPT-4o mini's day {words}."
    ahead = (value(study, "mini-mmlu-lead") or 0) > 0
    led = (
        f"led Flash and Haiku by {token('mini-mmlu-lead')} of MMLU"
        if ahead
        else "did not lead both Flash and Haiku on MMLU"
    )
    return f"On its day GPT-4o mini {led}, and {words}."


@describes(frames.day_market)
def day_market_alt(_study: Study, rows: pd.DataFrame) -> str:
    """Alt text of the market."""
    first = rows.loc[rows["frontier"]].iloc[0]
    return (
        f"Scatter of MMLU against price on a log scale, {counted(len(rows), 'model')}; a dashed "
        f"line of the best score for the price starts at the cheapest, {first['model']}."
    )
