"""The tables behind the figures, with column names that a reader understands.

Where nothing is known by the day, a table has one column, ``note``, and says so.
"""

import numpy as np
import pandas as pd

from hundredmodels.analysis.agentbench import TASKS
from hundredmodels.analysis.frontier import ARENA, MMLU
from hundredmodels.analysis.lags import ESTIMATORS
from hundredmodels.chapters.open_vs_closed.facts import DAYS_PER_MONTH, rid
from hundredmodels.chapters.open_vs_closed.parameters import GPQA, MMLU_PRO
from hundredmodels.chapters.open_vs_closed.published import SHORT as PUBLISHED
from hundredmodels.chapters.open_vs_closed.race import NAMES, SHORT, Track
from hundredmodels.chapters.open_vs_closed.study import Study
from hundredmodels.charts.forest import QUOTED

NOTE = "note"
OURS = "recomputed"
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


def note(words: str = "Nothing of this was known by this day.") -> pd.DataFrame:
    """Return the table of a figure that has nothing to draw."""
    return pd.DataFrame({NOTE: [words]})


def frontier(study: Study, benchmark: str) -> pd.DataFrame:
    """List a benchmark's contenders, best so far marked.

    Parameters
    ----------
    study
        The chapter.
    benchmark
        Its key.

    Returns
    -------
    pandas.DataFrame
        ``benchmark``, ``model``, ``organisation``, ``date``, ``score``, ``camp``, ``record``,
        ``reliability_c``.
    """
    track = study.race.tracks[benchmark]
    if track.rows.empty:
        return note()
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


def hard_tests(study: Study) -> pd.DataFrame:
    """List the records on MMLU-Pro and GPQA-diamond."""
    parts = [frontier(study, name) for name in (GPQA, MMLU_PRO)]
    parts = [part[part["record"]] for part in parts if NOTE not in part.columns]
    return pd.concat(parts, ignore_index=True) if parts else note()


def boards(study: Study) -> pd.DataFrame:
    """List the best open and closed model of every whole Arena board."""
    rows = study.race.boards
    if rows.empty:
        return note()
    return rows[["board", "series", "camp", "model", "score"]].reset_index(drop=True)


def waits(track: Track) -> pd.DataFrame:
    """List closed records with their first open match and the wait in months."""
    if track.pairs.empty:
        return note()
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


def forest(study: Study) -> pd.DataFrame:
    """List our estimates of the lag and the published ones, as the forest plot wants them."""
    rows = []
    for benchmark in (MMLU, GPQA, ARENA, MMLU_PRO):
        for one in ESTIMATORS:
            result = study.results[rid(f"lag-{SHORT[benchmark]}-{one}")]
            if isinstance(result.value, float):
                rows.append((f"{NAMES[benchmark]}, {one}", result, OURS))
    for key, (name, _) in PUBLISHED.items():
        result = study.results[rid(f"published-{name}")]
        if isinstance(result.value, float):
            words = PUBLISHED[key][1]
            rows.append((words, result, QUOTED))
    if not rows:
        return note()
    return pd.DataFrame(
        [
            {
                "label": name,
                "value": result.value,
                "low": np.nan if result.low is None else result.low,
                "high": np.nan if result.high is None else result.high,
                "basis": basis,
            }
            for name, result, basis in rows
        ]
    )


def agents(study: Study) -> pd.DataFrame:
    """List the overall scores of both versions of AgentBench, with the rebuilt score."""
    parts = []
    for board in (study.first_agents, study.second_agents):
        if len(board.rows):
            own = board.rows.assign(version=board.version)
            own["camp"] = np.where(own["openness"] == "closed", "closed", "open")
            kept = own[["version", "model", "camp", "overall", "rebuilt", *TASKS]]
            parts.append(kept.rename(columns=TASK_NAMES))
    if not parts:
        return note()
    return pd.concat(parts, ignore_index=True).astype({"overall": float})


def programs(study: Study) -> pd.DataFrame:
    """List MMLU of each model under the three programs."""
    rows = study.contest.mmlu
    if rows.empty:
        return note()
    return rows[["model", "implementation", "mmlu"]].reset_index(drop=True)


def duels(study: Study) -> pd.DataFrame:
    """List Llama 2's scores beside its rivals', benchmark by benchmark."""
    columns = ["model", "rival", "benchmark", "score", "rival_score", "difference"]
    own = study.contest
    top = own.opened[own.opened["model"] == "Llama 2 70B"]
    frame = pd.concat([own.closed[columns], top[columns]], ignore_index=True)
    if frame.empty:
        return note()
    camp = np.where(frame.index < len(own.closed), "closed", "open")
    return frame.assign(rival_camp=camp).astype({"score": float, "rival_score": float})


def releases(study: Study) -> pd.DataFrame:
    """List releases by year and terms."""
    return study.terms.releases if len(study.terms.releases) else note()


def top_ten(study: Study) -> pd.DataFrame:
    """Count the terms of the ten best models on every whole Arena board."""
    rows = study.terms.top
    if rows.empty:
        return note()
    counts = rows.groupby(["evaluated_on", "series", "terms"]).size().rename("models")
    return counts.reset_index().rename(columns={"evaluated_on": "board"})


def offers(study: Study) -> pd.DataFrame:
    """List the cheapest offer of each camp at each level."""
    rows = study.offers.best
    if rows.empty:
        return note("No model of both camps with a score had a price known by this day.")
    return rows[["level", "camp", "price", "model", "provider", "score"]].reset_index(drop=True)


def memo(study: Study) -> pd.DataFrame:
    """List the memo's five points with the figure then and now."""
    return study.memo.points
