"""Figures of the leaderboards: AgentBench, Falcon under three programs, Llama 2's duels."""

import altair as alt
import pandas as pd

from hundredmodels.analysis.leaderboard import HARNESS, HELM, ORIGINAL
from hundredmodels.chapters.notes import draws
from hundredmodels.chapters.open_vs_closed import frames
from hundredmodels.chapters.open_vs_closed.agents import HUNDRED_MODELS_ARTICLE_DAY
from hundredmodels.chapters.open_vs_closed.figures.marks import CAMP_COLOUR, LABEL, on_paper
from hundredmodels.chapters.open_vs_closed.study import Study
from hundredmodels.charts.palette import GAIN, INK, LACK, MUTED, OPEN, OTHER

ARTICLE_LEVEL = 1.0
PROGRAMS = {HARNESS: "harness, January 2023", HELM: "HELM", ORIGINAL: "the test's own"}
FAMILIES = {"LLaMA": OPEN, "Falcon": LACK}
GROUPS = {
    "mmlu": "MMLU",
    "bbh": "BBH",
    "big-bench-hard": "BBH",
    "agi-eval": "AGIEval",
    "code": "code",
    "commonsense": "common sense",
    "math": "mathematics",
    "reading-comprehension": "reading",
    "world-knowledge": "world knowledge",
    "gsm8k": "GSM8K",
    "humaneval": "HumanEval",
    "triviaqa": "TriviaQA",
    "natural-questions": "Natural Questions",
}


