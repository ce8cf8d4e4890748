"""Captions of the figures on prices, rents and rates of change."""

import numpy as np
import pandas as pd

from hundredmodels.chapters.cost_imbalance import frames
from hundredmodels.chapters.cost_imbalance.price import GPT35, NAMES
from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.chapters.cost_imbalance.wording import known, token, value
from hundredmodels.chapters.notes import describes
from hundredmodels.chapters.wording import listed

FAR = 2
"""Times that a fall must be another for "far less"."""
NAMED = 0.1
"""Change of a rent from which its provider is named."""


@describes(frames.price_records)
def price_records(study: Study, frame: pd.DataFrame) -> str:
    """Caption of the record lows."""
    head = (
        f"GPT-4's level on MMLU became {token('price-fall-gpt4-level', 'value')} times cheaper, "
        f"GPT-3.5's {token('price-fall-gpt35-level', 'value')} times."
        if known(study, "price-fall-gpt4-level", "price-fall-gpt35-level")
        else "The cheapest price so far at GPT-3.5's and GPT-4's level."
    )
    return (
        f"{head} Cheapest list price so far of any model at or above MMLU "
        f"{level_words(study, frame)}, three tokens read for each one written. Filled dots are "
        "true first days; hollow ones are days by which a price is known to have held, so that a "
        "fall is dated late, never early."
    )


def level_words(study: Study, frame: pd.DataFrame) -> str:
    """Say at which scores the lines are drawn, and where their model itself scores more."""
    words = [f"{level:g} ({one})" for level, (_, one) in NAMES.items()]
    own = frame.loc[frame["model"] == NAMES[GPT35][1], "mmlu"]
    if len(own) and own.iloc[0] > GPT35:
        whose = known(study, "price-decline-epoch-median")
        by = " as Epoch AI and the AI Index score it" if whose else ""
        words[0] = f"{GPT35:g} (GPT-3.5{by}; its developer reports {own.iloc[0]:g})"
    return " or ".join(words)


@describes(frames.price_records)
def price_records_alt(_study: Study, frame: pd.DataFrame) -> str:
    """Alternative text of the record lows."""
    counts = frame.groupby("level").size()
    ends = [
        f"{token(f'price-now-{key}-level')} for {words}'s{' level' if at == 0 else ''}"
        for at, (key, words) in enumerate(NAMES.values())
        if f"{words}'s level" in counts.index
    ]
    falling = "falling " if counts.min() > 1 else ""
    if len(ends) > 1:
        return f"Two {falling}step lines on a log scale; they end at {' and '.join(ends)}."
    return f"One {falling}step line on a log scale; it ends at {ends[0]}."


@describes(frames.rates_of_change)
def rates_of_change(study: Study, frame: pd.DataFrame) -> str:
    """Caption of the forest of rates."""
    whose = [
        words
        for words, drawn in (
            ("filled: this report, with its interval", (frame["basis"] != "quoted").any()),
            ("hollow: published", (frame["basis"] == "quoted").any()),
        )
        if drawn
    ]
    text = (
        f"{rates_finding(study)} Cost: how fast training gets dearer; price: how fast a token at "
        f"a fixed MMLU score gets cheaper. {'; '.join(whose).capitalize()}."
    )
    if not known(study, "price-decline-epoch-median"):
        return text
    return (
        f"{text} Epoch AI's falls rest on shorter spans, on records alone and on harder tests, "
        "where a level is reached late and falls steeply at once; the longer a level is watched, "
        "the slower its fall."
    )


def rates_finding(study: Study) -> str:
    """Say which way cost and prices went."""
    cost, fall = value(study, "training-cost-growth"), value(study, "price-decline-median")
    published = value(study, "price-decline-epoch-median")
    dearer = "Training got dearer" if cost is not None and cost > 1 else "Training got no dearer"
    cheaper = fall is not None and fall > 1
    if cost is None and fall is None:
        return "No rate of change of our own can be estimated by this day."
    if cost is None:
        no = "" if cheaper else "no "
        return (
            f"Tokens at a fixed score got {no}cheaper; no series of training costs was known yet."
        )
    if fall is None:
        return f"{dearer}; how fast tokens got cheaper can't be estimated by this day."
    if cost <= 1 or not cheaper:
        return f"{dearer} and tokens {'' if cheaper else 'no '}cheaper."
    if published is not None and fall < published:
        return (
            "Training got dearer and tokens cheaper, the latter more slowly than Epoch AI's "
            "median has it."
        )
    return "Training got dearer and tokens cheaper, each at several times a year."


