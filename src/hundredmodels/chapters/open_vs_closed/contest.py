"""Falcon against LLaMA under three MMLU programs; Llama 2 against its rivals, test by test."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hundredmodels.analysis.leaderboard import differences, exchanged_gap

FALCON, LLAMA = "Falcon 40B", "LLaMA 65B"
LLAMA_2 = "Llama 2 70B"
PAIR = (FALCON, LLAMA)
JUNE = "harness of January 2023"
NEAREST = {
    "Llama 2 7B": ("MPT 7B", "Falcon 7B", "Llama 1 7B"),
    "Llama 2 13B": ("Llama 1 13B",),
    "Llama 2 70B": ("MPT 30B", "Falcon 40B", "Llama 1 65B"),
}
"""The open models of the day nearest in size to each Llama 2."""


@dataclass(frozen=True)
class Contest:
    """The two contests.

    Attributes
    ----------
    averages
        Rows of ``leaderboard_averages`` with a ``family``.
    mmlu
        MMLU by model and implementation: ``model``, ``implementation``, ``mmlu`` (per cent).
    closed
        Llama 2 70B against closed models, one row per rival and benchmark: ``model``, ``rival``,
        ``benchmark``, ``score``, ``rival_score``, ``difference`` (points), ``line``,
        ``rival_line``.
    opened
        Each Llama 2 against the open models of its size; the same columns.
    """

    averages: pd.DataFrame
    mmlu: pd.DataFrame
    closed: pd.DataFrame
    opened: pd.DataFrame

    @property
    def june(self) -> pd.DataFrame:
        """The averages of Falcon and LLaMA on the board of June 2023."""
        return _pair(self.averages[(self.averages["implementation"] == JUNE).to_numpy(dtype=bool)])

    @property
    def corrected(self) -> pd.DataFrame:
        """Their averages on later boards, with MMLU corrected."""
        return _pair(self.averages[(self.averages["implementation"] != JUNE).to_numpy(dtype=bool)])

    @property
    def pair(self) -> pd.DataFrame:
        """Their MMLU under each program, long."""
        return _pair(self.mmlu)

    @property
    def complete(self) -> bool:
        """Whether both have an average of June 2023 and an MMLU score."""
        return len(self.june) == len(PAIR) and len(self._wide) == len(PAIR)

    @property
    def _wide(self) -> pd.DataFrame:
        return self.pair.pivot_table(index="model", columns="implementation", values="mmlu")

    def gap(self, program: str) -> float | None:
        """Return Falcon's lead in June 2023 with MMLU scored by a program."""
        if not self.complete:
            return None
        means = self.june.set_index("model")["average"].astype(float).reindex(list(PAIR))
        return exchanged_gap(means, self._wide, int(self.june["tasks"].iloc[0]), program)

    def corrected_gap(self) -> float | None:
        """Return Falcon's lead on the board with its MMLU corrected."""
        rows = self.corrected.drop_duplicates("model")
        means = dict(zip(rows["model"], rows["average"].astype(float), strict=True))
        return means[FALCON] - means[LLAMA] if set(PAIR) <= set(means) else None

    def spread(self) -> float | None:
        """Return the spread of LLaMA's MMLU over the programs."""
        if not self.complete:
            return None
        scores = self._wide.loc[[LLAMA]].astype(float).to_numpy()
        return float(np.nanmax(scores) - np.nanmin(scores))

    def against(self, rival: str) -> pd.DataFrame:
        """Return Llama 2 70B's benchmarks against a closed rival."""
        return self.closed[(self.closed["rival"] == rival).to_numpy(dtype=bool)]


def _pair(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["model"].isin(PAIR).to_numpy(dtype=bool)]


def study_contest(
    averages: pd.DataFrame, mmlu: pd.DataFrame, closed: pd.DataFrame, opened: pd.DataFrame
) -> Contest:
    """Prepare both contests from their tables."""
    family = averages["model"].astype(str).str.split(" ").str[0].str.lower()
    other = tuple(sorted(set(closed["model"].astype(str)) - {LLAMA_2}))
    pairs = [
        differences(opened, model, rivals).assign(model=model) for model, rivals in NEAREST.items()
    ]
    return Contest(
        averages.assign(family=family.to_numpy()),
        mmlu,
        differences(closed, LLAMA_2, other).assign(model=LLAMA_2),
        pd.concat(pairs, ignore_index=True),
    )
