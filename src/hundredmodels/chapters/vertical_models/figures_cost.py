"""Drawings of the cost of owning a model."""

from typing import Literal

import altair as alt
import numpy as np
import pandas as pd

from hundredmodels.chapters.vertical_models import frames, what_if
from hundredmodels.chapters.vertical_models.study import Study
from hundredmodels.charts import theme
from hundredmodels.charts.blank import blank
from hundredmodels.charts.palette import CLOSED, GAIN, INK, LACK, MUTED, OPEN, OTHER
from hundredmodels.charts.tornado import tornado

ROUTES = list(frames.ROUTE_NAMES.values())
WAYS = dict(zip(("api", "finetune", "scratch"), ROUTES, strict=True))
"""The formulas of the routes' costs, with their names."""
COLOURS = [CLOSED, OPEN, OTHER]
X_BILLION = "billion tokens a month, log scale"
PLAIN = ",~g"
DOLLARS = "replace(format(datum.value, '$~s'), 'G', 'B')"
HEIGHT = theme.HEIGHT
SIDES: tuple[Literal["right", "left"], ...] = ("right", "left")
SHORT = {
    "API, median of models": "API, median",
    "API, cheapest": "API, cheapest",
    "own chips as used": "own, as used",
    "own chips, always full": "own, full",
}
"""Names at the ends of lines, short enough for a narrow screen."""


def _lines(names: list[str], colours: list[str], field: str) -> alt.Color:
    return alt.Color(field, scale=alt.Scale(domain=names, range=colours), legend=None)


def total_cost(study: Study) -> alt.TopLevelMixin:
    """Draw the cost of the three routes by volume, following the reader's inputs."""
    tried = what_if.total_cost(study)
    if tried is None:
        return blank(study.cost.fact.reason)
    at = {name: tried.expression(name, {"volume": "datum.billions"}) for name in WAYS}
    chart = (
        alt.Chart(pd.DataFrame({"billions": frames.VOLUMES / frames.BILLION}))
        .transform_calculate(**{WAYS[name]: written for name, written in at.items()})
        .transform_fold([*ROUTES], as_=["route", "cost"])
    )
    x = alt.X(
        "billions:Q",
        scale=alt.Scale(type="log", domain=[0.1, 1e5], nice=False),
        title=X_BILLION,
        axis=alt.Axis(format=PLAIN, values=[0.1, 1, 10, 100, 1e3, 1e4, 1e5]),
    )
    y = alt.Y(
        "cost:Q",
        scale=alt.Scale(type="log", domain=[1e3, 1e9], nice=False),
        title="US dollars over the horizon, log scale",
        axis=alt.Axis(labelExpr=DOLLARS, values=[1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]),
    )
    colour = _lines(ROUTES, COLOURS, "route:N")
    tips = [
        alt.Tooltip("route:N", title="Route"),
        alt.Tooltip("billions:Q", title="Billion tokens a month", format=",.3~r"),
        alt.Tooltip("cost:Q", title="US dollars", format="$,.3~r"),
    ]
    lines = chart.mark_line(clip=True).encode(
        x=x,
        y=y,
        color=colour,
        strokeDash=alt.StrokeDash(
            "route:N",
            scale=alt.Scale(domain=ROUTES, range=[[1, 0], [1, 0], [5, 3]]),
            legend=None,
        ),
        tooltip=tips,
    )
    first, later = float(frames.VOLUMES[2]), float(frames.VOLUMES[10])
    names = (
        chart.transform_filter(
            f"datum.route === 'API' ? abs(datum.billions / {later / frames.BILLION:g} - 1) < 0.01"
            f" : abs(datum.billions / {first / frames.BILLION:g} - 1) < 0.01"
        )
        # On a phone the whole names would run into the line of the API.
        .transform_calculate(words="trim(replace(datum.route, 'model', ''))")
        .mark_text(
            align=alt.expr("datum.route === 'API' ? 'right' : 'left'"),
            dx=alt.expr("datum.route === 'API' ? -10 : 0"),
            dy=-9,
            fontWeight="bold",
            clip=True,
        )
        .encode(x=x, y=y, text="words:N", color=colour)
    )
    chosen = (
        alt.Chart(pd.DataFrame({"one": [1]}))
        .transform_calculate(
            billions="volume", **{WAYS[name]: tried.expression(name) for name in WAYS}
        )
        .transform_fold([*ROUTES], as_=["route", "cost"])
        .mark_point(filled=True, size=55, opacity=1, clip=True)
        .encode(x=x, y=y, color=colour, tooltip=tips)
    )
    crossing = tried.expression("break_even")
    drawn = [
        layer
        for word, where, shade, left in (
            ("volume", "volume", MUTED, f"volume < ({crossing})"),
            ("break-even", crossing, INK, f"volume >= ({crossing})"),
        )
        for layer in _upright(word, where, left=left, shade=shade)
    ]
    layered = alt.layer(lines, names, *drawn, chosen).properties(height=HEIGHT)
    return layered.add_params(*tried.parameters)


