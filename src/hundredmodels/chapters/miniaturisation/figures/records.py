"""The figures of the models measured and of the records among them."""

from math import log10
from typing import Any

import altair as alt
import pandas as pd

from hundredmodels.chapters.miniaturisation import frames
from hundredmodels.chapters.miniaturisation.figures.marks import (
    SIZE,
    camp_colour,
    camp_shape,
    log_axis,
    recent,
)
from hundredmodels.chapters.miniaturisation.frames.records import year_lines
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.notes import draws
from hundredmodels.charts import theme
from hundredmodels.charts.axes import decade_scale, decade_ticks
from hundredmodels.charts.palette import INK

LINE = 13
"""Height of a line of writing, pixels."""


@draws(frames.score_by_size)
def score_by_size(study: Study, dots: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw scores by size, with the regression's line in the middle of each of some years."""
    lines = year_lines(study)
    x = alt.X(
        f"{SIZE}:Q",
        scale=alt.Scale(type="log", domain=[0.4, 1200], nice=False),
        axis=log_axis([0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000], grid=False),
        title="billion parameters (log scale)",
    )
    y = alt.Y("MMLU:Q", title="MMLU, per cent", scale=alt.Scale(domain=[25, 95]))
    points = (
        alt.Chart(dots)
        .mark_point(filled=True, size=44, opacity=0.5)
        .encode(
            x=x,
            y=y,
            color=camp_colour(dots),
            shape=camp_shape(dots),
            tooltip=["model", "developer", alt.Tooltip("released:T", format="%Y-%m-%d"), SIZE,
                     alt.Tooltip("MMLU:Q", title="MMLU, %"), "camp"],
        )
    )  # fmt: skip
    curve = (
        alt.Chart(lines)
        .mark_line(color=INK)
        .encode(x=x, y=y, detail="date:N", tooltip=[
            "date",
            alt.Tooltip(f"{SIZE}:Q", format=".1f"),
            alt.Tooltip("MMLU:Q", title="MMLU, %", format=".1f"),
        ])
    )  # fmt: skip
    largest = lines.sort_values(SIZE).groupby("date", as_index=False).tail(1)
    names = (
        alt.Chart(largest)
        .mark_text(align="left", dx=5, fontWeight="bold")
        .encode(x=x, y=y, text="date:N")
    )
    return alt.layer(points, curve, names).properties(height=theme.HEIGHT + 40)


@draws(frames.staircases)
def staircases(study: Study, rows: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the smallest model so far at some levels."""
    tooltip = ["level", "model", alt.Tooltip("released:T", format="%Y-%m-%d"), SIZE]
    x = alt.X("released:T", title=None)
    y = alt.Y(
        f"{SIZE}:Q",
        scale=decade_scale(rows[SIZE]),
        axis=log_axis(decade_ticks(rows[SIZE], [0.5, 1, 2, 5, 10, 20, 50, 100, 200])),
        title="billion parameters (log scale)",
    )
    shade = alt.StrokeDash("level:N", legend=None)
    line = (
        alt.Chart(rows)
        .mark_line(interpolate="step-after", strokeWidth=2, color=INK)
        .encode(
            x=x,
            y=y,
            strokeDash=shade,
            detail="level:N",
            tooltip=[alt.Tooltip("level:N", title="Smallest at")],
        )
    )
    dots = (
        alt.Chart(rows[rows["model"] != ""])
        .mark_circle(size=50, color=INK, opacity=1)
        .encode(x=x, y=y, tooltip=tooltip)
    )
    names = (
        alt.Chart(ends(rows))
        .mark_text(align="left", dx=6, fontWeight="bold")
        .encode(x=x, y=y, text="level:N")
    )
    return alt.layer(recent(study, x, "released"), line, dots, names).properties(
        height=theme.HEIGHT
    )


def ends(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the staircases' ends; levels that end too close for two names have one."""
    last = rows.groupby("level", as_index=False).tail(1)
    made: list[dict[Any, Any]] = []
    span = max(log10(float(rows[SIZE].max()) / float(rows[SIZE].min())), 1.0)
    for row in last.sort_values(SIZE, kind="stable").to_dict("records"):
        below = made[-1] if made else None
        if below is not None:
            apart = log10(float(str(row[SIZE])) / float(str(below[SIZE])))
            if theme.HEIGHT * apart / span < LINE:
                below["level"] = f"{below['level']}, {str(row['level']).removeprefix('MMLU ')}"
                continue
        made.append(row)
    return pd.DataFrame(made, columns=last.columns) if len(made) < len(last) else last
