"""The tables behind the figures, with column names that a reader understands.

Where nothing is known by the day, a table has one column that says so.
"""

import numpy as np
import pandas as pd

from hundredmodels.analysis.agentbench import TASKS
from hundredmodels.analysis.durations import DAYS_PER_MONTH
from hundredmodels.analysis.frontier import ARENA, GPQA, MMLU, MMLU_PRO
from hundredmodels.analysis.lags import ESTIMATORS
from hundredmodels.chapters.forests import forest_rows
from hundredmodels.chapters.notes import note, or_note, words_of
from hundredmodels.chapters.open_vs_closed.memo import MEMO_DAY
from hundredmodels.chapters.open_vs_closed.names import NAMING
from hundredmodels.chapters.open_vs_closed.numbers.published import SHORT as PUBLISHED
from hundredmodels.chapters.open_vs_closed.race import NAMES, SHORT
from hundredmodels.chapters.open_vs_closed.study import Study

NO_BOARD = "No whole Arena board was known by this day."
TASK_NAMES = {
    "os": "operating system",
    "db": "database",
    "kg": "knowledge graph",
    "dcg": "card game",
    "ltp": "lateral puzzles",
    "hh": "house-holding",
    "ws": "web shopping",
    "wb": "web browsing",
}


def frontier_mmlu(study: Study) -> pd.DataFrame:
    """List the contenders on MMLU, best so far marked."""
    return _frontier(study, MMLU)


def frontier_arena(study: Study) -> pd.DataFrame:
    """List the contenders on the last whole Arena board, best so far marked."""
    return _frontier(study, ARENA)


def frontier_hard(study: Study) -> pd.DataFrame:
    """List the records on GPQA-diamond and MMLU-Pro."""
    parts = [_frontier(study, name) for name in (GPQA, MMLU_PRO)]
    parts = [part[part["record"]] for part in parts if words_of(part) is None]
    if not parts:
        return note("No score on GPQA-diamond or MMLU-Pro was known by this day.")
    return pd.concat(parts, ignore_index=True)


def _frontier(study: Study, benchmark: str) -> pd.DataFrame:
    track = study.race.tracks[benchmark]
    if track.rows.empty:
        words = f"No score on {'the Arena' if benchmark == ARENA else NAMES[benchmark]}"
        return note(f"{words} that counts here was known by this day.")
    records = set(zip(track.steps["model"], track.steps["date"], strict=True))
    rows = track.rows.assign(
        benchmark=NAMES[benchmark],
        record=[
            one in records for one in zip(track.rows["model"], track.rows["date"], strict=True)
        ],
        reliability_c=track.rows["flagged"],
    )
    kept = ["benchmark", "model", "organisation", "date", "score", "camp", "record"]
    return rows[[*kept, "reliability_c"]]


def arena_boards(study: Study) -> pd.DataFrame:
    """List the best open and closed model of every whole Arena board."""
    rows = study.race.boards[["board", "series", "camp", "model", "score"]]
    return or_note(rows.reset_index(drop=True), NO_BOARD)


def catch_up(study: Study) -> pd.DataFrame:
    """List closed records on MMLU with their first open match and the wait in months."""
    track = study.race.mmlu
    if track.pairs.empty:
        return note("No closed record on MMLU was known by this day.")
    end = track.scale.end
    months = track.pairs["days"] / DAYS_PER_MONTH
    so_far = (end - track.pairs["date"]).dt.days / DAYS_PER_MONTH
    return pd.DataFrame(
        {
            "closed_record": track.pairs["model"],
            "released": track.pairs["date"],
            "score": track.pairs["score"],
            "matched_by": track.pairs["matched_by"].fillna("not yet"),
            "matched_on": track.pairs["matched_on"],
            "months": months.fillna(so_far),
            "matched": track.pairs["days"].notna(),
        }
    )


def lag_forest(study: Study) -> pd.DataFrame:
    """List our estimates of the lag and the published ones, as the forest plot wants them."""
    ours = [
        (f"lag-{SHORT[benchmark]}-{one}", f"{NAMES[benchmark]}, {one}")
        for benchmark in (MMLU, GPQA, ARENA, MMLU_PRO)
        for one in ESTIMATORS
    ]
    theirs = [(f"published-{name}", words) for name, words in PUBLISHED.values()]
    return forest_rows(
        NAMING,
        study,
        [*ours, *theirs],
        "By this day no lag could be estimated, and none was published.",
    )


def agentbench(study: Study) -> pd.DataFrame:
    """List the overall scores of both versions of AgentBench, with the rebuilt score."""
    parts = []
    for board in (study.first_agents, study.second_agents):
        if len(board.rows):
            own = board.rows.assign(version=board.version)
            own["camp"] = np.where(own["openness"] == "closed", "closed", "open")
            kept = own[["version", "model", "camp", "overall", "rebuilt", *TASKS]]
            parts.append(kept.rename(columns=TASK_NAMES))
    if not parts:
        return note("AgentBench was not published by this day.")
    return pd.concat(parts, ignore_index=True).astype({"overall": float})


def falcon(study: Study) -> pd.DataFrame:
    """List MMLU of each model under the three programs."""
    rows = study.contest.mmlu[["model", "implementation", "mmlu"]]
    return or_note(
        rows.reset_index(drop=True),
        "No MMLU of one model by several programs was known by this day.",
    )


def llama2(study: Study) -> pd.DataFrame:
    """List Llama 2's scores beside its rivals', benchmark by benchmark."""
    columns = ["model", "rival", "benchmark", "score", "rival_score", "difference"]
    own = study.contest
    top = own.opened[own.opened["model"] == "Llama 2 70B"]
    frame = pd.concat([own.closed[columns], top[columns]], ignore_index=True)
    if frame.empty:
        return note("The tables of Llama 2's paper were not known by this day.")
    camp = np.where(frame.index < len(own.closed), "closed", "open")
    return frame.assign(rival_camp=camp).astype({"score": float, "rival_score": float})


def licences(study: Study) -> pd.DataFrame:
    """List releases by year and terms."""
    return or_note(study.terms.releases, "No release of known openness was known by this day.")


def top_ten(study: Study) -> pd.DataFrame:
    """Count the terms of the ten best models on every whole Arena board."""
    rows = study.terms.top
    if rows.empty:
        return note(NO_BOARD)
    counts = rows.groupby(["evaluated_on", "series", "terms"]).size().rename("models")
    return counts.reset_index().rename(columns={"evaluated_on": "board"})


def offers(study: Study) -> pd.DataFrame:
    """List the cheapest offer of each camp at each level."""
    rows = study.offers.best
    if rows.empty:
        return note("No model of either camp with a score had a price known by this day.")
    return rows[["level", "camp", "price", "model", "provider", "score"]].reset_index(drop=True)


def memo(study: Study) -> pd.DataFrame:
    """List the memo's five points with the figure then and now."""
    if study.end < MEMO_DAY:
        return note("The memo was not out by this day.")
    points = pd.DataFrame(
        [
            {
                "point": point.says,
                "measure": point.measure,
                "unit": point.unit,
                "then": np.nan if point.then is None else point.then,
                "now": np.nan if point.now is None else point.now,
            }
            for point in study.memo.points
        ]
    )
    return points.assign(factor=points["now"].astype(float) / points["then"].astype(float))
