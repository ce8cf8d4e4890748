"""Forest plots: estimates of one quantity beside each other, with their intervals.

Ours are filled, published ones hollow. The value stands in words at the right.
"""

import altair as alt
import pandas as pd

from hundredmodels.charts.palette import INK, MUTED, OTHER, PAPER

STEP = 27
OURS, PUBLISHED = "ours", "published"


def forest(
    estimates: pd.DataFrame,
    *,
    title: str,
    log: bool = False,
    reference: float | None = None,
    reference_label: str = "",
) -> alt.LayerChart | alt.FacetChart:
    """Draw a forest plot.

    Parameters
    ----------
    estimates
        One row an estimate, top first: ``estimator`` (its name, different in every row),
        ``value`` (missing where only a range is known), ``low`` and ``high`` (missing where there
        is no interval), ``basis`` ("ours" or "published") and ``words`` (the value and interval
        as text).
    title
        What is estimated, with its unit.
    log
        Whether the axis is logarithmic; all ends must then be above nought.
    reference
        A value to draw a rule at ("no growth").
    reference_label
        What the rule stands for.

    Returns
    -------
    altair.LayerChart
        A whisker and a point for each row, and its words at the right.
    """
    order = estimates["estimator"].tolist()
    ends = pd.concat([estimates[name].astype(float) for name in ("value", "low", "high")]).dropna()
    ends = ends[ends.abs() < float("inf")]
    if reference is not None:
        ends = pd.concat([ends, pd.Series([reference])])
    least, most = float(ends.min()), float(ends.max())
    if log:
        domain = [least / 1.15, most * (most / least) ** 0.55]
        scale = alt.Scale(type="log", domain=domain, nice=False)
    else:
        room = max(most - least, abs(most) * 0.1)
        scale = alt.Scale(domain=[least - 0.06 * room, most + 0.5 * room], nice=False)
    kept = ["estimator", "value", "low", "high", "basis", "words"]
    rows = estimates[kept].assign(
        low=estimates["low"].clip(lower=least),
        high=estimates["high"].clip(upper=most),
        place=estimates[["value", "high", "low"]].max(axis=1).clip(upper=most),
    )
    y = alt.Y("estimator:N", sort=order, title=None, axis=alt.Axis(labelLimit=260, grid=False))
    x = alt.X("value:Q", scale=scale, title=title, axis=alt.Axis(grid=True, tickCount=6))
    tips = [
        alt.Tooltip("estimator:N", title="estimator"),
        alt.Tooltip("words:N", title="estimate"),
        alt.Tooltip("basis:N", title="basis"),
    ]
    base = alt.Chart(rows)
    spans = alt.Chart(rows.dropna(subset=["low", "high"]))
    ours = f"datum.basis === '{OURS}'"
    layers: list[alt.Chart] = [
        spans.mark_rule(strokeWidth=2, opacity=0.75).encode(
            x=alt.X("low:Q", scale=scale, title=title),
            x2="high:Q",
            y=y,
            color=alt.condition(ours, alt.value(INK), alt.value(OTHER)),
            tooltip=tips,
        ),
        alt.Chart(rows.dropna(subset=["value"]))
        .mark_point(size=64, strokeWidth=1.75, opacity=1, filled=False)
        .encode(
            x=x,
            y=y,
            stroke=alt.condition(ours, alt.value(INK), alt.value(OTHER)),
            fill=alt.condition(ours, alt.value(INK), alt.value(PAPER)),
            tooltip=tips,
        ),
        base.mark_text(align="left", dx=10, fontSize=11.5).encode(
            x=alt.X("place:Q", scale=scale, title=title),
            y=y,
            text="words:N",
            color=alt.condition(ours, alt.value(INK), alt.value(MUTED)),
        ),
    ]
    if reference is not None:
        line = pd.DataFrame({"value": [reference], "words": [reference_label]})
        layers.insert(0, alt.Chart(line).mark_rule(color=MUTED, strokeDash=[3, 3]).encode(x=x))
        layers.append(
            alt.Chart(line)
            .mark_text(align="left", dx=4, dy=-6, baseline="bottom", color=MUTED, fontSize=11)
            .encode(x=x, y=alt.value(0), text="words:N")
        )
    return alt.layer(*layers).properties(height=STEP * len(order) + 8)