def _upright(word: str, where: str, *, left: str, shade: str) -> tuple[alt.Chart, alt.Chart]:
    """Draw a rule at a volume that the sliders move, with its name to one side of it."""
    base = (
        alt.Chart(pd.DataFrame({"word": [word], "cost": [6e8]}))
        .transform_calculate(billions=where)
        .transform_filter("datum.billions >= 0.1 && datum.billions <= 1e5")
    )
    rule = base.mark_rule(strokeDash=[2, 3], color=shade).encode(
        x="billions:Q",
        tooltip=[
            alt.Tooltip("word:N", title="Rule"),
            alt.Tooltip("billions:Q", title="Billion tokens a month", format=",.3~r"),
        ],
    )
    # The name stands on the side away from the other rule, but inside the drawing.
    side = f"datum.billions < 1 ? false : datum.billions > 1e4 ? true : ({left})"
    name = base.mark_text(
        align=alt.expr(f"({side}) ? 'right' : 'left'"),
        dx=alt.expr(f"({side}) ? -5 : 5"),
        fontSize=11,
        color=shade,
    ).encode(x="billions:Q", y="cost:Q", text="word:N")
    return rule, name


def frontier(study: Study) -> alt.TopLevelMixin:
    """Draw the break-even volume by utilisation."""
    point = study.cost.point
    if point is None:
        return blank(study.cost.fact.reason)
    table = frames.frontier(study.cost).rename(
        columns={
            "API prices": "prices",
            "utilisation, %": "used",
            "break-even, billion tokens a month": "volume",
        }
    )
    names, colours = [frames.FALLING, frames.STAYING], [INK, MUTED]
    base = alt.Chart(table)
    x = alt.X(
        "used:Q", title="utilisation of the rented chips, %", scale=alt.Scale(domain=[0, 100])
    )
    y = alt.Y(
        "volume:Q",
        scale=alt.Scale(type="log"),
        title="billion tokens a month, log scale",
        axis=alt.Axis(format=PLAIN, values=[0.1, 1, 10, 100, 1e3, 1e4]),
    )
    lines = base.mark_line().encode(
        x=x,
        y=y,
        color=_lines(names, colours, "prices:N"),
        strokeDash=alt.StrokeDash(
            "prices:N", scale=alt.Scale(domain=names, range=[[1, 0], [5, 4]]), legend=None
        ),
        tooltip=[
            alt.Tooltip("prices:N", title="API"),
            alt.Tooltip("used:Q", title="Utilisation, %"),
            alt.Tooltip("volume:Q", title="Billion tokens a month", format=",.3~r"),
        ],
    )
    labels = (
        base.transform_filter("datum.used == 100")
        .mark_text(align="right", dy=15, fontWeight="bold")
        .encode(x=x, y=y, text="prices:N", color=_lines(names, colours, "prices:N"))
    )
    spot = pd.DataFrame(
        {
            "used": [100 * study.parameters.utilisation],
            "volume": [point.api_break_even / frames.BILLION],
            "word": ["the declared case"],
        }
    )
    layers = [lines, labels]
    if np.isfinite(spot["volume"].iloc[0]):
        mark = alt.Chart(spot)
        tip = [alt.Tooltip("volume:Q", title="Billion tokens a month", format=",.3~r")]
        layers += [
            mark.mark_point(filled=True, size=90, color=INK).encode(x=x, y=y, tooltip=tip),
            mark.mark_text(align="left", dx=8, dy=-10, fontSize=11, color=MUTED).encode(
                x=x, y=y, text="word:N"
            ),
        ]
    return alt.layer(*layers).properties(height=HEIGHT)


def token_price(study: Study) -> alt.TopLevelMixin:
    """Draw the price of a token by month, bought and served, as a projection."""
    if study.cost.point is None:
        return blank(study.cost.fact.reason)
    table = frames.token_prices(study.cost, study.parameters).rename(
        columns={"US dollars a million tokens": "price"}
    )
    names = list(dict.fromkeys(table["way"]))
    colours = [CLOSED if name.startswith("API") else OPEN for name in names]
    last = table["month"].max()
    base = alt.Chart(table)
    x = alt.X(
        "month:Q",
        title="months from the day of the edition",
        scale=alt.Scale(domain=[0, last * 1.6], nice=False),
        axis=alt.Axis(values=list(range(0, int(last) + 1, 6))),
    )
    y = alt.Y(
        "price:Q",
        scale=alt.Scale(type="log"),
        title="US dollars a million tokens, log scale",
        axis=alt.Axis(labelExpr="'$' + format(datum.value, '~g')", tickCount=6),
    )
    colour = _lines(names, colours, "way:N")
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
        strokeDash=alt.StrokeDash(
            "way:N",
            scale=alt.Scale(domain=names, range=[[6, 4], [2, 3], [6, 4], [2, 3]][-len(names) :]),
            legend=None,
        ),
        tooltip=[
            alt.Tooltip("way:N", title="Way"),
            alt.Tooltip("month:Q", title="Month"),
            alt.Tooltip("price:Q", title="US dollars a million tokens", format=".3~r"),
        ],
    )
    labels = (
        alt.Chart(table[table["month"] == last].assign(name=lambda rows: rows["way"].map(SHORT)))
        .mark_text(align="left", dx=6, fontWeight="bold", fontSize=11)
        .encode(x=x, y=y, text="name:N", color=colour)
    )
    return alt.layer(band, lines, labels).properties(height=HEIGHT)


