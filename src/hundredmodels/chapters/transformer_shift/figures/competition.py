"""Figures on who entered, who counts them, and how concentrated they are."""

from typing import Literal

import altair as alt
import pandas as pd

from hundredmodels.analysis.regions import AREAS
from hundredmodels.chapters.notes import draws
from hundredmodels.chapters.transformer_shift import frames
from hundredmodels.chapters.transformer_shift.study import Study
from hundredmodels.chapters.transformer_shift.wording import unfinished
from hundredmodels.charts.palette import CHINA, INK, MUTED, OTHER, PAPER, SEATS, US


def _incomplete(study: Study, x: alt.X) -> list[alt.Chart]:
    """Shade the last year where it was not over by the day."""
    year = int(study.war.by_area["year"].max())
    if not unfinished(study, year):
        return []
    last = pd.DataFrame({"label": [str(year)], "words": ["so far"]})
    base = alt.Chart(last)
    shade = base.mark_bar(color=MUTED, opacity=0.12, binSpacing=0)
    # On a phone a band is no wider than one of the two words; no rule of the grid strikes them.
    said = [
        base.mark_text(fontSize=11, lineHeight=12, baseline="top", lineBreak=" ", **look)
        for look in ({"color": PAPER, "stroke": PAPER, "strokeWidth": 4}, {"color": MUTED})
    ]
    return [
        shade.encode(
            x=x, y=alt.value(0), y2=alt.value("height"), tooltip=alt.value("The year is not over")
        ),
        *(one.encode(x=x, y=alt.value(20), text="words:N") for one in said),
    ]


