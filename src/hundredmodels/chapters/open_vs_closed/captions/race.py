"""Captions and alternative texts of the race: frontiers, Arena boards, waits, the forest."""

import pandas as pd

from hundredmodels.analysis.frontier import ARENA, GPQA, MMLU_PRO
from hundredmodels.chapters.notes import describes
from hundredmodels.chapters.open_vs_closed import frames
from hundredmodels.chapters.open_vs_closed.memo import MEMO_DAY
from hundredmodels.chapters.open_vs_closed.race import NAMES, SHORT
from hundredmodels.chapters.open_vs_closed.study import Study
from hundredmodels.chapters.open_vs_closed.wording import first_always_closed, known, token, value
from hundredmodels.chapters.wording import in_words, listed
from hundredmodels.charts.forest import QUOTED

SHADE = "The last twelve months, shaded, are under-reported."
BOTH = {"closed", "open"}
BROKE = {1: "once", 2: "twice"}


@describes(frames.frontier_mmlu)
def frontier_mmlu(study: Study, frame: pd.DataFrame) -> str:
    """Caption of the MMLU staircases."""
    camps, best = set(frame["camp"]), frame[frame["record"]]
    whose = "both camps" if camps == BOTH else f"{camps.pop()} models"
    marks = [
        "faint dots are all other models" if len(best) < len(frame) else "",
        "hollow points rest on a secondary list" if best["reliability_c"].any() else "",
    ]
    words = ", ".join(filter(None, marks))
    words = f"; {words}" if words else ""
    return (
        f"{_lead_mmlu(study)}Best score so far of {whose} by release date{words}. "
        f"{_late(study)}{SHADE}"
    )


def _lead_mmlu(study: Study) -> str:
    gap, then = value(study, "gap-mmlu"), value(study, "memo-gap-then")
    if gap is None:
        return ""
    before = (
        f"; in May 2023 closed models led by {token('memo-gap-then')}"
        if then is not None and then > 0 and study.end > MEMO_DAY
        else ""
    )
    if gap > 0:
        return f"On MMLU the best closed model leads by {token('gap-mmlu')}{before}. "
    return (
        "On MMLU no closed model leads: the best closed less the best open score is "
        f"{token('gap-mmlu')}{before}. "
    )


def _late(study: Study) -> str:
    if study.end < pd.Timestamp(2026, 1, 1):
        return ""
    return "Hardly any score of 2026 is known, as makers stopped reporting the test. "


@describes(frames.frontier_mmlu)
def frontier_mmlu_alt(study: Study, _frame: pd.DataFrame) -> str:
    """Alternative text of the MMLU staircases."""
    gap = value(study, "gap-mmlu")
    steps = study.race.mmlu.steps
    names = {str(camp): rows["model"].astype(str) for camp, rows in steps.groupby("camp")}
    ends = {
        camp: f"from {rows.iloc[0]} to {rows.iloc[-1]}"
        if len(rows) > 1
        else f"{rows.iloc[0]} alone"
        for camp, rows in names.items()
    }
    rising = "rising " if all(len(rows) > 1 for rows in names.values()) else ""
    if gap is None:
        camp = str(steps["camp"].iloc[0])
        return f"A {rising}staircase of MMLU scores over time, of the {camp} models: {ends[camp]}."
    return (
        f"Two {rising}staircases of MMLU scores over time: the closed one, {ends['closed']}, ends "
        f"{_beside(gap)} the open one, {ends['open']}."
    )


def _beside(gap: float) -> str:
    return "above" if gap > 0 else "below" if gap < 0 else "level with"


@describes(frames.catch_up)
def catch_up(study: Study, frame: pd.DataFrame) -> str:
    """Caption of the waits."""
    if not frame["matched"].any():
        return (
            "By this day no closed record on MMLU had been matched. Each dashed bar runs from the "
            "release of a closed record to the day of the data."
        )
    mean, left_out = "", ""
    if known(study, "lag-mmlu-events"):
        mean = f"The matched closed records on MMLU waited {token('lag-mmlu-events')} in the mean. "
        left_out = ", which the mean leaves out"
    dashed = (
        "" if frame["matched"].all() else f"; dashed bars are records still unmatched{left_out}"
    )
    return (
        f"{mean}Each bar runs from the release of a closed record to the first open model at or "
        f"above its score, named at the end{dashed}."
    )


@describes(frames.catch_up)
def catch_up_alt(_study: Study, frame: pd.DataFrame) -> str:
    """Alternative text of the waits."""
    met = frame["matched"].astype(bool)
    if not met.any():
        return (
            "A dashed horizontal bar for each closed record on MMLU, oldest on top, as long as the "
            "months that it has stood unmatched."
        )
    newest = met.all() or frame.loc[~met, "released"].min() > frame.loc[met, "released"].max()
    which = "the newest are" if newest else "others are"
    dashed = "" if met.all() else f"; {which} dashed, not yet matched"
    return (
        "A horizontal bar for each closed record on MMLU, oldest on top, as long as the months "
        f"until an open model matched it{dashed}."
    )


