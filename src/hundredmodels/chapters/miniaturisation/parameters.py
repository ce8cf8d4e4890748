"""The assumptions of the chapter, each with its unit and bounds."""

from typing import Annotated, Literal

from pydantic import Field

from hundredmodels.analysis.density import Definition
from hundredmodels.analysis.mmlu import Rule
from hundredmodels.chapters.parameters import (
    EACH_ONCE,
    MMLU_CEILING,
    SCORE_NOISE,
    ChapterParameters,
    parameter,
)

Level = Annotated[float, Field(ge=25, le=100)]
"""A score in per cent; guessing among four answers earns a quarter."""
Family = Literal["Llama 2", "LLaMA", "Qwen2.5"]


class Parameters(ChapterParameters):
    """What a reader may set in the chapter on size."""

    levels: Annotated[list[Level], EACH_ONCE] = parameter(
        [30.0, 35.0, 40.0, 45.0, 50.0, 55.0, 60.0, 65.0, 70.0, 75.0, 80.0, 85.0],
        description="Levels of MMLU at which the smallest model is followed",
        unit="per cent",
        min_length=1,
        max_length=40,
    )
    definition: Definition = parameter(
        "total", description="Which parameters count as a model's size"
    )
    reference_family: Family = parameter(
        "Llama 2", description="Family whose size and score curve measures effective size"
    )
    mmlu_rule: Rule = parameter(
        "preferred", description="Rule that chooses one MMLU score per model"
    )
    minimum_score: float = parameter(
        30.0,
        description="Least MMLU score of a model in the density samples",
        unit="per cent",
        ge=26,
        le=80,
    )
    ceiling: float = MMLU_CEILING
    score_noise: float = SCORE_NOISE
    quantile: float = parameter(
        0.25,
        description="Quantile of size in the lower-quantile regression",
        unit="fraction",
        ge=0.05,
        le=0.5,
    )
    law_months: float = parameter(
        8.0,
        description="Doubling time of density by the law as stated",
        unit="months",
        ge=0.5,
        le=60,
    )
