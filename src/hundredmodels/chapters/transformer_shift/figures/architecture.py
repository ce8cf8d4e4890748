"""Figures on what the Transformer costs, scores and replaced."""

from typing import Literal

import altair as alt
import pandas as pd

from hundredmodels.chapters.transformer_shift.leadership import ALL, ALONE, NAMES
from hundredmodels.chapters.transformer_shift.study import Study
from hundredmodels.charts.palette import GAIN, INK, MUTED, OTHER, PAPER, RULE

LAYERS = {
    "self-attention": GAIN,
    "self-attention (restricted)": GAIN,
    "recurrent": INK,
    "convolutional": OTHER,
}
ARCHITECTURES = {"transformer": GAIN, "RNN": INK, "convolutional": OTHER}
NAMED = {"transformer": "Transformer", "RNN": "recurrent", "convolutional": "convolution"}
KINDS = {
    "Transformer": GAIN,
    "Transformer with experts": GAIN,
    "state-space or hybrid": OTHER,
    "recurrent": INK,
    "other": RULE,
}
SHOWN = ("WikiText-103", "Penn Treebank")
LEFT = {
    ("MoE", "en-fr"),
    ("GNMT + RL Ensemble", "en-fr"),
    ("GNMT + RL", "en-fr"),
    ("GNMT + RL Ensemble", "en-de"),
}
"""Labels set to the left of their point, for the next one is close at the right."""


def _width(study: Study) -> alt.Parameter:
    """Return the slider that sets the width d of the layers."""
    return alt.param(
        name="layer_width",
        value=study.cost.width,
        bind=alt.binding_range(min=64, max=8192, step=64, name="Width d "),
    )


def _lengths(study: Study) -> alt.X:
    ends = [float(study.cost.lengths[0]), float(study.cost.lengths[-1])]
    return alt.X(
        "n:Q",
        title="sequence length n in tokens, log scale",
        scale=alt.Scale(type="log", base=2, domain=ends, nice=False),
        axis=alt.Axis(format="~s", tickCount=8),
    )


def layer_operations(study: Study) -> alt.LayerChart | alt.FacetChart:
    """Draw the operations of each kind of layer by the length of the sequence."""
    curves = study.cost.curves[["layer", "n"]]
    k, r = study.cost.kernel, study.cost.neighbourhood
    d = "layer_width"
    operations = (
        f"datum.layer === 'recurrent' ? datum.n * {d} * {d} : "
        f"datum.layer === 'convolutional' ? {k} * datum.n * {d} * {d} : "
        f"datum.layer === 'self-attention' ? datum.n * datum.n * {d} : "
        f"min({r}, datum.n) * datum.n * {d}"
    )
    names = list(LAYERS)
    colour = alt.Color(
        "layer:N", scale=alt.Scale(domain=names, range=list(LAYERS.values())), legend=None
    )
    y = alt.Y(
        "operations:Q",
        title="operations of one layer, log scale",
        scale=alt.Scale(type="log"),
        axis=alt.Axis(format="~e", tickCount=6),
    )
    x = _lengths(study)
    lines = (
        alt.Chart(curves)
        .transform_calculate(operations=operations)
        .mark_line()
        .encode(
            x=x,
            y=y,
            color=colour,
            strokeDash=alt.condition(
                "datum.layer === 'self-attention (restricted)'",
                alt.value([5, 4]),
                alt.value([1, 0]),
            ),
            tooltip=[
                alt.Tooltip("layer:N", title="layer"),
                alt.Tooltip("n:Q", title="length", format=",.0f"),
                alt.Tooltip("operations:Q", title="operations", format=".2e"),
            ],
        )
    )
    place = study.cost.lengths[int(0.8 * (len(study.cost.lengths) - 1))]
    words = pd.DataFrame(
        {
            "layer": names,
            "n": place,
            "words": [
                "self-attention",
                f"attention to {r} neighbours",
                "recurrent",
                f"convolution, kernel {k}",
            ],
        }
    )
    base = alt.Chart(words).transform_calculate(operations=operations)
    places: tuple[tuple[str, Literal["left", "right"], int, int], ...] = (
        ("self-attention", "right", -10, -8),
        ("self-attention (restricted)", "left", 0, 14),
        ("recurrent", "left", 6, 14),
        ("convolutional", "right", -40, -14),
    )
    labels = [
        base.transform_filter(f"datum.layer === '{name}'")
        .mark_text(align=align, dx=dx, dy=dy)
        .encode(x=x, y=y, color=colour, text="words:N")
        for name, align, dx, dy in places
    ]
    crossing = (
        alt.Chart(pd.DataFrame({"one": [1]}))
        .transform_calculate(n="layer_width", operations="pow(layer_width, 3)")
        .mark_point(size=70, filled=True, color=INK, opacity=1)
        .encode(x=x, y=y, tooltip=[alt.Tooltip("n:Q", title="equal at n = d", format=",.0f")])
    )
    return alt.layer(lines, crossing, *labels).add_params(_width(study)).properties(height=340)


