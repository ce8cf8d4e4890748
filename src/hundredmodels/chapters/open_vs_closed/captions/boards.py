"""Captions and alternative texts of the leaderboards: AgentBench, three programs, the duels."""

import pandas as pd

from hundredmodels.chapters.notes import describes
from hundredmodels.chapters.open_vs_closed import frames
from hundredmodels.chapters.open_vs_closed.agents import HUNDRED_MODELS_ARTICLE_DAY
from hundredmodels.chapters.open_vs_closed.contest import FALCON, LLAMA
from hundredmodels.chapters.open_vs_closed.study import Study
from hundredmodels.chapters.open_vs_closed.wording import known, token
from hundredmodels.chapters.wording import listed


@describes(frames.agentbench)
def agentbench(study: Study, frame: pd.DataFrame) -> str:
    """Caption of AgentBench."""
    quoted = study.end >= HUNDRED_MODELS_ARTICLE_DAY
    mean = (
        "Open models on AgentBench scored "
        f"{token('agentbench-v1-open-mean', 'value')} in the mean{', not around one' * quoted}: "
        f"{token('agentbench-v1-open-at-least-one', 'value')} of "
        f"{token('agentbench-v1-open-count', 'value')} reached "
        f"{'it' if quoted else 'one'}. "
        if known(study, "agentbench-v1-open-mean")
        else ""
    )
    which = "the version that the article quotes" if quoted else "the first version"
    revised = (
        " and of its revision, which has other tasks and weights"
        if (frame["version"] == "v2").any()
        else ""
    )
    return (
        f"{mean}Overall scores of {which}{revised}; each dot "
        "is a model, the tick the mean of its row."
    )


@describes(frames.agentbench)
def agentbench_alt(_study: Study, _frame: pd.DataFrame) -> str:
    """Alternative text of AgentBench."""
    return (
        "Rows of dots by version and camp along an axis of AgentBench's overall score, each with a "
        "tick at its mean and its best model named."
    )


@describes(frames.falcon)
def falcon(study: Study, _frame: pd.DataFrame) -> str:
    """Caption of the three programs."""
    lead = ""
    if known(study, "llama65b-mmlu-spread"):
        ahead = _falcon_ahead(study.contest.pair)
        first = ", and only one of them puts Falcon-40B first" if ahead.sum() == 1 else ""
        lead = (
            "The same LLaMA-65B has an MMLU that differs by "
            f"{token('llama65b-mmlu-spread')} between three programs{first}. "
        )
    return (
        f"{lead}Each line is a model scored "
        "by the harness behind the leaderboard of June 2023, by HELM, and by the program of the "
        "test's authors."
    )


def _falcon_ahead(pair: pd.DataFrame) -> "pd.Series[bool]":
    """Say of each program whether it puts Falcon-40B before LLaMA-65B."""
    wide = pair.pivot_table(index="implementation", columns="model", values="mmlu")
    return wide[FALCON] > wide[LLAMA]


@describes(frames.falcon)
def falcon_alt(study: Study, _frame: pd.DataFrame) -> str:
    """Alternative text of the three programs."""
    crossing = ""
    if known(study, "llama65b-mmlu-spread"):
        turns = _falcon_ahead(study.contest.pair)
        crossed = turns.any() and not turns.all()
        crossing = f"; those of LLaMA-65B and Falcon-40B {'cross' if crossed else 'do not cross'}"
    return f"A line for each model from program to program, with its MMLU as height{crossing}."


@describes(frames.llama2)
def llama2(study: Study, _frame: pd.DataFrame) -> str:
    """Caption of the duels."""
    lead = (
        f"Llama 2 70B beat GPT-3.5 on {token('llama2-wins-gpt35')} tests and PaLM on "
        f"{token('llama2-wins-palm')}; over all sizes the family won "
        f"{token('llama2-wins-open')} comparisons with open models. "
        if known(study, "llama2-wins-gpt35", "llama2-wins-palm", "llama2-wins-open")
        else ""
    )
    return (
        f"{lead}Its lead over each rival, one "
        "point a benchmark as printed in its paper; the outermost are named."
    )


@describes(frames.llama2)
def llama2_alt(_study: Study, frame: pd.DataFrame) -> str:
    """Alternative text of the duels."""
    sides: dict[str, list[str]] = {}
    for rival, own in frame.groupby("rival", sort=False)["difference"]:
        where = "left" if (own < 0).all() else "right" if (own > 0).all() else "both"
        sides.setdefault(where, []).append(str(rival))
    words = [
        f"{says} for {listed(sides[where])}"
        for where, says in (
            ("left", "all left of nought"),
            ("both", "on both sides of it" if "left" in sides else "on both sides of nought"),
            ("right", "all right of nought"),
        )
        if where in sides
    ]
    return f"Rows of points by rival along an axis of Llama 2 70B's lead: {', '.join(words)}."