@describes(frames.rates_of_change)
def rates_of_change_alt(study: Study, _frame: pd.DataFrame) -> str:
    """Alternative text of the forest of rates."""
    told = [
        f"{words} {token(name)}"
        for name, words in (
            ("training-cost-growth", "training cost"),
            ("price-decline-median", "median fall of prices"),
            ("price-decline-hedonic", "regression"),
            ("price-decline-epoch-median", "Epoch AI's median"),
        )
        if known(study, name)
    ]
    return "Estimates with whiskers on a log scale" + (f": {', '.join(told)}." if told else ".")


@describes(frames.flagships)
def flagships(study: Study, frame: pd.DataFrame) -> str:
    """Caption of flagships' list prices."""
    best, fixed = value(study, "flagship-decline-openai"), value(study, "price-decline-gpt4-level")
    slower = best is not None and fixed is not None and FAR * best < fixed
    if best is None or best <= 1:
        parts = ["List prices of flagships."]
    elif slower:
        parts = [
            (
                f"OpenAI's flagship got cheaper by {token('flagship-decline-openai')}, far less "
                "than the price of a fixed score."
            )
        ]
    else:
        parts = [f"OpenAI's flagship got cheaper by {token('flagship-decline-openai')}."]
    if known(study, "gpt4-to-gpt4o-price-fall"):
        parts.append(
            f"GPT-4o came {token('gpt4-to-gpt4o-price-fall', 'value')} times cheaper than GPT-4."
        )
    drawn = " ".join(frame["name"])
    opus = "Claude Opus (first Claude 2)" if "claude-2" in drawn else "Claude Opus"
    lines = {
        "OpenAI": "GPT (later Sol)" if "-sol" in drawn else "GPT",
        "Anthropic": opus if "opus" in drawn else "Claude 2",
        "Google": "Gemini Pro",
    }
    present = [name for firm, name in lines.items() if firm in set(frame["firm"])]
    each = "each on its first known day" if len(frame) > 1 else "on its first known day"
    parts.append(f"List price of {listed(present)}, {each}.")
    if slower:
        parts.append("What falls fastest is the price of what was once the best.")
    return " ".join(parts)


@describes(frames.flagships)
def flagships_alt(_study: Study, frame: pd.DataFrame) -> str:
    """Alternative text of flagships' list prices."""
    if frame.groupby("firm").size().max() == 1:
        return f"Dots of list prices of flagships of {listed(frame['firm'])} on a log scale."
    return "Dashed lines by firm through list prices of successive flagships on a log scale."


@describes(frames.rentals)
def rentals(study: Study, frame: pd.DataFrame) -> str:
    """Caption of rents."""
    head = (
        f"In {token('gpu-rental-unchanged')} the list rent of a GPU did not change at all."
        if known(study, "gpu-rental-unchanged")
        else "List rents of GPUs."
    )
    lasts = frame.sort_values("date", kind="stable").groupby("series")["of_first"].last()
    moved = bool(((lasts - 1).abs() > NAMED).any())
    named = "; the provider is named where the rent moved by more than a tenth." if moved else "."
    apart = (
        " Between providers the rent of one chip differs several times over, so a mean over "
        "whoever is listed would follow the list."
        if len(set(frame["provider"])) > 1
        else ""
    )
    return (
        f"{head} On-demand rent over the first one listed, one line for one chip at one provider "
        f"and region{named}{apart}"
    )


@describes(frames.rentals)
def rentals_alt(study: Study, frame: pd.DataFrame) -> str:
    """Alternative text of rents."""
    lasts = frame.sort_values("date", kind="stable").groupby("series")["of_first"].last()
    flat = ", most of them flat at one" if float(np.isclose(lasts, 1).mean()) > 1 / 2 else ""
    change = (
        f" The median yearly change is {token('gpu-rental-change')}."
        if known(study, "gpu-rental-change")
        else ""
    )
    return f"Lines of each series' rent over its first{flat}.{change}"
