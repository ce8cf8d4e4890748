"""The figures of the law's own example and what came after."""

import altair as alt
import pandas as pd

from hundredmodels.chapters.miniaturisation import frames
from hundredmodels.chapters.miniaturisation.frames.law import path_lines
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.notes import draws
from hundredmodels.charts import theme
from hundredmodels.charts.axes import decade_scale, decade_ticks
from hundredmodels.charts.forest import forest
from hundredmodels.charts.palette import INK, LACK, OTHER


@draws(frames.example)
def example(_study: Study, rows: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the ratios around the law's own example."""
    return forest(rows, axis="times (log scale)", domain=(10, 200), digits=0)


@draws(frames.paths)
def paths(study: Study, rows: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw what became of models of about a hundred billion parameters."""
    lines = path_lines(study)
    shown = pd.concat([rows["relative size"], lines["relative size"].astype(float)])
    x = alt.X("months:Q", title="months since the release", scale=alt.Scale(domain=[0, 24]))
    y = alt.Y(
        "relative size:Q",
        scale=decade_scale(shown),
        axis=alt.Axis(format="%", values=decade_ticks(shown, [0.02, 0.05, 0.1, 0.25, 0.5, 1])),
        title="smallest equal model, share of the size (log scale)",
    )
    single = (
        alt.Chart(rows)
        .mark_line(interpolate="step-after", color=OTHER, opacity=0.35, strokeWidth=1.25)
        .encode(x=x, y=y, detail="start:N", tooltip=[
            alt.Tooltip("start:N", title="Starting from"),
            alt.Tooltip("months:Q", title="months since its release", format=".0f"),
            alt.Tooltip("relative size:Q", title="smallest equal model, share of its size",
                        format=".0%")])
    )  # fmt: skip
    bold = (
        alt.Chart(lines)
        .mark_line(strokeWidth=2.75)
        .encode(
            x=x,
            y=y,
            detail="line:N",
            tooltip=[alt.Tooltip("line:N", title="Line")],
            color=alt.condition("datum.line == 'median'", alt.value(INK), alt.value(LACK)),
            strokeDash=alt.condition(
                "datum.line == 'median'", alt.value([1, 0]), alt.value([5, 4])
            ),
        )
    )
    names = (
        alt.Chart(lines.groupby("line", as_index=False).tail(1))
        .mark_text(align="left", dx=5, fontWeight="bold")
        .encode(
            x=x,
            y=y,
            text="line:N",
            color=alt.condition("datum.line == 'median'", alt.value(INK), alt.value(LACK)),
        )
    )
    return alt.layer(single, bold, names).properties(height=theme.HEIGHT)