def waiting(study: Study) -> alt.TopLevelMixin:
    """Draw the cost by starting month."""
    if study.cost.point is None:
        return blank(study.cost.fact.reason)
    table = frames.starts(study.cost, study.parameters).rename(
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
    x = alt.X(
        "month:Q",
        title="starting month; the last is never",
        scale=alt.Scale(domain=[0, last * 1.6], nice=False),
        axis=alt.Axis(values=list(range(0, int(last) + 1, 6))),
    )
    y = alt.Y("share:Q", title="cost over that of starting today, %", scale=alt.Scale(zero=True))
    colour = _lines(names, colours, "volume:N")
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
    labels = (
        alt.Chart(
            table[table["month"] == last].assign(name=lambda rows: rows["volume"].map(_short))
        )
        .mark_text(align="left", dx=8, fontWeight="bold", fontSize=11)
        .encode(x=x, y=y, text="name:N", color=colour)
    )
    return alt.layer(lines, dots, labels).properties(height=HEIGHT)


def sensitivity(study: Study) -> alt.TopLevelMixin:
    """Draw the tornado of the saving of a fine-tuned model."""
    point = study.cost.point
    if point is None:
        return blank(study.cost.fact.reason)
    table = frames.swing_table(point)
    columns = ["at_low", "at_high"]
    thousands = table.assign(**{name: table[name] / 1e3 for name in columns})
    return tornado(
        thousands,
        central=(point.api - point.finetune) / 1e3,
        unit="saving, thousand US dollars",
    )


def odds(study: Study) -> alt.TopLevelMixin:
    """Draw the share of draws in which owning pays, by volume."""
    if study.cost.draws is None:
        return blank(study.cost.fact.reason)
    table = frames.odds(study.cost).rename(
        columns={"billion tokens a month": "billions", "share of draws, %": "share"}
    )
    names, colours = list(dict.fromkeys(table["comparison"])), [OPEN, OTHER]
    base = alt.Chart(table)
    x = alt.X(
        "billions:Q",
        scale=alt.Scale(type="log", domain=[0.1, 1e5], nice=False),
        title=X_BILLION,
        axis=alt.Axis(format=PLAIN, values=[0.1, 1, 10, 100, 1e3, 1e4, 1e5]),
    )
    y = alt.Y("share:Q", title="share of draws, %", scale=alt.Scale(domain=[0, 100]))
    colour = _lines(names, colours, "comparison:N")
    lines = base.mark_line(clip=True).encode(
        x=x,
        y=y,
        color=colour,
        strokeDash=alt.StrokeDash(
            "comparison:N", scale=alt.Scale(domain=names, range=[[1, 0], [5, 3]]), legend=None
        ),
        tooltip=[
            alt.Tooltip("comparison:N", title="Comparison"),
            alt.Tooltip("billions:Q", title="Billion tokens a month", format=",.3~r"),
            alt.Tooltip("share:Q", title="Share of draws, %", format=".0f"),
        ],
    )
    places = [_volume_at(table, name, share) for name, share in zip(names, (60, 40), strict=True)]
    spots = pd.DataFrame(
        {
            "comparison": names,
            "billions": [places[0], places[1]],
            "share": [64.0, 36.0],
            "words": ["fine-tuning\npays", "scratch\npays"],
        }
    )
    labels = [
        alt.Chart(spots[spots["comparison"] == name])
        .mark_text(align=align, dx=dx, fontWeight="bold", fontSize=11, lineBreak="\n")
        .encode(x=x, y=y, text="words:N", color=colour)
        for name, align, dx in zip(names, SIDES, (-10, 10), strict=True)
    ]
    volume = pd.DataFrame(
        {"billions": [study.parameters.tokens_per_month / 1e9], "word": ["declared volume"]}
    )
    rule = (
        alt.Chart(volume)
        .mark_rule(strokeDash=[2, 3], color=MUTED)
        .encode(x=x, tooltip=[alt.Tooltip("billions:Q", title="Declared, billion tokens a month")])
    )
    word = (
        alt.Chart(volume.assign(share=94.0))
        .mark_text(align="left", dx=5, fontSize=11, color=MUTED)
        .encode(x=x, y=y, text="word:N")
    )
    return alt.layer(rule, lines, *labels, word).properties(height=HEIGHT)


def _volume_at(table: pd.DataFrame, comparison: str, share: float) -> float:
    """Return the volume at which a curve of shares first reaches a share, for its label."""
    rows = table[(table["comparison"] == comparison) & (table["share"] >= share)]
    return float(rows["billions"].min()) if len(rows) else 1.0


def _short(volume: str) -> str:
    return volume.replace("three times", "3 ×").removesuffix(" volume")
