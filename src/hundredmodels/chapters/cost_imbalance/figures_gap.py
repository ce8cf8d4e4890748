"""Figures on the gap, revenue and spending."""

import altair as alt
import pandas as pd

from hundredmodels.chapters.cost_imbalance import frames, what_if
from hundredmodels.chapters.cost_imbalance.drawing import (
    LABEL,
    SOFT,
    STRONG,
    Drawing,
    empty,
    last_of,
    months_after,
    room_after,
)
from hundredmodels.chapters.cost_imbalance.facts import (
    CLOUDS,
)
from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.charts import tornado as tornado_chart, waterfall as waterfall_chart
from hundredmodels.charts.palette import CHINA, EUROPE, GAIN, INK, LACK, MUTED, OTHER

BILLION = "billion US dollars"
SHORT = {
    "found, model makers": "found, model makers",
    "required this year by all chips in use": "required in this year",
    "required over the chips' life, a year at this pace": "required over the chips' life",
}
COMPANY = alt.Tooltip("company:N", title="Company")


def gap_waterfall(study: Study) -> Drawing:
    """Draw the model of 2023 from chips to gap, following the reader's inputs."""
    frame, tried = frames.gap_waterfall(study), what_if.revenue_gap(study)
    if tried is None:
        return empty(frame) or alt.Chart(frame)
    chips, centre, required, gap, revenue_a_year, gap_a_year = (
        tried.expression(name)
        for name in ("chips_spend", "centre", "required", "gap", "required_a_year", "gap_a_year")
    )
    ends = {
        "chips": ("0", chips),
        "rest of the data centre": (chips, centre),
        "operator's margin": (centre, required),
        "revenue required": ("0", required),
        "revenue found": (required, gap),
        "gap": ("0", gap),
        frames.REQUIRED_A_YEAR: ("0", revenue_a_year),
        frames.GAP_A_YEAR: ("0", gap_a_year),
    }
    return waterfall_chart.waterfall(
        frame,
        unit=BILLION,
        number=",.3~r",
        note="what it is",
        live=ends,
        parameters=tried.parameters,
    )


def gap_rolled(study: Study) -> Drawing:
    """Draw what the chips require and what was found, by quarter."""
    frame = frames.gap_rolled(study)
    nothing = empty(frame)
    if nothing is not None:
        return nothing
    names = sorted(frame["series"].unique(), reverse=True)
    colour = {
        "found, model makers": GAIN,
        "required this year by all chips in use": LACK,
        "required over the chips' life, a year at this pace": OTHER,
    }
    dash = {name: [1, 0] if "life" not in name else [5, 4] for name in names}
    end = frame["day"].max()
    x = alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(domain=[frame["day"].min().isoformat(), months_after(end, 3)]),
        axis=alt.Axis(format="%Y", tickCount="year"),
    )
    y = alt.Y(
        "billion:Q",
        title=f"{BILLION}, log scale",
        scale=alt.Scale(type="log", nice=False, padding=24),
        axis=alt.Axis(format=",~g", values=[0.1, 1, 10, 100, 1000]),
    )
    base = alt.Chart(frame).encode(
        x=x,
        y=y,
        color=alt.Color(
            "series:N",
            scale=alt.Scale(domain=names, range=[colour[name] for name in names]),
            legend=None,
        ),
        strokeDash=alt.StrokeDash(
            "series:N",
            scale=alt.Scale(domain=names, range=[dash[name] for name in names]),
            legend=None,
        ),
        tooltip=[
            alt.Tooltip("series:N", title="What"),
            alt.Tooltip("day:T", title="Day", format="%e %B %Y"),
            alt.Tooltip("billion:Q", title=BILLION, format=",.3~g"),
        ],
    )
    first, span = frame["day"].min(), end - frame["day"].min()
    words = []
    for name in names:
        rows = frame[frame["series"] == name]
        if "life" in name:  # above the last step, where nothing lies higher
            spot = alt.Chart(rows.tail(1)).mark_text(
                align="right", dx=8, dy=-12, fontSize=LABEL, color=colour[name]
            )
        elif name.startswith("found"):  # under the line, which rises to the right
            near = (rows["day"] - (first + 0.5 * span)).abs().idxmin()
            spot = alt.Chart(rows.loc[[near]].assign(day=end)).mark_text(
                align="right", dy=22, fontSize=LABEL, color=colour[name]
            )
        else:  # under the first step, far above what was found
            spot = alt.Chart(rows.head(1)).mark_text(
                align="left", dx=4, dy=16, fontSize=LABEL, color=colour[name]
            )
        words.append(spot.encode(x=x, y=y, text=alt.value(SHORT[name])))
    return alt.layer(
        base.mark_line(interpolate="step-after", strokeWidth=STRONG),
        base.mark_point(size=14, filled=True, opacity=0.9),
        *words,
    )


def gap_tornado(study: Study) -> Drawing:
    """Draw what each input's range does to the gap of 2023."""
    frame = frames.gap_tornado(study)
    nothing = empty(frame)
    model = study.gap.vintages["2023"].model
    if nothing is not None or model is None:
        return nothing or alt.Chart(frame)
    return tornado_chart.tornado(frame, central=model.gap, unit=f"gap, {BILLION}")


def revenue_found(study: Study) -> Drawing:
    """Draw annualised revenue by company, reported filled and estimated hollow."""
    frame = frames.revenue_found(study)
    nothing = empty(frame)
    if nothing is not None:
        return nothing
    names = ["OpenAI", "Anthropic", "xAI", "Mistral AI", "Z.ai"]
    present = [name for name in names if name in set(frame["company"])]
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
        axis=alt.Axis(format="%Y", tickCount="year"),
    )
    y = alt.Y(
        "billion:Q",
        title=f"{BILLION} a year, log scale",
        scale=alt.Scale(type="log", nice=False, padding=12),
        axis=alt.Axis(format="~g", values=[0.01, 0.1, 1, 10, 100]),
    )
    tips = [
        COMPANY,
        alt.Tooltip("day:T", title="Day", format="%e %B %Y"),
        alt.Tooltip("billion:Q", title=f"{BILLION} a year", format=",.3~g"),
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


def capex(study: Study) -> Drawing:
    """Draw capital expenditure by quarter, stacked over companies."""
    frame = frames.capex(study)
    nothing = empty(frame)
    if nothing is not None:
        return nothing
    whole = frame.groupby("quarter_end")["company"].transform("nunique") == len(CLOUDS)
    if whole.any():
        frame = frame[whole]
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
        axis=alt.Axis(format="%Y", tickCount="year"),
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
            y=alt.Y("below:Q", title=f"{BILLION} a quarter"),
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
                alt.Tooltip("billion:Q", title=BILLION, format=",.1f"),
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


def clouds(study: Study) -> Drawing:
    """Draw cloud shares of 2022 by counter."""
    frame = frames.clouds(study)
    nothing = empty(frame)
    if nothing is not None:
        return nothing
    order = frame.groupby("vendor")["share"].max().sort_values(ascending=False).index.tolist()
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
