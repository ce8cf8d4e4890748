"""The assumptions of the chapter, each with its unit and bounds."""

from typing import Annotated

from hundredmodels.analysis.frontier import BENCHMARKS, Benchmark, OpenMeans
from hundredmodels.analysis.mmlu import Rule
from hundredmodels.chapters.parameters import (
    EACH_ONCE,
    MMLU_CEILING,
    SCORE_NOISE,
    TOKENS_READ_PER_WRITTEN,
    ChapterParameters,
    parameter,
)


class Parameters(ChapterParameters):
    """What a reader may set in the chapter on open and closed models."""

    benchmarks: Annotated[list[Benchmark], EACH_ONCE] = parameter(
        list(BENCHMARKS),
        description="Benchmarks whose lag is estimated",
        min_length=1,
        max_length=len(BENCHMARKS),
    )
    open_means: OpenMeans = parameter(
        "weights",
        description=(
            "What counts as open: weights to download; commercial, under a known licence that is "
            "not for research alone; permissive, under Apache, MIT and their like"
        ),
    )
    score_rule: Rule = parameter(
        "shipped", description="Which of a model's MMLU scores counts, by a stated rule"
    )
    with_low_reliability: bool = parameter(
        True,
        description=(
            "Keep the three scores of reliability C on which the open frontier hangs after "
            "November 2024"
        ),
    )
    score_tolerance: float = parameter(
        0.0,
        description="How far below a closed record an open model still counts as a match",
        unit="points",
        ge=0,
        le=10,
    )
    elo_tolerance: float = parameter(
        0.0, description="The same on the Arena", unit="Elo points", ge=0, le=100
    )
    score_noise: float = SCORE_NOISE
    level_step: float = parameter(
        5.0, description="Distance of the fixed levels", unit="points", ge=1, le=20
    )
    elo_step: float = parameter(
        25.0,
        description="Distance of the fixed levels on the Arena",
        unit="Elo points",
        ge=5,
        le=100,
    )
    tokens_read_per_written: float = TOKENS_READ_PER_WRITTEN
    mmlu_ceiling: float = MMLU_CEILING
