"""The drawing of where revenue is: chips and model makers."""

import altair as alt
import pandas as pd

from hundredmodels.chapters.notes import draws
from hundredmodels.chapters.vertical_models import frames
from hundredmodels.chapters.vertical_models.figures.marks import (
    HEIGHT,
    PLAIN,
    by_day,
    coloured,
    end_names,
)
from hundredmodels.chapters.vertical_models.study import Study
from hundredmodels.charts.palette import GAIN, INK


@draws(frames.layers)
def layers(study: Study, _table: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw revenue of chips and of model makers."""
    table = study.market.revenue
    names, colours = ["chips (NVIDIA)", "model makers"], [INK, GAIN]
    long = table.melt(["day", "ratio"], ["chips", "models"], "layer", "revenue")
    long["layer"] = long["layer"].map(dict(zip(["chips", "models"], names, strict=True)))
    last = table["day"].max()
    room = last + (last - table["day"].min()) * 0.46 + pd.Timedelta(days=30)
    base = alt.Chart(long)
    x = by_day(table["day"], room, ticks=5)
    y = alt.Y(
        "revenue:Q",
        scale=alt.Scale(type="log"),
        title="billion US dollars a year, log scale",
        axis=alt.Axis(format=PLAIN, values=[0.01, 0.1, 1, 10, 100, 1000]),
    )
    colour = coloured(names, colours, "layer:N")
    lines = base.mark_line(point=alt.OverlayMarkDef(filled=True, size=24)).encode(
        x=x,
        y=y,
        color=colour,
        tooltip=[
            alt.Tooltip("layer:N", title="Layer"),
            alt.Tooltip("day:T", title="Quarter's end", format="%-d %B %Y"),
            alt.Tooltip("revenue:Q", title="Billion US dollars a year", format=".3~r"),
            alt.Tooltip("ratio:Q", title="Chips for a dollar of models", format=".1f"),
        ],
    )
    labels = end_names(long[long["day"] == last], x, y, colour, text="layer:N", dx=8)
    return alt.layer(lines, labels).properties(height=HEIGHT)
