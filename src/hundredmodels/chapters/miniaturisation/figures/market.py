"""The figures of what was on sale: price beside size, and one day's market."""

from typing import Literal

import altair as alt
import pandas as pd

from hundredmodels.chapters.miniaturisation import frames
from hundredmodels.chapters.miniaturisation.figures.marks import (
    camp_colour,
    camp_shape,
    log_axis,
    recent,
)
from hundredmodels.chapters.miniaturisation.market import LIGHT
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.notes import draws
from hundredmodels.charts import theme
from hundredmodels.charts.axes import decade_scale, decade_ticks
from hundredmodels.charts.palette import GAIN, INK, MUTED

PRICE = "US dollars a million tokens"
PADDING = 12
"""Pixels between the lowest step and the axis of dates."""
ROOM = 1.3
"""How much dearer the next model on the frontier must be for a name."""
SHORT = {"Gemini 1.5 Flash": "Flash", "Claude 3 Haiku": "Haiku"}


@draws(frames.price_and_size)
def price_and_size(study: Study, rows: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw price and size at GPT-3's score, each relative to its first value."""
    x = alt.X("date:T", title=None)
    ticks = decade_ticks(rows["relative"], [1, 0.1, 0.01, 0.001, 0.0001])
    y = alt.Y("relative:Q", scale=decade_scale(rows["relative"], padding=PADDING),
              title="relative to the first (log scale)",
              axis=alt.Axis(format="~g", values=ticks))  # fmt: skip
    colour = alt.condition("datum.quantity == 'price'", alt.value(GAIN), alt.value(INK))
    line = (
        alt.Chart(rows)
        .mark_line(interpolate="step-after")
        .encode(
            x=x,
            y=y,
            detail="quantity:N",
            color=colour,
            tooltip=[alt.Tooltip("quantity:N", title="Lowest so far")],
        )
    )
    dots = (
        alt.Chart(rows[rows["model"] != ""])
        .mark_circle(size=50, opacity=1)
        .encode(
            x=x,
            y=y,
            color=colour,
            tooltip=["quantity", "model", alt.Tooltip("date:T", format="%Y-%m-%d"),
                     alt.Tooltip("value:Q", format=".3~g"), "unit"],
        )
    )  # fmt: skip
    names = (
        alt.Chart(rows.groupby("quantity", as_index=False).tail(1))
        .mark_text(align="left", dx=6, fontWeight="bold")
        .encode(x=x, y=y, text="quantity:N", color=colour)
    )
    return alt.layer(recent(study, x, "date"), line, dots, names).properties(
        height=theme.HEIGHT - 20
    )


@draws(frames.day_market)
def day_market(_study: Study, rows: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw score against price on GPT-4o mini's day."""
    x = alt.X(
        f"{PRICE}:Q",
        scale=alt.Scale(type="log", nice=False, padding=12),
        axis=log_axis([0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 40], grid=False),
        title="US dollars a million tokens (log scale)",
    )
    y = alt.Y("MMLU:Q", scale=alt.Scale(zero=False), title="MMLU, per cent")
    edge = (
        alt.Chart(rows[rows["frontier"]])
        .mark_line(interpolate="step-after", color=MUTED, strokeDash=[5, 4], strokeWidth=1.5)
        .encode(x=x, y=y, tooltip=alt.value("The best score for the price or less"))
    )
    dots = (
        alt.Chart(rows)
        .mark_point(filled=True, size=60, opacity=0.85)
        .encode(
            x=x,
            y=y,
            color=camp_colour(rows),
            shape=camp_shape(rows),
            tooltip=[
                "model",
                alt.Tooltip("MMLU:Q", title="MMLU, %"),
                alt.Tooltip(f"{PRICE}:Q", format=".2f"),
                "camp",
            ],
        )
    )
    edges = rows.loc[rows["frontier"], PRICE]
    roomy = (edges.shift(-1, fill_value=float("inf")) > ROOM * edges).reindex(rows.index) == 1
    first = rows[PRICE] == edges.min()
    below = rows["model"].isin([*LIGHT, "GPT-3.5 Turbo"]) & ~rows["frontier"]
    written = rows.assign(name=rows["model"].replace(SHORT))
    places: tuple[tuple[pd.Series, Literal["left", "right"], int, int], ...] = (
        (below, "left", 7, 12),
        (roomy & first, "left", 0, 14),
        (roomy & ~first, "right", -6, -9),
        (rows["model"] == "GPT-4", "right", 4, 14),
    )
    names = [
        alt.Chart(written[chosen])
        .mark_text(align=align, dx=dx, dy=dy, fontSize=11)
        .encode(x=x, y=y, text="name:N")
        for chosen, align, dx, dy in places
    ]
    return alt.layer(edge, dots, *names).properties(height=theme.HEIGHT)
