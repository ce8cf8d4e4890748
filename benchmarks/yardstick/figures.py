"""The chapter's four figures."""

import altair as alt

from hundredmodels.charts import theme
from hundredmodels.charts.palette import CLOSED, INK, MUTED, OPEN
from yardstick.study import Study

HEIGHT = theme.HEIGHT
COLOUR = alt.Color(
    "camp:N",
    scale=alt.Scale(domain=["open", "closed"], range=[OPEN, CLOSED]),
    legend=alt.Legend(title=None),
)
SCORE = alt.Y("score:Q", scale=alt.Scale(zero=False), title="score")
TOLD = ["model", "organisation", alt.Tooltip("score:Q", format=".3~g")]


def race(study: Study) -> alt.TopLevelMixin:
    """Draw each model's score by its day, and the record."""
    x = alt.X("date:T", title=None)
    dots = (
        alt.Chart(study.best)
        .mark_circle(size=50, opacity=0.8)
        .encode(x=x, y=SCORE, color=COLOUR, tooltip=TOLD)
    )
    record = (
        alt.Chart(study.records)
        .mark_line(interpolate="step-after", color=INK, strokeWidth=1.5)
        .encode(x=x, y=SCORE)
    )
    names = (
        alt.Chart(study.records.tail(2))
        .mark_text(align="right", dx=-6, dy=-6, fontSize=11)
        .encode(x=x, y=SCORE, text="model:N")
    )
    return alt.layer(record, dots, names).properties(height=HEIGHT)


def leaders(study: Study) -> alt.TopLevelMixin:
    """Draw the best score of each organisation."""
    return (
        alt.Chart(study.leaders)
        .mark_bar()
        .encode(
            x=alt.X("score:Q", title="best score"),
            y=alt.Y("organisation:N", sort="-x", title=None),
            color=COLOUR,
            tooltip=TOLD,
        )
        .properties(height=HEIGHT)
    )


def spread(study: Study) -> alt.TopLevelMixin:
    """Draw how many models have which score."""
    return (
        alt.Chart(study.best[["score", "camp"]])
        .mark_bar()
        .encode(
            x=alt.X("score:Q", bin=alt.Bin(maxbins=16), title="score"),
            y=alt.Y("count():Q", title="models"),
            color=COLOUR,
        )
        .properties(height=HEIGHT - 80)
    )


def years(study: Study) -> alt.TopLevelMixin:
    """Draw the median of each year's models."""
    x = alt.X("year:O", title=None)
    y = alt.Y("median:Q", scale=alt.Scale(zero=False), title="median score")
    base = alt.Chart(study.yearly)
    lines = base.mark_line(strokeWidth=1.5).encode(x=x, y=y, color=COLOUR)
    dots = base.mark_point(filled=True, size=70).encode(
        x=x, y=y, color=COLOUR, tooltip=["year", "camp", "median", "models"]
    )
    counts = base.mark_text(dy=-12, color=MUTED, fontSize=11).encode(x=x, y=y, text="models:Q")
    return alt.layer(lines, dots, counts).properties(height=HEIGHT - 80)
