"""Results on the break-even volumes, with their rivals."""

from math import inf, nan

import numpy as np

from hundredmodels.chapters.facts import Fact, derived
from hundredmodels.chapters.result import Result
from hundredmodels.chapters.units import PER_CENT, TIMES
from hundredmodels.chapters.vertical_models.cost import Cost, Point
from hundredmodels.chapters.vertical_models.names import BILLION_TOKENS, TOKENS, number
from hundredmodels.chapters.vertical_models.numbers.open_ends import (
    AT_DEFAULTS,
    NEVER,
    ending,
    interval_of,
    spread,
)
from hundredmodels.chapters.vertical_models.parameters import Parameters
from hundredmodels.chapters.vertical_models.routes import BILLION, TRILLION

NO_SAVING = "the model from scratch is no cheaper to run at any volume"


def break_even_results(cost: Cost, parameters: Parameters) -> tuple[Result, ...]:
    """Return the break-even volumes with their rivals."""
    return (
        *_finetune(cost, parameters),
        *_in_billions(cost, parameters),
        *_in_proportion(cost, parameters),
        *_pretrain(cost, parameters),
        *_shares(cost, parameters),
    )


def _finetune(cost: Cost, parameters: Parameters) -> tuple[Result, ...]:
    """Return the volume at which a fine-tuned model pays, and the same under other choices."""
    point, draws, fact = cost.point, cost.draws, cost.fact
    ranges = spread(parameters)
    low, high = interval_of(draws.api_break_even if draws else None, parameters)
    median = float(np.median(draws.api_break_even)) if draws else None
    rivals = tuple(
        f"api-finetune-break-even-{one}"
        for one in ("flat", "hedonic", "cheapest", "full", "median")
    )

    def volume(name: str, label: str, value: float | None, method: str) -> Result:
        return number(
            f"api-finetune-break-even-{name}",
            f"Break-even volume of API and fine-tuned model, {label}",
            ending(value, fact, NEVER),
            TOKENS,
            method,
            rivals=("api-finetune-break-even",),
        )

    return (
        number(
            "api-finetune-break-even",
            "Volume from which a fine-tuned open model is cheaper than an API",
            ending(point.api_break_even if point else None, fact, NEVER),
            TOKENS,
            f"volume at which both present values are equal; {AT_DEFAULTS}",
            low=low,
            high=high,
            interval=ranges,
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
        volume("median", "median over the stated ranges", median, f"median of the {ranges}"),
    )


def _in_billions(cost: Cost, parameters: Parameters) -> tuple[Result, ...]:
    """Return the same volumes in billions and trillions, as sentences quote them."""
    point, draws, fact = cost.point, cost.draws, cost.fact
    ranges = spread(parameters)
    low, high = interval_of(draws.api_break_even if draws else None, parameters)
    own_low, own_high = interval_of(draws.own_break_even if draws else None, parameters)
    return (
        number(
            "break-even-billions",
            "The same volume in billions",
            _scaled(point.api_break_even if point else None, BILLION, fact),
            BILLION_TOKENS,
            "api-finetune-break-even / 1e9",
            low=None if low is None else low / BILLION,
            high=None if high is None else high / BILLION,
            interval=ranges,
        ),
        number(
            "pretrain-break-even-trillions",
            "The break-even volume of training from scratch in trillions",
            ending(point.own_break_even / TRILLION if point else None, fact, NO_SAVING),
            "trillion tokens a month",
            "finetune-pretrain-break-even / 1e12",
            low=None if own_low is None else own_low / TRILLION,
            high=None if own_high is None else own_high / TRILLION,
            interval=ranges,
        ),
        number(
            "break-even-billions-hedonic",
            "The break-even volume with API prices that fall as all list prices do, in billions",
            _scaled(point.hedonic if point else None, BILLION, fact),
            BILLION_TOKENS,
            "api-finetune-break-even-hedonic / 1e9",
        ),
        number(
            "break-even-billions-flat",
            "The break-even volume with API prices that stay, in billions",
            _scaled(point.flat if point else None, BILLION, fact),
            BILLION_TOKENS,
            "api-finetune-break-even-flat / 1e9",
        ),
    )


def _in_proportion(cost: Cost, parameters: Parameters) -> tuple[Result, ...]:
    """Return the break-even beside the declared volume, prices that stay, and utilisation."""
    point, fact = cost.point, cost.fact
    return (
        number(
            "break-even-over-volume",
            "Break-even volume over the declared volume",
            ending(
                point.api_break_even / parameters.tokens_per_month if point else None, fact, NEVER
            ),
            TIMES,
            "api-finetune-break-even / tokens per month",
        ),
        number(
            "falling-price-factor",
            "How many times further off the break-even lies because API prices fall",
            ending(point.further if point else None, fact, NEVER),
            TIMES,
            "break-even with prices that fall as measured / with prices that stay",
        ),
        number(
            "least-utilisation",
            "Utilisation below which no volume makes a fine-tuned model cheaper",
            derived(100 * point.least_utilisation if point else None, fact),
            PER_CENT,
            "served over bought cost of a token at full load, over the horizon",
        ),
    )


def _pretrain(cost: Cost, parameters: Parameters) -> tuple[Result, ...]:
    """Return the volume at which training from scratch pays."""
    point, draws, fact = cost.point, cost.draws, cost.fact
    ranges = spread(parameters)
    own_low, own_high = interval_of(draws.own_break_even if draws else None, parameters)
    own_median = float(np.median(draws.own_break_even)) if draws else None
    return (
        number(
            "finetune-pretrain-break-even",
            "Volume from which training from scratch is cheaper than fine-tuning",
            ending(point.own_break_even if point else None, fact, NO_SAVING),
            TOKENS,
            f"volume at which both present values are equal; {AT_DEFAULTS}",
            low=own_low,
            high=own_high,
            interval=ranges,
            rivals=("finetune-pretrain-break-even-median",),
        ),
        number(
            "finetune-pretrain-break-even-median",
            "Break-even volume of fine-tuning and training from scratch, median over the ranges",
            ending(own_median, fact, NO_SAVING),
            TOKENS,
            f"median of the {ranges}",
            rivals=("finetune-pretrain-break-even",),
        ),
        number(
            "pretrain-over-finetune",
            "Break-even volume of training from scratch over that of fine-tuning",
            ending(*_ratio(point, fact)),
            TIMES,
            "finetune-pretrain-break-even / api-finetune-break-even",
        ),
    )


def _shares(cost: Cost, parameters: Parameters) -> tuple[Result, ...]:
    """Return in what share of the draws owning pays at all, and at the declared volume."""
    draws, fact, ranges = cost.draws, cost.fact, spread(parameters)
    return (
        number(
            "no-break-even-share",
            "Share of draws in which no volume makes a fine-tuned model cheaper",
            derived(100 * float(1 - draws.wins.mean()) if draws else None, fact),
            PER_CENT,
            ranges,
            n=parameters.draws,
        ),
        number(
            "finetune-cheaper-share",
            "Share of draws in which a fine-tuned model is cheaper at the declared volume",
            derived(100 * float(np.mean(draws.finetune < draws.api)) if draws else None, fact),
            PER_CENT,
            ranges,
            n=parameters.draws,
        ),
    )


def _ratio(point: Point | None, fact: Fact) -> tuple[float | None, Fact, str]:
    """Return the second break-even over the first, which must be a volume to be compared with."""
    if point is None:
        return None, fact, ""
    if point.api_break_even in (0.0, inf):
        return nan, fact, NEVER if point.api_break_even else "a fine-tuned model pays at any volume"
    return point.own_break_even / point.api_break_even, fact, NO_SAVING


def _scaled(value: float | None, by: float, fact: Fact) -> Fact:
    return ending(None if value is None else value / by, fact, NEVER)
