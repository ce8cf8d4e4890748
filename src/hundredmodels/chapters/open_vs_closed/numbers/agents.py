"""The results on AgentBench: scores of both camps in both versions, and how well they rebuild."""

from hundredmodels.chapters.open_vs_closed.agents import GPT_4, Board, scores
from hundredmodels.chapters.open_vs_closed.names import number
from hundredmodels.chapters.result import Result, rows_of
from hundredmodels.chapters.units import MODELS, PER_CENT

AGENT_POINTS = "AgentBench points"
NOT_YET = "this version of AgentBench was not published by this day"


def agent_results(first: Board, second: Board) -> tuple[Result, ...]:
    """Return the results of both versions."""
    return (*_version(first), *_version(second), _claude(first), *_revision(second))


def _version(board: Board) -> list[Result]:
    name = f"AgentBench {board.version}"
    weights = (
        "the task's mean over the listed models" if board.version == "v1" else "printed weight"
    )
    return [
        number(
            f"agentbench-{board.version}-gpt4",
            f"GPT-4 on {name}, overall",
            board.overall(GPT_4),
            AGENT_POINTS,
            "printed on the leaderboard",
            inputs=rows_of(board.table, board.of(GPT_4).index),
            digits=2,
            reason=NOT_YET,
        ),
        *_open(board, name),
        number(
            f"agentbench-{board.version}-closed-mean",
            f"Mean overall score of the closed models on {name}",
            float(scores(board.closed).mean()) if len(board.closed) else None,
            AGENT_POINTS,
            "mean of the printed overall scores of models behind an interface",
            inputs=rows_of(board.table, board.closed.index),
            n=len(board.closed),
            digits=2,
            reason=NOT_YET,
        ),
        number(
            f"agentbench-{board.version}-rebuild-error",
            f"Largest error of {name}'s overall score when rebuilt from its tasks",
            board.rebuild_error(),
            AGENT_POINTS,
            "largest absolute difference between the printed overall score and the mean over tasks "
            f"of score over {weights}",
            inputs=(
                *rows_of(board.table, board.rows.index),
                *rows_of("agentbench_weights", board.printed.index),
            ),
            n=len(board.rows),
            digits=3,
            reason=NOT_YET,
        ),
    ]


def _open(board: Board, name: str) -> list[Result]:
    printed = scores(board.opened)
    known, count = len(printed) > 0, len(printed)
    inputs = rows_of(board.table, board.opened.index)
    return [
        number(
            f"agentbench-{board.version}-open-mean",
            f"Mean overall score of the open models on {name}",
            float(printed.mean()) if known else None,
            AGENT_POINTS,
            "mean of the printed overall scores of models with downloadable weights",
            inputs=inputs,
            n=count,
            digits=2,
            reason=NOT_YET,
        ),
        number(
            f"agentbench-{board.version}-open-median",
            f"Median overall score of the open models on {name}",
            float(printed.median()) if known else None,
            AGENT_POINTS,
            "median of the printed overall scores of models with downloadable weights",
            inputs=inputs,
            n=count,
            digits=2,
            reason=NOT_YET,
            rivals=(f"agentbench-{board.version}-open-mean",),
        ),
        number(
            f"agentbench-{board.version}-open-best",
            f"Best open model on {name}, overall",
            float(printed.max()) if known else None,
            AGENT_POINTS,
            "largest printed overall score of a model with downloadable weights",
            inputs=inputs,
            n=count,
            digits=2,
            reason=NOT_YET,
        ),
        number(
            f"agentbench-{board.version}-open-at-least-one",
            f"Open models on {name} with an overall score of 1 or more",
            float((printed >= 1).sum()) if known else None,
            MODELS,
            f"count among {count} models with downloadable weights",
            inputs=inputs,
            n=count,
            digits=0,
            reason=NOT_YET,
        ),
        number(
            f"agentbench-{board.version}-open-count",
            f"Open models on {name}",
            float(count) if known else None,
            MODELS,
            "count of models with downloadable weights",
            inputs=inputs,
            digits=0,
            reason=NOT_YET,
        ),
    ]


def _claude(board: Board) -> Result:
    return number(
        "agentbench-v1-claude",
        "Claude 1.3 on AgentBench v1, overall",
        board.overall("claude"),
        AGENT_POINTS,
        "printed on the leaderboard",
        inputs=rows_of(board.table, board.of("claude").index),
        digits=2,
        reason=NOT_YET,
    )


def _revision(board: Board) -> list[Result]:
    opened = rows_of(board.table, board.opened.index)
    every = rows_of(board.table, board.rows.index)
    return [
        number(
            "agentbench-v2-llama-share",
            "Share of the open models on AgentBench v2 that derive from LLaMA",
            board.llama_share(),
            PER_CENT,
            "models with a base of the LLaMA family over all with downloadable weights",
            inputs=opened,
            n=len(board.opened),
            digits=0,
            reason=NOT_YET,
        ),
        number(
            "agentbench-v2-falcon-count",
            "Models of the Falcon family on AgentBench v2",
            board.named("falcon"),
            MODELS,
            "count of models named Falcon",
            inputs=opened,
            n=len(board.opened),
            digits=0,
            reason=NOT_YET,
        ),
        number(
            "agentbench-v2-closed-margin",
            "Weakest closed model less the best open one on AgentBench v2",
            board.margin(),
            AGENT_POINTS,
            "smallest closed less largest open overall score",
            inputs=every,
            n=len(board.rows),
            digits=2,
            reason=NOT_YET,
        ),
        number(
            "agentbench-v2-below-half-gpt4",
            "Share of the other models on AgentBench v2 with less than half of GPT-4's score",
            board.below_half(),
            PER_CENT,
            "models below half of GPT-4's overall score over all models but GPT-4",
            inputs=every,
            n=len(board.others),
            digits=0,
            reason=NOT_YET,
        ),
    ]
