"""Captions of the figures on the gap."""

import pandas as pd

from hundredmodels.analysis.uncertainty import coverage
from hundredmodels.chapters.cost_imbalance import frames
from hundredmodels.chapters.cost_imbalance.frames.gap import FOUND, IN_USE, OVER_LIFE
from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.chapters.cost_imbalance.wording import known, token, value
from hundredmodels.chapters.notes import describes
from hundredmodels.chapters.wording import counted


@describes(frames.gap_waterfall)
def gap_waterfall(_study: Study, _frame: pd.DataFrame) -> str:
    """Caption of the waterfall."""
    return (
        f"Of the {token('required-revenue-2023')} only {token('data-centre-spend-2023')} is "
        "spending; the rest is margin. The published model of September 2023 "
        "from top to bottom: chips, the data centre around them, the margin of whoever rents it "
        "out, the revenue that all this requires over the chips' life, and what was assumed to be "
        "earned in one year. The last two bars set a year against a year."
    )


@describes(frames.gap_waterfall)
def gap_waterfall_alt(_study: Study, _frame: pd.DataFrame) -> str:
    """Alternative text of the waterfall."""
    return (
        f"Horizontal bars: chips {token('chip-run-rate-2023')}, data centre in all "
        f"{token('data-centre-spend-2023')}, revenue required {token('required-revenue-2023')}, "
        f"revenue assumed {token('revenue-assumed-2023')}, gap {token('gap-2023')}; required a "
        f"year {token('required-revenue-2023-per-year')}, gap a year "
        f"{token('gap-2023-per-year')}."
    )


@describes(frames.gap_rolled)
def gap_rolled(study: Study, frame: pd.DataFrame) -> str:
    """Caption of the model rolled forward."""
    last = frame.groupby("series")["billion"].last().to_dict()
    before, now = value(study, "revenue-cover-installed-2023"), value(study, "revenue-cover-latest")
    if FOUND not in last:
        parts = ["What chips ask for, quarter by quarter."]
    elif len(last) == 1:
        parts = ["What was found at the model makers; what chips asked for then was not reported."]
    elif before is None or now is None:
        parts = ["What chips ask for and what was found, quarter by quarter."]
    elif now > before:
        parts = ["Revenue has grown faster than the chips ask for, from almost nothing."]
    else:
        parts = ["Revenue has grown more slowly than the chips ask for."]
    if OVER_LIFE in last:
        parts.append(
            "Dashed: NVIDIA's quarter times four, carried through the model, over the chips' life."
        )
    if IN_USE in last:
        parts.append("Solid: what all chips still in use ask for this year.")
    if FOUND in last:
        lowest = len(last) > 1 and last[FOUND] == min(last.values())
        where = "Below" if lowest else "Also solid" if IN_USE in last else "Solid"
        parts.append(
            f"{where}: the model makers' annualised revenue, a floor, since cloud and software "
            "firms do not report theirs."
        )
    return " ".join(parts)


@describes(frames.gap_rolled)
def gap_rolled_alt(study: Study, frame: pd.DataFrame) -> str:
    """Alternative text of the model rolled forward."""
    lines = frame.groupby("series")["billion"]
    first, last = lines.first(), lines.last()
    rising = "rising " if bool((last > first).all()) else ""
    named = (
        (OVER_LIFE, "required-revenue-latest", "the life-long requirement is"),
        (IN_USE, "required-revenue-installed", "the yearly requirement of all chips in use"),
        (FOUND, "revenue-found-latest", "the revenue found"),
    )
    ends = [
        f"{words} {token(name)}"
        for series, name, words in named
        if series in last and known(study, name)
    ]
    return f"{counted(len(last), f'{rising}step line').capitalize()} on a log scale." + (
        f" At the end {', '.join(ends)}." if ends else ""
    )


@describes(frames.gap_tornado)
def gap_tornado(study: Study, frame: pd.DataFrame) -> str:
    """Caption of the tornado."""
    names = frame["input"].tolist()
    closes = bool((frame[["at_low", "at_high"]].min(axis=1) <= 0).any())
    head = (
        f"No single input within its range closes the gap of 2023; the {names[0]} moves it most."
        if not closes
        else f"The {names[0]} moves the gap of 2023 most, and one input alone can close it."
    )
    return (
        f"{head} Each bar runs from the low to the high end of an input's range (written at the "
        f"bar's ends), the others held; the rule is the published gap, {token('gap-2023')}. With "
        "all inputs drawn at once, and the ends of their ranges rarely, "
        f"{coverage(study.parameters.confidence)} of draws lie at {token('gap-2023', 'interval')}."
    )


@describes(frames.gap_tornado)
def gap_tornado_alt(_study: Study, frame: pd.DataFrame) -> str:
    """Alternative text of the tornado."""
    return f"Bars around {token('gap-2023')}, widest first: {', '.join(frame['input'])}."