def block_against_lstm(study: Study) -> alt.LayerChart | alt.FacetChart:
    """Draw a block's operations and serial steps over those of an LSTM of equal width."""
    x = _lengths(study)
    y = alt.Y(
        "ratio:Q",
        title="Transformer block over LSTM, log scale",
        scale=alt.Scale(type="log"),
        axis=alt.Axis(format="~g", tickCount=7),
    )
    kinds = ["operations", "operations, earlier tokens only", "serial steps"]
    curve = pd.DataFrame(
        [{"kind": kind, "n": float(n)} for kind in kinds for n in study.cost.lengths]
    )
    ratio = (
        "datum.kind === 'serial steps' ? 1 / datum.n : "
        "datum.kind === 'operations' ? 1.5 + datum.n / (4 * layer_width) : "
        "1.5 + datum.n / (8 * layer_width)"
    )
    colour = alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=[INK, INK, GAIN]), legend=None)
    tips = [
        alt.Tooltip("kind:N", title="what"),
        alt.Tooltip("n:Q", title="length", format=",.0f"),
        alt.Tooltip("ratio:Q", title="block over LSTM", format=".4~g"),
    ]
    lines = (
        alt.Chart(curve)
        .transform_calculate(ratio=ratio)
        .mark_line()
        .encode(
            x=x,
            y=y,
            color=colour,
            strokeDash=alt.condition(
                f"datum.kind === '{kinds[1]}'", alt.value([5, 4]), alt.value([1, 0])
            ),
            tooltip=tips,
        )
    )
    at = pd.DataFrame({"kind": [kinds[0], kinds[2]], "n": float(study.cost.length)})
    points = (
        alt.Chart(at)
        .transform_calculate(ratio=ratio)
        .mark_point(size=70, filled=True, opacity=1)
        .encode(x=x, y=y, color=colour, tooltip=tips)
    )
    words = (
        alt.Chart(at.assign(words=["operations, full attention", "serial steps"]))
        .transform_calculate(ratio=ratio)
        .mark_text(align="left", dx=8, dy=-14)
        .encode(x=x, y=y, color=colour, text="words:N")
    )
    same = pd.DataFrame({"ratio": [1.0], "words": ["as much as the LSTM"]})
    rule = alt.Chart(same).mark_rule(color=MUTED, strokeDash=[3, 3]).encode(y=y)
    said = (
        alt.Chart(same)
        .mark_text(align="left", dx=4, dy=11, color=MUTED)
        .encode(x=alt.value(0), y=y, text="words:N")
    )
    chart = alt.layer(rule, said, lines, points, words)
    return chart.add_params(_width(study)).properties(height=340)


def bleu_by_compute(study: Study) -> alt.LayerChart | alt.FacetChart:
    """Draw translation scores by what training cost."""
    frame = study.quality.systems
    kept = frame[frame["flop"].notna()]
    drawn = pd.DataFrame(
        {
            "model": kept["model"]
            .str.replace(" (base model)", ", base")
            .str.replace(" (big)", ", big"),
            "pair": kept["pair"],
            "bleu": kept["bleu"],
            "flop": kept["flop"],
            "kind": kept["kind"],
            "colour": ["Transformer" if one else "earlier" for one in kept["transformer"]],
            "left": [
                pair in LEFT for pair in zip(kept["model"], kept["language_pair"], strict=True)
            ],
        }
    )
    x = alt.X(
        "flop:Q",
        title="training cost in FLOP, log scale",
        scale=alt.Scale(type="log", domain=[1.5e18, 4e21], nice=False),
        axis=alt.Axis(format=".0e", values=[1e18, 1e19, 1e20, 1e21]),
    )
    y = alt.Y("bleu:Q", title="BLEU, newstest2014", scale=alt.Scale(zero=False, domain=[23, 43]))
    colour = alt.Color(
        "colour:N",
        scale=alt.Scale(domain=["Transformer", "earlier"], range=[GAIN, INK]),
        legend=None,
    )
    base = alt.Chart(drawn)
    points = base.mark_point(size=70, strokeWidth=1.75, opacity=1).encode(
        x=x,
        y=y,
        stroke=colour,
        fill=alt.condition("datum.colour === 'Transformer'", alt.value(GAIN), alt.value(PAPER)),
        shape=alt.Shape(
            "kind:N",
            scale=alt.Scale(domain=["single model", "ensemble"], range=["circle", "diamond"]),
            legend=None,
        ),
        tooltip=[
            alt.Tooltip("model:N"),
            alt.Tooltip("pair:N"),
            alt.Tooltip("bleu:Q", title="BLEU"),
            alt.Tooltip("flop:Q", title="training FLOP", format=".2e"),
            alt.Tooltip("kind:N"),
        ],
    )
    right = base.transform_filter("!datum.left").mark_text(align="left", dx=8, fontSize=11)
    left = base.transform_filter("datum.left").mark_text(align="right", dx=-8, fontSize=11)
    pairs = pd.DataFrame({"pair": ["English to German", "English to French"], "bleu": [29.6, 42.6]})
    heads = (
        alt.Chart(pairs)
        .mark_text(align="left", fontWeight="bold", color=MUTED, dx=2)
        .encode(x=alt.value(0), y=y, text="pair:N")
    )
    return alt.layer(
        points,
        right.encode(x=x, y=y, text="model:N", color=colour),
        left.encode(x=x, y=y, text="model:N", color=colour),
        heads,
    ).properties(height=460)


