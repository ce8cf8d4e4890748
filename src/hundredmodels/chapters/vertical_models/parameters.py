"""The assumptions of the chapter, each with its unit, bounds and reason.

What tables state is no parameter: the API's price and its fall, the rent of a chip, its peak rate,
the fall of computing and the computing that fine-tuning takes are read at the edition's day; a
parameter scales them, so that "twice the price" needs no price to be typed. All others are
assumptions, and say why they stand where they do.
"""

from typing import Literal

from hundredmodels.chapters.parameters import (
    DISCOUNT_RATE,
    TOKENS_READ_PER_WRITTEN,
    ChapterParameters,
    parameter,
)

PriceRule = Literal["median", "cheapest"]
Chip = Literal["H100", "A100"]


class Parameters(ChapterParameters):
    """What a reader may set in the chapter on vertical models."""

    draws: int = parameter(
        20_000, description="Draws behind each interval", unit="draws", ge=50, le=20_000
    )
    tokens_per_month: float = parameter(
        10e9,
        description=(
            "Tokens that the firm needs each month; assumed: a large firm's internal use, well "
            "below a consumer service"
        ),
        unit="tokens a month",
        gt=0,
        le=1e16,
    )
    horizon_years: float = parameter(
        3.0,
        description="Years over which the tokens are needed; assumed: a usual planning period",
        unit="years",
        ge=0.5,
        le=15,
    )
    api_level: float = parameter(
        86.0,
        description=(
            "MMLU score that the API's model must reach; the level of GPT-4 in the chapter on cost"
        ),
        unit="per cent",
        ge=30,
        le=92,
    )
    api_price_rule: PriceRule = parameter(
        "median",
        description=(
            "Price at the level: the median over models on sale, each at its cheapest seller, or "
            "the cheapest of all"
        ),
    )
    api_price_scale: float = parameter(
        1.0,
        description="API price over the one in the tables",
        unit="x",
        gt=0,
        le=100,
    )
    api_decline_speed: float = parameter(
        1.0,
        description=(
            "Speed of the yearly fall of the API price over the measured one: 0 for prices that "
            "stay, 1 as measured, 2 for twice as fast on a log scale"
        ),
        unit="x",
        ge=0,
        le=3,
    )
    tokens_read_per_written: float = TOKENS_READ_PER_WRITTEN
    chip: Chip = parameter("H100", description="Chip that is rented to tune, train and serve")
    gpu_price_scale: float = parameter(
        1.0, description="Rent of a chip over the one in the tables", unit="x", gt=0, le=20
    )
    compute_decline_speed: float = parameter(
        1.0,
        description=(
            "Speed at which the same computing gets cheaper over the quoted trend of GPU "
            "price-performance"
        ),
        unit="x",
        ge=0,
        le=3,
    )
    open_model_b: float = parameter(
        8.0,
        description=(
            "Size of the open model that is fine-tuned; assumed: the common small size that fits "
            "one chip, taken to do a narrow task as well as the API's model"
        ),
        unit="billion parameters",
        gt=0,
        le=1000,
    )
    own_model_b: float = parameter(
        4.0,
        description=(
            "Size of a model trained from scratch for the task alone; assumed: half the open "
            "one, which favours training, since without a smaller model it saves nothing"
        ),
        unit="billion parameters",
        gt=0,
        le=1000,
    )
    serving_efficiency: float = parameter(
        0.25,
        description=(
            "Throughput at full load: share of the chip's peak that becomes tokens; assumed: "
            "below what training reaches, as writing tokens waits for memory"
        ),
        unit="fraction",
        ge=0.005,
        le=1,
    )
    utilisation: float = parameter(
        0.4,
        description=(
            "Share of full load that demand fills; assumed: office hours and peaks leave chips "
            "idle for most of the week"
        ),
        unit="fraction",
        ge=0.01,
        le=1,
    )
    least_chips: float = parameter(
        2.0,
        description="Chips that are always rented; assumed: one and a spare",
        unit="chips",
        ge=0,
        le=10_000,
    )
    training_utilisation: float = parameter(
        0.4,
        description="Share of a chip's peak that training really uses, as in the chapter on cost",
        unit="fraction",
        ge=0.05,
        le=1,
    )
    base_tokens_t: float = parameter(
        2.0,
        description="Tokens that a model is pre-trained on; as many as Llama 2 was",
        unit="trillion tokens",
        gt=0,
        le=100,
    )
    finetune_share_scale: float = parameter(
        1.0,
        description=(
            "Computing of fine-tuning, as a share of pre-training the same model, over the median "
            "share in the tables"
        ),
        unit="x",
        gt=0,
        le=50,
    )
    staff_usd_per_year: float = parameter(
        200_000.0,
        description=(
            "Cost of an engineer for a year, overheads included; assumed: a round figure for a "
            "large city"
        ),
        unit="US dollars a year",
        ge=10_000,
        le=2_000_000,
    )
    finetune_person_years: float = parameter(
        0.5,
        description="Work to fine-tune and test; assumed: two engineers for three months",
        unit="person-years",
        ge=0,
        le=100,
    )
    pretrain_person_years: float = parameter(
        10.0,
        description="Work to pre-train and test; assumed: ten engineers for a year",
        unit="person-years",
        ge=0,
        le=1000,
    )
    running_persons: float = parameter(
        0.5,
        description="People who keep a model of one's own running; assumed: half a post",
        unit="persons",
        ge=0,
        le=100,
    )
    finetune_data_usd: float = parameter(
        50_000.0,
        description=(
            "Data to fine-tune on; assumed: ten thousand examples at five dollars, as no table "
            "prices them"
        ),
        unit="US dollars",
        ge=0,
        le=100_000_000,
    )
    pretrain_data_usd: float = parameter(
        500_000.0,
        description=(
            "Data to pre-train on; assumed: ten times the data for fine-tuning, as no table "
            "prices it"
        ),
        unit="US dollars",
        ge=0,
        le=1_000_000_000,
    )
    finetune_success: float = parameter(
        0.8,
        description=(
            "Probability that an attempt to fine-tune succeeds, failed ones being repeated; "
            "assumed: evidence on domain models is mixed by task"
        ),
        unit="fraction",
        gt=0.01,
        le=1,
    )
    pretrain_success: float = parameter(
        0.5,
        description=(
            "Probability that an attempt to pre-train succeeds; assumed: an even chance for a "
            "first attempt"
        ),
        unit="fraction",
        gt=0.01,
        le=1,
    )
    size_decline: float = parameter(
        2.0,
        description=(
            "How many times smaller the open model that does the task gets in a year, for those "
            "who start later; assumed: slower than the published density trends, so as not to "
            "flatter waiting"
        ),
        unit="x a year",
        ge=1,
        le=20,
    )
    discount_rate: float = DISCOUNT_RATE
    availability: float = parameter(
        0.999,
        description="Availability that the cloud vendor promises in the article",
        unit="fraction",
        ge=0.5,
        lt=1,
    )
    cluster_chips: int = parameter(
        1000,
        description="Chips of the training task in the article, a thousand cards",
        unit="chips",
        ge=1,
        le=1_000_000,
    )