@draws(frames.releases_by_area)
def releases_by_area(study: Study, _frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the releases of each year by area."""
    drawn = study.war.by_area.copy()
    drawn["label"] = drawn["year"].astype(int).astype(str)
    drawn["rank"] = drawn["area"].map(list(AREAS).index)
    x = alt.X(
        "label:O",
        title=None,
        axis=alt.Axis(labelAngle=0, labelOverlap=True),
        scale=alt.Scale(paddingInner=0.2),
    )
    bars = (
        alt.Chart(drawn)
        .mark_bar()
        .encode(
            x=x,
            xOffset=alt.XOffset("area:N", sort=list(AREAS)),
            y=alt.Y("releases:Q", title="releases in the year", axis=alt.Axis(tickMinStep=1)),
            color=alt.Color(
                "area:N",
                scale=alt.Scale(domain=list(AREAS), range=[SEATS[one] for one in AREAS]),
                legend=None,
            ),
            tooltip=[
                alt.Tooltip("year:Q", format="d"),
                alt.Tooltip("area:N"),
                alt.Tooltip("releases:Q", title="releases in the year"),
            ],
        )
    )
    areas = [area for area in AREAS if (drawn["area"] == area).any()]
    # The first years are low, so the names of the areas have room above them.
    # Each stands on paper, so that no rule of the grid strikes it through.
    ground = {"color": PAPER, "stroke": PAPER, "strokeWidth": 5}
    words = [
        alt.Chart(pd.DataFrame({"words": [area]}))
        .mark_text(align="left", fontSize=12, fontWeight="bold", **look)
        .encode(x=alt.value(8), y=alt.value(28 + 18 * place), text="words:N")
        for place, area in enumerate(areas)
        for look in (ground, {"color": SEATS[area]})
    ]
    return alt.layer(*_incomplete(study, x), bars, *words).properties(height=320)


@draws(frames.counting_bodies)
def counting_bodies(study: Study, _frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw each body's counts of Chinese and American models side by side."""
    pairs = study.counters.pairs.copy()
    pairs["row"] = [
        f"{name}|{what}: {ratio:.2f} to 1"
        for name, what, ratio in zip(pairs["name"], pairs["what"], pairs["ratio"], strict=True)
    ]
    order = pairs["row"].tolist()
    long = pairs.melt(
        ["row", "ratio"], ["china", "united_states"], var_name="country", value_name="models"
    )
    long["country"] = long["country"].map({"china": "China", "united_states": "United States"})
    y = alt.Y(
        "row:N",
        sort=order,
        title=None,
        axis=alt.Axis(labelExpr="split(datum.label, '|')", labelLimit=200, grid=False),
    )
    most = float(long["models"].max())
    ticks = list(range(0, int(most) + 1, 50))
    # Room on both sides for the numbers, on the width of a phone too.
    scale = alt.Scale(domain=[-0.12 * most, most * 1.25], nice=False)
    x = alt.X(
        "models:Q", title="models counted", scale=scale, axis=alt.Axis(grid=True, values=ticks)
    )
    colour = alt.Color(
        "country:N",
        scale=alt.Scale(domain=["China", "United States"], range=[CHINA, US]),
        legend=None,
    )
    rules = (
        alt.Chart(pairs)
        .mark_rule(color=MUTED, strokeWidth=1.5, opacity=0.7)
        .encode(
            x=alt.X("china:Q", scale=scale, title="models counted"),
            x2="united_states:Q",
            y=y,
            tooltip=[alt.Tooltip("row:N", title="counted by")],
        )
    )
    points = (
        alt.Chart(long)
        .mark_point(filled=True, size=110, opacity=1)
        .encode(
            x=x,
            y=y,
            color=colour,
            shape=alt.Shape(
                "country:N",
                scale=alt.Scale(domain=["China", "United States"], range=["circle", "square"]),
                legend=None,
            ),
            tooltip=[
                alt.Tooltip("row:N", title="counted by"),
                alt.Tooltip("country:N", title="Country"),
                alt.Tooltip("models:Q", title="models counted"),
            ],
        )
    )
    long["words"] = long["models"].astype(int).astype(str)
    first = long["row"] == order[0]
    long.loc[first, "words"] = (
        long["country"].map({"China": "China", "United States": "US"}) + "\n" + long["words"]
    )
    greater = long.groupby("row")["models"].transform("max") == long["models"]
    right = alt.Chart(long[greater]).mark_text(
        align="left", dx=10, fontSize=11.5, baseline="middle", lineBreak="\n"
    )
    left = alt.Chart(long[~greater]).mark_text(
        align="right", dx=-10, fontSize=11.5, baseline="middle", lineBreak="\n"
    )
    numbers = [one.encode(x=x, y=y, text="words:N", color=colour) for one in (right, left)]
    return alt.layer(rules, points, *numbers).properties(height=46 * len(order))


@draws(frames.entrants)
def entrants(study: Study, _frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the organisations and countries whose first large model came in each year."""
    frame = study.war.entrants.copy()
    frame["label"] = frame["year"].astype(int).astype(str)
    firms = frame[frame["unit"] == "organisations"]
    places = frame[(frame["unit"] == "countries") & (frame["entrants"] > 0)].copy()
    places["words"] = "+" + places["entrants"].astype(int).astype(str)
    x = alt.X("label:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True))
    top = float(firms["entrants"].max()) * 1.18
    y = alt.Y(
        "entrants:Q",
        title="organisations with their first large model",
        axis=alt.Axis(tickMinStep=1),
        scale=alt.Scale(domain=[0, top], nice=False),
    )
    bars = (
        alt.Chart(firms)
        .mark_bar(color=OTHER)
        .encode(
            x=x,
            y=y,
            tooltip=[
                alt.Tooltip("label:O", title="year"),
                alt.Tooltip("entrants:Q", title="new organisations"),
                alt.Tooltip("so_far:Q", title="organisations so far"),
            ],
        )
    )
    numbers = alt.Chart(firms).mark_text(dy=-8, color=INK).encode(x=x, y=y, text="entrants:Q")
    tips = [
        alt.Tooltip("label:O", title="year"),
        alt.Tooltip("names:N", title="new countries"),
        alt.Tooltip("so_far:Q", title="countries so far"),
    ]
    above = alt.Chart(places).mark_text(color=INK, fontWeight="bold", baseline="top")
    return alt.layer(
        *_incomplete(study, x),
        bars,
        numbers,
        above.encode(x=x, y=alt.value(2), text="words:N", tooltip=tips),
    ).properties(height=320)


@draws(frames.effective_numbers)
def effective_numbers(study: Study, _frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the effective numbers of countries and organisations of each year's releases."""
    frame = study.war.effective.copy()
    frame["date"] = pd.to_datetime(frame["year"].astype(str) + "-01-01")
    names = ["organisations", "countries"]
    colour = alt.Color("unit:N", scale=alt.Scale(domain=names, range=[OTHER, INK]), legend=None)
    x = alt.X("date:T", title=None, axis=alt.Axis(format="%Y", tickCount="year"))
    y = alt.Y(
        "value:Q",
        title="effective number, log scale",
        scale=alt.Scale(type="log"),
        axis=alt.Axis(values=[1, 2, 5, 10, 20, 50]),
    )
    band = (
        alt.Chart(frame)
        .mark_area(opacity=0.16)
        .encode(
            x=x,
            y=alt.Y("low:Q", scale=alt.Scale(type="log")),
            y2="high:Q",
            color=colour,
            tooltip=[alt.Tooltip("unit:N", title="Interval of the effective number of")],
        )
    )
    tips = [
        alt.Tooltip("year:Q", format="d"),
        alt.Tooltip("unit:N", title="Of"),
        alt.Tooltip("value:Q", title="effective number", format=".3~g"),
        alt.Tooltip("low:Q", title="interval from", format=".3~g"),
        alt.Tooltip("high:Q", title="to", format=".3~g"),
        alt.Tooltip("n:Q", title="releases"),
    ]
    lines = (
        alt.Chart(frame)
        .mark_line()
        .encode(
            x=x, y=y, color=colour, tooltip=[alt.Tooltip("unit:N", title="Effective number of")]
        )
    )
    points = (
        alt.Chart(frame)
        .mark_point(filled=True, size=45, opacity=1)
        .encode(x=x, y=y, color=colour, tooltip=tips)
    )
    highest = frame.loc[frame.groupby("unit")["value"].idxmax()]
    words = [
        alt.Chart(highest[highest["year"] == year])
        .mark_text(align=align, dx=dx, dy=-12)
        .encode(x=x, y=y, color=colour, text="unit:N")
        for year in highest["year"].unique()
        for align, dx in (_inwards(year, frame["year"]),)
    ]
    return alt.layer(band, lines, points, *words).properties(height=320)


def _inwards(year: int, years: pd.Series) -> tuple[Literal["left", "center", "right"], int]:
    """Return how a word stands at a year, and how far aside: at the ends not over the axis."""
    if year == years.min():
        return "left", -4
    return ("right", 4) if year == years.max() else ("center", 0)
