"""AgentBench in both versions: scores by camp, and the overall score rebuilt from its tasks."""

from dataclasses import dataclass

import pandas as pd

from hundredmodels.analysis.agentbench import (
    closed_rows,
    open_rows,
    rebuild_error,
    rebuilt,
    task_weights,
)
from hundredmodels.chapters.open_vs_closed.facts import PERCENT, lines, number, row_of
from hundredmodels.chapters.result import Inputs, Result

POINTS = "AgentBench points"
NOT_YET = "this version of AgentBench was not published by this day"
HALF = 0.5


@dataclass(frozen=True)
class Board:
    """One version of AgentBench.

    Attributes
    ----------
    version
        ``v1`` or ``v2``.
    table
        Name of its table.
    rows
        The leaderboard, with ``rebuilt`` (the overall score from the tasks).
    weights
        Weights by task.
    weight_lines
        Rows of the weights.
    """

    version: str
    table: str
    rows: pd.DataFrame
    weights: pd.Series
    weight_lines: Inputs

    @property
    def inputs(self) -> tuple[Inputs, ...]:
        """All rows of the board and of its weights."""
        return (lines(self.table, self.rows.index), self.weight_lines)


def agent_board(version: str, rows: pd.DataFrame, printed: pd.DataFrame) -> Board:
    """Prepare one version's leaderboard.

    Parameters
    ----------
    version
        ``v1`` or ``v2``.
    rows
        Its table.
    printed
        Table ``agentbench_weights``.

    Returns
    -------
    Board
        The board with its rebuilt scores.
    """
    own = printed[(printed["version"] == version).to_numpy(dtype=bool)]
    weights = task_weights(rows, own)
    scored = rows.assign(rebuilt=rebuilt(rows, weights)) if len(rows) else rows.assign(rebuilt=0.0)
    return Board(version, f"agentbench_{version}", scored, weights,
                 lines("agentbench_weights", own.index))  # fmt: skip


def agent_results(first: Board, second: Board) -> tuple[Result, ...]:
    """Return the results of both versions."""
    return (*_version(first), *_version(second), *_first(first), *_second(second))


def _mean(rows: pd.DataFrame) -> float:
    return float(rows["overall"].astype(float).mean()) if len(rows) else float("nan")


def _version(board: Board) -> list[Result]:
    rows, version = board.rows, board.version
    free, shut = open_rows(rows), closed_rows(rows)
    gpt4 = row_of(rows, "model", "gpt-4")
    name = f"AgentBench {version}"
    free_lines = (lines(board.table, free.index),)
    best = float(free["overall"].astype(float).max()) if len(free) else None
    return [
        number(
            f"agentbench-{version}-gpt4",
            None if gpt4 is None else float(gpt4["overall"]),
            label=f"GPT-4 on {name}, overall",
            unit=POINTS,
            method="printed on the leaderboard",
            inputs=() if gpt4 is None else (lines(board.table, [gpt4.name]),),
            digits=2,
            reason=NOT_YET,
        ),
        number(
            f"agentbench-{version}-open-mean",
            _mean(free),
            label=f"Mean overall score of the open models on {name}",
            unit=POINTS,
            method="mean of the printed overall scores of models with downloadable weights",
            inputs=free_lines,
            n=len(free),
            digits=2,
            reason=NOT_YET,
        ),
        number(
            f"agentbench-{version}-open-median",
            float(free["overall"].astype(float).median()) if len(free) else None,
            label=f"Median overall score of the open models on {name}",
            unit=POINTS,
            method="median of the printed overall scores of models with downloadable weights",
            inputs=free_lines,
            n=len(free),
            digits=2,
            reason=NOT_YET,
            rivals=(f"agentbench-{version}-open-mean",),
        ),
        number(
            f"agentbench-{version}-open-best",
            best,
            label=f"Best open model on {name}, overall",
            unit=POINTS,
            method="largest printed overall score of a model with downloadable weights",
            inputs=free_lines,
            n=len(free),
            digits=2,
            reason=NOT_YET,
        ),
        number(
            f"agentbench-{version}-open-at-least-one",
            float((free["overall"].astype(float) >= 1).sum()) if len(free) else None,
            label=f"Open models on {name} with an overall score of 1 or more",
            unit="models",
            method=f"count among {len(free)} models with downloadable weights",
            inputs=free_lines,
            n=len(free),
            digits=0,
            reason=NOT_YET,
        ),
        number(
            f"agentbench-{version}-open-count",
            float(len(free)) if len(free) else None,
            label=f"Open models on {name}",
            unit="models",
            method="count of models with downloadable weights",
            inputs=free_lines,
            digits=0,
            reason=NOT_YET,
        ),
        number(
            f"agentbench-{version}-closed-mean",
            _mean(shut),
            label=f"Mean overall score of the closed models on {name}",
            unit=POINTS,
            method="mean of the printed overall scores of models behind an interface",
            inputs=(lines(board.table, shut.index),),
            n=len(shut),
            digits=2,
            reason=NOT_YET,
        ),
        number(
            f"agentbench-{version}-rebuild-error",
            rebuild_error(rows, board.weights) if len(rows) else None,
            label=f"Largest error of {name}'s overall score when rebuilt from its tasks",
            unit=POINTS,
            method="largest absolute difference between the printed overall score and the mean "
            "over tasks of score over "
            + ("the task's mean over the listed models" if version == "v1" else "printed weight"),
            inputs=board.inputs,
            n=len(rows),
            digits=3,
            reason=NOT_YET,
        ),
    ]


