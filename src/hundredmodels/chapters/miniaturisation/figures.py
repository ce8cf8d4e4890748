"""The chapter's figures: a study in, a chart out; captions and alt texts are in ``prose``."""

import altair as alt
import pandas as pd

from hundredmodels.chapters.miniaturisation import frames
from hundredmodels.chapters.miniaturisation.drawing import (
    camp_colour,
    camp_shape,
    log_axis,
    or_sentence,
)
from hundredmodels.chapters.miniaturisation.figures_market import day_market, price_and_size
from hundredmodels.chapters.miniaturisation.shade import recent
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.miniaturisation.wording import full
from hundredmodels.charts import theme
from hundredmodels.charts.forest import Mark, forest
from hundredmodels.charts.palette import (
    CHINA,
    EUROPE,
    INK,
    LACK,
    MUTED,
    OTHER,
)

HEIGHT = theme.HEIGHT
SIZE = "billion parameters"
SIZES = alt.Scale(type="log", nice=False)


@or_sentence(frames.models)
def score_by_size(study: Study) -> alt.TopLevelMixin:
    """Draw scores by size, with the regression's lines at three dates."""
    dots, lines = frames.models(study), frames.iso_dates(study)
    x = alt.X(
        f"{SIZE}:Q",
        scale=alt.Scale(type="log", domain=[0.4, 1200], nice=False),
        axis=log_axis([0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000], grid=False),
        title="billion parameters (log scale)",
    )
    y = alt.Y("MMLU:Q", title="MMLU, per cent", scale=alt.Scale(domain=[25, 95]))
    points = (
        alt.Chart(dots)
        .mark_point(filled=True, size=44, opacity=0.5)
        .encode(
            x=x,
            y=y,
            color=camp_colour(dots),
            shape=camp_shape(dots),
            tooltip=["model", "developer", alt.Tooltip("released:T", format="%Y-%m-%d"), SIZE,
                     alt.Tooltip("MMLU:Q", title="MMLU, %"), "camp"],
        )
    )  # fmt: skip
    curve = (
        alt.Chart(lines)
        .mark_line(color=INK)
        .encode(x=x, y=y, detail="date:N", tooltip=[
            "date",
            alt.Tooltip(f"{SIZE}:Q", format=".1f"),
            alt.Tooltip("MMLU:Q", title="MMLU, %", format=".1f"),
        ])
    )  # fmt: skip
    ends = lines.sort_values(SIZE).groupby("date", as_index=False).tail(1)
    names = (
        alt.Chart(ends)
        .mark_text(align="left", dx=5, fontWeight="bold")
        .encode(x=x, y=y, text="date:N")
    )
    return alt.layer(points, curve, names).properties(height=HEIGHT + 40)


@or_sentence(frames.staircases)
def staircases(study: Study) -> alt.TopLevelMixin:
    """Draw the smallest model so far at four levels."""
    rows = frames.staircases(study)
    tooltip = ["level", "model", alt.Tooltip("released:T", format="%Y-%m-%d"), SIZE]
    x = alt.X("released:T", title=None)
    y = alt.Y(
        f"{SIZE}:Q",
        scale=SIZES,
        axis=log_axis([0.5, 1, 2, 5, 10, 20, 50, 100, 200]),
        title="billion parameters (log scale)",
    )
    shade = alt.StrokeDash("level:N", legend=None)
    line = (
        alt.Chart(rows)
        .mark_line(interpolate="step-after", strokeWidth=2, color=INK)
        .encode(
            x=x,
            y=y,
            strokeDash=shade,
            detail="level:N",
            tooltip=[alt.Tooltip("level:N", title="Smallest at")],
        )
    )
    dots = (
        alt.Chart(rows[rows["model"] != ""])
        .mark_circle(size=50, color=INK, opacity=1)
        .encode(x=x, y=y, tooltip=tooltip)
    )
    names = (
        alt.Chart(rows.groupby("level", as_index=False).tail(1))
        .mark_text(align="left", dx=6, fontWeight="bold")
        .encode(x=x, y=y, text="level:N")
    )
    return alt.layer(recent(study, x, "released"), line, dots, names).properties(height=HEIGHT)


@or_sentence(frames.estimates)
def estimates(study: Study) -> alt.TopLevelMixin:
    """Draw the doubling times, ours beside the published ones."""
    return forest(
        frames.estimates(study),
        axis="months to double (log scale)",
        domain=(2, 32),
        mark=Mark(study.parameters.law_months, "the law"),
    )


@or_sentence(frames.choices)
def choices(study: Study) -> alt.TopLevelMixin:
    """Draw the doubling times under other choices."""
    return forest(
        frames.choices(study),
        axis="months to double (log scale)",
        domain=(1.5, 32),
        mark=Mark(study.parameters.law_months, "the law"),
    )


@or_sentence(frames.equal_terms)
def equal_terms(study: Study) -> alt.TopLevelMixin:
    """Draw the doubling times at equal size, data and compute."""
    return forest(
        frames.equal_terms(study),
        axis="months to halve (log scale)",
        domain=(2, 48),
    )


