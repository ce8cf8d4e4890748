"""Drawings of what time does: the price of a token by month, the cost by starting month."""

import altair as alt
import pandas as pd

from hundredmodels.chapters.notes import draws
from hundredmodels.chapters.vertical_models import frames
from hundredmodels.chapters.vertical_models.figures.marks import (
    HEIGHT,
    by_month,
    coloured,
    dashed,
    end_names,
)
from hundredmodels.chapters.vertical_models.study import Study
from hundredmodels.charts.axes import decades
from hundredmodels.charts.palette import CLOSED, GAIN, INK, LACK, OPEN

DASHES = [[6, 4], [2, 3], [6, 4], [2, 3]]
NAMES = {
    "API, median of models": "API, median",
    "API, cheapest": "API, cheapest",
    "own chips as used": "own, as used",
    "own chips, always full": "own, full",
}
"""Names at the ends of lines, short enough for a narrow screen."""


@draws(frames.token_price)
def token_price(_study: Study, table: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the price of a token by month, bought and served, as a projection."""
    table = table.rename(columns={"US dollars a million tokens": "price"})
    names = list(dict.fromkeys(table["way"]))
    colours = [CLOSED if name.startswith("API") else OPEN for name in names]
    last = float(table["month"].max())
    base = alt.Chart(table)
    x = by_month(last, "months from the day of the edition")
    y = alt.Y(
        "price:Q",
        scale=alt.Scale(type="log"),
        title="US dollars a million tokens, log scale",
        axis=alt.Axis(
            labelExpr="'$' + format(datum.value, '~r')",
            values=decades(table["low"].min(), table["high"].max()),
        ),
    )
    colour = coloured(names, colours, "way:N")
    band = (
        base.transform_filter("datum.high > datum.low * 1.0001")
        .mark_area(opacity=0.13, color=CLOSED)
        .encode(
            x=x,
            y=alt.Y("low:Q"),
            y2="high:Q",
            detail="way:N",
            tooltip=[alt.Tooltip("way:N", title="Range of the fall of prices")],
        )
    )
    lines = base.mark_line().encode(
        x=x,
        y=y,
        color=colour,
        strokeDash=dashed(names, DASHES[-len(names) :], "way:N"),
        tooltip=[
            alt.Tooltip("way:N", title="Way"),
            alt.Tooltip("month:Q", title="Month"),
            alt.Tooltip("price:Q", title="US dollars a million tokens", format=".3~r"),
        ],
    )
    ends = table[table["month"] == last].assign(name=lambda rows: rows["way"].map(NAMES))
    labels = end_names(ends, x, y, colour, dx=6)
    return alt.layer(band, lines, labels).properties(height=HEIGHT)


@draws(frames.waiting)
def waiting(_study: Study, table: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the cost by starting month."""
    table = table.rename(
        columns={
            "start, month": "month",
            "cost, US dollars": "cost",
            "cost over starting today, %": "share",
        }
    )
    names = list(dict.fromkeys(table["volume"]))
    colours = [INK, LACK, GAIN][: len(names)]
    last = float(table["month"].max())
    base = alt.Chart(table)
    x = by_month(last, "starting month; the last is never")
    y = alt.Y("share:Q", title="cost over that of starting today, %", scale=alt.Scale(zero=True))
    colour = coloured(names, colours, "volume:N")
    lines = base.mark_line().encode(
        x=x,
        y=y,
        color=colour,
        tooltip=[
            alt.Tooltip("volume:N", title="Volume"),
            alt.Tooltip("month:Q", title="Start, month", format=".0f"),
            alt.Tooltip("cost:Q", title="US dollars", format="$,.3~r"),
        ],
    )
    best = base.transform_joinaggregate(least="min(cost)", groupby=["volume"]).transform_filter(
        "datum.cost == datum.least"
    )
    dots = best.mark_point(filled=True, size=80).encode(
        x=x, y=y, color=colour, tooltip=[alt.Tooltip("volume:N", title="Cheapest start for")]
    )
    ends = table[table["month"] == last].assign(name=lambda rows: rows["volume"].map(_short))
    labels = end_names(ends, x, y, colour, dx=8)
    return alt.layer(lines, dots, labels).properties(height=HEIGHT)


def _short(volume: str) -> str:
    return volume.replace("three times", "3 ×").removesuffix(" volume")
