"""Figures on what layers cost, and a block beside an LSTM."""

from collections.abc import Sequence
from itertools import product
from math import log2, log10
from typing import Any, Literal

import altair as alt
import pandas as pd

from hundredmodels.chapters.transformer_shift import what_if
from hundredmodels.chapters.transformer_shift.study import Study
from hundredmodels.chapters.what_if import WhatIf
from hundredmodels.charts.axes import POWERS_OF_TEN, decades
from hundredmodels.charts.palette import GAIN, INK, MUTED, OTHER, PAPER

LAYERS = {
    "self-attention": GAIN,
    "self-attention (restricted)": GAIN,
    "recurrent": INK,
    "convolutional": OTHER,
}


def _lengths(study: Study) -> alt.X:
    ends = [float(study.cost.lengths[0]), float(study.cost.lengths[-1])]
    return alt.X(
        "n:Q",
        title="sequence length n in tokens, log scale",
        scale=alt.Scale(type="log", base=2, domain=ends, nice=False),
        axis=alt.Axis(format=",.0f", tickCount=8, labelOverlap=True),
    )


def _every(tried: WhatIf, names: Sequence[str]) -> alt.Scale:
    """Return a scale that holds what any setting of the sliders can draw, in whole powers of ten.

    It stays where it is, so that the curves are seen to move.
    """
    corners = product(*((one.low, one.high) for one in tried.inputs))
    found = [
        tried.values(dict(zip(tried.start, corner, strict=True)))[name]
        for corner in corners
        for name in names
    ]
    ends = decades(min(found), max(found))
    return alt.Scale(type="log", domain=[ends[0], ends[-1]], nice=False)


def _chosen_length(x: alt.X) -> alt.Chart:
    """Draw the length that the reader has chosen."""
    rule: alt.Chart = (
        alt.Chart(pd.DataFrame({"what": ["the chosen length"]}))
        .transform_calculate(n="sequence_length")
        .mark_rule(color=MUTED, strokeDash=[2, 3], clip=True)
        .encode(
            x=x,
            tooltip=[
                alt.Tooltip("what:N", title="what"),
                alt.Tooltip("n:Q", title="sequence length, tokens", format=",.0f"),
            ],
        )
    )
    return rule


def layer_operations(study: Study) -> alt.TopLevelMixin:
    """Draw the operations of each kind of layer by the length of the sequence."""
    curves = study.cost.curves[["layer", "n"]]
    tried = what_if.layer_operations(study)
    at = {name: tried.expression(name, {"sequence_length": "datum.n"}) for name in tried.formulas}
    operations = (
        f"datum.layer === 'recurrent' ? {at['recurrent']} : "
        f"datum.layer === 'convolutional' ? {at['convolutional']} : "
        f"datum.layer === 'self-attention' ? {at['attention']} : {at['restricted']}"
    )
    names = list(LAYERS)
    colour = alt.Color(
        "layer:N", scale=alt.Scale(domain=names, range=list(LAYERS.values())), legend=None
    )
    scale = _every(tried, ("recurrent", "convolutional", "attention", "restricted"))
    ends = scale.to_dict()["domain"]
    y = alt.Y(
        "operations:Q",
        title="operations of one layer, log scale",
        scale=scale,
        axis=alt.Axis(labelExpr=POWERS_OF_TEN, tickCount=6),
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
                alt.Tooltip("n:Q", title="sequence length, tokens", format=",.0f"),
                alt.Tooltip("operations:Q", title="operations of one layer", format=".2e"),
            ],
        )
    )
    last = len(study.cost.lengths) - 1
    places = [study.cost.lengths[int(part * last)] for part in (0.8, 0.55, 0.86, 0.25)]
    words = pd.DataFrame(
        {
            "layer": names,
            "n": places,
            "words": [
                "self-attention",
                "restricted attention",
                "recurrent",
                "convolution",
            ],
        }
    )
    base = alt.Chart(words).transform_calculate(operations=operations)
    sides: tuple[tuple[str, Literal["left", "right"], int, int], ...] = (
        ("self-attention", "right", -10, -8),
        ("self-attention (restricted)", "left", 4, 14),
        ("convolutional", "right", -4, -10),
    )
    labels = [
        base.transform_filter(f"datum.layer === '{name}'")
        .mark_text(align=align, dx=dx, dy=dy)
        .encode(x=x, y=y, color=colour, text="words:N")
        for name, align, dx, dy in sides
    ]
    # The room under this line is narrow, so the word runs along it.
    rise = f"height * {log10(2):.6g} / {log10(ends[1] / ends[0]):.6g}"
    run = f"(width / {log2(study.cost.lengths[-1] / study.cost.lengths[0]):.6g})"
    labels.append(
        base.transform_filter("datum.layer === 'recurrent'")
        .mark_text(align="center", dy=10, angle=alt.expr(f"-atan({rise} / {run}) * 180 / PI"))
        .encode(x=x, y=y, color=colour, text="words:N")
    )
    crossing = (
        alt.Chart(pd.DataFrame({"one": [1]}))
        .transform_calculate(n="model_width", operations="pow(model_width, 3)")
        .mark_point(size=70, filled=True, color=INK, opacity=1, clip=True)
        .encode(x=x, y=y, tooltip=[alt.Tooltip("n:Q", title="equal at n = d", format=",.0f")])
    )
    layers = alt.layer(_chosen_length(x), lines, crossing, *labels)
    return layers.add_params(*tried.parameters).properties(height=340)


