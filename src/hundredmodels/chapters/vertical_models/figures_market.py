"""Drawings of lists, weights, hurdles and revenue."""

import altair as alt
import numpy as np
import pandas as pd

from hundredmodels.analysis.organisation_kinds import CLOUD, FIRM, KINDS, RESEARCH
from hundredmodels.chapters.vertical_models.market import FIRST_YEAR, as_listed
from hundredmodels.chapters.vertical_models.study import Study
from hundredmodels.charts import theme
from hundredmodels.charts.blank import blank
from hundredmodels.charts.palette import CLOSED, GAIN, INK, LACK, MUTED, OPEN, OTHER, RULE

HEIGHT = theme.HEIGHT
ROW = 34
TWO_NINES = 2
FEWEST_RELEASES = 4
NO_LIST = "the list of 31 July 2023 was not known by the day"
NO_RELEASES = "no kind of maker had four releases in one year by the day"
NO_STAGE = "no stage of fine-tuning was known with its base model by the day"
NO_BASE = "no run that names its base model was known by the day"
NO_REVENUE = "revenue of chips and of two model makers was not known by the day"
BASES = ("own base", "another's open weights", "another's closed weights")


def _colour(names: list[str], colours: list[str], field: str) -> alt.Color:
    return alt.Color(field, scale=alt.Scale(domain=names, range=colours), legend=None)


def list_frame(study: Study) -> pd.DataFrame:
    """Return the counts of the list by day and kind of model."""
    days = study.market.days
    long = days.melt("day", ["total", "sector", "general", "research"], "kind", "models").dropna()
    long["kind"] = long["kind"].replace({"total": "all listed", "sector": "sector models"})
    if long.empty:
        return pd.DataFrame({"reason": [NO_LIST]})
    return long.sort_values(["kind", "day"], ignore_index=True)


def sector_list(study: Study) -> alt.TopLevelMixin:
    """Draw the list's counts by day."""
    table = list_frame(study)
    if "reason" in table:
        return blank(NO_LIST)
    names, colours = (
        ["all listed", "sector models", "general", "research"],
        [INK, GAIN, LACK, OTHER],
    )
    last = table["day"].max()
    room = last + (last - table["day"].min()) * 0.3
    base = alt.Chart(table)
    x = alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(domain=[_day(table["day"].min()), _day(room)], nice=False),
        axis=alt.Axis(format="%b %Y", tickCount=6),
    )
    y = alt.Y("models:Q", title="models listed")
    colour = _colour(names, colours, "kind:N")
    lines = base.mark_line(interpolate="step-after").encode(
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
    labels = (
        alt.Chart(ends)
        .mark_text(align="left", dx=6, fontWeight="bold", fontSize=11)
        .encode(x=x, y=y, text="name:N", color=colour)
    )
    return alt.layer(lines, labels).properties(height=HEIGHT)


def sector_frame(study: Study) -> pd.DataFrame:
    """Return the sector models of 31 July 2023 by sector, as far as the tables state it."""
    row, named = as_listed(study.market.days), study.market.sectors
    if row is None or named.empty:
        return pd.DataFrame({"reason": [NO_LIST]})
    rest = int(row["sector"]) - int(named["models"].sum())
    made = named[["sector", "models"]].sort_values("models", ascending=False)
    other = pd.DataFrame({"sector": ["sector not stated"], "models": [rest]})
    return pd.concat([made, other], ignore_index=True)


def sectors(study: Study) -> alt.TopLevelMixin:
    """Draw the sector models by sector."""
    table = sector_frame(study)
    if "reason" in table:
        return blank(NO_LIST)
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


def stage_frame(study: Study) -> pd.DataFrame:
    """Return the stages with their share of the base model's computing."""
    stages = study.cost.facts.stages
    if stages.empty:
        return pd.DataFrame({"reason": [NO_STAGE]})
    return pd.DataFrame(
        {
            "model": stages["model"],
            "base model": stages["base"],
            "share of its computing, %": 100 * stages["share"],
            "unit": stages["unit"],
            "stage": stages["stage"],
            "base": stages["whole"],
        }
    )


def stages(study: Study) -> alt.TopLevelMixin:
    """Draw each stage's share of its base model's computing."""
    table = stage_frame(study)
    if "reason" in table:
        return blank(NO_STAGE)
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


def openness_frame(study: Study) -> pd.DataFrame:
    """Return the share of releases with open weights by kind of maker and year."""
    rows = study.market.releases
    rows = rows[rows["year"] >= FIRST_YEAR]
    grouped = rows.groupby(["kind", "year"])["open"].agg(["size", "sum"]).reset_index()
    grouped["share"] = 100 * grouped["sum"] / grouped["size"]
    grouped = grouped[grouped["size"] >= FEWEST_RELEASES]
    if grouped.empty:
        return pd.DataFrame({"reason": [NO_RELEASES]})
    return grouped.rename(
        columns={"size": "releases", "sum": "open", "share": "share of open weights, %"}
    )


def openness(study: Study) -> alt.TopLevelMixin:
    """Draw the share of releases with open weights by kind of maker and year."""
    table = openness_frame(study).rename(columns={"share of open weights, %": "share"})
    if "reason" in table:
        return blank(NO_RELEASES)
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
    colour = _colour(names, colours, "kind:N")
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
    labels = (
        alt.Chart(ends)
        .mark_text(align="left", dx=12, fontWeight="bold", fontSize=11)
        .encode(x=x, y=y, text="name:N", color=colour)
    )
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


def base_frame(study: Study) -> pd.DataFrame:
    """Return the runs that name a base model, by the builder's kind and whose base it was."""
    rows = study.market.bases
    if rows.empty:
        return pd.DataFrame({"reason": [NO_BASE]})
    whose = np.where(rows["own"], BASES[0], np.where(rows["open"], BASES[1], BASES[2]))
    return (
        pd.DataFrame({"builder": rows["kind"], "base": whose, "model": rows["model"]})
        .groupby(["builder", "base"])
        .agg(runs=("model", "size"), models=("model", ", ".join))
        .reset_index()
    )


def bases(study: Study) -> alt.TopLevelMixin:
    """Draw whose weights each kind of builder trained further."""
    table = base_frame(study)
    if "reason" in table:
        return blank(NO_BASE)
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


def downtime_frame(study: Study) -> pd.DataFrame:
    """Return hours of downtime a year by availability of one server."""
    return study.hurdles.downtime.rename(
        columns={"availability": "availability of a server, %", "hours": "hours a year"}
    )


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
        axis=alt.Axis(values=[0.0001, 0.01, 1, 100, 10000], format=",~g"),
    )
    colour = _colour(names, colours, "arrangement:N")
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