@or_sentence(frames.null_bins)
def null(study: Study) -> alt.TopLevelMixin:
    """Draw the null of the records, and the observed rate."""
    bins = frames.null_bins(study)
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
    word = at.mark_text(align="right", dx=-6, fontWeight="bold", baseline="top").encode(
        x="at:Q", y=alt.value(4), text="label:N"
    )
    return alt.layer(bars, rule, word).properties(height=HEIGHT - 60)


@or_sentence(frames.densities)
def densities(study: Study) -> alt.TopLevelMixin:
    """Draw density by date with our trend and two laws."""
    dots, lines = frames.densities(study), frames.density_lines(study)
    x = alt.X("released:T", title=None)
    y = alt.Y(
        "density:Q",
        scale=SIZES,
        axis=log_axis([0.02, 0.1, 0.5, 1, 2, 10, 50, 100]),
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
    return alt.layer(recent(study, x, "released"), points, curve, names).properties(height=HEIGHT)


@or_sentence(frames.example)
def example(study: Study) -> alt.TopLevelMixin:
    """Draw the ratios around the law's own example."""
    return forest(frames.example(study), axis="times (log scale)", domain=(10, 200), digits=0)


@or_sentence(frames.paths)
def paths(study: Study) -> alt.TopLevelMixin:
    """Draw what became of models of about a hundred billion parameters."""
    rows, lines = frames.paths(study), frames.path_lines(study)
    x = alt.X("months:Q", title="months since the release", scale=alt.Scale(domain=[0, 24]))
    y = alt.Y(
        "relative size:Q",
        scale=SIZES,
        axis=alt.Axis(format="%", values=[0.02, 0.05, 0.1, 0.25, 0.5, 1]),
        title="smallest equal model, share of the size (log scale)",
    )
    single = (
        alt.Chart(rows)
        .mark_line(interpolate="step-after", color=OTHER, opacity=0.35, strokeWidth=1.25)
        .encode(x=x, y=y, detail="start:N", tooltip=[
            alt.Tooltip("start:N", title="Starting from"),
            alt.Tooltip("months:Q", title="months since its release", format=".0f"),
            alt.Tooltip("relative size:Q", title="smallest equal model, share of its size",
                        format=".0%")])
    )  # fmt: skip
    bold = (
        alt.Chart(lines)
        .mark_line(strokeWidth=2.75)
        .encode(
            x=x,
            y=y,
            detail="line:N",
            tooltip=[alt.Tooltip("line:N", title="Line")],
            color=alt.condition("datum.line == 'median'", alt.value(INK), alt.value(LACK)),
            strokeDash=alt.condition(
                "datum.line == 'median'", alt.value([1, 0]), alt.value([5, 4])
            ),
        )
    )
    names = (
        alt.Chart(lines.groupby("line", as_index=False).tail(1))
        .mark_text(align="left", dx=5, fontWeight="bold")
        .encode(
            x=x,
            y=y,
            text="line:N",
            color=alt.condition("datum.line == 'median'", alt.value(INK), alt.value(LACK)),
        )
    )
    return alt.layer(single, bold, names).properties(height=HEIGHT)


@or_sentence(frames.differences)
def differences(study: Study) -> alt.TopLevelMixin:
    """Draw the two duels against Llama 2 13B."""
    rows = frames.differences(study)
    order = (
        rows.groupby("benchmark")["difference"].mean().sort_values(ascending=False).index.tolist()
    )
    pairs = alt.Scale(domain=["Mistral 7B", "MiniCPM-2B"], range=[EUROPE, CHINA])
    dots = (
        alt.Chart(rows)
        .mark_point(size=80, filled=True, opacity=0.95)
        .encode(
            y=alt.Y("benchmark:N", sort=order, title=None, axis=alt.Axis(labelColor=INK)),
            x=alt.X("difference:Q", title="points above or below Llama 2 13B",
                    axis=alt.Axis(grid=True)),
            color=alt.Color("pair:N", scale=pairs, legend=alt.Legend(title=None)),
            shape=alt.Shape("pair:N", scale=alt.Scale(domain=["Mistral 7B", "MiniCPM-2B"],
                                                      range=["circle", "diamond"]),
                            legend=alt.Legend(title=None)),
            tooltip=["pair", "benchmark", alt.Tooltip("small model:Q", title="small model, points"),
                     alt.Tooltip("Llama 2 13B:Q", title="Llama 2 13B, points"),
                     alt.Tooltip("difference:Q", title="difference, points", format="+.1f")],
        )
    )  # fmt: skip
    zero = (
        alt.Chart(pd.DataFrame({"at": [0]}))
        .mark_rule(color=INK)
        .encode(x="at:Q", tooltip=alt.value("No difference from Llama 2 13B"))
    )
    return alt.layer(zero, dots).properties(height=22 * max(len(order), 1))


__all__ = [
    "choices",
    "day_market",
    "densities",
    "differences",
    "equal_terms",
    "estimates",
    "example",
    "null",
    "paths",
    "price_and_size",
    "score_by_size",
    "staircases",
]
