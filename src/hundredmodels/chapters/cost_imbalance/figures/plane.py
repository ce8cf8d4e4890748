"""The figure of what must be assumed for GPT-3's quoted cost."""

import altair as alt
import pandas as pd

from hundredmodels.chapters.cost_imbalance import frames
from hundredmodels.chapters.cost_imbalance.figures.marks import LABEL, STRONG
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
        layers.append(remark(0.135, float(prices["usd_per_gpu_hour"].max()), "listed, a tick each"))
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
        layers.append(remark(float(known["utilisation"].max()) + 0.01, 0.14, "Llama 2, measured"))
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
        remark(parameters.utilisation + 0.02, parameters.usd_per_gpu_hour - 0.2, "this report")
    )
    high = frame[frame["utilisation"] <= 0.9].iloc[-1]  # noqa: PLR2004 -- where the label fits
    layers.append(
        remark(
            float(high["utilisation"]) - 0.02,
            float(high["usd_per_gpu_hour"]) + 0.1,
            "GPT-3 costs the quoted figure",
            right=True,
        )
    )
    return alt.layer(*layers)


def remark(across: float, up: float, words: str, *, right: bool = False) -> alt.Chart:
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
