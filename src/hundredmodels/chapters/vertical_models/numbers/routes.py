"""Results on the three routes: what each costs, and what a token of one's own costs."""

from hundredmodels.analysis.durations import MONTHS_PER_YEAR, SECONDS_PER_HOUR
from hundredmodels.analysis.ownership import (
    TOKENS_PER_MTOK as MTOK,
    serving_speed,
)
from hundredmodels.chapters.facts import derived
from hundredmodels.chapters.result import Result
from hundredmodels.chapters.units import DOLLARS, MONTHS
from hundredmodels.chapters.vertical_models.cost import Cost
from hundredmodels.chapters.vertical_models.names import PER_MTOK, number
from hundredmodels.chapters.vertical_models.numbers.open_ends import (
    AT_DEFAULTS,
    ending,
    interval_of,
    spread,
)
from hundredmodels.chapters.vertical_models.parameters import Parameters
from hundredmodels.chapters.vertical_models.routes import BILLION

ROUTES = ("api", "finetune", "pretrain")


def route_results(cost: Cost, parameters: Parameters) -> tuple[Result, ...]:
    """Return what each route costs at the declared volume, and what a served token costs."""
    point, draws, fact = cost.point, cost.draws, cost.fact
    made = []
    for name, label in (
        ("api", "buying every token from an API"),
        ("finetune", "a fine-tuned open model of one's own"),
        ("pretrain", "a model trained from scratch"),
    ):
        low, high = interval_of(getattr(draws, name) if draws else None, parameters)
        made.append(
            number(
                f"{name}-cost",
                f"Cost of {label} over the horizon",
                derived(getattr(point, name) if point else None, fact),
                DOLLARS,
                f"present value at the declared volume; {AT_DEFAULTS}",
                low=low,
                high=high,
                interval=spread(parameters),
                rivals=tuple(f"{one}-cost" for one in ROUTES if one != name),
            )
        )
    rent, peak = cost.facts.rent, cost.facts.peak
    served = None
    if rent.value is not None and peak.value is not None:
        size = parameters.open_model_b * BILLION
        speed = serving_speed(peak.value, parameters.serving_efficiency, size)
        served = rent.value * parameters.gpu_price_scale / float(speed) / SECONDS_PER_HOUR * MTOK
    return (
        *made,
        number(
            "own-token-price",
            "Serving a million tokens on rented chips at the declared utilisation",
            derived(served / parameters.utilisation if served else None, rent, peak),
            PER_MTOK,
            "rent / (peak × efficiency / (2 × parameters) × utilisation × 3600 s)",
            rivals=("own-token-price-full",),
        ),
        number(
            "own-token-price-full",
            "Serving a million tokens on rented chips that are always full",
            derived(served, rent, peak),
            PER_MTOK,
            "rent / (peak × efficiency / (2 × parameters) × 3600 s)",
            rivals=("own-token-price",),
        ),
        number(
            "crossing-months",
            "Months until the falling API price meets what serving costs",
            ending(
                MONTHS_PER_YEAR * point.crossing_years if point else None,
                fact,
                "the API price falls no faster than the price of computing",
            ),
            MONTHS,
            "ln(API price / own price) / ln(fall of API price / fall of computing)",
            digits=0,
        ),
    )
