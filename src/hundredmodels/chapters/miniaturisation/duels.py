"""Small beats big: Mistral 7B and MiniCPM against Llama 2 13B, benchmark by benchmark."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hundredmodels.analysis.equivalent_size import equivalent_size
from hundredmodels.analysis.estimate import Estimate
from hundredmodels.data import Tables

AVERAGE = "average"
MMLU = "mmlu"
PAPER_SIZES = (34.0, 70.0)
NAMES = {"arc-easy": "ARC Easy", "cmmlu": "CMMLU", "piqa": "PIQA"}
"""Benchmarks of the two papers that have no row in the table of benchmarks."""
OWN_SIZES = (("Llama 2 7B", 7.0), ("Llama 2 13B", 13.0))


@dataclass(frozen=True)
class Duel:
    """A small model against a big one.

    Attributes
    ----------
    small
        The small model's name in the table.
    frame
        ``benchmark``, ``name``, ``small``, ``big``, ``difference`` (points, small minus big),
        ``line_small``, ``line_big``.
    """

    small: str
    frame: pd.DataFrame

    @property
    def wins(self) -> int:
        """Benchmarks on which the small model scores higher."""
        return int((self.frame["difference"] > 0).sum())

    @property
    def lines(self) -> list[int]:
        """Rows of the table."""
        return [*self.frame["line_small"], *self.frame["line_big"]]

    def mean_lead(self, *, without: str = "") -> float:
        """Mean difference in points, perhaps without one benchmark."""
        kept = self.frame[self.frame["benchmark"] != without]
        return float(kept["difference"].mean()) if len(kept) else float("nan")

    def least_lead(self) -> tuple[str, float]:
        """Return the benchmark without which the mean lead is least, and that lead."""
        names = list(self.frame["benchmark"])
        leads = {name: self.mean_lead(without=name) for name in names}
        return min(leads.items(), key=lambda pair: pair[1]) if leads else ("", float("nan"))


@dataclass(frozen=True)
class Curve:
    """Llama 2's sizes and MMLU scores by one choice of evaluators.

    Attributes
    ----------
    label
        The choice.
    sizes, scores
        Billions and per cent.
    score
        Mistral 7B's score.
    size
        Its equivalent size.
    inputs
        Rows, by table.
    """

    label: str
    sizes: tuple[float, ...]
    scores: tuple[float, ...]
    score: float
    size: Estimate
    inputs: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True)
class Duels:
    """Both duels, and what Mistral 7B is worth on the Llama 2 curve."""

    mistral: Duel
    minicpm: Duel
    curve: Curve
    one_evaluator: Curve
    paper: Curve


def study_duels(tables: Tables) -> Duels:
    """Hold the small models against Llama 2 13B."""
    mistral_table, llama = tables["mistral_scores"], tables["llama2_open"]
    scores, listed = tables["scores"], tables["benchmarks"]
    names = NAMES | dict(zip(listed["benchmark"], listed["name"], strict=True))
    return Duels(
        mistral=duel(mistral_table, "Mistral 7B", "Llama 2 13B", names),
        minicpm=duel(tables["minicpm_scores"], "MiniCPM-2B", "Llama2-13B", names),
        curve=mixed_curve(mistral_table, llama),
        one_evaluator=own_curve(mistral_table, scores),
        paper=paper_curve(mistral_table, llama),
    )


def duel(table: pd.DataFrame, small: str, big: str, names: Mapping[str, str]) -> Duel:
    """Pair the two models' rows by benchmark; averages are no benchmarks."""
    rows = table.assign(line=table.index)
    rows = rows[~rows["benchmark"].str.startswith(AVERAGE)]
    first = rows[rows["model"] == small][["benchmark", "score", "line"]]
    second = rows[rows["model"] == big][["benchmark", "score", "line"]]
    both = first.merge(second, on="benchmark", suffixes=("_small", "_big"))
    frame = both.rename(columns={"score_small": "small", "score_big": "big"})
    frame["name"] = [names.get(one, one) for one in frame["benchmark"]]
    frame["difference"] = frame["small"].astype(float) - frame["big"].astype(float)
    return Duel(small, frame.dropna(subset=["difference"]).reset_index(drop=True))


def own_rows(mistral: pd.DataFrame) -> tuple[list[tuple[float, float, int]], float, list[int]]:
    """Return Mistral's own MMLU points of Llama 2, its own score, and that score's row."""
    rows = mistral[mistral["benchmark"] == MMLU]
    points = [
        (size, float(found["score"].iloc[0]), int(str(found.index[0])))
        for name, size in OWN_SIZES
        if len(found := rows[rows["model"] == name])
    ]
    own = rows[rows["model"] == "Mistral 7B"]
    score = float(own["score"].iloc[0]) if len(own) else float("nan")
    return points, score, [int(str(line)) for line in own.index]


def paper_rows(llama: pd.DataFrame) -> list[tuple[float, float, int]]:
    """Return the Llama 2 paper's MMLU points."""
    rows = llama[(llama["family"] == "Llama 2") & (llama["benchmark"] == MMLU)]
    return [
        (float(row["size_b"]), float(row["score"]), int(str(line))) for line, row in rows.iterrows()
    ]


def mixed_curve(mistral: pd.DataFrame, llama: pd.DataFrame) -> Curve:
    """Take Mistral's runs of the two small members, the Llama 2 paper's of the two large ones."""
    points, score, line = own_rows(mistral)
    more = [point for point in paper_rows(llama) if point[0] in PAPER_SIZES]
    used = (
        ("mistral_scores", (*line, *(point[2] for point in points))),
        ("llama2_open", tuple(point[2] for point in more)),
    )
    return curve("Mistral's runs, continued by the Llama 2 paper", [*points, *more], score, used)


def paper_curve(mistral: pd.DataFrame, llama: pd.DataFrame) -> Curve:
    """Take the Llama 2 paper's points alone."""
    _, score, line = own_rows(mistral)
    points = paper_rows(llama)
    used = (
        ("mistral_scores", tuple(line)),
        ("llama2_open", tuple(point[2] for point in points)),
    )
    return curve("the Llama 2 paper alone", points, score, used)


def own_curve(mistral: pd.DataFrame, scores: pd.DataFrame) -> Curve:
    """Take Mistral's runs alone; its run of the largest member stands in its next report."""
    points, score, line = own_rows(mistral)
    found = scores[
        (scores["model"] == "Llama 2 70B")
        & (scores["benchmark"] == MMLU)
        & (scores["reported_by"] == "Mixtral of Experts")
    ]
    more = [(70.0, float(row["score"]), int(str(index))) for index, row in found.iterrows()]
    used = (
        ("mistral_scores", (*line, *(point[2] for point in points))),
        ("scores", tuple(point[2] for point in more)),
    )
    return curve("Mistral's runs alone", [*points, *more], score, used)


def curve(
    label: str,
    points: list[tuple[float, float, int]],
    score: float,
    used: tuple[tuple[str, tuple[int, ...]], ...],
) -> Curve:
    """Place a score on a curve."""
    ordered = sorted(points)
    sizes, values = [point[0] for point in ordered], [point[1] for point in ordered]
    return Curve(
        label=label,
        sizes=tuple(sizes),
        scores=tuple(values),
        score=score,
        size=equivalent_size(score, np.array(sizes), np.array(values)),
        inputs=used,
    )