def _first(board: Board) -> list[Result]:
    claude = row_of(board.rows, "model", "claude")
    return [
        number(
            "agentbench-v1-claude",
            None if claude is None else float(claude["overall"]),
            label="Claude 1.3 on AgentBench v1, overall",
            unit=POINTS,
            method="printed on the leaderboard",
            inputs=() if claude is None else (lines(board.table, [claude.name]),),
            digits=2,
            reason=NOT_YET,
        )
    ]


def _second(board: Board) -> list[Result]:
    rows = board.rows
    free, shut = open_rows(rows), closed_rows(rows)
    known = bool(len(free) and len(shut))
    others = rows[(rows["model"] != "gpt-4").to_numpy(dtype=bool)]
    gpt4 = row_of(rows, "model", "gpt-4")
    family = (free["base_family"] == "llama").to_numpy(dtype=bool, na_value=False)
    below = (
        float((others["overall"].astype(float) < HALF * float(gpt4["overall"])).mean())
        if gpt4 is not None
        else None
    )
    return [
        number(
            "agentbench-v2-llama-share",
            PERCENT * float(family.mean()) if known else None,
            label="Share of the open models on AgentBench v2 that derive from LLaMA",
            unit="%",
            method="models with a base of the LLaMA family over all with downloadable weights",
            inputs=(lines(board.table, free.index),),
            n=len(free),
            digits=0,
            reason=NOT_YET,
        ),
        number(
            "agentbench-v2-falcon-count",
            float(free["model"].astype(str).str.contains("falcon", case=False).sum())
            if known
            else None,
            label="Models of the Falcon family on AgentBench v2",
            unit="models",
            method="count of models named Falcon",
            inputs=(lines(board.table, free.index),),
            n=len(free),
            digits=0,
            reason=NOT_YET,
        ),
        number(
            "agentbench-v2-closed-margin",
            float(shut["overall"].astype(float).min() - free["overall"].astype(float).max())
            if known
            else None,
            label="Weakest closed model less the best open one on AgentBench v2",
            unit=POINTS,
            method="smallest closed less largest open overall score",
            inputs=(lines(board.table, rows.index),),
            n=len(rows),
            digits=2,
            reason=NOT_YET,
        ),
        number(
            "agentbench-v2-below-half-gpt4",
            None if below is None else PERCENT * below,
            label="Share of the other models on AgentBench v2 with less than half of GPT-4's score",
            unit="%",
            method="models below half of GPT-4's overall score over all models but GPT-4",
            inputs=(lines(board.table, rows.index),),
            n=len(others),
            digits=0,
            reason=NOT_YET,
        ),
    ]
