"""Figures on what the Transformer replaced, and when."""

import altair as alt
import pandas as pd

from hundredmodels.chapters.notes import draws
from hundredmodels.chapters.transformer_shift import frames
from hundredmodels.chapters.transformer_shift.leadership import ALL, ALONE, NAMES
from hundredmodels.chapters.transformer_shift.study import Study
from hundredmodels.charts.palette import GAIN, INK, MUTED, OTHER, PAPER, RULE

ARCHITECTURES = {"transformer": GAIN, "RNN": INK, "convolutional": OTHER}
NAMED = {"transformer": "Transformer", "RNN": "recurrent", "convolutional": "convolution"}
KINDS = {
    "Transformer": GAIN,
    "Transformer with experts": GAIN,
    "state-space or hybrid": OTHER,
    "recurrent": INK,
    "other": RULE,
}
SOLID = {
    "Transformer": 1.0,
    "Transformer with experts": 0.5,
    "state-space or hybrid": 0.75,
    "recurrent": 1.0,
    "other": 1.0,
}
SHORT = "replace(datum.label, 'Transformer with', '… with')"


@draws(frames.record_perplexity)
def record_perplexity(study: Study, _frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw all models and the running best on the two best-known benchmarks."""
    columns = ["benchmark", "model", "date", "value", "architecture", "record"]
    drawn = frames.drawn_records(study)[columns].sort_values(["benchmark", "date", "value"])
    steps = drawn[drawn["record"]].copy()
    end = drawn["date"].max() + pd.DateOffset(months=4)
    steps["until"] = steps.groupby("benchmark")["date"].shift(-1).fillna(end)
    steps["after"] = steps.groupby("benchmark")["value"].shift(-1)
    x = alt.X("date:T", title=None, axis=alt.Axis(format="%Y", tickCount="year"))
    y = alt.Y(
        "value:Q",
        title="test perplexity, log scale (less is better)",
        scale=alt.Scale(
            type="log",
            domain=[drawn["value"].min() * 0.85, drawn["value"].max() * 1.1],
            nice=False,
        ),
        axis=alt.Axis(values=[10, 15, 20, 30, 40, 50, 60, 80, 100]),
    )
    names = list(ARCHITECTURES)
    scale = alt.Scale(domain=names, range=list(ARCHITECTURES.values()))
    colour = alt.Color("architecture:N", scale=scale, legend=None)
    tips = [
        alt.Tooltip("benchmark:N"),
        alt.Tooltip("model:N"),
        alt.Tooltip("date:T", title="paper", format="%B %Y"),
        alt.Tooltip("value:Q", title="test perplexity"),
    ]
    points = (
        alt.Chart(drawn)
        .mark_point(filled=True, size=46, opacity=0.45)
        .encode(
            x=x,
            y=y,
            color=colour,
            shape=alt.Shape(
                "architecture:N",
                scale=alt.Scale(domain=names, range=["circle", "square", "triangle-up"]),
                legend=None,
            ),
            tooltip=tips,
        )
    )
    level = (
        alt.Chart(steps)
        .mark_rule(strokeWidth=2.75)
        .encode(x=x, x2="until:T", y=y, color=colour, tooltip=tips)
    )
    drop = (
        alt.Chart(steps.dropna(subset=["after"]))
        .mark_rule(strokeWidth=1, color=MUTED)
        .encode(x=alt.X("until:T"), y=y, y2="after:Q", tooltip=tips)
    )
    runs = (steps["architecture"] != steps.groupby("benchmark")["architecture"].shift()).cumsum()
    steps["start"] = steps.groupby(runs)["date"].transform("first")
    words = steps.groupby(runs).tail(1).copy()
    words["words"] = [
        f"{bench}: {NAMED[arch]}" if first or last else NAMED[arch]
        for bench, arch, first, last in zip(
            words["benchmark"],
            words["architecture"],
            ~words["benchmark"].duplicated(),
            words["after"].isna(),
            strict=True,
        )
    ]
    opening = ~words["benchmark"].duplicated() & words["after"].notna()
    first = alt.Chart(words[opening]).mark_text(align="left", baseline="bottom", dx=4, dy=-5)
    then = alt.Chart(words[~opening]).mark_text(align="right", baseline="top", dy=6)
    labels = [
        first.encode(x=alt.X("start:T"), y=y, text="words:N", color=colour),
        then.encode(x=alt.X("until:T"), y=y, text="words:N", color=colour),
    ]
    return alt.layer(drop, level, points, *labels).properties(height=380)


@draws(frames.leaders)
def leaders(study: Study, _frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw which architecture held the record on each benchmark, and when."""
    spells = study.leadership.spells.copy()
    spells["rule"] = spells["rule"].map({ALONE: "single", ALL: "all"})
    spells["name"] = spells["architecture"].map(NAMED | {"convolutional": "conv."})
    order = list(NAMES)
    names = list(ARCHITECTURES)
    colour = alt.Color(
        "architecture:N",
        scale=alt.Scale(domain=names, range=list(ARCHITECTURES.values())),
        legend=None,
    )
    y = alt.Y(
        "benchmark:N",
        sort=order,
        title=None,
        scale=alt.Scale(paddingInner=0.28),
        axis=alt.Axis(grid=False),
    )
    offset = alt.YOffset("rule:N", sort=["single", "all"])
    axis = alt.Axis(
        format="%Y", tickCount="year", grid=True, labelOverlap="greedy", labelSeparation=8
    )
    x = alt.X("start:T", title=None, axis=axis)
    bars = (
        alt.Chart(spells)
        .mark_bar(stroke=PAPER, strokeWidth=1)
        .encode(
            x=x,
            x2="end:T",
            y=y,
            yOffset=offset,
            color=colour,
            opacity=alt.condition("datum.rule === 'single'", alt.value(1), alt.value(0.55)),
            tooltip=[
                alt.Tooltip("benchmark:N"),
                alt.Tooltip("name:N", title="led by"),
                alt.Tooltip("start:T", title="from", format="%B %Y"),
                alt.Tooltip("last_model:N", title="last record"),
                alt.Tooltip("value:Q", title="its perplexity or bits a character"),
                alt.Tooltip("records:Q", title="records"),
            ],
        )
    )
    longest = spells[(spells["end"] - spells["start"]).dt.days > 400]  # noqa: PLR2004 -- room for a word
    words = (
        alt.Chart(longest[longest["rule"] == "single"])
        .mark_text(align="left", dx=6, color=PAPER, fontSize=11)
        .encode(x=x, y=y, yOffset=offset, text="name:N")
    )
    return alt.layer(bars, words).properties(height=44 * len(order))


@draws(frames.architecture_shares)
def architecture_shares(study: Study, _frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the shares of architectures in the releases of each year."""
    shares = study.leadership.shares.copy()
    order = list(KINDS)
    shares["rank"] = shares["kind"].map(order.index)
    shares["label"] = shares["year"].astype(str)
    totals = shares.drop_duplicates("year")[["label", "of"]]
    totals["words"] = totals["of"].astype(str)
    x = alt.X("label:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True))
    bars = (
        alt.Chart(shares)
        .mark_bar(stroke=PAPER, strokeWidth=0.5)
        .encode(
            x=x,
            y=alt.Y(
                "share:Q",
                title="share of releases of known architecture",
                axis=alt.Axis(format="%"),
                scale=alt.Scale(domain=[0, 1.06], nice=False),
            ),
            color=alt.Color(
                "kind:N",
                sort=order,
                scale=alt.Scale(domain=order, range=list(KINDS.values())),
                legend=alt.Legend(
                    title=None, columns=2, labelFontSize=11, symbolSize=70, labelExpr=SHORT
                ),
            ),
            opacity=alt.Opacity(
                "kind:N",
                sort=order,
                scale=alt.Scale(type="ordinal", domain=order, range=list(SOLID.values())),
                legend=alt.Legend(
                    title=None, columns=2, labelFontSize=11, symbolSize=70, labelExpr=SHORT
                ),
            ),
            order=alt.Order("rank:Q"),
            tooltip=[
                alt.Tooltip("year:Q", format="d"),
                alt.Tooltip("kind:N", title="architecture"),
                alt.Tooltip("count:Q", title="releases"),
                alt.Tooltip("of:Q", title="of releases of known architecture"),
                alt.Tooltip("share:Q", title="share", format=".0%"),
            ],
        )
    )
    counts = (
        alt.Chart(totals)
        .mark_text(dy=-6, color=MUTED, fontSize=9)
        .encode(x=x, y=alt.datum(1), text="words:N")
    )
    return alt.layer(bars, counts).properties(height=320)
