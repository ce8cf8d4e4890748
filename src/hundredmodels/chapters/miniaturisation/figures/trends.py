"""The figures of how fast density grows."""

import altair as alt
import pandas as pd

from hundredmodels.chapters.miniaturisation import frames
from hundredmodels.chapters.miniaturisation.figures.marks import (
    SIZE,
    camp_colour,
    camp_shape,
    log_axis,
    recent,
)
from hundredmodels.chapters.miniaturisation.frames.trends import density_lines
from hundredmodels.chapters.miniaturisation.names import full
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.notes import draws
from hundredmodels.charts import theme
from hundredmodels.charts.axes import decade_scale, decade_ticks
from hundredmodels.charts.forest import Mark, forest
from hundredmodels.charts.palette import INK, MUTED, OTHER

LEFT = 1 / 3
"""Share of an axis in which a word to the left of its rule would run out of the drawing."""


def law(study: Study) -> Mark | None:
    """Mark the law, once the article that states it was out."""
    out = study.measured.article_out
    return Mark(study.parameters.law_months, "the law") if out else None


@draws(frames.estimates)
def estimates(study: Study, rows: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the doubling times, ours beside the published ones."""
    return forest(
        rows,
        axis="months to double (log scale)",
        domain=(2, 32),
        mark=law(study),
    )


@draws(frames.choices)
def choices(study: Study, rows: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the doubling times under other choices."""
    return forest(
        rows,
        axis="months to double (log scale)",
        domain=(1.5, 32),
        mark=law(study),
    )


@draws(frames.equal_terms)
def equal_terms(_study: Study, rows: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the doubling times at equal size, data and compute."""
    return forest(
        rows,
        axis="months to halve (log scale)",
        domain=(2, 48),
    )


@draws(frames.null)
def null(study: Study, bins: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the null of the records, and the observed rate."""
    observed = study.results[full("density-growth-smallest")].value
    bars = (
        alt.Chart(bins)
        .mark_bar(color=OTHER, opacity=0.55)
        .encode(
            x=alt.X("from:Q", title="growth of density, times a year", bin="binned"),
            x2="to:Q",
            y=alt.Y("share of shuffles:Q", axis=alt.Axis(format="%"), title="share of shuffles"),
            tooltip=[
                alt.Tooltip(f"{c}:Q", title=words, format=form)
                for c, words, form in zip(
                    bins.columns,
                    ("from, times a year", "to, times a year", "share of shuffles"),
                    (".2f", ".2f", ".1%"),
                    strict=True,
                )
            ],
        )
    )
    at = alt.Chart(pd.DataFrame({"at": [observed], "label": ["the real dates"]}))
    rule = at.mark_rule(color=INK, strokeWidth=2.5).encode(
        x="at:Q",
        tooltip=[
            alt.Tooltip("label:N", title="With"),
            alt.Tooltip("at:Q", title="times a year", format=".2f"),
        ],
    )
    start, end = float(bins["from"].min()), float(bins["to"].max())
    on_the_left = isinstance(observed, float) and observed - start < LEFT * (end - start)
    word = at.mark_text(
        align="left" if on_the_left else "right",
        dx=6 if on_the_left else -6,
        fontWeight="bold",
        baseline="top",
    ).encode(x="at:Q", y=alt.value(4), text="label:N")
    return alt.layer(bars, rule, word).properties(height=theme.HEIGHT - 60)


@draws(frames.densities)
def densities(study: Study, dots: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw density by date with our trend and two laws."""
    lines = density_lines(study)
    shown = pd.concat([dots["density"], lines["density"].astype(float)])
    x = alt.X("released:T", title=None)
    y = alt.Y(
        "density:Q",
        scale=decade_scale(shown),
        axis=log_axis(decade_ticks(shown, [0.02, 0.1, 0.5, 1, 2, 10, 50, 100])),
        title="density (log scale)",
    )
    points = (
        alt.Chart(dots)
        .mark_point(filled=True, size=44, opacity=0.5)
        .encode(
            x=x,
            y=y,
            color=camp_colour(dots),
            shape=camp_shape(dots),
            tooltip=["model", alt.Tooltip("released:T", format="%Y-%m-%d"), SIZE,
                     alt.Tooltip("MMLU:Q", title="MMLU, %"),
                     alt.Tooltip("density:Q", title="density, reference model = 1", format=".2f")],
        )
    )  # fmt: skip
    curve = (
        alt.Chart(lines)
        .mark_line(strokeWidth=2.25)
        .encode(
            x=x,
            y=y,
            detail="line:N",
            tooltip=[alt.Tooltip("line:N", title="Line")],
            color=alt.condition("datum.line == 'our trend'", alt.value(INK), alt.value(MUTED)),
            strokeDash=alt.condition(
                "datum.line == 'our trend'", alt.value([1, 0]), alt.value([5, 4])
            ),
        )
    )
    names = (
        alt.Chart(lines.groupby("line", as_index=False).tail(1))
        .mark_text(align="left", dx=6, fontWeight="bold")
        .encode(x=x, y=y, text="line:N")
    )
    return alt.layer(recent(study, x, "released"), points, curve, names).properties(
        height=theme.HEIGHT
    )
