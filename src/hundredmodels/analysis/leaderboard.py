"""What a leaderboard's ranking hangs on: which program scored the answers, and which model leads.

The Open LLM Leaderboard of 2023 was the plain mean of four tasks, MMLU among them. Its first
MMLU program gave other scores than the test's authors did. Since the mean is linear, one part can
be exchanged for another.
"""

from itertools import pairwise

import pandas as pd

HARNESS, ORIGINAL, HELM = "harness-january-2023", "original", "helm"


def exchanged(average: float, tasks: int, was: float, now: float) -> float:
    """Exchange one task's score within an equally weighted mean.

    Parameters
    ----------
    average
        The mean over the tasks.
    tasks
        How many tasks, above nought.
    was, now
        The task's score inside the mean, and the score to put in its place.

    Returns
    -------
    float
        ``average + (now - was) / tasks``.
    """
    return average + (now - was) / tasks


def exchanged_gap(
    averages: pd.Series, mmlu: pd.DataFrame, tasks: int, implementation: str
) -> float:
    """Return the lead of one model over another with MMLU scored by another program.

    Parameters
    ----------
    averages
        The two models' means under the harness, the first model first; indexed by model.
    mmlu
        MMLU by model (rows) and implementation (columns), the harness included.
    tasks
        Tasks in the mean.
    implementation
        Column of ``mmlu`` to put in the harness's place.

    Returns
    -------
    float
        Points of the mean: the first model's less the second's.
    """
    values = [
        exchanged(
            float(averages[model]),
            tasks,
            float(mmlu.loc[model, HARNESS]),
            float(mmlu.loc[model, implementation]),
        )
        for model in averages.index
    ]
    return values[0] - values[1]


def lead_changes(boards: pd.DataFrame) -> int:
    """Count how often the lead passed between families, board by board.

    Parameters
    ----------
    boards
        ``month``, ``family`` and ``average``; several models a month are compared, and a model
        stays on the board once it has been listed, at its newest average.

    Returns
    -------
    int
        Changes of the leading family from one month to the next.
    """
    standing: dict[str, tuple[str, float]] = {}
    leaders = []
    for _, month in boards.sort_values("month").groupby("month"):
        for row in month.itertuples(index=False):
            standing[str(row.model)] = (str(row.family), float(str(row.average)))
        leaders.append(max(standing.values(), key=lambda held: held[1])[0])
    return sum(now != was for was, now in pairwise(leaders))


def differences(scores: pd.DataFrame, model: str, rivals: tuple[str, ...]) -> pd.DataFrame:
    """Set a model beside its rivals, benchmark by benchmark.

    Parameters
    ----------
    scores
        ``model``, ``benchmark`` and ``score``; the index is the line number.
    model
        The model.
    rivals
        The models to compare with.

    Returns
    -------
    pandas.DataFrame
        One row per rival and benchmark that both were tested on: ``rival``, ``benchmark``,
        ``score``, ``rival_score``, ``difference`` (the model's less the rival's), ``line``,
        ``rival_line``.
    """
    rows = scores.assign(line=scores.index)
    own = rows[rows["model"] == model][["benchmark", "score", "line"]]
    other = rows[rows["model"].isin(rivals)][["model", "benchmark", "score", "line"]]
    other = other.rename(columns={"model": "rival", "score": "rival_score", "line": "rival_line"})
    joined = other.merge(own, on="benchmark", how="inner")
    joined["difference"] = joined["score"].astype(float) - joined["rival_score"].astype(float)
    return joined
