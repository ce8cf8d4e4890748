"""Captions and alternative texts of the figures; the first sentence states the finding."""

import pandas as pd

from hundredmodels.chapters.open_vs_closed.study import Study
from hundredmodels.chapters.open_vs_closed.wording import UNKNOWN, known, token, value

SHADE = "The last twelve months, shaded, are under-reported."


def frontier_mmlu(study: Study) -> str:
    """Caption of the MMLU staircases."""
    gap = value(study, "gap-mmlu")
    if not known(study, "gap-mmlu"):
        return UNKNOWN
    who = "closed" if gap > 0 else "open"
    return (
        f"On MMLU the best {who} model leads by {token('gap-mmlu')}; in May 2023 closed models led "
        f"by {token('memo-gap-then')}. Best score so far of both camps by release date; faint "
        "dots are all other models, hollow points rest on a secondary list. "
        f"{_late(study)}{SHADE}"
    )


def _late(study: Study) -> str:
    if study.end < pd.Timestamp(2026, 1, 1):
        return ""
    return "Hardly any score of 2026 is known, as makers stopped reporting the test. "


def frontier_mmlu_alt(study: Study) -> str:
    """Alternative text of the MMLU staircases."""
    steps = study.race.mmlu.steps
    if not known(study, "gap-mmlu"):
        return UNKNOWN
    names = {camp: rows["model"].astype(str) for camp, rows in steps.groupby("camp")}
    ends = {camp: f"from {rows.iloc[0]} to {rows.iloc[-1]}" for camp, rows in names.items()}
    above = "below" if value(study, "gap-mmlu") < 0 else "above"
    return (
        f"Two rising staircases of MMLU scores over time: the closed one, {ends['closed']}, ends "
        f"{above} the open one, {ends['open']}."
    )


def catch_up(study: Study) -> str:
    """Caption of the waits."""
    if not known(study, "lag-mmlu-events"):
        return UNKNOWN
    return (
        f"The matched closed records on MMLU waited {token('lag-mmlu-events')} in the mean. Each "
        "bar runs from the release of a closed record to the first open model at or above its "
        "score, named at the end; dashed bars are records still unmatched, which the mean leaves "
        "out."
    )


def catch_up_alt(study: Study) -> str:
    """Alternative text of the waits."""
    del study
    return (
        "A horizontal bar for each closed record on MMLU, oldest on top, as long as the months "
        "until an open model matched it; the newest are dashed, not yet matched."
    )


def frontier_hard(study: Study) -> str:
    """Caption of the harder tests."""
    if not known(study, "gap-gpqa"):
        return UNKNOWN
    return (
        f"On GPQA-diamond the best closed model leads by {token('gap-gpqa')}, on MMLU-Pro by "
        f"{token('gap-mmlu-pro')}. Full lines: GPQA-diamond, where each variant counts at the "
        "median of its evaluators; dashed: MMLU-Pro, which few makers of closed models report. "
        f"{SHADE}"
    )


def frontier_hard_alt(study: Study) -> str:
    """Alternative text of the harder tests."""
    del study
    return (
        "Four staircases over time, closed above open, full for GPQA-diamond and dashed for "
        "MMLU-Pro; the dashed pair cross."
    )


def arena_boards(study: Study) -> str:
    """Caption of the Arena boards."""
    if study.race.boards.empty:
        return UNKNOWN
    rows = study.race.boards.pivot_table(index="board", columns="camp", values="score")
    if set(rows.columns) >= {"open", "closed"} and (rows["closed"] > rows["open"]).all():
        finding = "On every whole board of the Arena the best model was a closed one."
    else:
        finding = "The best model of the Arena was not always a closed one."
    broken = (
        " The scale broke at the dotted rules, by new methods or a shift; lines don't cross a "
        "break, and heights on its two sides don't compare."
        if len(set(study.race.boards["series"])) > 1
        else ""
    )
    partial = (
        " The board of 21 August 2026, of which only the top is known, is left out."
        if study.end >= pd.Timestamp(2026, 8, 21)
        else ""
    )
    return f"{finding} Best rating of each camp on each whole board.{broken}{partial}"


def arena_boards_alt(study: Study) -> str:
    """Alternative text of the Arena boards."""
    del study
    return (
        "Two lines of best Arena ratings by board, closed above open throughout, interrupted at "
        "dotted vertical rules where the scale broke."
    )


def frontier_arena(study: Study) -> str:
    """Caption of the Arena staircases."""
    if not known(study, "gap-arena"):
        return UNKNOWN
    return (
        f"On the last whole board the best closed model leads the best open one by "
        f"{token('gap-arena')}. Ratings of one board, set by release date, so that all are on one "
        f"scale; models no longer offered keep their last rating. {SHADE}"
    )


def frontier_arena_alt(study: Study) -> str:
    """Alternative text of the Arena staircases."""
    del study
    return "Two staircases of Arena ratings by release date, the closed one above the open one."


def lag_forest(study: Study) -> str:
    """Caption of the forest."""
    if not known(study, "lag-mmlu-events"):
        return UNKNOWN
    rest = (
        f" and {token('lag-gpqa-events')} on GPQA-diamond"
        if known(study, "lag-gpqa-events")
        else ""
    )
    return (
        f"By events, open models lag {token('lag-mmlu-events')} on MMLU{rest}. Filled: our four "
        "estimators on each test with their intervals over developers; hollow: published "
        "estimates. Left of the dashed rule open models would lead."
    )


