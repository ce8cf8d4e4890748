"""Drawings of the hurdles: the computing of a further stage, and downtime."""

import altair as alt
import numpy as np
import pandas as pd

from hundredmodels.chapters.notes import draws
from hundredmodels.chapters.vertical_models import frames
from hundredmodels.chapters.vertical_models.figures.marks import HEIGHT, PLAIN, ROW, coloured
from hundredmodels.chapters.vertical_models.study import Study
from hundredmodels.charts.palette import GAIN, INK, LACK, MUTED, OPEN

TWO_NINES = 2


@draws(frames.stages)
def stages(_study: Study, table: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw each stage's share of its base model's computing."""
    table = table.rename(columns={"share of its computing, %": "share", "base model": "onto"})
    table["name"] = table["model"]
    table["text"] = table["share"].map("{:.2g} %".format)
    order = table.sort_values("share")["name"].tolist()
    y = alt.Y("name:N", sort=order, title=None, axis=alt.Axis(labelLimit=300, grid=True))
    x = alt.X(
        "share:Q",
        scale=alt.Scale(type="log", domain=[0.1, 100], nice=False),
        title="% of the base model (log scale)",
        axis=alt.Axis(titleAnchor="end", values=[0.1, 1, 10, 100], format="~g"),
    )
    base = alt.Chart(table)
    dots = base.mark_point(filled=True, size=80, color=OPEN).encode(
        x=x,
        y=y,
        tooltip=[
            alt.Tooltip("model:N", title="Model"),
            alt.Tooltip("onto:N", title="Base model"),
            alt.Tooltip("share:Q", title="Share, %", format=".2~r"),
            alt.Tooltip("unit:N", title="Measured in"),
        ],
    )
    numbers = base.mark_text(align="center", dy=-11, fontSize=11, color=MUTED).encode(
        x=x, y=y, text="text:N"
    )
    middle = pd.DataFrame({"share": [float(np.median(table["share"]))]})
    tip = [alt.Tooltip("share:Q", title="Median, %", format=".2~r")]
    rule = alt.Chart(middle).mark_rule(strokeDash=[4, 3], color=INK).encode(x=x, tooltip=tip)
    return alt.layer(rule, dots, numbers).properties(height=ROW * len(order))


def downtime(study: Study) -> alt.TopLevelMixin:
    """Draw hours of downtime a year by availability."""
    table = study.hurdles.downtime
    table = table[table["hours"] > 0]
    names = list(dict.fromkeys(table["arrangement"]))
    colours = [INK, LACK, GAIN]
    base = alt.Chart(table)
    x = alt.X(
        "nines:Q",
        title="availability of one server, %",
        scale=alt.Scale(domain=[1, 5], nice=False),
        axis=alt.Axis(
            values=[1, 2, 3, 4, 5],
            labelExpr="{'1': '90', '2': '99', '3': '99.9', '4': '99.99', '5': '99.999'}"
            "[format(datum.value, 'd')]",
        ),
    )
    y = alt.Y(
        "hours:Q",
        scale=alt.Scale(type="log", domain=[0.0001, 10000], nice=False),
        title="hours of downtime a year, log scale",
        axis=alt.Axis(values=[0.0001, 0.01, 1, 100, 10000], format=PLAIN),
    )
    colour = coloured(names, colours, "arrangement:N")
    lines = base.mark_line(point=alt.OverlayMarkDef(filled=True, size=30), clip=True).encode(
        x=x,
        y=y,
        color=colour,
        tooltip=[
            alt.Tooltip("arrangement:N", title="Arrangement"),
            alt.Tooltip("availability:Q", title="Availability, %"),
            alt.Tooltip("hours:Q", title="Hours a year", format=".3~r"),
        ],
    )
    all_servers = table["arrangement"] == names[1]
    places = all_servers.map({True: TWO_NINES, False: TWO_NINES + 1})
    spots = table[table["nines"].round(2) == places]
    spots = spots.assign(words=spots["arrangement"].str.replace("training ", ""))
    labels = (
        alt.Chart(spots)
        .mark_text(align="left", dx=8, dy=-10, fontWeight="bold", fontSize=11)
        .encode(x=x, y=y, text="words:N", color=colour)
    )
    return alt.layer(lines, labels).properties(height=HEIGHT)
