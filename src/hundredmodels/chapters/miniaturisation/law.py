"""The law of density as the articles state it, against its own example and what came after."""

from dataclasses import dataclass
from datetime import date
from math import log2

import numpy as np
import pandas as pd

from hundredmodels.analysis.density import sizes
from hundredmodels.analysis.density_paths import Paths, shrinkage_paths
from hundredmodels.analysis.durations import months_between
from hundredmodels.chapters.miniaturisation.sample import (
    ARTICLE,
    GPT3,
    Level,
    Measured,
    level_records,
)
from hundredmodels.data import Tables

SMALL = "MiniCPM-2B"
CLASS_LOW, CLASS_HIGH = 67.0, 150.0
"""A hundred billion within a factor of one and a half."""
HUNDRED_BILLION = 100.0
"""In billions, as all sizes are."""
STEP, TWO_STEPS = 8, 16
"""Months: one doubling by the law as stated, and two."""
LEVEL = 60.0


@dataclass(frozen=True)
class Example:
    """The law's own example: GPT-3 and the small model said to equal it.

    Attributes
    ----------
    big, small
        Each model's row of the table; empty where it is not known.
    size_ratio
        Parameters of the big one over the small one, without embeddings.
    months
        Months between their releases.
    compute_ratio
        Training compute of the big one over the small one.
    scores
        MMLU of the two, per cent.
    score_frame
        Their chosen scores.
    rivals
        Models of known size, by any definition, at or above the big one's score by the small
        one's day, smallest first.
    """

    big: pd.DataFrame
    small: pd.DataFrame
    size_ratio: float
    months: float
    compute_ratio: float
    scores: tuple[float, float]
    score_frame: pd.DataFrame
    rivals: pd.DataFrame

    @property
    def doubling(self) -> float:
        """Months to double, if both models are worth the same."""
        return self.months / log2(self.size_ratio) if self.size_ratio > 1 else float("nan")


@dataclass(frozen=True)
class Law:
    """The law's parts.

    Attributes
    ----------
    example
        Its example.
    paths
        What became of models of about a hundred billion parameters.
    article_model
        The best of that class by the article's day, one row; empty where there is none, or where
        the scores do not reach sixteen months on.
    article_equals
        Models at or above its score in the sixteen months after, smallest first.
    sixty
        Records of the smallest model strictly above 60 per cent, known sizes.
    halvings
        Halvings a year at each level, by calendar year.
    until
        Last day covered by the scores.
    """

    example: Example
    paths: Paths
    article_model: pd.DataFrame
    article_equals: pd.DataFrame
    sixty: Level
    halvings: pd.DataFrame
    until: date


def study_law(tables: Tables, measured: Measured) -> Law:
    """Hold the law against its example, the later models and the records."""
    sample = measured.sample
    last = sample.frame["release_date"].max() if len(sample) else pd.Timestamp(tables.as_of)
    until = min(tables.as_of, last.date())
    paths = shrinkage_paths(sample, low_b=CLASS_LOW, high_b=CLASS_HIGH, until=until)
    article_model, equals = projected(sample.frame, until)
    return Law(
        example=study_example(tables, measured),
        paths=paths,
        article_model=article_model,
        article_equals=equals,
        sixty=level_records(sample, LEVEL, strictly=True),
        halvings=halvings(measured.levels),
        until=until,
    )


def study_example(tables: Tables, measured: Measured) -> Example:
    """Read the example's two models off the tables."""
    models = tables["models"]
    big_row, small_row = (models[models["model"] == name] for name in (GPT3, SMALL))
    score_frame = measured.chosen[measured.chosen["model"].isin((GPT3, SMALL))]
    by_name = dict(
        zip(measured.chosen["model"], measured.chosen["score"].astype(float), strict=True)
    )
    scores = (by_name.get(GPT3, float("nan")), by_name.get(SMALL, float("nan")))
    if big_row.empty or small_row.empty:
        none = float("nan")
        nobody = score_frame.iloc[:0]
        return Example(big_row, small_row, none, none, none, scores, score_frame, nobody)
    big, small = big_row.iloc[0], small_row.iloc[0]
    bare = small["parameters_nonembedding_b"]
    size = round(float(bare if pd.notna(bare) else small["parameters_total_b"]), 1)
    day = small["release_date"]
    pool = measured.chosen.assign(size_b=sizes(measured.chosen, "non-embedding"))
    rivals = pool[
        (pool["score"] >= scores[0]) & (pool["release_date"] <= day) & pool["size_b"].notna()
    ].sort_values("size_b")
    return Example(
        big=big_row,
        small=small_row,
        size_ratio=float(big["parameters_total_b"]) / size,
        months=months_between(big["release_date"], day),
        compute_ratio=float(big["training_compute_flop"] / small["training_compute_flop"]),
        scores=scores,
        score_frame=score_frame,
        rivals=rivals,
    )


def projected(frame: pd.DataFrame, until: date) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Find the best model of the class by the article's day and its equals afterwards."""
    before = frame[
        frame["size_b"].between(CLASS_LOW, CLASS_HIGH) & (frame["release_date"] <= ARTICLE)
    ]
    best = before.sort_values("score", ascending=False).head(1)
    end = ARTICLE + pd.DateOffset(months=TWO_STEPS)
    if best.empty or pd.Timestamp(until) < end:
        return best.iloc[:0], best.iloc[:0]
    equals = frame[
        (frame["score"] >= float(best["score"].iloc[0])) & (frame["release_date"] <= end)
    ].sort_values("size_b")
    return best, equals


def halvings(levels: tuple[Level, ...]) -> pd.DataFrame:
    """Count how often each level's smallest model halved in each calendar year.

    Returns
    -------
    pandas.DataFrame
        ``year`` and ``halvings``: the mean over levels that had a first model before the year.
    """
    rows: list[dict[str, float]] = []
    for level in levels:
        frame = level.frame
        if frame.empty:
            continue
        years = frame["release_date"].dt.year.to_numpy()
        logs = np.log2(frame["size_b"].to_numpy(dtype=float))
        for year in range(int(years[0]) + 1, int(years[-1]) + 1):
            before, within = logs[years < year], logs[years <= year]
            rows.append({"year": year, "level": level.score, "halvings": before[-1] - within[-1]})
    if not rows:
        return pd.DataFrame({"year": [], "halvings": []})
    mean = pd.DataFrame(rows).groupby("year")["halvings"].mean().sort_index()
    return pd.DataFrame({"year": mean.index.astype(int), "halvings": mean.to_numpy()})
