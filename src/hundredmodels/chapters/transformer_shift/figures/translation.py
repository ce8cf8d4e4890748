"""Figure on what the Transformer scored in translation for what it cost."""

import altair as alt
import pandas as pd

from hundredmodels.chapters.notes import draws
from hundredmodels.chapters.transformer_shift import frames
from hundredmodels.chapters.transformer_shift.study import Study
from hundredmodels.charts.axes import POWERS_OF_TEN
from hundredmodels.charts.palette import GAIN, INK, MUTED, PAPER

SIDES = {
    ("MoE", "en-fr"): "left",
    ("GNMT + RL", "en-fr"): "left",
    ("GNMT + RL Ensemble", "en-fr"): "left",
    ("Transformer (big), text", "en-fr"): "left",
    ("MoE", "en-de"): "left",
    ("ConvS2S Ensemble", "en-de"): "above",
}
"""Where a label stands whose right side is taken."""


def _short(model: str) -> str:
    """Shorten a system's name to what fits beside a point."""
    if model.startswith("Transformer"):
        size = model.partition("(")[2].partition(")")[0].removesuffix(" model")
        return f"{size} (text)" if model.endswith("text") else f"Transformer {size}"
    name = model.partition(" +")[0].removesuffix(" Ensemble")
    return f"{name} ens." if model.endswith("Ensemble") else name


@draws(frames.bleu_by_compute)
def bleu_by_compute(study: Study, _frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw translation scores by what training cost."""
    frame = study.quality.systems
    kept = frame[frame["flop"].notna()]
    drawn = pd.DataFrame(
        {
            "model": kept["model"],
            "words": [_short(name) for name in kept["model"]],
            "pair": kept["pair"],
            "bleu": kept["bleu"],
            "flop": kept["flop"],
            "kind": kept["kind"],
            "colour": ["Transformer" if one else "earlier" for one in kept["transformer"]],
            "side": [
                SIDES.get(pair, "right")
                for pair in zip(kept["model"], kept["language_pair"], strict=True)
            ],
        }
    )
    x = alt.X(
        "flop:Q",
        title="training cost in FLOP, log scale",
        scale=alt.Scale(type="log", domain=[2.8e18, 1e22], nice=False),
        axis=alt.Axis(labelExpr=POWERS_OF_TEN, values=[1e18, 1e19, 1e20, 1e21, 1e22]),
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
            alt.Tooltip("pair:N", title="Languages"),
            alt.Tooltip("bleu:Q", title="BLEU points"),
            alt.Tooltip("flop:Q", title="training FLOP", format=".2e"),
            alt.Tooltip("kind:N", title="System"),
        ],
    )
    right = alt.Chart(drawn[drawn["side"] == "right"]).mark_text(align="left", dx=6, fontSize=11)
    left = alt.Chart(drawn[drawn["side"] == "left"]).mark_text(align="right", dx=-8, fontSize=11)
    above = alt.Chart(drawn[drawn["side"] == "above"]).mark_text(align="left", dy=-11, fontSize=11)
    pairs = pd.DataFrame({"pair": ["English to German", "English to French"], "bleu": [29.6, 42.6]})
    heads = (
        alt.Chart(pairs)
        .mark_text(align="left", fontWeight="bold", color=MUTED, dx=2)
        .encode(x=alt.value(0), y=y, text="pair:N")
    )
    return alt.layer(
        points,
        *(one.encode(x=x, y=y, text="words:N", color=colour) for one in (right, left, above)),
        heads,
    ).properties(height=460)
