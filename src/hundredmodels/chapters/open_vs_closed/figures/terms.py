"""Figures of terms and prices: licences, the Arena's ten best, the memo, offers at equal score."""

from typing import Literal

import altair as alt
import numpy as np
import pandas as pd

from hundredmodels.analysis.licences import CLASSES
from hundredmodels.chapters.notes import draws
from hundredmodels.chapters.open_vs_closed import frames
from hundredmodels.chapters.open_vs_closed.figures.marks import (
    CAMP_COLOUR,
    LABEL,
    on_paper,
)
from hundredmodels.chapters.open_vs_closed.study import Study
from hundredmodels.chapters.result import format_number
from hundredmodels.charts.palette import CLOSED, GAIN, INK, LACK, MUTED, OPEN, OTHER

COLOURS = dict(zip(CLASSES, (GAIN, OPEN, LACK, OTHER, CLOSED), strict=True))


SHORT_TERMS = "replace(datum.label, 'weights, licence', 'licence')"
"""On a phone two columns of a legend have no room for more."""

Weight = Literal["bold", "normal"]
WORDS: tuple[tuple[str, int, float, Weight], ...] = (
    ("point", -24, 13.0, "bold"),
    ("measure", -8, LABEL, "normal"),
    ("words", 7, LABEL, "normal"),
)
"""Column, shift, size and weight of the three lines above a bar of the memo's figure."""


DECADES = [0.01, 0.1, 1, 10, 100]
HALF_DECADES = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300]


def _terms_scale() -> alt.Scale:
    return alt.Scale(domain=list(COLOURS), range=list(COLOURS.values()))


