"""Drawings of what the routes cost: by volume, and from what volume owning pays."""

import altair as alt
import numpy as np
import pandas as pd

from hundredmodels.chapters.notes import draws
from hundredmodels.chapters.vertical_models import frames, what_if
from hundredmodels.chapters.vertical_models.figures.marks import (
    HEIGHT,
    SHORT,
    by_volume,
    coloured,
    dashed,
    volume_tip,
)
from hundredmodels.chapters.vertical_models.frames.cost import (
    ROUTE_NAMES,
    STAYING,
    VOLUMES,
    falling,
)
from hundredmodels.chapters.vertical_models.routes import BILLION
from hundredmodels.chapters.vertical_models.study import Study
from hundredmodels.charts.axes import decades
from hundredmodels.charts.palette import CLOSED, INK, MUTED, OPEN, OTHER

ROUTES = list(ROUTE_NAMES.values())
WAYS = dict(zip(("api", "finetune", "scratch"), ROUTES, strict=True))
"""The formulas of the routes' costs, with their names."""
COLOURS = [CLOSED, OPEN, OTHER]
LEAST, MOST = 1e3, 1e9
"""US dollars that the axis reaches at least."""
NAMED, API_NAMED = float(VOLUMES[2]), float(VOLUMES[10])
"""Volumes at which the lines' names stand."""
DOLLARS = (
    "datum.value < 1 ? format(datum.value, '$~r') : replace(format(datum.value, '$~s'), 'G', 'B')"
)


@draws(frames.total_cost)
def total_cost(study: Study, table: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the cost of the three routes by volume, following the reader's inputs."""
    tried = what_if.total_cost(study)
    assert tried is not None  # noqa: S101 -- else the table is a note
    at = {name: tried.expression(name, {"volume": "datum.billions"}) for name in WAYS}
    chart = (
        alt.Chart(pd.DataFrame({"billions": VOLUMES / BILLION}))
        .transform_calculate(**{WAYS[name]: written for name, written in at.items()})
        .transform_fold([*ROUTES], as_=["route", "cost"])
    )
    x = by_volume()
    ticks = _reach(table)
    y = alt.Y(
        "cost:Q",
        scale=alt.Scale(type="log", domain=[ticks[0], ticks[-1]], nice=False),
        title="US dollars over the horizon, log scale",
        axis=alt.Axis(labelExpr=DOLLARS, values=ticks),
    )
    colour = coloured(ROUTES, COLOURS, "route:N")
    tips = [
        alt.Tooltip("route:N", title="Route"),
        volume_tip("billions"),
        alt.Tooltip("cost:Q", title="US dollars", format="$,.3~r"),
    ]
    lines = chart.mark_line(clip=True).encode(
        x=x,
        y=y,
        color=colour,
        strokeDash=dashed(ROUTES, [[1, 0], [1, 0], [5, 3]], "route:N"),
        tooltip=tips,
    )
    names = (
        chart.transform_filter(
            f"datum.route === 'API' ? abs(datum.billions / {API_NAMED / BILLION:g} - 1) < 0.01"
            f" : abs(datum.billions / {NAMED / BILLION:g} - 1) < 0.01"
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
        for layer in _upright(word, where, 0.6 * ticks[-1], left=left, shade=shade)
    ]
    layered = alt.layer(lines, names, *drawn, chosen).properties(height=HEIGHT)
    return layered.add_params(*tried.parameters)


def _reach(table: pd.DataFrame) -> list[float]:
    """Return the axis of costs in powers of ten, wide enough for the API's line and its name."""
    costs = table["cost, US dollars"]
    api = costs[table["route"] == ROUTE_NAMES["api"]].to_numpy(float)
    low = LEAST if api[VOLUMES == API_NAMED].min() >= 2 * LEAST else min(LEAST, costs.min())
    return decades(low, max(MOST, costs.max()))


def _upright(
    word: str, where: str, height: float, *, left: str, shade: str
) -> tuple[alt.Chart, alt.Chart]:
    """Draw a rule at a volume that the sliders move, with its name to one side of it."""
    base = (
        alt.Chart(pd.DataFrame({"word": [word], "cost": [height]}))
        .transform_calculate(billions=where)
        .transform_filter("datum.billions >= 0.1 && datum.billions <= 1e5")
    )
    rule = base.mark_rule(strokeDash=[2, 3], color=shade).encode(
        x="billions:Q",
        tooltip=[
            alt.Tooltip("word:N", title="Rule"),
            volume_tip("billions"),
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


@draws(frames.frontier)
def frontier(study: Study, table: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the break-even volume by utilisation."""
    point = study.cost.point
    assert point is not None  # noqa: S101 -- else the table is a note
    table = table.rename(
        columns={
            "API prices": "prices",
            "utilisation, %": "used",
            "break-even, billion tokens a month": "volume",
        }
    )
    names, colours = [falling(study), STAYING], [INK, MUTED]
    base = alt.Chart(table)
    x = alt.X(
        "used:Q", title="utilisation of the rented chips, %", scale=alt.Scale(domain=[0, 100])
    )
    y = alt.Y(
        "volume:Q",
        scale=alt.Scale(type="log"),
        title="billion tokens a month, log scale",
        axis=alt.Axis(format=SHORT, values=decades(table["volume"].min(), table["volume"].max())),
    )
    lines = base.mark_line().encode(
        x=x,
        y=y,
        color=coloured(names, colours, "prices:N"),
        strokeDash=dashed(names, [[1, 0], [5, 4]], "prices:N"),
        tooltip=[
            alt.Tooltip("prices:N", title="API"),
            alt.Tooltip("used:Q", title="Utilisation, %"),
            volume_tip("volume"),
        ],
    )
    labels = (
        base.transform_filter("datum.used == 100")
        .mark_text(align="right", dy=15, fontWeight="bold")
        .encode(x=x, y=y, text="prices:N", color=coloured(names, colours, "prices:N"))
    )
    spot = pd.DataFrame(
        {
            "used": [100 * study.parameters.utilisation],
            "volume": [point.api_break_even / BILLION],
            "word": ["the declared case"],
        }
    )
    layers = [lines, labels]
    if np.isfinite(spot["volume"].iloc[0]):
        mark = alt.Chart(spot)
        tip = [volume_tip("volume")]
        layers += [
            mark.mark_point(filled=True, size=90, color=INK).encode(x=x, y=y, tooltip=tip),
            mark.mark_text(align="left", dx=8, dy=-10, fontSize=11, color=MUTED).encode(
                x=x, y=y, text="word:N"
            ),
        ]
    return alt.layer(*layers).properties(height=HEIGHT)
