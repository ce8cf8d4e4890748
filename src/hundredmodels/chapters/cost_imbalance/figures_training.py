"""Figures on training and serving."""

import altair as alt
import pandas as pd

from hundredmodels.analysis.training_cost_growth import fitted_line
from hundredmodels.chapters.cost_imbalance import frames
from hundredmodels.chapters.cost_imbalance.drawing import (
    LABEL,
    STRONG,
    Drawing,
    empty,
)
from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.chapters.cost_imbalance.training import MODELS
from hundredmodels.charts.palette import GAIN, INK, LACK, MUTED, OTHER

IMPLIED = "at the quoted price"
BASES = ("amortised", "rental", "purchase", IMPLIED, "unspecified")
BASIS_COLOURS = (GAIN, INK, OTHER, LACK, MUTED)
BASIS_SHAPES = ("circle", "square", "diamond", "triangle-up", "cross")
DOLLARS = "US dollars"


def training_costs(study: Study) -> Drawing:
    """Draw every figure for the models that the articles name, by basis."""
    frame = frames.training_costs(study)
    nothing = empty(frame)
    if nothing is not None:
        return nothing
    order = [name for name in MODELS if name in set(frame["model"])]
    y = alt.Y("model:N", sort=order, title=None, axis=alt.Axis(grid=True, labelLimit=160))
    x = alt.X(
        "low:Q",
        title=f"{DOLLARS}, log scale",
        scale=alt.Scale(type="log"),
        axis=alt.Axis(
            labelExpr="replace(format(datum.value, '$~s'), 'G', 'B')",
            values=[1e6, 1e7, 1e8, 1e9],
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


def assumptions(study: Study) -> Drawing:
    """Draw the pairs of utilisation and price at which GPT-3 costs the quoted figure."""
    frame = frames.assumptions(study)
    nothing = empty(frame)
    if nothing is not None:
        return nothing
    x = alt.X(
        "utilisation:Q",
        title="share of the A100's peak that training uses",
        axis=alt.Axis(format=".0%"),
        scale=alt.Scale(domain=[0.1, 1.0]),
    )
    y = alt.Y(
        "usd_per_gpu_hour:Q",
        title=f"{DOLLARS} an A100-hour",
        scale=alt.Scale(domain=[0, 5.5]),
        axis=alt.Axis(format="$.0f", values=[0, 1, 2, 3, 4, 5]),
    )
    curve = (
        alt.Chart(frame)
        .mark_line(color=LACK, strokeWidth=STRONG)
        .encode(
            x=x,
            y=y,
            tooltip=[
                alt.Tooltip("utilisation:Q", title="Utilisation", format=".0%"),
                alt.Tooltip("usd_per_gpu_hour:Q", title=f"{DOLLARS} an hour", format="$.2f"),
            ],
        )
    )
    layers = [curve]
    listed = study.training.list_prices
    if len(listed):
        prices = pd.DataFrame(
            {
                "usd_per_gpu_hour": listed["usd_per_chip_hour"],
                "provider": listed["provider"],
                "day": listed["price_date"],
                "start": 0.1,
                "end": 0.13,
            }
        )
        layers.append(
            alt.Chart(prices)
            .mark_rule(color=INK, opacity=0.5, strokeWidth=2)
            .encode(
                x=alt.X("start:Q"),
                x2="end:Q",
                y=y,
                tooltip=[
                    alt.Tooltip("provider:N", title="Provider"),
                    alt.Tooltip("usd_per_gpu_hour:Q", title=f"{DOLLARS} an hour", format="$.2f"),
                    alt.Tooltip("day:T", title="Listed on", format="%e %B %Y"),
                ],
            )
        )
        layers.append(note(0.135, float(prices["usd_per_gpu_hour"].max()), "listed, a tick each"))
    table = study.training.llama2
    known = table[table["utilisation"].notna()]
    if len(known):
        uses = pd.DataFrame(
            {
                "utilisation": known["utilisation"],
                "model": known["model"],
                "start": 0.0,
                "end": 0.25,
            }
        )
        layers.append(
            alt.Chart(uses)
            .mark_rule(color=GAIN, strokeWidth=2)
            .encode(
                x=x,
                y=alt.Y("start:Q"),
                y2="end:Q",
                tooltip=[
                    alt.Tooltip("model:N", title="Measured on"),
                    alt.Tooltip("utilisation:Q", title="Utilisation", format=".1%"),
                ],
            )
        )
        layers.append(note(float(known["utilisation"].max()) + 0.01, 0.14, "Llama 2, measured"))
    parameters = study.parameters
    here = pd.DataFrame(
        {
            "utilisation": [parameters.utilisation],
            "usd_per_gpu_hour": [parameters.usd_per_gpu_hour],
        }
    )
    layers.append(
        alt.Chart(here)
        .mark_point(size=90, filled=True, color=LACK, opacity=1)
        .encode(
            x=x,
            y=y,
            tooltip=[
                alt.Tooltip("utilisation:Q", title="This report's utilisation", format=".0%"),
                alt.Tooltip("usd_per_gpu_hour:Q", title="and price", format="$.2f"),
            ],
        )
    )
    layers.append(
        note(parameters.utilisation + 0.02, parameters.usd_per_gpu_hour - 0.2, "this report")
    )
    high = frame[frame["utilisation"] <= 0.9].iloc[-1]  # noqa: PLR2004 -- where the label fits
    layers.append(
        note(
            float(high["utilisation"]) - 0.02,
            float(high["usd_per_gpu_hour"]) + 0.1,
            "GPT-3 costs the quoted figure",
            right=True,
        )
    )
    return alt.layer(*layers)


def note(across: float, up: float, words: str, *, right: bool = False) -> alt.Chart:
    """Return a few words at a place of the plane of utilisation and price."""
    frame = pd.DataFrame({"utilisation": [across], "usd_per_gpu_hour": [up], "words": [words]})
    chart = alt.Chart(frame)
    marked = (
        chart.mark_text(align="right", fontSize=LABEL, color=MUTED)
        if right
        else chart.mark_text(align="left", fontSize=LABEL, color=MUTED)
    )
    placed: alt.Chart = marked.encode(x="utilisation:Q", y="usd_per_gpu_hour:Q", text="words:N")
    return placed


def training_growth(study: Study) -> Drawing:
    """Draw the cost of each run by date, the frontier apart, with the fitted lines."""
    frame = frames.training_growth(study)
    nothing = empty(frame)
    if nothing is not None:
        return nothing
    names = ["others", "ten largest of their day"]
    x = alt.X(
        "date:T",
        title=None,
        axis=alt.Axis(format="%Y", tickCount="year", labelOverlap=True, labelSeparation=6),
    )
    y = alt.Y(
        "cost_usd:Q",
        title=f"{DOLLARS} of 2023, log scale",
        scale=alt.Scale(type="log"),
        axis=alt.Axis(format="$~s", values=[1e3, 1e4, 1e5, 1e6, 1e7, 1e8]),
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
        growth = study.training.growth[name]
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
        top = name == "frontier"
        corner = pd.DataFrame(
            {
                "date": [frame["date"].min() if top else frame["date"].max()],
                "cost_usd": [frame["cost_usd"].max() if top else frame["cost_usd"].min() * 3],
                "words": ends["words"].head(1).to_numpy(),
            }
        )
        place = alt.Chart(corner)
        text = (
            place.mark_text(align="left", fontSize=12, fontWeight="bold", color=colour)
            if top
            else place.mark_text(align="right", fontSize=12, fontWeight="bold", color=colour)
        )
        layers.append(text.encode(x=x, y=y, text="words:N"))
    return alt.layer(*layers)


def serving_power(study: Study) -> Drawing:
    """Draw electricity over the purchase price, in the two articles' models."""
    frame = frames.serving_power(study)
    nothing = empty(frame)
    if nothing is not None:
        return nothing
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
