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

HUNDRED_MODELS_ARTICLE_DAY = pd.Timestamp(2023, 10, 31)
"""From this day the article on the hundred models, which quotes AgentBench, was known."""
GPT_4 = "gpt-4"
LLAMA = "llama"
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
    printed
        The rows of ``agentbench_weights`` that hold them.
    """

    version: str
    table: str
    rows: pd.DataFrame
    weights: pd.Series
    printed: pd.DataFrame

    @property
    def opened(self) -> pd.DataFrame:
        """The models with downloadable weights."""
        return open_rows(self.rows)

    @property
    def closed(self) -> pd.DataFrame:
        """The models behind an interface."""
        return closed_rows(self.rows)

    @property
    def others(self) -> pd.DataFrame:
        """All models but GPT-4."""
        return self.rows[(self.rows["model"] != GPT_4).to_numpy(dtype=bool)]

    @property
    def both_camps(self) -> bool:
        """Whether open and closed models stand on the board."""
        return bool(len(self.opened) and len(self.closed))

    def of(self, model: str) -> pd.DataFrame:
        """Return the row of a model, as a frame that is empty where it is not on the board."""
        return self.rows[(self.rows["model"] == model).to_numpy(dtype=bool)].head(1)

    def overall(self, model: str) -> float | None:
        """Return the printed overall score of a model."""
        row = self.of(model)
        return float(row["overall"].iloc[0]) if len(row) else None

    def rebuild_error(self) -> float | None:
        """Return the largest distance of a printed from a rebuilt overall score."""
        return rebuild_error(self.rows, self.weights) if len(self.rows) else None

    def llama_share(self) -> float | None:
        """Return the share of the open models that derive from LLaMA, in per cent."""
        family = (self.opened["base_family"] == LLAMA).to_numpy(dtype=bool, na_value=False)
        return 100 * float(family.mean()) if self.both_camps else None

    def named(self, word: str) -> float | None:
        """Count the open models with a word in their name."""
        found = self.opened["model"].astype(str).str.contains(word, case=False)
        return float(found.sum()) if self.both_camps else None

    def margin(self) -> float | None:
        """Return the weakest closed score less the best open one."""
        if not self.both_camps:
            return None
        return float(scores(self.closed).min() - scores(self.opened).max())

    def below_half(self) -> float | None:
        """Return the share of the others with less than half of GPT-4's score, in per cent."""
        first = self.overall(GPT_4)
        if first is None:
            return None
        return 100 * float((scores(self.others) < HALF * first).mean())


def study_board(version: str, rows: pd.DataFrame, printed: pd.DataFrame) -> Board:
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
    return Board(version, f"agentbench_{version}", scored, weights, own)


def scores(rows: pd.DataFrame) -> "pd.Series[float]":
    """Return the printed overall scores of some models."""
    return rows["overall"].astype(float)
