"""The assumptions of the chapter, each with its unit and bounds."""

from typing import Literal

from hundredmodels.chapters.parameters import (
    DISCOUNT_RATE,
    MMLU_CEILING,
    SCORE_NOISE,
    TOKENS_READ_PER_WRITTEN,
    ChapterParameters,
    parameter,
)

CostBasis = Literal["amortised", "rental", "purchase"]
DRAWS = 20_000
"""Monte Carlo draws: fixed, since they are cheap."""


class Parameters(ChapterParameters):
    """What a reader may set in the chapter on cost and revenue."""

    chip_spend_scale: float = parameter(
        1.0,
        description="Chip spend over the published or reported figure, in every year",
        unit="x",
        ge=0.1,
        le=10,
    )
    data_centre_multiple: float = parameter(
        2.0,
        description="Spend on the whole data centre, energy included, for a dollar of chips",
        unit="times the chips",
        ge=1,
        le=5,
    )
    gross_margin: float = parameter(
        0.5,
        description="Gross margin of the firm that sells the computing",
        unit="fraction",
        ge=0,
        le=0.95,
    )
    generative_share: float = parameter(
        1.0,
        description="Share of the data-centre chips that serve generative AI",
        unit="fraction",
        gt=0,
        le=1,
    )
    lifetime_years: float = parameter(
        4.0, description="Years that a chip earns money", unit="years", ge=1, le=15
    )
    discount_rate: float = DISCOUNT_RATE
    revenue_scale: float = parameter(
        1.0,
        description="Revenue over the assumed or reported figure, in every year",
        unit="x",
        ge=0,
        le=20,
    )
    cost_basis: CostBasis = parameter(
        "amortised",
        description="Basis of the training costs whose growth is measured",
    )
    utilisation: float = parameter(
        0.4,
        description="Share of a chip's peak that training really uses",
        unit="fraction",
        ge=0.05,
        le=1,
    )
    usd_per_gpu_hour: float = parameter(
        2.0,
        description="Price of an A100 for an hour, rental basis",
        unit="US dollars an hour",
        ge=0.1,
        le=20,
    )
    servers: float = parameter(
        4000.0,
        description="Servers that answer ChatGPT's visits in early 2023",
        unit="servers",
        ge=1,
        le=1_000_000,
    )
    visits_per_day: float = parameter(
        25.0,
        description="Visits a day that these servers answer",
        unit="million a day",
        ge=0.1,
        le=10_000,
    )
    visitors_per_day: float = parameter(
        13.0,
        description="Unique visitors a day in January 2023, as the articles quote them",
        unit="million a day",
        ge=0.1,
        le=10_000,
    )
    usd_per_kwh: float = parameter(
        0.08, description="Price of electricity", unit="US dollars a kWh", ge=0.005, le=1
    )
    pue: float = parameter(
        1.0,
        description="Power drawn by the site over power drawn by the servers",
        unit="x",
        ge=1,
        le=3,
    )
    server_load: float = parameter(
        1.0,
        description="Mean power drawn by a server over its rated power",
        unit="fraction",
        ge=0.05,
        le=1,
    )
    tokens_read_per_written: float = TOKENS_READ_PER_WRITTEN
    score_noise: float = SCORE_NOISE
    mmlu_ceiling: float = MMLU_CEILING