def lag_forest_alt(study: Study) -> str:
    """Alternative text of the forest."""
    del study
    return (
        "A forest plot of lags in months: those on MMLU cluster above those on GPQA-diamond and "
        "the Arena; MMLU-Pro straddles nought; published estimates stand below."
    )


def agentbench(study: Study) -> str:
    """Caption of AgentBench."""
    if not known(study, "agentbench-v1-open-mean"):
        return UNKNOWN
    return (
        "Open models on AgentBench scored "
        f"{token('agentbench-v1-open-mean', 'value')} in the mean, not around one: "
        f"{token('agentbench-v1-open-at-least-one', 'value')} of "
        f"{token('agentbench-v1-open-count', 'value')} reached it. Overall scores of the version "
        "that the article quotes and of its revision, which has other tasks and weights; each dot "
        "is a model, the tick the mean of its row."
    )


def agentbench_alt(study: Study) -> str:
    """Alternative text of AgentBench."""
    del study
    return (
        "Dot rows of AgentBench scores by version and camp: open models between nought and about "
        "one, closed ones from above one to GPT-4 beyond four."
    )


def falcon(study: Study) -> str:
    """Caption of the three programs."""
    if not known(study, "llama65b-mmlu-spread"):
        return UNKNOWN
    return (
        f"The same LLaMA-65B has an MMLU that differs by {token('llama65b-mmlu-spread')} between "
        "three programs, and only one of them puts Falcon-40B first. Each line is a model scored "
        "by the harness behind the leaderboard of June 2023, by HELM, and by the program of the "
        "test's authors."
    )


def falcon_alt(study: Study) -> str:
    """Alternative text of the three programs."""
    del study
    return (
        "Lines of models over three programs; the LLaMA lines rise steeply from the harness to "
        "HELM and cross the line of Falcon-40B."
    )


def llama2(study: Study) -> str:
    """Caption of the duels."""
    if not known(study, "llama2-wins-open"):
        return UNKNOWN
    return (
        f"Llama 2 70B beat GPT-3.5 on {token('llama2-wins-gpt35')} tests and PaLM on "
        f"{token('llama2-wins-palm')}; over all sizes the family won "
        f"{token('llama2-wins-open')} comparisons with open models. Its lead over each rival, one "
        "point a benchmark as printed in its paper; the outermost are named."
    )


def llama2_alt(study: Study) -> str:
    """Alternative text of the duels."""
    del study
    return (
        "Rows of points by rival: left of nought for GPT-4, PaLM 2 and GPT-3.5, around it for "
        "PaLM, right of it for the open models."
    )


def licences(study: Study) -> str:
    """Caption of the licences."""
    if not known(study, "open-release-share-2023"):
        return (
            "Terms of each year's releases. Counts of all released models of known openness stand "
            "above the bars."
        )
    return (
        f"In 2023, {token('open-release-share-2023')} of the listed releases came with weights, "
        "but fewer with the freedom that “open source” promises. Terms of each year's releases; "
        "the number above a bar counts released models of known openness. The newest year is "
        "short and under-reported."
    )


def licences_alt(study: Study) -> str:
    """Alternative text of the licences."""
    del study
    return (
        "Stacked bars by year: permissive, restricted commercial, research-only, weights with "
        "unknown licence, and closed."
    )


def top_ten(study: Study) -> str:
    """Caption of the ten best."""
    if not known(study, "open-frontier-share"):
        return UNKNOWN
    return (
        f"Of the ten best models on the last whole Arena board, {token('open-frontier-share')} can "
        "be downloaded. Terms of the ten best on each whole board, each model at its best variant. "
        "Boards of 2023 listed few models in all, so their ten best say little."
    )


def top_ten_alt(study: Study) -> str:
    """Alternative text of the ten best."""
    del study
    return "Stacked bars by board, ten models each; from 2024 on most are closed."


def memo(study: Study) -> str:
    """Caption of the memo's points."""
    if not known(study, "memo-gap-change"):
        return UNKNOWN
    return (
        f"Since the memo, closed models' lead on MMLU changed by {token('memo-gap-change')}; its "
        "five points fared unequally. Each bar is one measure for one point, the newest figure "
        "over that of May 2023 on a logarithmic axis; figures that are nought or unknown have no "
        "bar. The measures are ours, as the memo names none."
    )


def memo_alt(study: Study) -> str:
    """Alternative text of the memo's points."""
    del study
    return (
        "Five bars on a logarithmic axis around one, one for each point of the memo, with the "
        "figures then and now in words."
    )


def offers(study: Study) -> str:
    """Caption of the offers."""
    if not known(study, "price-ratio-median"):
        return (
            "By this day no level of MMLU was served by both camps at a known price. Cheapest "
            "offer in force at each level."
        )
    return (
        "The cheapest closed model at a given MMLU level costs "
        f"{token('price-ratio-median', 'value')} times the cheapest open one in the median. "
        "Cheapest list price in force of each camp at or above each level; open models as sold by "
        "firms that host them; three tokens are read for each written unless set otherwise."
    )


def offers_alt(study: Study) -> str:
    """Alternative text of the offers."""
    del study
    return (
        "Pairs of dots on a logarithmic price axis by MMLU level, the open offer left of the "
        "closed one; above each pair the two models."
    )
