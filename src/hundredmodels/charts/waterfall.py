"""Waterfalls: how a total is built up and eaten away, one bar a step, read from top to bottom."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from hundredmodels.charts.palette import GAIN, INK, LACK, MUTED, OTHER

BAR = 22
STEP = 50
ROOM, LEAST_WIDTH = 46, 60
"""Room for a number at the longest bar, and the least for the bar itself, in pixels."""
FAR = 0.4
"""Part of the width from which on a bar's note is written towards the left."""
BUILDS, TOTAL, EATS, REST = "adds", "subtotal", "takes off", "remainder"
SURPLUS = "surplus"
COLOURS = {BUILDS: OTHER, TOTAL: INK, EATS: GAIN, REST: LACK, SURPLUS: GAIN}


def waterfall(
    steps: pd.DataFrame,
    *,
    unit: str,
    number: str = ",.0f",
    note: str | None = None,
    live: Mapping[str, tuple[str, str]] | None = None,
    parameters: Sequence[alt.Parameter] = (),
) -> alt.LayerChart | alt.FacetChart:
    """Draw a horizontal waterfall.

    Parameters
    ----------
    steps
        One row a bar from top to bottom: ``step`` (its name), ``start``, ``end`` (both in the
        unit), ``role`` (one of "adds", "subtotal", "takes off", "remainder", "surplus").
    unit
        The unit, for the axis and the tooltip.
    number
        Format of the numbers at the bars, as d3 writes it.
    note
        A column with a few words for each bar, drawn under the bar in the muted colour.
    live
        Start and end of each step as expressions of the chart's parameters, so that the bars
        follow them; ``None`` for bars that stay. A remainder below zero is a surplus.
    parameters
        The parameters that these expressions name.

    Returns
    -------
    altair.LayerChart
        Bars and direct labels.

    Raises
    ------
    ValueError
        If a role is not known.
    """
    unknown = set(steps["role"]) - set(COLOURS)
    if unknown:
        raise ValueError(f"A bar of a waterfall has a role of {sorted(COLOURS)}, not {unknown}.")
    order = steps["step"].tolist()
    base, edges = _moving(steps, live) if live else _resting(steps)
    y = alt.Y(
        "step:N",
        sort=order,
        title=None,
        axis=alt.Axis(labelLimit=220, grid=False),
        scale=alt.Scale(paddingOuter=0.2),
    )
    left, right = (alt.ExprRef(one.name) for one in edges)
    scale = alt.Scale(domainMin=left, domainMax=right, nice=False, zero=False)
    x = alt.X("low:Q", title=unit, scale=scale, axis=alt.Axis(labelBound=True, tickCount=6))
    roles = list(COLOURS)
    bars = base.mark_bar(size=BAR).encode(
        y=y,
        x=x,
        x2="high:Q",
        color=alt.Color(
            "role:N",
            scale=alt.Scale(domain=roles, range=[COLOURS[role] for role in roles]),
            legend=None,
        ),
        tooltip=[
            alt.Tooltip("step:N", title="Step"),
            alt.Tooltip("amount:Q", title=unit, format=number),
            alt.Tooltip("role:N", title="What it does"),
        ],
    )
    text = base.mark_text(align="left", dx=6, color=INK, fontWeight="bold").encode(
        y=y, x=alt.X("high:Q"), text=alt.Text("amount:Q", format=number)
    )
    layers = [bars, text]
    if note is not None:
        # Under a bar that starts far to the right, the words end where the bar does.
        low, high = (one.name for one in edges)
        far = f"datum.low > {low} + {FAR} * ({high} - {low})"
        words = alt.Text(f"{note}:N")
        layers += [
            base.transform_filter(f"!({far})")
            .mark_text(align="left", dy=20, color=MUTED, fontSize=11)
            .encode(y=y, x=alt.X("low:Q"), text=words),
            base.transform_filter(far)
            .mark_text(align="right", dy=20, color=MUTED, fontSize=11)
            .encode(y=y, x=alt.X("high:Q"), text=words),
        ]
    chart = alt.layer(*layers).add_params(*parameters, *edges)
    return chart.properties(height=STEP * len(steps))


def _edges(low: str, high: str) -> tuple[alt.Parameter, alt.Parameter]:
    """Return the ends of the axis, with room for the number at the longest bar."""
    room = f"{ROOM} / max(width - {ROOM}, {LEAST_WIDTH})"
    return (
        alt.param(name="waterfall_low", expr=low),
        alt.param(name="waterfall_high", expr=f"{high} + ({high} - ({low})) * {room}"),
    )


def _resting(steps: pd.DataFrame) -> tuple[alt.Chart, tuple[alt.Parameter, alt.Parameter]]:
    rows = steps.reset_index(drop=True).copy()
    rows["low"] = rows[["start", "end"]].min(axis=1)
    rows["high"] = rows[["start", "end"]].max(axis=1)
    rows["amount"] = rows["end"] - rows["start"]
    low, high = min(0.0, float(rows["low"].min())), float(rows["high"].max())
    return alt.Chart(rows), _edges(repr(low), repr(high))


def _moving(
    steps: pd.DataFrame, live: Mapping[str, tuple[str, str]]
) -> tuple[alt.Chart, tuple[alt.Parameter, alt.Parameter]]:
    """Return bars whose ends the drawing computes."""
    order = steps["step"].tolist()
    start, end = (
        " : ".join(f"datum.place === {place} ? {live[step][side]}" for place, step in
                   enumerate(order)) + " : 0"
        for side in (0, 1)
    )  # fmt: skip
    rows = steps.drop(columns=["start", "end"]).assign(place=range(len(steps)))
    chart = (
        alt.Chart(rows)
        .transform_calculate(start=start, end=end)
        .transform_calculate(
            low="min(datum.start, datum.end)",
            high="max(datum.start, datum.end)",
            amount="datum.end - datum.start",
            role=f"datum.role === '{REST}' || datum.role === '{SURPLUS}' ? "
            f"(datum.end < 0 ? '{SURPLUS}' : '{REST}') : datum.role",
        )
    )
    ends = ", ".join(dict.fromkeys(one for step in order for one in live[step]))
    return chart, _edges(f"min(0, {ends})", f"max(0, {ends})")
