"""Waterfalls: how a total is built up and eaten away, one bar a step, read from top to bottom."""

import altair as alt
import pandas as pd

from hundredmodels.charts.palette import CLOSED, GAIN, INK, MUTED, OTHER

BAR = 22
STEP = 50
FAR = 0.45
"""Part of the width from which on a bar's note is written towards the left."""
BUILDS, TOTAL, EATS, REST = "adds", "subtotal", "takes off", "remainder"
COLOURS = {BUILDS: OTHER, TOTAL: INK, EATS: GAIN, REST: CLOSED}


def waterfall(
    steps: pd.DataFrame, *, unit: str, number: str = ",.0f", note: str | None = None
) -> alt.LayerChart | alt.FacetChart:
    """Draw a horizontal waterfall.

    Parameters
    ----------
    steps
        One row a bar from top to bottom: ``step`` (its name), ``start``, ``end`` (both in the
        unit), ``role`` (one of "adds", "subtotal", "takes off", "remainder").
    unit
        The unit, for the axis and the tooltip.
    number
        Format of the numbers at the bars, as d3 writes it.
    note
        A column with a few words for each bar, drawn under the bar in the muted colour.

    Returns
    -------
    altair.LayerChart
        Bars, thin links from bar to bar, and direct labels.

    Raises
    ------
    ValueError
        If a role is not known.
    """
    unknown = set(steps["role"]) - set(COLOURS)
    if unknown:
        raise ValueError(f"A bar of a waterfall has a role of {sorted(COLOURS)}, not {unknown}.")
    rows = steps.reset_index(drop=True).copy()
    rows["low"] = rows[["start", "end"]].min(axis=1)
    rows["high"] = rows[["start", "end"]].max(axis=1)
    rows["amount"] = rows["end"] - rows["start"]
    room = float(rows["high"].max() - min(0.0, rows["low"].min()))
    domain = [min(0.0, float(rows["low"].min())), float(rows["high"].max()) + 0.12 * room]
    order = rows["step"].tolist()
    y = alt.Y("step:N", sort=order, title=None, axis=alt.Axis(labelLimit=220, grid=False))
    x = alt.X("low:Q", title=unit, scale=alt.Scale(domain=domain, nice=False))
    roles = list(COLOURS)
    bars = (
        alt.Chart(rows)
        .mark_bar(size=BAR)
        .encode(
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
    )
    text = (
        alt.Chart(rows)
        .mark_text(align="left", dx=6, color=INK, fontWeight="bold")
        .encode(y=y, x=alt.X("high:Q"), text=alt.Text("amount:Q", format=number))
    )
    layers = [bars, text]
    if note is not None:
        # Under a bar that starts far to the right, the words end where the bar does.
        far = rows["low"] > domain[0] + FAR * room
        words = alt.Text(f"{note}:N")
        layers += [
            alt.Chart(rows[~far])
            .mark_text(align="left", dy=20, color=MUTED, fontSize=11)
            .encode(y=y, x=alt.X("low:Q"), text=words),
            alt.Chart(rows[far])
            .mark_text(align="right", dy=20, color=MUTED, fontSize=11)
            .encode(y=y, x=alt.X("high:Q"), text=words),
        ]
    return alt.layer(*layers).properties(height=STEP * len(rows))
