"""Results on the value of waiting."""

from hundredmodels.analysis.durations import MONTHS_PER_YEAR
from hundredmodels.chapters.facts import Fact, derived
from hundredmodels.chapters.result import Result
from hundredmodels.chapters.units import DOLLARS
from hundredmodels.chapters.vertical_models.cost import Cost
from hundredmodels.chapters.vertical_models.names import named, number
from hundredmodels.chapters.vertical_models.numbers.open_ends import interval_of, spread
from hundredmodels.chapters.vertical_models.parameters import Parameters


def waiting_results(cost: Cost, parameters: Parameters) -> tuple[Result, ...]:
    """Return the value of waiting, and when it would be best to start."""
    point, draws, fact = cost.point, cost.draws, cost.fact
    method = (
        "cost of building today less the least cost over starting months, with API tokens bought "
        "until then"
    )
    low, high = interval_of(draws.waiting if draws else None, parameters)
    later, highest = interval_of(draws.waiting_pretrain if draws else None, parameters)
    large = point.waiting_large if point else None
    start = (
        "never within the horizon"
        if point and point.waiting.best_start >= parameters.horizon_years
        else "today"
        if point and point.waiting.best_start == 0
        else f"month {MONTHS_PER_YEAR * point.waiting.best_start:.0f}"
        if point
        else ""
    )
    return (
        number(
            "waiting-value",
            "What is saved by fine-tuning at the best time instead of today",
            derived(point.waiting.value if point else None, fact),
            DOLLARS,
            f"{method}; at the declared volume",
            low=low,
            high=high,
            interval=spread(parameters),
            rivals=("waiting-value-pretrain", "waiting-value-large"),
        ),
        number(
            "waiting-value-pretrain",
            "What is saved by training from scratch at the best time instead of today",
            derived(point.waiting_pretrain.value if point else None, fact),
            DOLLARS,
            f"{method}; at the declared volume",
            low=later,
            high=highest,
            interval=spread(parameters),
            rivals=("waiting-value",),
        ),
        number(
            "waiting-value-large",
            "What is saved by waiting at three times the break-even volume",
            derived(large.value, fact)
            if large
            else Fact.none(fact.reason or "there is no break-even volume to take three times"),
            DOLLARS,
            f"{method}; at three times api-finetune-break-even",
            rivals=("waiting-value",),
        ),
        named(
            "best-start",
            "Best time to fine-tune at the declared volume",
            start,
            "the starting month with the least cost",
            fact,
        ),
        number(
            "value-of-knowing",
            "What it would be worth to know every input before choosing the start",
            derived(draws.knowing if draws else None, fact),
            DOLLARS,
            "expected value of perfect information: least mean cost over starts less mean least "
            "cost; bounds what learning while waiting adds",
            n=parameters.draws,
        ),
    )