def block_against_lstm(study: Study) -> alt.TopLevelMixin:
    """Draw a block's operations and serial steps over those of an LSTM of equal width."""
    x = _lengths(study)
    tried = what_if.block_against_lstm(study)
    scale = _every(tried, ("ratio", "ratio_causal", "serial_ratio"))
    y = alt.Y(
        "ratio:Q",
        title="Transformer block over LSTM, log scale",
        scale=scale,
        axis=alt.Axis(format=",~g", values=[10.0**power for power in range(-9, 9)]),
    )
    kinds = ["operations", "operations, earlier tokens only", "serial steps"]
    curve = pd.DataFrame(
        [{"kind": kind, "n": float(n)} for kind in kinds for n in study.cost.lengths]
    )

    def ratio_at(length: str) -> str:
        at = {name: tried.expression(name, {"sequence_length": length}) for name in tried.formulas}
        return (
            f"datum.kind === 'serial steps' ? {at['serial_ratio']} : "
            f"datum.kind === 'operations' ? {at['ratio']} : {at['ratio_causal']}"
        )

    ratio = ratio_at("datum.n")
    colour = alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=[INK, INK, GAIN]), legend=None)
    tips = [
        alt.Tooltip("kind:N", title="what"),
        alt.Tooltip("n:Q", title="sequence length, tokens", format=",.0f"),
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
    here = (
        alt.Chart(pd.DataFrame({"kind": [kinds[0], kinds[2]]}))
        .transform_calculate(n="sequence_length")
        .transform_calculate(ratio=ratio)
    )
    points = here.mark_point(size=70, filled=True, opacity=1).encode(
        x=x, y=y, color=colour, tooltip=tips
    )
    middle = float(study.cost.lengths[len(study.cost.lengths) // 2])
    # Above a rising and a falling curve, but at the edges, where the words would be cut off.
    early, late = f"sequence_length < {middle / 8:g}", f"sequence_length > {middle * 8:g}"
    places = (
        ("operations", f"{early} ? 'left' : 'right'", f"{early} ? 8 : -8", "-14"),
        ("serial steps", f"{late} ? 'right' : 'left'", f"{late} ? -8 : 8", f"{late} ? 10 : -8"),
    )
    words = [
        here.transform_filter(f"datum.kind === '{kind}'")
        .mark_text(align=alt.expr(align), dx=alt.expr(dx), dy=alt.expr(dy))
        .encode(x=x, y=y, color=colour, text="kind:N")
        for kind, align, dx, dy in places
    ]
    dashed = pd.DataFrame({"ratio": [1.0], "words": ["dashed: to earlier tokens only"]})
    same = pd.DataFrame({"ratio": [1.0], "words": ["as much as the LSTM"]})
    rule = (
        alt.Chart(same)
        .mark_rule(color=MUTED, strokeDash=[3, 3])
        .encode(y=y, tooltip=[alt.Tooltip("words:N", title="Line")])
    )
    # Each stands on paper, so that the rule of the chosen length does not strike it through.
    ground: dict[str, Any] = {"color": PAPER, "stroke": PAPER, "strokeWidth": 4}
    notes: tuple[tuple[pd.DataFrame, int | str, dict[str, Any]], ...] = (
        (same, 0, {"align": "left", "dx": 4, "dy": 11, "color": MUTED}),
        (dashed, "width", {"align": "right", "dy": 28, "color": INK}),
    )
    said = [
        alt.Chart(one).mark_text(**look).encode(x=alt.value(place), y=y, text="words:N")
        for one, place, own in notes
        for look in (own | ground, own)
    ]
    chart = alt.layer(_chosen_length(x), *said, rule, lines, points, *words)
    return chart.add_params(*tried.parameters).properties(height=340)
