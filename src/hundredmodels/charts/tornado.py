"""Tornados: what each input's range does to an answer, widest swing on top."""

import altair as alt
import pandas as pd

from hundredmodels.charts.palette import GAIN, INK, LACK, MUTED

BAR = 20
STEP = 48
TICKS = alt.Axis(titleAnchor="end", tickCount=7, labelOverlap="greedy", labelSeparation=8)
LOW, HIGH = "low end", "high end"


def tornado(
    swings: pd.DataFrame, *, central: float, unit: str, number: str = ",.0f"
) -> alt.LayerChart | alt.FacetChart:
    """Draw a tornado.

    Parameters
    ----------
    swings
        One row an input, widest first: ``input`` (its name), ``at_low``, ``at_high`` (the answer
        at the ends of its range), ``low_text``, ``high_text`` (the ends in words).
    central
        The answer at the central inputs, drawn as a rule.
    unit
        Unit of the answer.
    number
        Format of the answer.

    Returns
    -------
    altair.LayerChart
        Two bars an input, the rule, and the ends in words.
    """
    order = swings["input"].tolist()
    long = pd.concat(
        [
            pd.DataFrame(
                {
                    "input": swings["input"],
                    "end": name,
                    "answer": swings[column],
                    "central": central,
                    "words": swings[words],
                    "lower": swings[column] <= central,
                }
            )
            for name, column, words in (
                (LOW, "at_low", "low_text"),
                (HIGH, "at_high", "high_text"),
            )
        ],
        ignore_index=True,
    )
    least, most = float(long["answer"].min()), float(long["answer"].max())
    room = 0.5 * max(most - least, abs(central) * 0.1, 1e-9)
    scale = alt.Scale(domain=[least - room, most + room], nice=False)
    y = alt.Y("input:N", sort=order, title=None, axis=alt.Axis(labelLimit=220, grid=False))
    bars = (
        alt.Chart(long)
        .mark_bar(size=BAR)
        .encode(
            y=y,
            x=alt.X("central:Q", title=unit, scale=scale, axis=TICKS),
            x2="answer:Q",
            color=alt.Color(
                "end:N", scale=alt.Scale(domain=[LOW, HIGH], range=[GAIN, LACK]), legend=None
            ),
            opacity=alt.Opacity(
                "end:N",
                sort=[LOW, HIGH],
                scale=alt.Scale(type="ordinal", domain=[LOW, HIGH], range=[0.55, 0.9]),
                legend=None,
            ),
            tooltip=[
                alt.Tooltip("input:N", title="Input"),
                alt.Tooltip("words:N", title="At"),
                alt.Tooltip("answer:Q", title=unit, format=number),
            ],
        )
    )
    labels = [
        (
            alt.Chart(side)
            .mark_text(align="right", dx=-5, color=MUTED, fontSize=11)
            .encode(y=y, x=alt.X("answer:Q"), text="words:N")
            if left
            else alt.Chart(side)
            .mark_text(align="left", dx=5, color=MUTED, fontSize=11)
            .encode(y=y, x=alt.X("answer:Q"), text="words:N")
        )
        for left, side in long[long["answer"] != central].groupby("lower")
    ]
    rule = (
        alt.Chart(pd.DataFrame({"central": [central]}))
        .mark_rule(color=INK, strokeWidth=1.5)
        .encode(x=alt.X("central:Q"), tooltip=[alt.Tooltip("central:Q", title=unit, format=number)])
    )
    return alt.layer(bars, *labels, rule).properties(height=STEP * len(order))
