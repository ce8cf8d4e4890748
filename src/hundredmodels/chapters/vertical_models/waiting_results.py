"""Results on the value of waiting and on what moves the answer."""

import numpy as np

from hundredmodels.chapters.facts import Fact, derived
from hundredmodels.chapters.result import Result
from hundredmodels.chapters.vertical_models.cost import CostStudy, open_interval
from hundredmodels.chapters.vertical_models.parameters import Parameters
from hundredmodels.chapters.vertical_models.routes import RANGES
from hundredmodels.chapters.vertical_models.wording import DOLLARS, MODELS, number, word

AT_DEFAULTS = "closed form at the declared parameters"
MONTHS = 12


def waiting_results(study: CostStudy, parameters: Parameters, spread: str) -> list[Result]:
    """Return the value of waiting, and when it would be best to start."""
    point, draws, fact = study.point, study.draws, study.fact
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
        else f"month {MONTHS * point.waiting.best_start:.0f}"
        if point
        else ""
    )
    return [
        number(
            "waiting-value",
            "What is saved by fine-tuning at the best time instead of today",
            derived(point.waiting.value if point else None, fact),
            DOLLARS,
            f"{method}; at the declared volume",
            low=low,
            high=high,
            interval=spread,
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
            interval=spread,
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
        word(
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
    ]


def sensitivity_results(study: CostStudy) -> list[Result]:
    """Return the saving of the declared point and the input that moves it most."""
    point, fact = study.point, study.fact
    table = point.swings if point else None
    top = table.iloc[0] if table is not None and len(table) else None
    ranges = len(RANGES)
    return [
        number(
            "finetune-saving",
            "What a fine-tuned model saves over an API at the declared volume; negative if dearer",
            derived(point.api - point.finetune if point else None, fact),
            DOLLARS,
            AT_DEFAULTS,
        ),
        word(
            "widest-input",
            "Input whose range moves the saving of a fine-tuned model most",
            _inside(str(top["input"])) if top is not None else "",
            f"one input at a time over its range, {ranges} inputs",
            fact,
            n=ranges,
        ),
        number(
            "widest-swing",
            "Swing of the saving over that input's range",
            derived(float(top["swing"]) if top is not None else None, fact),
            DOLLARS,
            "saving at one end of the range less the other, as a size",
            n=ranges,
        ),
        number(
            "models-on-sale",
            "Models on sale at the level",
            Fact(float(len(study.facts.on_sale)), study.facts.median_price.inputs)
            if len(study.facts.on_sale)
            else study.facts.median_price,
            MODELS,
            "models released within two years, with a list price observed in the newest month",
            n=len(study.facts.on_sale),
            digits=0,
        ),
    ]


def interval_of(
    draws: np.ndarray | None, parameters: Parameters
) -> tuple[float | None, float | None]:
    """Return the Monte Carlo interval of draws, which may hold infinite ones; none without."""
    return (None, None) if draws is None else open_interval(draws, parameters.confidence)


def finite(value: float | None, fact: Fact, reason: str) -> Fact:
    """Return a value with its rows; an infinite one becomes none, with this reason."""
    made = derived(value, fact)
    if made.value is not None and not np.isfinite(made.value):
        return Fact(None, made.inputs, reason)
    return made


def _inside(name: str) -> str:
    """Return a name as it reads inside a sentence: a lower first letter, but for initials."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
