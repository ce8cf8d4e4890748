"""The figure of small models against a big one."""

import altair as alt
import pandas as pd

from hundredmodels.chapters.miniaturisation import frames
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.notes import draws
from hundredmodels.charts.palette import CHINA, EUROPE, INK

MARKS = {"Mistral 7B": (EUROPE, "circle"), "MiniCPM-2B": (CHINA, "diamond")}
"""Colour and shape of each small model."""


@draws(frames.differences)
def differences(_study: Study, rows: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the two duels against Llama 2 13B."""
    order = (
        rows.groupby("benchmark")["difference"].mean().sort_values(ascending=False).index.tolist()
    )
    there = [name for name in MARKS if name in set(rows["pair"])]
    pairs = alt.Scale(domain=there, range=[MARKS[name][0] for name in there])
    shapes = alt.Scale(domain=there, range=[MARKS[name][1] for name in there])
    dots = (
        alt.Chart(rows)
        .mark_point(size=80, filled=True, opacity=0.95)
        .encode(
            y=alt.Y("benchmark:N", sort=order, title=None, axis=alt.Axis(labelColor=INK)),
            x=alt.X("difference:Q", title="points above or below Llama 2 13B",
                    axis=alt.Axis(grid=True)),
            color=alt.Color("pair:N", scale=pairs, legend=alt.Legend(title=None)),
            shape=alt.Shape("pair:N", scale=shapes, legend=alt.Legend(title=None)),
            tooltip=["pair", "benchmark", alt.Tooltip("small model:Q", title="small model, points"),
                     alt.Tooltip("Llama 2 13B:Q", title="Llama 2 13B, points"),
                     alt.Tooltip("difference:Q", title="difference, points", format="+.1f")],
        )
    )  # fmt: skip
    zero = (
        alt.Chart(pd.DataFrame({"at": [0]}))
        .mark_rule(color=INK)
        .encode(x="at:Q", tooltip=alt.value("No difference from Llama 2 13B"))
    )
    return alt.layer(zero, dots).properties(height=22 * max(len(order), 1))