def record_perplexity(study: Study) -> alt.LayerChart | alt.FacetChart:
    """Draw all models and the running best on the two best-known benchmarks."""
    history = study.leadership.history
    shown = history[(history["rule"] == ALONE) & history["benchmark"].isin(SHOWN)]
    columns = ["benchmark", "model", "date", "value", "architecture", "record"]
    drawn = shown[columns].sort_values(["benchmark", "date", "value"])
    steps = drawn[drawn["record"]].copy()
    end = drawn["date"].max() + pd.DateOffset(months=4)
    steps["until"] = steps.groupby("benchmark")["date"].shift(-1).fillna(end)
    steps["after"] = steps.groupby("benchmark")["value"].shift(-1)
    x = alt.X("date:T", title=None, axis=alt.Axis(format="%Y", tickCount="year"))
    y = alt.Y(
        "value:Q",
        title="test perplexity, log scale (less is better)",
        scale=alt.Scale(type="log", domain=[14, 65], nice=False),
        axis=alt.Axis(values=[15, 20, 30, 40, 50, 60]),
    )
    names = list(ARCHITECTURES)
    scale = alt.Scale(domain=names, range=list(ARCHITECTURES.values()))
    colour = alt.Color("architecture:N", scale=scale, legend=None)
    tips = [
        alt.Tooltip("benchmark:N"),
        alt.Tooltip("model:N"),
        alt.Tooltip("date:T", title="paper", format="%B %Y"),
        alt.Tooltip("value:Q", title="perplexity"),
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
        .encode(x=alt.X("until:T"), y=y, y2="after:Q")
    )
    runs = (steps["architecture"] != steps.groupby("benchmark")["architecture"].shift()).cumsum()
    words = steps.groupby(runs).last()
    words["words"] = [
        f"{bench}: {NAMED[arch]}"
        for bench, arch in zip(words["benchmark"], words["architecture"], strict=True)
    ]
    labels = (
        alt.Chart(words)
        .mark_text(align="right", baseline="top", dy=6)
        .encode(x=alt.X("until:T"), y=y, text="words:N", color=colour)
    )
    return alt.layer(drop, level, points, labels).properties(height=380)


def leaders(study: Study) -> alt.LayerChart | alt.FacetChart:
    """Draw which architecture held the record on each benchmark, and when."""
    spells = study.leadership.spells.copy()
    spells["rule"] = spells["rule"].map({ALONE: "single", ALL: "all"})
    spells["name"] = spells["architecture"].map(NAMED)
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
    x = alt.X("start:T", title=None, axis=alt.Axis(format="%Y", tickCount="year", grid=True))
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
                alt.Tooltip("value:Q", title="its value"),
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


def architecture_shares(study: Study) -> alt.LayerChart | alt.FacetChart:
    """Draw the shares of architectures in the releases of each year."""
    shares = study.leadership.shares.copy()
    order = list(KINDS)
    shares["rank"] = shares["kind"].map(order.index)
    shares["label"] = shares["year"].astype(str)
    totals = shares.drop_duplicates("year")[["label", "of"]]
    totals["words"] = totals["of"].astype(str)
    x = alt.X("label:O", title=None, axis=alt.Axis(labelAngle=0))
    opacity = alt.Opacity(
        "kind:N",
        scale=alt.Scale(domain=order, range=[1, 0.5, 0.8, 0.9, 1]),
        legend=None,
    )
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
                scale=alt.Scale(domain=order, range=list(KINDS.values())),
                legend=alt.Legend(title=None, columns=5, labelLimit=200),
            ),
            opacity=opacity,
            order=alt.Order("rank:Q"),
            tooltip=[
                alt.Tooltip("year:Q", format="d"),
                alt.Tooltip("kind:N", title="architecture"),
                alt.Tooltip("count:Q", title="releases"),
                alt.Tooltip("of:Q", title="of"),
                alt.Tooltip("share:Q", format=".0%"),
            ],
        )
    )
    counts = (
        alt.Chart(totals)
        .mark_text(dy=-6, color=MUTED, fontSize=11)
        .encode(x=x, y=alt.datum(1), text="words:N")
    )
    return alt.layer(bars, counts).properties(height=320)