@draws(frames.licences)
def licences(study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw releases of each year by the terms on which they can be had."""
    rows = frame.assign(
        order=frame["terms"].map({name: k for k, name in enumerate(CLASSES)}),
        year=frame["year"].astype(str),
    )
    if not study.end.is_year_end:
        partial = str(study.end.year)
        rows["year"] = rows["year"].where(rows["year"] != partial, f"{partial}, so far")
    totals = rows.drop_duplicates("year").assign(words=lambda all_: all_["of"].map("{:.0f}".format))
    axis = alt.Axis(labelAngle=0, labelExpr="split(datum.label, ', ')")
    x = alt.X("year:N", title=None, axis=axis)
    y = alt.Y("share:Q", title="share of the year's releases", stack="zero",
              axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1.06], nice=False))  # fmt: skip
    tips = [
        alt.Tooltip("year:N"),
        alt.Tooltip("terms:N"),
        alt.Tooltip("models:Q", title="models"),
        alt.Tooltip("share:Q", title="share of the year's releases", format=".0%"),
    ]
    bars = (
        alt.Chart(rows)
        .mark_bar(opacity=0.9)
        .encode(
            x=x,
            y=y,
            color=alt.Color("terms:N", scale=_terms_scale(), title=None,
                            legend=alt.Legend(columns=2, labelLimit=220, labelExpr=SHORT_TERMS)),
            order="order:Q",
            tooltip=tips,
        )
    )  # fmt: skip
    counts = (
        alt.Chart(totals)
        .mark_text(dy=-7, fontSize=LABEL, color=MUTED)
        .encode(x=x, y=alt.datum(1), text="words:N")
    )
    return alt.layer(bars, counts).properties(height=320)


@draws(frames.top_ten)
def top_ten(_study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the terms of the ten best models on every whole Arena board."""
    rows = frame.assign(
        order=frame["terms"].map({name: k for k, name in enumerate(CLASSES)}),
        month=pd.to_datetime(frame["board"]).dt.strftime("%Y-%m"),
    )
    months = sorted(rows["month"].unique())
    shown = [one for k, one in enumerate(months) if k % max(1, len(months) // 8) == 0]
    x = alt.X("month:O", title=None, sort=months,
              axis=alt.Axis(values=shown, labelAngle=0, labelOverlap=True))  # fmt: skip
    tips = [
        alt.Tooltip("month:O", title="board"),
        alt.Tooltip("terms:N"),
        alt.Tooltip("models:Q", title="models"),
        alt.Tooltip("series:N"),
    ]
    bars = (
        alt.Chart(rows)
        .mark_bar(opacity=0.9)
        .encode(
            x=x,
            y=alt.Y("models:Q", title="of the ten best models on the board", stack="zero",
                    axis=alt.Axis(values=[0, 2, 4, 6, 8, 10])),
            color=alt.Color("terms:N", scale=_terms_scale(), title=None,
                            legend=alt.Legend(columns=2, labelLimit=220, labelExpr=SHORT_TERMS)),
            order="order:Q",
            tooltip=tips,
        )
    )  # fmt: skip
    return alt.layer(bars).properties(height=300)


@draws(frames.memo)
def memo(_study: Study, rows: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the memo's five points as a change, now over then, on a logarithmic axis."""
    rows = rows.copy()
    sound = (rows["then"].astype(float) > 0) & (rows["now"].astype(float) > 0)
    factor = rows["factor"].astype(float)
    rows["shown"] = np.where(sound & np.isfinite(factor), factor.clip(1 / 100, 100), np.nan)
    rows["words"] = [
        (
            f"{_plain(row['then'])} to {_plain(row['now'])} {row['unit']}"
            if np.isfinite(float(row["then"])) and np.isfinite(float(row["now"]))
            else "not known by this day"
        )
        for row in rows.to_dict("records")
    ]
    rows = rows.drop(columns=["factor"]).assign(start=1.0)
    rows["shown"] = rows["shown"].fillna(1.0)
    order = rows["point"].tolist()
    # a row's words stand above its bar: beside it a phone has no room
    y = alt.Y("point:N", sort=order, title=None, axis=None)
    x = alt.X("shown:Q", title="now over then (logarithmic)",
              scale=alt.Scale(type="log", domain=[0.01, 100]),
              axis=alt.Axis(values=[0.01, 0.1, 1, 10, 100], format="~r", grid=True))  # fmt: skip
    tips = [
        alt.Tooltip("point:N"),
        alt.Tooltip("measure:N", title="Measure"),
        alt.Tooltip("words:N", title="Then and now"),
    ]
    nought = pd.DataFrame({"shown": [1.0]})
    layers = [
        alt.Chart(nought).mark_rule(color=INK, opacity=0.45).encode(
            x=x, tooltip=alt.value("No change")
        ),
        alt.Chart(rows).mark_bar(color=OPEN, opacity=0.8, size=11, yOffset=24).encode(
            x=x, x2="start:Q", y=y, tooltip=tips
        ),
        *(
            layer
            for column, down, size, weight in WORDS
            for layer in on_paper(
                rows,
                {"x": alt.value(0), "y": y, "text": f"{column}:N"},
                INK,
                align="left",
                dy=down,
                fontSize=size,
                fontWeight=weight,
            )
        ),
    ]  # fmt: skip
    return alt.layer(*layers).properties(height=82 * len(order))


def _plain(value: object) -> str:
    """Print a figure as the text does: to a tenth, where that says something."""
    number = float(str(value))
    return format_number(number, None if abs(number) < 1 else 1).removesuffix(".0")


def _price(value: float) -> str:
    """Print a price to the cent, and below a dime to two figures."""
    return f"{value:.2f}" if value >= 0.1 else f"{value:.2g}"  # noqa: PLR2004 -- a dime


@draws(frames.offers)
def offers(_study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the cheapest offer of each camp at each MMLU level."""
    rows = frame.assign(
        row=frame["level"].map("{:.0f}".format),
        words=frame["model"].astype(str) + "  $" + frame["price"].map(_price),
    )
    order = list(dict.fromkeys(rows.sort_values("level")["row"]))
    least, most = float(rows["price"].min()) / 1.6, float(rows["price"].max()) * 1.6
    if most < 10 * least:
        least, most = least / 2, 10 * least
    ticks = DECADES if most >= 100 * least else HALF_DECADES
    y = alt.Y("row:N", sort=order, title="MMLU, at least")
    x = alt.X("price:Q", title="US dollars a million tokens (logarithmic)",
              scale=alt.Scale(type="log", domain=[least, most], nice=False),
              axis=alt.Axis(grid=False, values=ticks, format="~r"))  # fmt: skip
    color = alt.Color("camp:N", scale=CAMP_COLOUR, legend=None)
    wide = rows.pivot_table(index="row", columns="camp", values="price").reset_index()
    layers: list[alt.Chart] = []
    if {"open", "closed"} <= set(wide.columns):
        layers.append(
            alt.Chart(wide.rename(columns={"open": "price"}))
            .mark_rule(color=MUTED, strokeWidth=2, opacity=0.6)
            .encode(
                x=x,
                x2="closed:Q",
                y=y,
                tooltip=alt.value("From the cheapest open offer to the closed one"),
            )
        )
    tips = [
        alt.Tooltip("model:N"),
        alt.Tooltip("provider:N"),
        alt.Tooltip("score:Q", title="MMLU, %", format=".1f"),
        alt.Tooltip("price:Q", title="US dollars a million tokens", format=".3g"),
    ]
    layers.append(
        alt.Chart(rows).mark_circle(size=80, opacity=1).encode(x=x, y=y, color=color, tooltip=tips)
    )
    free, shut = rows[rows["camp"] == "open"], rows[rows["camp"] == "closed"]
    words = {"y": y, "color": color, "text": "words:N"}
    if len(free):
        text = alt.Chart(free).mark_text(align="left", dy=-12, fontSize=LABEL)
        layers.append(text.encode(x=alt.value(0), **words))
    if len(shut):
        text = alt.Chart(shut).mark_text(align="right", dy=-12, fontSize=LABEL)
        layers.append(text.encode(x=alt.value("width"), **words))
    return alt.layer(*layers).properties(height=48 * len(order))
