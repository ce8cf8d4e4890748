"""Figures on the growth of training compute."""

import altair as alt
import numpy as np
import pandas as pd

from hundredmodels.chapters.notes import draws
from hundredmodels.chapters.transformer_shift import frames
from hundredmodels.chapters.transformer_shift.study import Study
from hundredmodels.charts.axes import POWERS_OF_TEN, decades
from hundredmodels.charts.forest import Mark, forest
from hundredmodels.charts.palette import INK, MUTED, OTHER

MOST_LABELS = 9
WIDE = 0.3
"""Share of the time that holds a word, on a phone too."""


@draws(frames.compute_growth)
def compute_growth(study: Study, _frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the training compute of notable systems with the fitted line."""
    systems = study.compute.systems[["date", "flop", "system", "organisation", "field"]]
    systems = systems.assign(organisation=systems["organisation"].fillna("not stated"))
    x = alt.X("date:T", title=None, axis=alt.Axis(format="%Y", tickCount="year"))
    powers = decades(systems["flop"].min(), systems["flop"].max())
    y = alt.Y(
        "flop:Q",
        title="training compute in FLOP, log scale",
        scale=alt.Scale(type="log", domain=[powers[0], powers[-1]], nice=False),
        axis=alt.Axis(labelExpr=POWERS_OF_TEN, values=powers[:: 1 + len(powers) // MOST_LABELS]),
    )
    names = ["language", "other"]
    tips = [
        alt.Tooltip("system:N"),
        alt.Tooltip("organisation:N"),
        alt.Tooltip("date:T", title="published", format="%-d %B %Y"),
        alt.Tooltip("flop:Q", title="training compute, FLOP", format=".2e"),
        alt.Tooltip("field:N"),
    ]
    points = (
        alt.Chart(systems)
        .mark_point(filled=True, size=30, opacity=0.45)
        .encode(
            x=x,
            y=y,
            color=alt.Color(
                "field:N", scale=alt.Scale(domain=names, range=[INK, OTHER]), legend=None
            ),
            shape=alt.Shape(
                "field:N", scale=alt.Scale(domain=names, range=["circle", "cross"]), legend=None
            ),
            tooltip=tips,
        )
    )
    band = (
        alt.Chart(study.compute.shaded)
        .mark_rect(color=MUTED, opacity=0.14)
        .encode(
            x=alt.X("start:T"),
            x2="end:T",
            tooltip=alt.value("Systems of these months are under-reported"),
        )
    )
    shaded = study.compute.shaded.iloc[0]
    within = shaded["end"] - shaded["start"] > WIDE * (shaded["end"] - systems["date"].min())
    said = (
        alt.Chart(study.compute.shaded.assign(words="under-reported"))
        .mark_text(align="right", dx=-5, dy=-6, color=MUTED, baseline="bottom")
        .encode(x=alt.X("end:T" if within else "start:T"), y=alt.value("height"), text="words:N")
    )
    line = (
        alt.Chart(study.compute.line)
        .mark_line(color=INK)
        .encode(x=x, y=alt.Y("value:Q"), tooltip=alt.value("Fitted growth"))
    )
    largest = systems.nlargest(1, "flop")
    marked = pd.concat([systems[systems["system"] == frames.FIRST], largest]).drop_duplicates(
        "system"
    )
    rings = alt.Chart(marked).mark_point(size=90, color=INK, opacity=1, strokeWidth=1.5)
    words = alt.Chart(marked).mark_text(align="right", dx=-9, dy=-7)
    return alt.layer(
        band,
        said,
        points,
        line,
        rings.encode(x=x, y=y, tooltip=tips),
        words.encode(x=x, y=y, text="system:N"),
    ).properties(height=380)


@draws(frames.compute_rivals)
def compute_rivals(study: Study, _frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw every estimate of the growth beside the published ones."""
    frame = frames.growth_rows(study)
    drawn = frame[["value", "low", "high"]].to_numpy(float)
    least, most = min(float(np.nanmin(drawn)) / 1.15, 0.9), max(float(np.nanmax(drawn)), 10.0)
    return forest(
        frame,
        axis="times a year, log scale",
        domain=(least, 1.15 * most),
        mark=Mark(1.0, "no growth"),
    )
