"""AgentBench taken apart: the overall score rebuilt from its eight tasks.

The overall score is the mean over the tasks of score over weight. The first version states that
the weight of a task is the mean of its scores over the models listed; the second prints its
weights, so that later models can be scored alike.
"""

import pandas as pd

from hundredmodels.analysis.openness import OPEN_CLASSES

TASKS = ("os", "db", "kg", "dcg", "ltp", "hh", "ws", "wb")


def task_weights(board: pd.DataFrame, printed: pd.DataFrame) -> pd.Series:
    """Return the weight of each task.

    Parameters
    ----------
    board
        One version's leaderboard, with a column for each task.
    printed
        Rows of ``agentbench_weights`` of that version: ``task`` and ``weight``, blank where none
        is printed.

    Returns
    -------
    pandas.Series
        Weights by task: the printed ones, else the mean of the task over the models.

    References
    ----------
    Liu et al. (2023), "AgentBench: Evaluating LLMs as Agents", section 4.1.
    """
    stated = printed.set_index("task")["weight"].astype(float)
    means = board[list(TASKS)].astype(float).mean()
    return stated.reindex(list(TASKS)).fillna(means)


def rebuilt(board: pd.DataFrame, weights: pd.Series) -> pd.Series:
    """Return each model's overall score from its tasks.

    Parameters
    ----------
    board
        A leaderboard with a column for each task.
    weights
        Weights by task, above nought.

    Returns
    -------
    pandas.Series
        ``mean over tasks of score / weight``, in AgentBench points.
    """
    parts = board[list(TASKS)].astype(float) / weights[list(TASKS)]
    return parts.mean(axis=1)


def rebuild_error(board: pd.DataFrame, weights: pd.Series) -> float:
    """Return the largest distance between a printed and a rebuilt overall score, in points."""
    return float((board["overall"].astype(float) - rebuilt(board, weights)).abs().max())


def open_rows(board: pd.DataFrame) -> pd.DataFrame:
    """Keep the models with downloadable weights."""
    return board[board["openness"].isin(OPEN_CLASSES).to_numpy(dtype=bool)]


def closed_rows(board: pd.DataFrame) -> pd.DataFrame:
    """Keep the models behind an interface."""
    return board[~board["openness"].isin(OPEN_CLASSES).to_numpy(dtype=bool)]
