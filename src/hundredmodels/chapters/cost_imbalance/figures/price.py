"""Figures on prices and rates of change."""

from typing import Literal

import altair as alt
import pandas as pd

from hundredmodels.chapters.cost_imbalance import frames
from hundredmodels.chapters.cost_imbalance.figures.marks import (
    EARLY,
    LABEL,
    SOFT,
    STRONG,
    last_of,
    months_after,
    room_after,
    years_axis,
)
from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.chapters.notes import draws
from hundredmodels.charts.axes import log_scale, log_ticks
from hundredmodels.charts.forest import Mark, forest
from hundredmodels.charts.palette import GAIN, INK, LACK, OTHER

PRICE = "US dollars a million tokens"
DATE = alt.Tooltip("date:T", title="From, or in force by", format="%e %B %Y")
TRUE = "true first day"
DASHES = {"A100": [1, 0], "H100": [6, 3], "V100": [2, 2], "TPU": [8, 3, 2, 3]}
MOVED = 0.1
LEAST_CHANGE = 2.0
"""Ratio of rents that their axis spans at least."""
APART = 1.07
"""Ratio of rents at which two labels stand clear of each other."""


@draws(frames.price_records)
def price_records(study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the cheapest price so far at two levels."""
    names = ["GPT-3.5's level", "GPT-4's level"]
    scale = alt.Scale(domain=names, range=[LACK, INK])
    day = pd.Timestamp(study.tables.as_of)
    tails = last_of(frame, "level", "date").assign(date=day)
    drawn = pd.concat([frame, tails], ignore_index=True)
    x = alt.X(
        "date:T",
        title=None,
        axis=years_axis(frame["date"].min(), day),
        scale=alt.Scale(domain=[frame["date"].min().isoformat(), months_after(day, 1)]),
    )
    y = alt.Y(
        "usd_per_mtok:Q",
        title=f"{PRICE}, log scale",
        scale=log_scale(frame["usd_per_mtok"]),
        axis=alt.Axis(
            format="$~g", values=log_ticks(frame["usd_per_mtok"], [0.01, 0.1, 1, 10, 100])
        ),
    )
    colour = alt.Color("level:N", scale=scale, legend=None)
    lines = (
        alt.Chart(drawn)
        .mark_line(interpolate="step-after", strokeWidth=STRONG)
        .encode(x=x, y=y, color=colour, tooltip=[alt.Tooltip("level:N", title="Level")])
    )
    dots = [
        alt.Chart(rows)
        .mark_point(size=52, filled=filled, strokeWidth=1.6, opacity=1)
        .encode(
            x=x,
            y=y,
            color=colour,
            tooltip=[
                alt.Tooltip("model:N", title="Model"),
                alt.Tooltip("provider:N", title="Provider"),
                DATE,
                alt.Tooltip("dated:N", title="The day is"),
                alt.Tooltip("usd_per_mtok:Q", title=PRICE, format="$,.3~g"),
                alt.Tooltip("mmlu:Q", title="MMLU", format=".1f"),
            ],
        )
        for filled, rows in (
            (True, frame[frame["dated"] == TRUE]),
            (False, frame[frame["dated"] != TRUE]),
        )
        if len(rows)
    ]
    firsts = frame.sort_values("date").groupby("level", as_index=False).head(1)
    upper = firsts[firsts["level"] == names[1]]
    # The lower line's name stands under its second step, where no line passes.
    second = frame[frame["level"] == names[0]].sort_values("date").head(2).tail(1)
    lower = second.assign(date=frame["date"].min())
    upper, lower = (
        rows.assign(words=words) for rows, words in ((upper, names[1]), (lower, "GPT-3.5's\nlevel"))
    )
    labels = [
        alt.Chart(rows)
        .mark_text(align="left", dx=dx, dy=dy, fontSize=LABEL, lineBreak="\n")
        .encode(x=x, y=y, text="words:N", color=colour)
        for rows, dx, dy in ((upper, 8, -8), (lower, 0, 22))
    ]
    lasts = last_of(frame, "level", "date")
    lasts = lasts.assign(words=lasts["model"])
    early = lasts["date"] < frame["date"].min() + EARLY * (day - frame["date"].min())
    above = early & (lasts["level"] == names[0])  # under it stands its line's name
    places: tuple[tuple[pd.DataFrame, Literal["left", "right"], int], ...] = (
        (lasts[~early], "right", 12),
        (lasts[early & ~above], "left", 12),
        (lasts[above], "left", -10),
    )
    ends = [
        alt.Chart(rows)
        .mark_text(align=align, dy=dy, fontSize=LABEL)
        .encode(x=x, y=y, text="words:N", color=colour)
        for rows, align, dy in places
        if len(rows)
    ]
    return alt.layer(lines, *dots, *labels, *ends)


@draws(frames.rates_of_change)
def rates_of_change(_study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw growth of training cost and fall of prices, ours filled and published hollow."""
    return forest(
        frame,
        axis="factor a year, log scale",
        domain=(0.9, 1000.0),
        mark=Mark(1.0, "no change"),
        digits=None,
    )


@draws(frames.flagships)
def flagships(_study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw list prices of flagships by firm."""
    firms = ["OpenAI", "Anthropic", "Google"]
    scale = alt.Scale(domain=firms, range=[INK, LACK, OTHER])
    x = alt.X(
        "date:T",
        title=None,
        axis=years_axis(frame["date"].min(), frame["date"].max()),
        scale=alt.Scale(
            domain=[
                frame["date"].min().isoformat(),
                room_after(frame["date"].min(), frame["date"].max(), 0.24),
            ]
        ),
    )
    y = alt.Y(
        "usd_per_mtok:Q",
        title=f"{PRICE}, log scale",
        scale=log_scale(frame["usd_per_mtok"], padding=24),
        axis=alt.Axis(format="$~g", values=[1, 2, 5, 10, 20, 50]),
    )
    colour = alt.Color("firm:N", scale=scale, legend=None)
    tips = [
        alt.Tooltip("name:N", title="Model"),
        alt.Tooltip("firm:N", title="Firm"),
        DATE,
        alt.Tooltip("dated:N", title="The day is"),
        alt.Tooltip("usd_per_mtok:Q", title=PRICE, format="$,.3~g"),
        alt.Tooltip("usd_in:Q", title="read, a million tokens", format="$,.3~g"),
        alt.Tooltip("usd_out:Q", title="written, a million tokens", format="$,.3~g"),
    ]
    shape = alt.Shape(
        "firm:N",
        scale=alt.Scale(domain=firms, range=["circle", "diamond", "square"]),
        legend=None,
    )
    line = (
        alt.Chart(frame)
        .mark_line(strokeWidth=SOFT, strokeDash=[4, 3], opacity=0.7)
        .encode(x=x, y=y, color=colour, tooltip=[alt.Tooltip("firm:N", title="Firm")])
    )
    dots = (
        alt.Chart(frame)
        .mark_point(size=60, filled=True, opacity=1)
        .encode(x=x, y=y, color=colour, shape=shape, tooltip=tips)
    )
    lasts = last_of(frame, "firm", "date")
    first = frame.sort_values("date").head(1)
    first = first[~first.index.isin(lasts.index)]  # a firm's only flagship is named as its last
    lasts = lasts.assign(words=lasts["firm"] + "\n" + lasts["name"].str.replace("claude-", ""))
    ends = [
        alt.Chart(first)
        .mark_text(align="left", dx=8, dy=-4, fontSize=LABEL)
        .encode(x=x, y=y, color=colour, text="name:N"),
        alt.Chart(lasts[lasts["firm"] == "Google"])  # beside its end run other lines
        .mark_text(align="left", dx=-6, dy=16, fontSize=LABEL)
        .encode(x=x, y=y, color=colour, text="firm:N"),
        alt.Chart(lasts[lasts["firm"] != "Google"])
        .mark_text(align="left", dx=8, fontSize=LABEL, lineBreak="\n", baseline="middle")
        .encode(x=x, y=y, color=colour, text="words:N"),
    ]
    return alt.layer(line, dots, *ends)


@draws(frames.rentals)
def rentals(_study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw on-demand rents of one chip at one provider, over its first price."""
    kinds = {"A100": INK, "H100": LACK, "V100": OTHER, "TPU": GAIN}
    frame = frame.assign(
        kind=[next((key for key in kinds if key in chip), "V100") for chip in frame["chip"]]
    )
    present = [kind for kind in kinds if kind in set(frame["kind"])]
    scale = alt.Scale(domain=present, range=[kinds[kind] for kind in present])
    x = alt.X(
        "date:T",
        title=None,
        axis=years_axis(frame["date"].min(), frame["date"].max()),
        scale=alt.Scale(
            domain=[
                frame["date"].min().isoformat(),
                room_after(frame["date"].min(), frame["date"].max(), 0.34),
            ]
        ),
    )
    y = alt.Y(
        "of_first:Q",
        title="rent over the first one listed, log scale",
        scale=log_scale(frame["of_first"], least=LEAST_CHANGE, padding=16),
        axis=alt.Axis(format="~g", values=[0.5, 0.75, 1, 1.25, 1.5, 2]),
    )
    legend = alt.Legend(symbolType="stroke", symbolSize=500)
    colour = alt.Color("kind:N", title=None, scale=scale, legend=legend)
    dash = alt.StrokeDash(
        "kind:N",
        title=None,
        scale=alt.Scale(domain=present, range=[DASHES[kind] for kind in present]),
        legend=legend,
    )
    tips = [
        alt.Tooltip("chip:N", title="Chip"),
        alt.Tooltip("provider:N", title="Provider"),
        alt.Tooltip("region:N", title="Region"),
        alt.Tooltip("date:T", title="Listed on", format="%e %B %Y"),
        alt.Tooltip("usd_per_hour:Q", title="US dollars an hour", format="$.2f"),
        alt.Tooltip("of_first:Q", title="Over the first", format=".2f"),
    ]
    base = alt.Chart(frame).encode(x=x, y=y, color=colour, detail="series:N", tooltip=tips)
    lasts = last_of(frame, "series", "date")
    moved = lasts[(lasts["of_first"] - 1).abs() > MOVED]
    moved = moved.drop_duplicates(["provider", "kind"]).sort_values("of_first")
    heights: list[float] = []
    for height in moved["of_first"]:
        heights.append(max(float(height), heights[-1] * APART if heights else 0.0))
    moved = moved.assign(at=heights)
    layers = [
        base.mark_line(strokeWidth=SOFT, opacity=0.8).encode(strokeDash=dash),
        base.mark_circle(size=26, opacity=0.7),
    ]
    if len(moved):
        layers.append(
            alt.Chart(moved)
            .mark_text(align="left", dx=7, fontSize=LABEL)
            .encode(x=x, y=alt.Y("at:Q"), color=colour, text="provider:N")
        )
    return alt.layer(*layers)
