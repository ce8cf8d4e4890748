"""Captions of the figures on training and serving."""

import pandas as pd

from hundredmodels.chapters.cost_imbalance import frames
from hundredmodels.chapters.cost_imbalance.frames.training import ASSUMED, SERVING
from hundredmodels.chapters.cost_imbalance.growth import STUDY_END
from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.chapters.cost_imbalance.training import IMPLIED
from hundredmodels.chapters.cost_imbalance.wording import known, token
from hundredmodels.chapters.notes import describes
from hundredmodels.chapters.wording import listed


@describes(frames.training_costs)
def training_costs(study: Study, frame: pd.DataFrame) -> str:
    """Caption of the costs by basis."""
    parts = [
        "What a model cost depends on the basis more than on the model: GPT-3 from "
        f"{token('gpt3-cost-quoted')} to {token('gpt3-cost-purchase')}."
        if known(study, "gpt3-cost-quoted", "gpt3-cost-purchase")
        else "Every published cost of the models that the articles name.",
        (
            "Amortised hardware with energy, rental price times hours, and the price of the whole "
            "cluster answer different questions."
        ),
    ]
    if IMPLIED in set(frame["basis"]):
        parts.append(
            "Triangles price each model's operations as the articles' source priced GPT-3's."
        )
    return " ".join(parts)


@describes(frames.training_costs)
def training_costs_alt(study: Study, _frame: pd.DataFrame) -> str:
    """Alternative text of the costs by basis."""
    drawn = "Marks by model on a log scale of dollars, one shape for each cost basis"
    if not known(study, "gopher-cost-implied", "palm-cost-implied"):
        return f"{drawn}."
    return (
        f"{drawn}; at GPT-3's quoted price per operation Gopher comes to "
        f"{token('gopher-cost-implied')} and PaLM to {token('palm-cost-implied')}."
    )


@describes(frames.assumptions)
def assumptions(study: Study, _frame: pd.DataFrame) -> str:
    """Caption of the plane of assumptions."""
    priced = len(study.training.list_prices) > 0
    measured = bool(study.training.llama2["utilisation"].notna().any())
    ticks = [
        words
        for words, drawn in (
            ("ticks at left are list prices of the year before", priced),
            ("ticks below what Llama 2's published hours imply", measured),
        )
        if drawn
    ]
    parts = [
        (
            f"The quoted {token('gpt3-cost-quoted')} needs an A100 at "
            f"{token('gpt3-hourly-price-implied')} if training uses as much of the chip as this "
            "chapter assumes. On the line GPT-3 costs the quoted figure."
        )
    ]
    if ticks:
        parts.append(f"{ticks[0].capitalize()}{', ' + ticks[1] if len(ticks) > 1 else ''}.")
    if known(study, "gpt3-utilisation-implied-median", "gpt3-utilisation-implied-low"):
        parts.append(
            "At the median list price the figure would need "
            f"{token('gpt3-utilisation-implied-median')}, at the lowest "
            f"{token('gpt3-utilisation-implied-low')}."
        )
    return " ".join(parts)


@describes(frames.assumptions)
def assumptions_alt(study: Study, _frame: pd.DataFrame) -> str:
    """Alternative text of the plane of assumptions."""
    beside = []
    if known(study, "a100-price-low-2023", "a100-price-high-2023"):
        beside.append(
            f"list prices from {token('a100-price-low-2023')} to {token('a100-price-high-2023')}"
        )
    if known(study, "llama2-70b-mfu"):
        beside.append(f"the utilisation of Llama 2 70B, {token('llama2-70b-mfu')}")
    return "A straight rising line of the hourly price against utilisation" + (
        f", with {listed(beside)}." if beside else "."
    )


@describes(frames.training_growth)
def training_growth(study: Study, frame: pd.DataFrame) -> str:
    """Caption of the growth of cost."""
    grown = known(study, "training-cost-growth")
    parts = [
        f"The cost of training notable models grew {token('training-cost-growth')}."
        if grown
        else "Too few training costs were known by this day for a rate.",
        "Each dot is a run, in dollars of 2023; the ten largest of their day in colour.",
    ]
    if frame["date"].max() >= STUDY_END and grown:
        lines = "both lines" if known(study, "training-cost-growth-frontier") else "the line"
        parts.append(
            f"After March 2024 the list holds large runs alone, which steepens {lines}; its last "
            "twelve months, shaded, are short of runs not yet found."
        )
    else:
        parts.append("The last twelve months, shaded, are short of runs not yet found.")
    return " ".join(parts)


@describes(frames.training_growth)
def training_growth_alt(study: Study, _frame: pd.DataFrame) -> str:
    """Alternative text of the growth of cost."""
    lines = [
        f"{words} {token(name)}"
        for name, words in (
            ("training-cost-growth", "all models"),
            ("training-cost-growth-frontier", "the ten largest of their day"),
        )
        if known(study, name)
    ]
    if not lines:
        return "Dots by date on a log scale of dollars."
    count = "two lines" if len(lines) > 1 else "a line"
    return f"Dots rising on a log scale of dollars with {count}: {', '.join(lines)}."


@describes(frames.serving_power)
def serving_power(study: Study, frame: pd.DataFrame) -> str:
    """Caption of electricity against hardware."""
    bars = set(frame["assumption"])
    serving = "Electricity over the servers' life in the estimate for ChatGPT"
    put_down = "put down to energy"
    if study.gap.vintages["2024"].model is not None:
        put_down += " in 2023 and to energy, buildings and generators in 2024"
    rest = f"verything but the chips in the revenue-gap model, which its author {put_down}"
    if len(bars) == 1:
        return f"{serving}." if SERVING in bars else f"E{rest}."
    agree = (
        f" They agree at {token('power-price-needed')}."
        if known(study, "power-price-needed")
        else ""
    )
    return (
        f"One of the articles' sources has power at {token('power-share-of-life')}, another at "
        f"{token('power-share-assumed')}. {serving}, and e{rest}.{agree}"
    )


@describes(frames.serving_power)
def serving_power_alt(_study: Study, frame: pd.DataFrame) -> str:
    """Alternative text of electricity against hardware."""
    named = {
        SERVING: f"electricity {token('power-share-of-life')} in the serving estimate",
        ASSUMED: f"{token('power-share-assumed')} assumed in the revenue-gap model",
    }
    drawn = [named[str(bar)] for bar in frame["assumption"]]
    return f"{'Two bars' if len(drawn) > 1 else 'One bar'}: {', '.join(drawn)}."
