"""The figure of what must be assumed for GPT-3's quoted cost."""

from typing import Literal

import altair as alt
import pandas as pd

from hundredmodels.chapters.cost_imbalance import frames
from hundredmodels.chapters.cost_imbalance.figures.marks import LABEL, STRONG
from hundredmodels.chapters.cost_imbalance.parameters import Parameters
from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.chapters.notes import draws
from hundredmodels.chapters.units import DOLLARS
from hundredmodels.charts.palette import GAIN, INK, LACK, MUTED


@draws(frames.assumptions)
def assumptions(study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the pairs of utilisation and price at which GPT-3 costs the quoted figure."""
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
    prices = study.training.list_prices
    if len(prices):
        layers += _listed(prices, y)
    llama2 = study.training.llama2
    measured = llama2[llama2["utilisation"].notna()]
    if len(measured):
        layers += _measured(measured, x)
    layers += _chosen(study.parameters, x, y)
    high = frame[frame["utilisation"] <= 0.9].iloc[-1]  # noqa: PLR2004 -- where the label fits
    layers.append(
        remark(
            float(high["utilisation"]) - 0.02,
            float(high["usd_per_gpu_hour"]) + 0.1,
            "GPT-3 costs the quoted figure",
            align="right",
        )
    )
    return alt.layer(*layers)


def _listed(listed: pd.DataFrame, y: alt.Y) -> list[alt.Chart]:
    """Draw a tick at the left for each list price of the year before."""
    prices = pd.DataFrame(
        {
            "usd_per_gpu_hour": listed["usd_per_chip_hour"],
            "provider": listed["provider"],
            "day": listed["price_date"],
            "start": 0.1,
            "end": 0.13,
        }
    )
    ticks = (
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
    highest = float(prices["usd_per_gpu_hour"].max())
    return [ticks, remark(0.135, highest, "listed, a tick each")]


def _measured(known: pd.DataFrame, x: alt.X) -> list[alt.Chart]:
    """Draw a tick below for each utilisation that Llama 2's published hours imply."""
    uses = pd.DataFrame(
        {
            "utilisation": known["utilisation"],
            "model": known["model"],
            "start": 0.0,
            "end": 0.25,
        }
    )
    ticks = (
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
    greatest = float(known["utilisation"].max())
    return [ticks, remark(greatest + 0.01, 0.14, "Llama 2, measured")]


def _chosen(parameters: Parameters, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Mark the utilisation and price that this report assumes."""
    here = pd.DataFrame(
        {
            "utilisation": [parameters.utilisation],
            "usd_per_gpu_hour": [parameters.usd_per_gpu_hour],
        }
    )
    point = (
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
    beside = parameters.utilisation + 0.02, parameters.usd_per_gpu_hour - 0.2
    return [point, remark(*beside, "this report")]


def remark(
    across: float, up: float, words: str, *, align: Literal["left", "right"] = "left"
) -> alt.Chart:
    """Return a few words at a place of the plane of utilisation and price."""
    frame = pd.DataFrame({"utilisation": [across], "usd_per_gpu_hour": [up], "words": [words]})
    placed: alt.Chart = (
        alt.Chart(frame)
        .mark_text(align=align, fontSize=LABEL, color=MUTED)
        .encode(x="utilisation:Q", y="usd_per_gpu_hour:Q", text="words:N")
    )
    return placed
