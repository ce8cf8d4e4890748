"""The models that the chapter measures: scores chosen, sizes known, records at levels."""

import re
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from hundredmodels.analysis.density import (
    Floats,
    Sample,
    density_sample,
    doubling_months,
)
from hundredmodels.analysis.density_trends import records
from hundredmodels.analysis.durations import DAYS_PER_YEAR
from hundredmodels.analysis.mmlu import mmlu_scores
from hundredmodels.chapters.miniaturisation.parameters import Parameters
from hundredmodels.chapters.result import Inputs, rows_of
from hundredmodels.data import Tables

FAMILIES = {
    "Llama 2": re.compile(r"Llama 2 \d+B$"),
    "LLaMA": re.compile(r"LLaMA-\d+B$"),
    "Qwen2.5": re.compile(r"Qwen2\.5-[\d.]+B$"),
}
FEWEST = 6
"""Fewer points draw no trend line."""
LLAMA = pd.Timestamp("2023-02-24")
"""LLaMA's release."""
ARTICLE = pd.Timestamp("2024-07-31")
"""The day of the article on small models."""
NO_ARTICLE = "the article was not out by this day"
GPT3 = "GPT-3 175B"
"""The model at whose score prices and sizes are compared, and of which the law tells."""


@dataclass(frozen=True)
class Level:
    """The records of the smallest model at a level.

    Attributes
    ----------
    score
        The level, per cent.
    frame
        The record models in order of date, with ``size_b``.
    """

    score: float
    frame: pd.DataFrame

    @property
    def fall(self) -> float:
        """How many times smaller the last record is than the first; ``nan`` without one."""
        if self.frame.empty:
            return float("nan")
        return float(self.frame["size_b"].iloc[0] / self.frame["size_b"].iloc[-1])

    @property
    def end_point_months(self) -> float:
        """Months to halve between the first and the last record."""
        days = (self.frame["release_date"].iloc[-1] - self.frame["release_date"].iloc[0]).days
        return (
            doubling_months(float(np.log(self.fall)) / (days / DAYS_PER_YEAR)) if days else np.nan
        )


@dataclass(frozen=True)
class Measured:
    """What the trends are measured on.

    Attributes
    ----------
    chosen
        One score per model by the chapter's rule.
    sample
        Models of known size at or above the least score.
    levels
        Records at each level.
    reference_size, reference_score
        ln billions and scores (fractions) of the reference family.
    day
        The day by which all this was known.
    """

    chosen: pd.DataFrame
    sample: Sample
    levels: tuple[Level, ...]
    reference_size: Floats
    reference_score: Floats
    day: pd.Timestamp

    @property
    def article_out(self) -> bool:
        """Whether the article on small models, which states the law, was out by the day."""
        return self.day >= ARTICLE


def study_sample(tables: Tables, parameters: Parameters) -> Measured:
    """Choose scores, take the sample, find the records and the reference family."""
    chosen = mmlu_scores(tables["scores"], tables["models"], rule=parameters.mmlu_rule)
    sample = density_sample(
        chosen, definition=parameters.definition, minimum=parameters.minimum_score / 100
    )
    everyone = density_sample(chosen, definition="total", minimum=0, since=date(2017, 1, 1)).frame
    pattern = FAMILIES[parameters.reference_family]
    family = everyone[everyone["model"].str.contains(pattern)].sort_values("size_b")
    return Measured(
        chosen=chosen,
        sample=sample,
        levels=tuple(level_records(sample, level) for level in parameters.levels),
        reference_size=np.log(family["size_b"].to_numpy(dtype=float)),
        reference_score=family["score"].to_numpy(dtype=float) / 100,
        day=pd.Timestamp(tables.as_of),
    )


def level_records(sample: Sample, level: float, *, strictly: bool = False) -> Level:
    """Find the records of the smallest model at a level (per cent)."""
    threshold = level / 100
    passes = sample.score > threshold if strictly else sample.score >= threshold
    if not len(sample):
        return Level(level, sample.frame)
    marked = records(sample.size[None, :], passes[None, :])[0]
    return Level(level, sample.frame[marked].reset_index(drop=True))


def part(
    sample: Sample, *, start: pd.Timestamp | None = None, end: pd.Timestamp | None = None
) -> Sample:
    """Keep the models released in a period."""
    days = sample.frame["release_date"]
    keep = np.ones(len(sample), dtype=bool)
    if start is not None:
        keep &= (days >= start).to_numpy(dtype=bool)
    if end is not None:
        keep &= (days <= end).to_numpy(dtype=bool)
    return choose(sample, keep)


def choose(sample: Sample, keep: np.ndarray) -> Sample:
    """Keep marked models."""
    return Sample(
        frame=sample.frame[keep].reset_index(drop=True),
        time=sample.time[keep],
        size=sample.size[keep],
        score=sample.score[keep],
        cluster=sample.cluster[keep],
    )


def row_inputs(frame: pd.DataFrame) -> tuple[Inputs, ...]:
    """Name the rows of models and scores behind chosen models."""
    if frame.empty:
        return ()
    return (*rows_of("models", frame["model_line"]), *rows_of("scores", *frame["score_lines"]))
