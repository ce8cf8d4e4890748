"""Figures on revenue, spending and cloud shares."""

import altair as alt
import pandas as pd

from hundredmodels.chapters.cost_imbalance import frames
from hundredmodels.chapters.cost_imbalance.facts import CLOUDS, LABS
from hundredmodels.chapters.cost_imbalance.figures.marks import (
    LABEL,
    SOFT,
    last_of,
    months_after,
    room_after,
    years_axis,
)
from hundredmodels.chapters.cost_imbalance.frames.market import vendors, whole_quarters
from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.chapters.notes import draws
from hundredmodels.chapters.units import BILLION_DOLLARS
from hundredmodels.charts.axes import log_scale, log_ticks
from hundredmodels.charts.palette import CHINA, EUROPE, INK, LACK, MUTED, OTHER

COMPANY = alt.Tooltip("company:N", title="Company")


@draws(frames.revenue_found)
def revenue_found(_study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw annualised revenue by company, reported filled and estimated hollow."""
    present = [name for name in LABS if name in set(frame["company"])]
    colours = {"OpenAI": INK, "Anthropic": LACK, "xAI": OTHER, "Mistral AI": EUROPE, "Z.ai": CHINA}
    scale = alt.Scale(domain=present, range=[colours[name] for name in present])
    x = alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(
            domain=[
                frame["day"].min().isoformat(),
                room_after(frame["day"].min(), frame["day"].max(), 0.22),
            ]
        ),
        axis=years_axis(frame["day"].min(), frame["day"].max()),
    )
    y = alt.Y(
        "billion:Q",
        title=f"{BILLION_DOLLARS} a year, log scale",
        scale=log_scale(frame["billion"], padding=12),
        axis=alt.Axis(format="~g", values=log_ticks(frame["billion"], [0.01, 0.1, 1, 10, 100])),
    )
    tips = [
        COMPANY,
        alt.Tooltip("day:T", title="Day", format="%e %B %Y"),
        alt.Tooltip("billion:Q", title=f"{BILLION_DOLLARS} a year", format=",.3~g"),
        alt.Tooltip("kind:N", title="Basis"),
        alt.Tooltip("grade:N", title="Grade of the source"),
    ]
    colour = alt.Color("company:N", scale=scale, legend=None)
    lines = (
        alt.Chart(frame)
        .mark_line(strokeWidth=SOFT, opacity=0.7)
        .encode(x=x, y=y, color=colour, tooltip=tips)
    )
    dots = [
        alt.Chart(rows)
        .mark_point(size=44, filled=filled, strokeWidth=1.5, opacity=1)
        .encode(x=x, y=y, color=colour, shape=alt.Shape(
            "grade:N",
            scale=alt.Scale(
                domain=["A", "B", "C", "D"], range=["circle", "circle", "square", "triangle-up"]
            ),
            legend=None,
        ), tooltip=tips)
        for filled, rows in ((True, frame[frame["kind"] == "reported"]),
                             (False, frame[frame["kind"] != "reported"]))
        if len(rows)
    ]  # fmt: skip
    labels = (
        alt.Chart(last_of(frame, "company", "day"))
        .mark_text(align="left", dx=8, fontSize=LABEL)
        .encode(x=x, y=y, text="company:N", color=colour)
    )
    return alt.layer(lines, *dots, labels)


@draws(frames.capex)
def capex(_study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw capital expenditure by quarter, stacked over companies."""
    whole = whole_quarters(frame)
    frame = whole if len(whole) else frame
    place = frame["company"].map(list(CLOUDS).index)
    frame = frame.assign(place=place).sort_values(["quarter_end", "place"])
    above = frame.groupby("quarter_end")["billion"].cumsum()
    frame = frame.assign(
        above=above,
        below=above - frame["billion"],
        **{"from": frame["quarter_end"] - pd.Timedelta(days=84)},
        to=frame["quarter_end"] - pd.Timedelta(days=6),
    )
    shades = [0.95, 0.72, 0.5, 0.3]
    x = alt.X(
        "from:T",
        title=None,
        axis=years_axis(
            frame["quarter_end"].min() - pd.DateOffset(months=3), frame["quarter_end"].max()
        ),
        scale=alt.Scale(
            domain=[
                months_after(frame["quarter_end"].min(), -3),
                room_after(frame["quarter_end"].min(), frame["quarter_end"].max(), 0.24),
            ]
        ),
    )
    bars = (
        alt.Chart(frame)
        .mark_bar(color=OTHER)
        .encode(
            x=x,
            x2="to:T",
            y=alt.Y("below:Q", title=f"{BILLION_DOLLARS} a quarter"),
            y2="above:Q",
            opacity=alt.Opacity(
                "company:N",
                sort=list(CLOUDS),
                scale=alt.Scale(type="ordinal", domain=list(CLOUDS), range=shades),
                legend=None,
            ),
            tooltip=[
                COMPANY,
                alt.Tooltip("quarter_end:T", title="Quarter to", format="%e %B %Y"),
                alt.Tooltip("billion:Q", title=BILLION_DOLLARS, format=",.1f"),
                alt.Tooltip("grade:N", title="Grade of the source"),
            ],
        )
    )
    at = frame["quarter_end"].max()
    last = frame[frame["quarter_end"] == at]
    last = last.assign(middle=(last["below"] + last["above"]) / 2)
    labels = (
        alt.Chart(last)
        .mark_text(align="left", dx=5, color=MUTED, fontSize=LABEL)
        .encode(x=alt.X("to:T"), y=alt.Y("middle:Q"), text="company:N")
    )
    return alt.layer(bars, labels)


@draws(frames.clouds)
def clouds(_study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw cloud shares of 2022 by counter."""
    order = vendors(frame)
    y = alt.Y("vendor:N", sort=order, title=None, axis=alt.Axis(grid=False))
    offset = alt.YOffset("counter:N", scale=alt.Scale(domain=["IDC", "Gartner"]))
    scale = alt.Scale(type="ordinal", domain=["IDC", "Gartner"], range=[0.9, 0.45])
    bars = (
        alt.Chart(frame)
        .mark_bar(color=OTHER)
        .encode(
            y=y,
            yOffset=offset,
            x=alt.X(
                "share:Q",
                title="% of the counter's own market",
                scale=alt.Scale(domain=[0, 62], nice=False),
            ),
            opacity=alt.Opacity("counter:N", sort=["IDC", "Gartner"], scale=scale, legend=None),
            tooltip=[
                alt.Tooltip("vendor:N", title="Vendor"),
                alt.Tooltip("counter:N", title="Counter"),
                alt.Tooltip("share:Q", title="Share, %", format=".1f"),
            ],
        )
    )
    text = (
        alt.Chart(frame.assign(words=[
            f"{share:.1f}  {counter}"
            for share, counter in zip(frame["share"], frame["counter"], strict=True)
        ]))
        .mark_text(align="left", dx=5, fontSize=LABEL, color=MUTED)
        .encode(y=y, yOffset=offset, x="share:Q", text="words:N")
    )  # fmt: skip
    return alt.layer(bars, text).properties(height=46 * len(order))