@describes(frames.frontier_hard)
def frontier_hard(study: Study, frame: pd.DataFrame) -> str:
    """Caption of the harder tests."""
    gaps = [(name, value(study, f"gap-{SHORT[name]}")) for name in (GPQA, MMLU_PRO)]
    ahead = [name for name, gap in gaps if gap is not None and gap > 0]
    behind = [name for name, gap in gaps if gap is not None and gap <= 0]
    leads = [f"on {NAMES[name]} by {token(f'gap-{SHORT[name]}')}" for name in ahead[1:]]
    led = "".join(
        f"On {NAMES[name]} the best closed model leads by "
        f"{', '.join([token(f'gap-{SHORT[name]}'), *leads])}. "
        for name in ahead[:1]
    )
    led += "".join(
        f"On {NAMES[name]} the best closed less the best open score is "
        f"{token(f'gap-{SHORT[name]}')}. "
        for name in behind
    )
    full = "Full lines: GPQA-diamond, where each variant counts at the median of its evaluators"
    dashed = "dashed: MMLU-Pro, which few makers of closed models report"
    lines = [
        words
        for name, words in ((GPQA, full), (MMLU_PRO, dashed))
        if (frame["benchmark"] == NAMES[name]).any()
    ]
    words = "; ".join(lines)
    return f"{led}{words[0].upper()}{words[1:]}. {SHADE}"


@describes(frames.frontier_hard)
def frontier_hard_alt(study: Study, frame: pd.DataFrame) -> str:
    """Alternative text of the harder tests."""
    parts = [
        f"{dash} for {NAMES[name]}, {_ending(study, name)}"
        for name, dash in ((GPQA, "full lines"), (MMLU_PRO, "dashed lines"))
        if (frame["benchmark"] == NAMES[name]).any()
    ]
    return f"Staircases of best scores so far over time: {'; '.join(parts)}."


def _ending(study: Study, benchmark: str) -> str:
    """Say how the staircases of both camps stand at their ends."""
    gap = value(study, f"gap-{SHORT[benchmark]}")
    if gap is None:
        return f"the {study.race.tracks[benchmark].steps['camp'].iloc[0]} camp alone"
    return f"where the closed one ends {_beside(gap)} the open one"


@describes(frames.arena_boards)
def arena_boards(study: Study, frame: pd.DataFrame) -> str:
    """Caption of the Arena boards."""
    if first_always_closed(frame):
        finding = "On every whole board of the Arena the best model was a closed one."
    else:
        finding = "The best model of the Arena was not always a closed one."
    breaks = frame["series"].nunique() - 1
    broken = (
        f" The scale broke {BROKE.get(breaks, f'{in_words(breaks)} times')}, at the dotted "
        f"{'rule' if breaks == 1 else 'rules'}, by new methods or a shift; lines don't cross a "
        "break, and heights on its two sides don't compare."
        if breaks
        else ""
    )
    partial = (
        " The board of 21 August 2026, of which only the top is known, is left out."
        if study.end >= pd.Timestamp(2026, 8, 21)
        else ""
    )
    return f"{finding} Best rating of each camp on each whole board.{broken}{partial}"


@describes(frames.arena_boards)
def arena_boards_alt(_study: Study, frame: pd.DataFrame) -> str:
    """Alternative text of the Arena boards."""
    above = ", closed above open throughout" if first_always_closed(frame) else ""
    broken = (
        ", interrupted at dotted vertical rules where the scale broke"
        if len(set(frame["series"])) > 1
        else ""
    )
    return f"Two lines of best Arena ratings by board{above}{broken}."


@describes(frames.frontier_arena)
def frontier_arena(study: Study, _frame: pd.DataFrame) -> str:
    """Caption of the Arena staircases."""
    gap = value(study, "gap-arena")
    lead = ""
    if gap is not None:
        says = (
            "the best closed model leads the best open one by"
            if gap > 0
            else "the rating of the best closed model less that of the best open one is"
        )
        lead = f"On the last whole board {says} {token('gap-arena')}. "
    return (
        f"{lead}Ratings of one board, set by release date, so that all are on one "
        f"scale; models no longer offered keep their last rating. {SHADE}"
    )


@describes(frames.frontier_arena)
def frontier_arena_alt(study: Study, _frame: pd.DataFrame) -> str:
    """Alternative text of the Arena staircases."""
    return f"Staircases of best Arena ratings so far by release date, {_ending(study, ARENA)}."


@describes(frames.lag_forest)
def lag_forest(study: Study, frame: pd.DataFrame) -> str:
    """Caption of the forest."""
    lags = [
        f"{token(f'lag-{name}-events')} on {test}"
        for name, test in (("mmlu", "MMLU"), ("gpqa", "GPQA-diamond"))
        if known(study, f"lag-{name}-events")
    ]
    lead = f"By events, open models lag {' and '.join(lags)}. " if lags else ""
    quoted = frame["basis"] == QUOTED
    marks = [
        "filled: our four estimators on each test with their intervals over developers"
        if not quoted.all()
        else "",
        "hollow: published estimates" if quoted.any() else "",
    ]
    words = "; ".join(filter(None, marks))
    return f"{lead}{words[0].upper()}{words[1:]}. Left of the dashed rule open models would lead."


@describes(frames.lag_forest)
def lag_forest_alt(_study: Study, frame: pd.DataFrame) -> str:
    """Alternative text of the forest."""
    quoted = frame["basis"] == QUOTED
    tests = listed(frame.loc[~quoted, "label"].str.split(",").str[0])
    parts = [
        f"our estimates on {tests}" if tests else "",
        "published estimates" + (" below them" if tests else "") if quoted.any() else "",
    ]
    return (
        "A forest plot of lags in months, a row for each estimate, with a dashed rule at nought: "
        f"{', '.join(filter(None, parts))}."
    )
