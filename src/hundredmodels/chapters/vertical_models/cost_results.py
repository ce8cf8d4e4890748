"""Results on cost: prices and rents, the three routes, their break-evens, the value of waiting."""

from math import inf

import numpy as np

from hundredmodels.analysis.ownership import (
    SECONDS_PER_HOUR,
    TOKENS_PER_MTOK as MTOK,
    serving_speed,
)
from hundredmodels.chapters.facts import Fact, derived
from hundredmodels.chapters.result import Inputs, Result
from hundredmodels.chapters.vertical_models.cost import CostStudy, Point
from hundredmodels.chapters.vertical_models.parameters import Parameters
from hundredmodels.chapters.vertical_models.routes import BILLION
from hundredmodels.chapters.vertical_models.waiting_results import (
    AT_DEFAULTS,
    finite,
    interval_of,
    sensitivity_results,
    waiting_results,
)
from hundredmodels.chapters.vertical_models.wording import (
    A_YEAR,
    DOLLARS,
    PER_CENT,
    PER_MTOK,
    TOKENS,
    number,
)

ROUTES = ("api", "finetune", "pretrain")
LIVE = (
    "listed is not live: prices still observed in the newest month of the lists, of models "
    "released within two years"
)
NEVER = "the API stays cheaper at every volume"
NO_SAVING = "the model from scratch is no cheaper to run at any volume"
MONTHS = 12


def cost_results(study: CostStudy, parameters: Parameters) -> list[Result]:
    """Return all results on cost."""
    results = fact_results(study, parameters)
    spread = f"{parameters.confidence:.0%} Monte Carlo over the stated ranges".replace("%", " %")
    return [
        *results,
        *route_results(study, parameters, spread),
        *break_even_results(study, parameters, spread),
        *waiting_results(study, parameters, spread),
        *sensitivity_results(study),
    ]


def fact_results(study: CostStudy, parameters: Parameters) -> list[Result]:
    """Return the prices, rents and shares that the tables state."""
    facts = study.facts
    level = f"at MMLU {parameters.api_level:g} and above"
    blend = f"{parameters.tokens_read_per_written:g} tokens read for each written"
    sale = facts.on_sale
    decline = facts.decline
    share = facts.stage_share
    shares = 100 * facts.stages["share"]
    return [
        number(
            "api-price-median",
            f"Median API price {level}, one price a model",
            facts.median_price,
            PER_MTOK,
            f"median over models of each one's cheapest list price; {LIVE}; {blend}",
            n=len(sale),
            low=float(sale["price"].quantile(0.25)) if len(sale) else None,
            high=float(sale["price"].quantile(0.75)) if len(sale) else None,
            interval="lower and upper quartile over models",
            rivals=("api-price-cheapest",),
        ),
        number(
            "api-price-cheapest",
            f"Cheapest API price {level}",
            facts.cheapest_price,
            PER_MTOK,
            f"least list price; {LIVE}; {blend}",
            n=len(sale),
            rivals=("api-price-median",),
        ),
        number(
            "api-price-decline",
            "Yearly fall of the cheapest API price at a fixed score",
            decline.fact,
            A_YEAR,
            "median over MMLU 45 to 85 by 5 of a line through the logarithms of record lows, as in "
            "the chapter on cost",
            n=decline.n,
            low=decline.low,
            high=decline.high,
            interval="lower and upper quartile over levels",
            rivals=("api-price-decline-hedonic",),
        ),
        number(
            "api-price-decline-hedonic",
            "Yearly fall of all list prices at equal score",
            Fact(
                facts.hedonic.value,
                (Inputs.of("api_prices", facts.points["line"]),),
                facts.hedonic.reason,
            ),
            A_YEAR,
            "regression of log price on date and logit of the score over all prices, not records "
            "alone, as in the chapter on cost",
            n=facts.hedonic.n,
            low=facts.hedonic.low,
            high=facts.hedonic.high,
            interval=facts.hedonic.interval,
            rivals=("api-price-decline",),
        ),
        number(
            "gpu-rent",
            f"Rent of an {parameters.chip} for an hour, rental basis",
            facts.rent,
            "US dollars an hour",
            "market median of a survey in the last twelve months; else median over providers, on "
            "demand",
            n=sum(len(one.lines) for one in facts.rent.inputs),
        ),
        number(
            "compute-decline",
            "Yearly fall of the price of the same computing",
            facts.compute_decline,
            A_YEAR,
            "2 to the power of one over the quoted doubling time of GPU price-performance",
            n=1,
            basis="quoted",
        ),
        number(
            "finetune-compute-share",
            "Computing of a further training stage over that of its base model",
            Fact(None if share.value is None else 100 * share.value, share.inputs, share.reason),
            PER_CENT,
            "median over runs whose two figures have one unit and one kind of chip",
            n=len(shares),
            low=float(shares.min()) if len(shares) else None,
            high=float(shares.max()) if len(shares) else None,
            interval="least and greatest run",
        ),
    ]


