"""Drawings of weights: who publishes them, and on whose others build."""

import altair as alt
import pandas as pd

from hundredmodels.analysis.organisation_kinds import CLOUD, FIRM, KINDS, RESEARCH
from hundredmodels.chapters.notes import draws
from hundredmodels.chapters.vertical_models import frames
from hundredmodels.chapters.vertical_models.figures.marks import HEIGHT, coloured, end_names
from hundredmodels.chapters.vertical_models.frames.market import BASES
from hundredmodels.chapters.vertical_models.study import Study
from hundredmodels.charts.palette import CLOSED, GAIN, INK, LACK, MUTED, OPEN, OTHER


@draws(frames.openness)
def openness(_study: Study, table: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the share of releases with open weights by kind of maker and year."""
    table = table.rename(columns={"share of open weights, %": "share"})
    names, colours = list(KINDS), [LACK, GAIN, INK]
    first, last = int(table["year"].min()), int(table["year"].max())
    span = [first - 0.2, last + 0.6 * max(last - first, 1)]
    base = alt.Chart(table)
    x = alt.X(
        "year:Q",
        title="year of release",
        scale=alt.Scale(domain=span, nice=False),
        axis=alt.Axis(format="d", values=list(range(first, last + 1))),
    )
    y = alt.Y("share:Q", title="share of releases with open weights, %")
    colour = coloured(names, colours, "kind:N")
    lines = base.mark_line().encode(
        x=x, y=y, color=colour, tooltip=[alt.Tooltip("kind:N", title="Kind")]
    )
    dots = base.mark_point(filled=True).encode(
        x=x,
        y=y,
        color=colour,
        size=alt.Size("releases:Q", scale=alt.Scale(range=[20, 260]), legend=None),
        tooltip=[
            alt.Tooltip("kind:N", title="Kind"),
            alt.Tooltip("year:Q", title="Year", format="d"),
            alt.Tooltip("share:Q", title="Open, %", format=".0f"),
            alt.Tooltip("releases:Q", title="Releases"),
        ],
    )
    ends = table.sort_values("year").groupby("kind").tail(1)
    ends = ends.assign(name=ends["kind"].replace({RESEARCH: "universities"}))
    labels = end_names(ends, x, y, colour, dx=12)
    recent = pd.DataFrame({"from": [last - 0.5], "to": [last + 0.2]})
    shade = (
        alt.Chart(recent)
        .mark_rect(color=MUTED, opacity=0.08)
        .encode(
            x=alt.X("from:Q", scale=alt.Scale(domain=span, nice=False)),
            x2="to:Q",
            tooltip=alt.value("Releases of the last year are still missing"),
        )
    )
    return alt.layer(shade, lines, dots, labels).properties(height=HEIGHT)


@draws(frames.bases)
def bases(_study: Study, table: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw whose weights each kind of builder trained further."""
    table = table.assign(builder=table["builder"].replace({RESEARCH: "universities"}))
    order = ["universities", FIRM, CLOUD]
    shades = dict(zip(BASES, (OTHER, OPEN, CLOSED), strict=True))
    present = [base for base in BASES if base in set(table["base"])]
    drawn: alt.Chart = (
        alt.Chart(table)
        .mark_bar(size=22)
        .encode(
            y=alt.Y("builder:N", sort=order, title=None),
            x=alt.X(
                "runs:Q",
                title="training runs",
                axis=alt.Axis(tickMinStep=1, format="d"),
            ),
            color=alt.Color(
                "base:N",
                scale=alt.Scale(domain=present, range=[shades[base] for base in present]),
                title=None,
                legend=alt.Legend(columns=1, labelLimit=240),
            ),
            order=alt.Order("base:N"),
            tooltip=[
                alt.Tooltip("builder:N", title="Builder"),
                alt.Tooltip("base:N", title="Base"),
                alt.Tooltip("runs:Q", title="Runs"),
                alt.Tooltip("models:N", title="Models"),
            ],
        )
        .properties(height=44 * 3)
    )
    return drawn
