"""Figures on training and serving."""

import altair as alt
import pandas as pd

from hundredmodels.analysis.training_cost_growth import fitted_line
from hundredmodels.chapters.cost_imbalance import frames
from hundredmodels.chapters.cost_imbalance.figures.marks import (
    STRONG,
    years_axis,
)
from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.chapters.cost_imbalance.training import IMPLIED, MODELS
from hundredmodels.chapters.notes import draws
from hundredmodels.chapters.units import DOLLARS
from hundredmodels.charts.axes import log_scale, log_ticks
from hundredmodels.charts.palette import GAIN, INK, LACK, MUTED, OTHER

BASES = ("amortised", "rental", "purchase", IMPLIED, "unspecified")
BASIS_COLOURS = (GAIN, INK, OTHER, LACK, MUTED)
BASIS_SHAPES = ("circle", "square", "diamond", "triangle-up", "cross")


@draws(frames.training_costs)
def training_costs(_study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw every figure for the models that the articles name, by basis."""
    ends = pd.concat([frame["low"], frame["high"]])
    order = [name for name in MODELS if name in set(frame["model"])]
    y = alt.Y("model:N", sort=order, title=None, axis=alt.Axis(grid=True, labelLimit=160))
    x = alt.X(
        "low:Q",
        title=f"{DOLLARS}, log scale",
        scale=log_scale(ends),
        axis=alt.Axis(
            labelExpr="replace(format(datum.value, '$~s'), 'G', 'B')",
            values=log_ticks(ends, [1e6, 1e7, 1e8, 1e9]),
            grid=True,
        ),
    )
    present = [name for name in BASES if name in set(frame["basis"])]
    colour = alt.Color(
        "basis:N",
        title=None,
        scale=alt.Scale(
            domain=present,
            range=[BASIS_COLOURS[BASES.index(name)] for name in present],
        ),
        legend=alt.Legend(columns=2, labelLimit=220),
    )
    shape = alt.Shape(
        "basis:N",
        title=None,
        scale=alt.Scale(
            domain=present, range=[BASIS_SHAPES[BASES.index(name)] for name in present]
        ),
        legend=alt.Legend(columns=2, labelLimit=220),
    )
    tips = [
        alt.Tooltip("model:N", title="Model"),
        alt.Tooltip("basis:N", title="Basis"),
        alt.Tooltip("estimator:N", title="Whose figure"),
        alt.Tooltip("low:Q", title=DOLLARS, format="$,.3~s"),
        alt.Tooltip("high:Q", title="to", format="$,.3~s"),
    ]
    ranges = frame[frame["high"] > frame["low"]]
    layers = []
    if len(ranges):
        layers.append(
            alt.Chart(ranges)
            .mark_rule(strokeWidth=2, opacity=0.6)
            .encode(y=y, x=x, x2="high:Q", color=colour, tooltip=tips)
        )
    points = (
        alt.Chart(frame)
        .mark_point(size=90, strokeWidth=2, filled=False)
        .encode(y=y, x=x, color=colour, shape=shape, tooltip=tips)
    )
    return alt.layer(*layers, points).properties(height=46 * len(order) + 30)


@draws(frames.training_growth)
def training_growth(study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the cost of each run by date, the frontier apart, with the fitted lines."""
    names = ["others", "ten largest of their day"]
    x = alt.X(
        "date:T",
        title=None,
        axis=years_axis(frame["date"].min(), frame["date"].max()),
    )
    y = alt.Y(
        "cost_usd:Q",
        title=f"{DOLLARS} of 2023, log scale",
        scale=log_scale(frame["cost_usd"]),
        axis=alt.Axis(
            format="$~s", values=log_ticks(frame["cost_usd"], [1e3, 1e4, 1e5, 1e6, 1e7, 1e8])
        ),
    )
    dots = (
        alt.Chart(frame)
        .mark_circle(size=46)
        .encode(
            x=x,
            y=y,
            color=alt.Color(
                "group:N", scale=alt.Scale(domain=names, range=[OTHER, LACK]), legend=None
            ),
            opacity=alt.Opacity(
                "group:N",
                sort=names,
                scale=alt.Scale(type="ordinal", domain=names, range=[0.4, 0.6]),
                legend=None,
            ),
            tooltip=[
                alt.Tooltip("model:N", title="Model"),
                alt.Tooltip("organisation:N", title="Developer"),
                alt.Tooltip("date:T", title="Date", format="%e %B %Y"),
                alt.Tooltip("cost_usd:Q", title=DOLLARS, format="$,.3~s"),
                alt.Tooltip("group:N", title="Group"),
            ],
        )
    )
    end = frame["date"].max()
    thin = pd.DataFrame({"date": [end - pd.DateOffset(months=12)], "end": [end]})
    shade = (
        alt.Chart(thin)
        .mark_rect(color=OTHER, opacity=0.1)
        .encode(
            x=x,
            x2="end:T",
            tooltip=[alt.Tooltip("date:T", title="Runs still missing since", format="%B %Y")],
        )
    )
    layers: list[alt.Chart] = [shade, dots]
    basis = study.parameters.cost_basis
    for name, colour, words in (
        (basis, OTHER, "all"),
        ("frontier", LACK, "ten largest"),
    ):
        growth = study.growth[name]
        if growth.estimate.value is None:
            continue
        ends = fitted_line(growth.rows, cost="cost").rename(columns={"cost": "cost_usd"})
        rate = growth.estimate.value
        ends["words"] = f"{words}: {rate:.1f}× a year"
        layers.append(
            alt.Chart(ends)
            .mark_line(color=colour, strokeWidth=STRONG)
            .encode(x=x, y=y, tooltip=[alt.Tooltip("words:N", title="Fitted line")])
        )
        if name == "frontier":  # at the upper left corner of its own line, where few runs lie
            corner = pd.DataFrame(
                {"date": [ends["date"].min()], "cost_usd": [ends["cost_usd"].max()]}
            )
            place = alt.Chart(corner.assign(words=ends["words"].head(1).to_numpy()))
            text = place.mark_text(
                align="left", dy=-14, fontSize=12, fontWeight="bold", color=colour
            )
        else:
            corner = pd.DataFrame(
                {"date": [frame["date"].max()], "cost_usd": [frame["cost_usd"].min() * 3]}
            )
            place = alt.Chart(corner.assign(words=ends["words"].head(1).to_numpy()))
            text = place.mark_text(align="right", fontSize=12, fontWeight="bold", color=colour)
        layers.append(text.encode(x=x, y=y, text="words:N"))
    return alt.layer(*layers)


@draws(frames.serving_power)
def serving_power(_study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw electricity over the purchase price, in the two articles' models."""
    y = alt.Y(
        "assumption:N",
        sort=None,
        title=None,
        axis=alt.Axis(labelExpr="split(datum.label, ', ')", grid=False),
    )
    most = float(frame["per_cent"].max()) * 1.3
    bars = (
        alt.Chart(frame)
        .mark_bar(size=26, color=OTHER)
        .encode(
            y=y,
            x=alt.X(
                "per_cent:Q",
                title="% of the purchase price",
                axis=alt.Axis(tickCount=5, labelOverlap=True, labelSeparation=8),
                scale=alt.Scale(domain=[0, most], nice=False),
            ),
            tooltip=[
                alt.Tooltip("assumption:N", title="Whose assumption"),
                alt.Tooltip("per_cent:Q", title="% of the purchase price", format=".1f"),
            ],
        )
    )
    text = (
        alt.Chart(frame)
        .mark_text(align="left", dx=6, fontWeight="bold", color=INK)
        .encode(y=y, x="per_cent:Q", text=alt.Text("per_cent:Q", format=".0f"))
    )
    return alt.layer(bars, text).properties(height=52 * len(frame))