@draws(frames.agentbench)
def agentbench(study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw the overall scores of both versions, model by model."""
    names = {"v1": "August 2023", "v2": "October 2023"}
    rows = frame[["version", "model", "camp", "overall", "rebuilt"]].copy()
    rows["row"] = rows["version"].map(names) + ", " + rows["camp"]
    order = [f"{when}, {camp}" for when in names.values() for camp in ("closed", "open")]
    order = [one for one in order if (rows["row"] == one).any()]
    y = alt.Y("row:N", sort=order, title=None, axis=alt.Axis(labelLimit=220))
    x = alt.X("overall:Q", title="AgentBench overall score",
              scale=alt.Scale(domain=[0, 4.8], nice=False), axis=alt.Axis(grid=True))  # fmt: skip
    tips = [
        alt.Tooltip("model:N"),
        alt.Tooltip("overall:Q", title="overall score, as printed", format=".2f"),
        alt.Tooltip("rebuilt:Q", title="overall score, rebuilt from the tasks", format=".2f"),
    ]
    color = alt.Color("camp:N", scale=CAMP_COLOUR, legend=None)
    means = rows.groupby(["row", "camp"], as_index=False)[["overall"]].mean()
    means["words"] = means["overall"].map("mean {:.2f}".format)
    best = rows.sort_values("overall").drop_duplicates("row", keep="last")
    level = pd.DataFrame({"overall": [ARTICLE_LEVEL], "words": ["the article: “around 1”"]})
    layers = [
        alt.Chart(level)
        .mark_rule(color=MUTED, strokeDash=[4, 3])
        .encode(x=x, tooltip=alt.value("What the article says of open models: “around 1”")),
        alt.Chart(level)
        .mark_text(align="left", dx=5, dy=6, color=MUTED, fontSize=LABEL)
        .encode(x=x, y=alt.value(0), text="words:N"),
        alt.Chart(rows)
        .mark_circle(size=80, opacity=0.5)
        .encode(x=x, y=y, color=color, tooltip=tips),
        alt.Chart(means)
        .mark_tick(thickness=3, size=34)
        .encode(
            x=x,
            y=y,
            color=color,
            tooltip=[
                alt.Tooltip("row:N", title="Board and camp"),
                alt.Tooltip("words:N", title="Score"),
            ],
        ),
        *on_paper(means, {"x": x, "y": y, "text": "words:N"}, color, dy=26, fontSize=LABEL),
        *on_paper(best, {"x": x, "y": y, "text": "model:N"}, color, dy=-24, fontSize=LABEL),
    ]
    if study.end < HUNDRED_MODELS_ARTICLE_DAY:
        layers = layers[2:]
    return alt.layer(*layers).properties(height=70 * len(order))


@draws(frames.falcon)
def falcon(_study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw MMLU of each open model under three programs that score the same answers."""
    rows = frame.assign(
        program=frame["implementation"].map(PROGRAMS),
        family=[
            "LLaMA" if str(one).startswith("LLaMA") else
            "Falcon" if str(one).startswith("Falcon") else "other"
            for one in frame["model"]
        ],
    )  # fmt: skip
    x = alt.X("program:N", sort=list(PROGRAMS.values()), title=None,
              axis=alt.Axis(labelAngle=0, labelExpr="split(datum.label, ', ')", grid=True),
              scale=alt.Scale(padding=1.2))  # fmt: skip
    y = alt.Y("mmlu:Q", title="MMLU, per cent right", scale=alt.Scale(zero=False, padding=14))
    color = alt.Color(
        "family:N",
        scale=alt.Scale(domain=[*FAMILIES, "other"], range=[*FAMILIES.values(), OTHER]),
        legend=None,
    )
    tips = [
        alt.Tooltip("model:N"),
        alt.Tooltip("program:N", title="Scored by"),
        alt.Tooltip("mmlu:Q", title="MMLU, % right", format=".1f"),
    ]
    ends = rows[rows["implementation"] == ORIGINAL].sort_values("mmlu")
    ends = ends.assign(
        place=_apart(ends["mmlu"].astype(float).tolist(), 2.4),
        model=[
            name if family != "other" else name.partition(" ")[0].partition("-INCITE")[0]
            for name, family in zip(ends["model"].astype(str), ends["family"], strict=True)
        ],
    )
    base = alt.Chart(rows)
    layers = [
        base.mark_line(strokeWidth=2, opacity=0.85).encode(
            x=x, y=y, color=color, detail="model:N", tooltip=tips[:1]
        ),
        base.mark_circle(size=52).encode(x=x, y=y, color=color, tooltip=tips),
        alt.Chart(ends)
        .mark_text(align="left", dx=9, fontSize=LABEL)
        .encode(x=x, y=alt.Y("place:Q"), color=color, text="model:N"),
    ]
    return alt.layer(*layers).properties(height=380)


def _apart(values: list[float], least: float) -> list[float]:
    """Move rising values apart for their labels."""
    placed: list[float] = []
    for value in values:
        placed.append(max(value, placed[-1] + least) if placed else value)
    return placed


@draws(frames.llama2)
def llama2(_study: Study, frame: pd.DataFrame) -> alt.TopLevelMixin:
    """Draw Llama 2 70B's lead over each rival, benchmark by benchmark."""
    rows = frame.assign(
        test=frame["benchmark"].map(GROUPS),
        against=frame["rival"],
        sign=["ahead" if one > 0 else "behind" for one in frame["difference"]],
    )
    order = ["GPT-4", "PaLM 2 L", "GPT-3.5", "PaLM", "Llama 1 65B", "Falcon 40B", "MPT 30B"]
    order = [one for one in order if (rows["against"] == one).any()]
    y = alt.Y("against:N", sort=order, title=None, axis=alt.Axis(labelFontSize=13))
    ends = [float(rows["difference"].min()) - 36, float(rows["difference"].max()) + 40]
    x = alt.X(
        "difference:Q",
        title="Llama 2 70B less its rival, points",
        scale=alt.Scale(domain=ends, nice=False),
        axis=alt.Axis(grid=True, tickCount=8),
    )
    color = alt.Color(
        "sign:N", scale=alt.Scale(domain=["ahead", "behind"], range=[GAIN, LACK]), legend=None
    )
    shape = alt.Shape(
        "sign:N",
        scale=alt.Scale(domain=["ahead", "behind"], range=["circle", "triangle-left"]),
        legend=None,
    )
    tips = [
        alt.Tooltip("against:N", title="Rival"),
        alt.Tooltip("test:N", title="Benchmark"),
        alt.Tooltip("score:Q", title="Llama 2 70B, points", format=".1f"),
        alt.Tooltip("rival_score:Q", title="its rival, points", format=".1f"),
        alt.Tooltip("difference:Q", title="difference, points", format="+.1f"),
    ]
    nought = pd.DataFrame({"difference": [0.0]})
    outer = rows.sort_values("difference")
    low = outer.drop_duplicates("against")
    high = outer.drop_duplicates("against", keep="last")
    words = {"x": x, "y": y, "text": "test:N"}
    layers = [
        alt.Chart(nought).mark_rule(color=INK).encode(x=x, tooltip=alt.value("No difference")),
        alt.Chart(rows)
        .mark_point(filled=True, size=70, opacity=0.75)
        .encode(x=x, y=y, color=color, shape=shape, tooltip=tips),
        *on_paper(low, words, MUTED, align="right", dx=-3, dy=-12, fontSize=LABEL),
        *on_paper(high, words, MUTED, align="left", dx=3, dy=-12, fontSize=LABEL),
    ]
    return alt.layer(*layers).properties(height=44 * len(order))
