"""Drawings of the public Chinese list: its models by day and kind, and by sector."""

import altair as alt
import pandas as pd

from hundredmodels.chapters.notes import draws
from hundredmodels.chapters.vertical_models import frames
from hundredmodels.chapters.vertical_models.figures.marks import (
    HEIGHT,
    ROW,
    by_day,
    coloured,
    end_names,
)
from hundredmodels.chapters.vertical_models.study import Study
from hundredmodels.charts.palette import GAIN, INK, LACK, MUTED, OTHER, RULE


@draws(frames.sector_list)
def sector_list(_study: Study, table: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the list's counts by day."""
    names, colours = (
        ["all listed", "sector models", "general", "research"],
        [INK, GAIN, LACK, OTHER],
    )
    last = table["day"].max()
    room = last + (last - table["day"].min()) * 0.3
    base = alt.Chart(table)
    x = by_day(table["day"], room, ticks=6)
    y = alt.Y("models:Q", title="models listed")
    colour = coloured(names, colours, "kind:N")
    lines = base.mark_line(interpolate="step-after", point=len(set(table["day"])) == 1).encode(
        x=x,
        y=y,
        color=colour,
        tooltip=[
            alt.Tooltip("kind:N", title="Kind"),
            alt.Tooltip("day:T", title="Day", format="%-d %B %Y"),
            alt.Tooltip("models:Q", title="Models"),
        ],
    )
    ends = table.sort_values("day").groupby("kind").tail(1)
    ends = ends.assign(name=ends["kind"].str.removesuffix(" models"))
    labels = end_names(ends, x, y, colour, dx=6)
    return alt.layer(lines, labels).properties(height=HEIGHT)


@draws(frames.sectors)
def sectors(_study: Study, table: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the sector models by sector."""
    order = table["sector"].tolist()
    table = table.assign(stated=table["sector"] != order[-1])
    y = alt.Y("sector:N", sort=order, title=None)
    x = alt.X(
        "models:Q",
        title="models",
        scale=alt.Scale(domain=[0, table["models"].max() * 1.08]),
        axis=alt.Axis(tickCount=5),
    )
    base = alt.Chart(table)
    bars = base.mark_bar(size=18).encode(
        x=x,
        y=y,
        color=alt.condition("datum.stated", alt.value(GAIN), alt.value(RULE)),
        tooltip=[alt.Tooltip("sector:N", title="Sector"), alt.Tooltip("models:Q", title="Models")],
    )
    numbers = base.mark_text(align="left", dx=5, color=MUTED).encode(x=x, y=y, text="models:Q")
    return alt.layer(bars, numbers).properties(height=ROW * len(order))
