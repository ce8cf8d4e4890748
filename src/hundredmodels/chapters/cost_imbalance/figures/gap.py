"""Figures on the gap."""

import altair as alt
import pandas as pd

from hundredmodels.chapters.cost_imbalance import frames, what_if
from hundredmodels.chapters.cost_imbalance.figures.marks import (
    EARLY,
    LABEL,
    STRONG,
    months_after,
    years_axis,
)
from hundredmodels.chapters.cost_imbalance.frames.gap import (
    FOUND,
    GAP_A_YEAR,
    IN_USE,
    OVER_LIFE,
    REQUIRED_A_YEAR,
)
from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.chapters.notes import draws
from hundredmodels.chapters.units import BILLION_DOLLARS
from hundredmodels.charts import tornado as tornado_chart, waterfall as waterfall_chart
from hundredmodels.charts.axes import log_scale, log_ticks
from hundredmodels.charts.palette import GAIN, LACK, OTHER

QUARTER = pd.Timedelta(days=91)
"""The shortest time axis."""
SHORT = {
    FOUND: "found, model makers",
    IN_USE: "required in this year",
    OVER_LIFE: "required over the chips' life",
}


@draws(frames.gap_waterfall)
def gap_waterfall(study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the model of 2023 from chips to gap, following the reader's inputs."""
    tried = what_if.revenue_gap(study)
    assert tried is not None  # noqa: S101 -- else the frame is a note
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
        REQUIRED_A_YEAR: ("0", revenue_a_year),
        GAP_A_YEAR: ("0", gap_a_year),
    }
    return waterfall_chart.waterfall(
        frame,
        unit=BILLION_DOLLARS,
        number=",.3~r",
        note="what it is",
        live=ends,
        parameters=tried.parameters,
    )


@draws(frames.gap_rolled)
def gap_rolled(_study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw what the chips require and what was found, by quarter."""
    names = sorted(frame["series"].unique(), reverse=True)
    colour = {
        FOUND: GAIN,
        IN_USE: LACK,
        OVER_LIFE: OTHER,
    }
    dash = {name: [5, 4] if name == OVER_LIFE else [1, 0] for name in names}
    end = frame["day"].max()
    x = alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(domain=[frame["day"].min().isoformat(), months_after(end, 3)]),
        axis=years_axis(frame["day"].min(), end),
    )
    y = alt.Y(
        "billion:Q",
        title=f"{BILLION_DOLLARS}, log scale",
        scale=log_scale(frame["billion"], padding=24),
        axis=alt.Axis(format=",~g", values=log_ticks(frame["billion"], [0.1, 1, 10, 100, 1000])),
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
            alt.Tooltip("billion:Q", title=BILLION_DOLLARS, format=",.3~g"),
        ],
    )
    first = frame["day"].min()
    span = max(end - first, QUARTER)
    words = []
    for name in names:
        rows = frame[frame["series"] == name]
        if name == OVER_LIFE:  # above the last step, where nothing lies higher
            early = rows["day"].max() <= first + EARLY * span
            spot = alt.Chart(rows.tail(1)).mark_text(
                align="left" if early else "right",
                dx=4 if early else 8,
                dy=-12,
                fontSize=LABEL,
                color=colour[name],
            )
        elif name == FOUND:  # under the line, which rises to the right
            near = (rows["day"] - (first + 0.5 * span)).abs().idxmin()
            lowest = rows.loc[near, "billion"] == frame["billion"].min()
            spot = alt.Chart(rows.loc[[near]]).mark_text(
                align="left",
                dx=6,
                dy=-12 if lowest else 18,
                fontSize=LABEL,
                color=colour[name],
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


@draws(frames.gap_tornado)
def gap_tornado(study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw what each input's range does to the gap of 2023."""
    model = study.gap.vintages["2023"].model
    assert model is not None  # noqa: S101 -- else the frame is a note
    return tornado_chart.tornado(frame, central=model.gap, unit=f"gap, {BILLION_DOLLARS}")
