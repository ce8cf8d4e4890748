"""A forest plot: estimates of one quantity under each other, each with its interval.

Our estimates are filled, quoted ones hollow and grey. An interval that is open above ends in an
arrow at the edge of the drawing. One dashed rule may mark a claimed or neutral value; it breaks
off behind the values written beside it.
"""

import math
import re
from dataclasses import dataclass

import altair as alt
import numpy as np
import pandas as pd

from hundredmodels.charts import theme
from hundredmodels.charts.palette import INK, LACK, MUTED, PAPER

ROW = 26
"""Height of a row, pixels."""
BROKEN_ROW = 32
"""Height of each row where a name takes two lines."""
HALO = 4
"""Width of the stroke of paper under a value, pixels: half of it stands out."""
ROOM = 0.15
"""Share of the axis kept free beyond a value that the declared ends would leave out."""
COLUMNS = ("label", "value", "low", "high", "basis")
QUOTED = "quoted"
LONG = 26
WHOLE = 100
"""Size from which three figures leave no decimals."""
BROKEN = f"length(datum.label) > {LONG} && test(/[,:] /, datum.label)"
AXIS = alt.Axis(
    labelLimit=330,
    labelColor=INK,
    labelLineHeight=13,
    labelOffset={"condition": {"test": BROKEN, "value": -6.5}, "value": 0},
    labelExpr=f"{BROKEN} ? split(replace(datum.label, /[,:] /, '|'), '|') : datum.label",
)
"""Long names break at their comma, for a phone has no room beside them."""


@dataclass(frozen=True)
class Mark:
    """A value to mark by a dashed rule.

    Attributes
    ----------
    value
        Where it stands.
    label
        What it is, written at the top.
    """

    value: float
    label: str