def layer_frame(study: Study) -> pd.DataFrame:
    """Return revenue of chips and of model makers by quarter."""
    table = study.market.revenue
    if table.empty:
        return pd.DataFrame({"reason": [NO_REVENUE]})
    return pd.DataFrame(
        {
            "quarter's end": table["day"],
            "chips, billion US dollars a year": table["chips"],
            "model makers, billion US dollars a year": table["models"],
            "makers counted": table["makers"],
            "dollars of chips for a dollar of models": table["ratio"],
        }
    )


def layers(study: Study) -> alt.TopLevelMixin:
    """Draw revenue of chips and of model makers."""
    table = study.market.revenue
    if table.empty:
        return blank(NO_REVENUE)
    names, colours = ["chips (NVIDIA)", "model makers"], [INK, GAIN]
    long = table.melt(["day", "ratio"], ["chips", "models"], "layer", "revenue")
    long["layer"] = long["layer"].map(dict(zip(["chips", "models"], names, strict=True)))
    last = table["day"].max()
    room = last + (last - table["day"].min()) * 0.46 + pd.Timedelta(days=30)
    base = alt.Chart(long)
    x = alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(domain=[_day(table["day"].min()), _day(room)], nice=False),
        axis=alt.Axis(format="%b %Y", tickCount=5),
    )
    y = alt.Y(
        "revenue:Q",
        scale=alt.Scale(type="log"),
        title="billion US dollars a year, log scale",
        axis=alt.Axis(format=",~g", values=[0.01, 0.1, 1, 10, 100, 1000]),
    )
    colour = _colour(names, colours, "layer:N")
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
    labels = (
        alt.Chart(long[long["day"] == last])
        .mark_text(align="left", dx=8, fontWeight="bold", fontSize=11)
        .encode(x=x, y=y, text="layer:N", color=colour)
    )
    return alt.layer(lines, labels).properties(height=HEIGHT)


def _day(when: pd.Timestamp) -> alt.DateTime:
    return alt.DateTime(year=when.year, month=when.month, date=when.day)