def route_results(study: CostStudy, parameters: Parameters, spread: str) -> list[Result]:
    """Return what each route costs at the declared volume, and what a served token costs."""
    point, draws, fact = study.point, study.draws, study.fact
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
                interval=spread,
                rivals=tuple(f"{one}-cost" for one in ROUTES if one != name),
            )
        )
    rent, peak = study.facts.rent, study.facts.peak
    served = None
    if rent.value is not None and peak.value is not None:
        size = parameters.open_model_b * BILLION
        speed = serving_speed(peak.value, parameters.serving_efficiency, size)
        served = rent.value * parameters.gpu_price_scale / float(speed) / SECONDS_PER_HOUR * MTOK
    return [
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
            finite(
                MONTHS * point.crossing_years if point else None,
                fact,
                "the API price falls no faster than the price of computing",
            ),
            "months",
            "ln(API price / own price) / ln(fall of API price / fall of computing)",
            digits=0,
        ),
    ]


def break_even_results(study: CostStudy, parameters: Parameters, spread: str) -> list[Result]:
    """Return the break-even volumes with their rivals."""
    point, draws, fact = study.point, study.draws, study.fact
    rivals = tuple(
        f"api-finetune-break-even-{one}"
        for one in ("flat", "hedonic", "cheapest", "full", "median")
    )
    low, high = interval_of(draws.api_break_even if draws else None, parameters)
    own_low, own_high = interval_of(draws.own_break_even if draws else None, parameters)

    def volume(name: str, label: str, value: float | None, method: str) -> Result:
        return number(
            f"api-finetune-break-even-{name}",
            f"Break-even volume of API and fine-tuned model, {label}",
            finite(value, fact, NEVER),
            TOKENS,
            method,
            rivals=("api-finetune-break-even",),
        )

    median = float(np.median(draws.api_break_even)) if draws else None
    own_median = float(np.median(draws.own_break_even)) if draws else None
    return [
        number(
            "api-finetune-break-even",
            "Volume from which a fine-tuned open model is cheaper than an API",
            finite(point.api_break_even if point else None, fact, NEVER),
            TOKENS,
            f"volume at which both present values are equal; {AT_DEFAULTS}",
            low=low,
            high=high,
            interval=spread,
            rivals=rivals,
        ),
        volume("flat", "API prices that stay", point.flat if point else None, AT_DEFAULTS),
        volume(
            "hedonic",
            "API prices that fall as all list prices do at equal score",
            point.hedonic if point else None,
            f"{AT_DEFAULTS}, but for api-price-decline-hedonic in the place of api-price-decline",
        ),
        volume(
            "cheapest",
            "against the cheapest API at the level",
            point.against_cheapest if point else None,
            AT_DEFAULTS,
        ),
        volume("full", "chips always full", point.full_load if point else None, AT_DEFAULTS),
        volume("median", "median over the stated ranges", median, f"median of the {spread}"),
        number(
            "break-even-billions",
            "The same volume in billions",
            _scaled(point.api_break_even if point else None, 1e9, fact),
            "billion tokens a month",
            "api-finetune-break-even / 1e9",
            low=None if low is None else low / 1e9,
            high=None if high is None else high / 1e9,
            interval=spread,
        ),
        number(
            "pretrain-break-even-trillions",
            "The break-even volume of training from scratch in trillions",
            finite(point.own_break_even / 1e12 if point else None, fact, NO_SAVING),
            "trillion tokens a month",
            "finetune-pretrain-break-even / 1e12",
            low=None if own_low is None else own_low / 1e12,
            high=None if own_high is None else own_high / 1e12,
            interval=spread,
        ),
        number(
            "break-even-billions-hedonic",
            "The break-even volume with API prices that fall as all list prices do, in billions",
            _scaled(point.hedonic if point else None, 1e9, fact),
            "billion tokens a month",
            "api-finetune-break-even-hedonic / 1e9",
        ),
        number(
            "break-even-billions-flat",
            "The break-even volume with API prices that stay, in billions",
            _scaled(point.flat if point else None, 1e9, fact),
            "billion tokens a month",
            "api-finetune-break-even-flat / 1e9",
        ),
        number(
            "break-even-over-volume",
            "Break-even volume over the declared volume",
            finite(
                point.api_break_even / parameters.tokens_per_month if point else None, fact, NEVER
            ),
            "x",
            "api-finetune-break-even / tokens per month",
        ),
        number(
            "falling-price-factor",
            "How many times further off the break-even lies because API prices fall",
            finite(point.api_break_even / point.flat if point else None, fact, NEVER),
            "x",
            "break-even with prices that fall as measured / with prices that stay",
        ),
        number(
            "least-utilisation",
            "Utilisation below which no volume makes a fine-tuned model cheaper",
            derived(100 * point.least_utilisation if point else None, fact),
            PER_CENT,
            "served over bought cost of a token at full load, over the horizon",
        ),
        number(
            "finetune-pretrain-break-even",
            "Volume from which training from scratch is cheaper than fine-tuning",
            finite(point.own_break_even if point else None, fact, NO_SAVING),
            TOKENS,
            f"volume at which both present values are equal; {AT_DEFAULTS}",
            low=own_low,
            high=own_high,
            interval=spread,
            rivals=("finetune-pretrain-break-even-median",),
        ),
        number(
            "finetune-pretrain-break-even-median",
            "Break-even volume of fine-tuning and training from scratch, median over the ranges",
            finite(own_median, fact, NO_SAVING),
            TOKENS,
            f"median of the {spread}",
            rivals=("finetune-pretrain-break-even",),
        ),
        number(
            "pretrain-over-finetune",
            "Break-even volume of training from scratch over that of fine-tuning",
            finite(_ratio(point), fact, NEVER),
            "x",
            "finetune-pretrain-break-even / api-finetune-break-even",
        ),
        number(
            "no-break-even-share",
            "Share of draws in which no volume makes a fine-tuned model cheaper",
            derived(100 * float(1 - draws.wins.mean()) if draws else None, fact),
            PER_CENT,
            spread,
            n=parameters.draws,
        ),
        number(
            "finetune-cheaper-share",
            "Share of draws in which a fine-tuned model is cheaper at the declared volume",
            derived(100 * float(np.mean(draws.finetune < draws.api)) if draws else None, fact),
            PER_CENT,
            spread,
            n=parameters.draws,
        ),
    ]


def _ratio(point: Point | None) -> float | None:
    if point is None or point.api_break_even in (0.0, inf):
        return inf if point else None
    return point.own_break_even / point.api_break_even


def _scaled(value: float | None, by: float, fact: Fact) -> Fact:
    return finite(None if value is None else value / by, fact, NEVER)