def forest(
    frame: pd.DataFrame,
    *,
    axis: str,
    domain: tuple[float, float],
    mark: Mark | None = None,
    log: bool = True,
    digits: int | None = 1,
) -> alt.TopLevelMixin:
    """Draw a forest plot.

    Parameters
    ----------
    frame
        One row an estimate, from the top down: ``label``, ``value``, ``low``, ``high`` (missing
        where there is no interval, infinite where it is open) and ``basis`` (``quoted`` or
        another word). Rows without a value are left out.
    axis
        Title of the value axis, with its unit.
    domain
        Ends of the value axis, which move out for a value beyond them.
    mark
        A value to mark.
    log
        Whether the value axis is logarithmic.
    digits
        Decimals of the values written at the right; ``None`` for three significant figures, as in
        the prose.

    Returns
    -------
    altair.TopLevelMixin
        As wide as its column, as high as its rows.
    """
    assert theme is not None  # noqa: S101 -- importing the module switches the theme on
    rows = frame.loc[frame["value"].notna(), list(COLUMNS)].copy()
    domain = _reaching(rows["value"].astype(float), domain, log=log)
    rows["start"] = np.clip(rows["low"].astype(float), *domain)
    rows["end"] = np.clip(rows["high"].astype(float), *domain)
    rows["open"] = rows["high"].astype(float) > domain[1]
    rows["written"] = [_written(row, digits) for row in rows.itertuples()]
    rows["interval"] = [_interval(row, digits) for row in rows.itertuples()]
    rows = rows.drop(columns=["low", "high"])
    order = list(rows["label"])
    y = alt.Y("label:N", sort=order, title=None, axis=AXIS)
    scale = alt.Scale(type="log" if log else "linear", domain=list(domain), nice=False)
    x = alt.X(
        "value:Q",
        title=axis,
        scale=scale,
        axis=alt.Axis(
            grid=True, tickCount=8, labelOverlap="greedy", labelSeparation=8, titleAnchor="end"
        ),
    )
    tooltip = [
        alt.Tooltip("label:N", title="Estimate"),
        alt.Tooltip("value:Q", title=axis, format=",.3~r" if digits is None else f",.{digits}f"),
        alt.Tooltip("interval:N", title="Interval"),
        alt.Tooltip("basis:N", title="Whose"),
    ]
    base = alt.Chart(rows)
    quoted = alt.datum.basis == QUOTED
    colour = alt.when(quoted).then(alt.value(MUTED)).otherwise(alt.value(INK))
    ranged = base.transform_filter("isValid(datum.start)")
    written = base.mark_text(align="left", baseline="bottom", dx=5, dy=-2, fontSize=11).encode(
        y=y, x=x, text="written:N"
    )
    layers = [
        ranged.mark_rule(strokeWidth=2).encode(
            y=y, x=alt.X("start:Q", scale=scale), x2="end:Q", color=colour, tooltip=tooltip
        ),
        ranged.transform_filter("datum.open")
        .mark_text(text="▸", align="right", dx=5)
        .encode(y=y, x=alt.X("end:Q", scale=scale), color=colour),
        base.transform_filter(quoted)
        .mark_point(size=64, fill="transparent", stroke=MUTED, strokeWidth=2)
        .encode(y=y, x=x, tooltip=tooltip),
        base.transform_filter(f"datum.basis != '{QUOTED}'")
        .mark_point(size=64, filled=True, color=INK, opacity=1)
        .encode(y=y, x=x, tooltip=tooltip),
        written.encode(color=colour),
    ]
    if mark is not None:
        at = alt.Chart(pd.DataFrame({"at": [mark.value], "label": [mark.label]}))
        rule = at.mark_rule(color=LACK, strokeDash=[5, 4], strokeWidth=1.5).encode(
            x="at:Q",
            tooltip=[
                alt.Tooltip("label:N", title="Marked"),
                alt.Tooltip("at:Q", title=axis, format=",.1f"),
            ],
        )
        # Under the intervals and dots, which it would else eat into.
        halo = written.encode(
            color=alt.value(PAPER), stroke=alt.value(PAPER), strokeWidth=alt.value(HALO)
        )
        layers = [rule, halo, *layers]
        layers.append(
            at.mark_text(color=LACK, align="left", baseline="bottom", dx=4, dy=-3).encode(
                x="at:Q", y=alt.value(0), text="label:N"
            )
        )
    step = BROKEN_ROW if any(_breaks(label) for label in order) else ROW
    return alt.layer(*layers).properties(height=step * len(order))


def _reaching(
    values: "pd.Series[float]", domain: tuple[float, float], *, log: bool
) -> tuple[float, float]:
    """Move the ends of an axis out to values beyond them, and a little further."""
    low, high = min(domain[0], float(values.min())), max(domain[1], float(values.max()))
    by = ROOM * (math.log(high / low) if log else high - low)
    return (
        low if low == domain[0] else low * math.exp(-by) if log else low - by,
        high if high == domain[1] else high * math.exp(by) if log else high + by,
    )


def _breaks(label: str) -> bool:
    """Return whether a name takes two lines, as ``BROKEN`` has it."""
    return len(label) > LONG and bool(re.search("[,:] ", label))


def _written(row: object, digits: int | None) -> str:
    """Write a value."""
    return _number(getattr(row, "value"), digits)  # noqa: B009 -- a row of itertuples


def _number(value: float, digits: int | None) -> str:
    """Write a number with these decimals, or with three significant figures."""
    if digits is not None:
        words = f"{value:,.{digits}f}"
    else:
        rounded = float(f"{value:.3g}")
        words = f"{rounded:,.0f}" if abs(rounded) >= WHOLE else f"{rounded:.3g}"
    return words.replace("-", "−")


def _interval(row: object, digits: int | None) -> str:
    """Write an interval."""
    low, high = getattr(row, "low"), getattr(row, "high")  # noqa: B009 -- as above
    if pd.isna(low) or pd.isna(high):
        return "none"
    return f"{_number(low, digits)} " + (
        "or more" if np.isinf(high) else f"to {_number(high, digits)}"
    )
