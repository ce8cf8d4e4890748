"""Drawings of how sure the answer is: one input at a time, and all at once."""

from typing import Literal

import altair as alt
import pandas as pd

from hundredmodels.chapters.notes import draws
from hundredmodels.chapters.vertical_models import frames
from hundredmodels.chapters.vertical_models.figures.marks import (
    HEIGHT,
    by_volume,
    coloured,
    dashed,
    volume_tip,
)
from hundredmodels.chapters.vertical_models.routes import BILLION
from hundredmodels.chapters.vertical_models.study import Study
from hundredmodels.charts.palette import MUTED, OPEN, OTHER
from hundredmodels.charts.tornado import tornado

Side = Literal["right", "left"]
SIDES: tuple[Side, Side] = ("right", "left")
WIDEST = 10
"""Inputs of the tornado; the table has all."""


@draws(frames.sensitivity)
def sensitivity(study: Study, _table: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the tornado of the saving of a fine-tuned model."""
    point = study.cost.point
    assert point is not None  # noqa: S101 -- else the table is a note
    table = point.swings.head(WIDEST)
    columns = ["at_low", "at_high"]
    thousands = table.assign(**{name: table[name] / 1e3 for name in columns})
    return tornado(
        thousands,
        central=(point.api - point.finetune) / 1e3,
        unit="saving, thousand US dollars",
    )


@draws(frames.odds)
def odds(study: Study, table: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the share of draws in which owning pays, by volume."""
    table = table.rename(
        columns={"billion tokens a month": "billions", "share of draws, %": "share"}
    )
    names, colours = list(dict.fromkeys(table["comparison"])), [OPEN, OTHER]
    base = alt.Chart(table)
    x = by_volume()
    y = alt.Y("share:Q", title="share of draws, %", scale=alt.Scale(domain=[0, 100]))
    colour = coloured(names, colours, "comparison:N")
    lines = base.mark_line(clip=True).encode(
        x=x,
        y=y,
        color=colour,
        strokeDash=dashed(names, [[1, 0], [5, 3]], "comparison:N"),
        tooltip=[
            alt.Tooltip("comparison:N", title="Comparison"),
            volume_tip("billions"),
            alt.Tooltip("share:Q", title="Share of draws, %", format=".0f"),
        ],
    )
    words = ("fine-tuning\npays", "scratch\npays")
    spots = [
        _beside(table, name, label, side)
        for name, label, side in zip(names, words, SIDES, strict=True)
    ]
    labels = [
        alt.Chart(spot)
        .mark_text(
            align=side,
            dx=-10 if side == "right" else 10,
            fontWeight="bold",
            fontSize=11,
            lineBreak="\n",
        )
        .encode(x=x, y=y, text="words:N", color=colour)
        for spot, side in spots
    ]
    volume = pd.DataFrame(
        {"billions": [study.parameters.tokens_per_month / BILLION], "word": ["declared volume"]}
    )
    rule = (
        alt.Chart(volume)
        .mark_rule(strokeDash=[2, 3], color=MUTED)
        .encode(x=x, tooltip=[alt.Tooltip("billions:Q", title="Declared, billion tokens a month")])
    )
    word = (
        alt.Chart(volume.assign(share=94.0))
        .mark_text(align="left", dx=5, fontSize=11, color=MUTED)
        .encode(x=x, y=y, text="word:N")
    )
    return alt.layer(rule, lines, *labels, word).properties(height=HEIGHT)


def _beside(
    table: pd.DataFrame, comparison: str, words: str, side: Side
) -> tuple[pd.DataFrame, Side]:
    """Place a curve's name beside it where it is about half way up, else where it ends.

    Parameters
    ----------
    table
        The curves: ``comparison``, ``billions``, ``share``.
    comparison, words
        Which curve, and its name in the drawing.
    side
        How the name is aligned: ``right`` above the curve, ``left`` below it.

    Returns
    -------
    tuple
        The name with its place, and how it is aligned there, which keeps it inside the drawing.
    """
    rows = table[table["comparison"] == comparison]
    above = side == "right"
    target = 60 if above else 40
    reached = rows[rows["share"] >= target]
    if len(reached):
        at, share = float(reached["billions"].min()), target + (4.0 if above else -4.0)
    else:  # under a curve that stays low there is no room
        at = float(rows["billions"].max()) / (1 if above else 1e3)
        height = float(rows.loc[rows["billions"] <= at, "share"].max())
        share = height + 8.0
    spot = {"comparison": [comparison], "billions": [at], "share": [share], "words": [words]}
    turned: Side = "left" if at < 1 else "right" if at > 1e4 else side  # noqa: PLR2004 -- a decade from an edge
    return pd.DataFrame(spot), turned
