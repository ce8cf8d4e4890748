"""Sensitivity: one number against one parameter, over all runs of a sweep."""

import altair as alt
import pandas as pd

from hundredmodels.charts.palette import INK, OPEN, OTHER

HEIGHT = 200
FAR_APART = 100.0
"""Ratio of the largest to the smallest value from which a scale is logarithmic."""
AXES = {
    "Q": alt.Axis(tickCount=5),
    "T": alt.Axis(tickCount=4, format="%b %Y", labelOverlap="greedy"),
    "N": alt.Axis(labelAngle=0),
}
MOST_POINTS = 50
"""Runs up to which each is marked on its line."""


def sensitivity(
    runs: pd.DataFrame, *, kind: str, parameter: str, unit: str, alone: bool
) -> alt.LayerChart | alt.FacetChart:
    """Draw a number against a parameter.

    Parameters
    ----------
    runs
        One row a run, sorted by the parameter: ``at`` (the parameter), ``value``, and ``low`` and
        ``high``, the interval's ends where it has finite ones.
    kind
        Of the parameter: ``Q`` for numbers, ``T`` for days, ``N`` for words.
    parameter
        What stands below the axis.
    unit
        Unit of the number.
    alone
        Whether no other parameter varies. The line then joins the runs, with their intervals as a
        band; otherwise each run is a dot, and the line joins the medians of runs with the same
        parameter.

    Returns
    -------
    altair.LayerChart
        Band or dots, and the line.
    """
    least, most = float(runs["value"].min()), float(runs["value"].max())
    far = least > 0 and most / least >= FAR_APART
    scale = alt.Scale(type="log") if far else alt.Scale(zero=False)
    axis = AXES[kind]
    x = alt.X(f"at:{kind}", title=parameter, axis=axis, scale=_reach(kind))
    y = alt.Y("value:Q", title=unit or None, scale=scale, axis=alt.Axis(tickCount=4, format="~s"))
    base = alt.Chart(runs)
    layers = []
    if alone:
        banded = runs.dropna(subset=["low", "high"])
        banded = banded[banded["low"] > 0] if far else banded
        if not banded.empty:
            band = alt.Chart(banded).mark_area(color=OPEN, opacity=0.18)
            layers.append(band.encode(x=x, y=alt.Y("low:Q", scale=scale), y2="high:Q"))
        joined = runs
    else:
        dots = base.mark_circle(color=OTHER, opacity=0.5, size=30)
        layers.append(dots.encode(x=x, y=y))
        joined = runs.groupby("at", sort=True)["value"].median().reset_index()
    if kind == "N":
        layers.append(alt.Chart(joined).mark_tick(color=INK, thickness=2).encode(x=x, y=y))
    elif alone or len(joined) < len(runs):
        points = {"color": OPEN, "size": 16} if alone and len(joined) <= MOST_POINTS else False
        line = alt.Chart(joined).mark_line(color=OPEN if alone else INK, point=points)
        layers.append(line.encode(x=x, y=y))
    return alt.layer(*layers).properties(height=HEIGHT)


def _reach(kind: str) -> alt.Scale:
    """Return the parameter's scale: numbers needn't reach zero."""
    return alt.Scale(zero=False, nice=False) if kind == "Q" else alt.Scale()
