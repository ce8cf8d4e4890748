"""The three routes as the parameters and facts define them, and the ranges around their inputs.

Every input of the cost model has a factor in :data:`RANGES`: how many times it may lie below or
above its central value. The factors are assumptions, stated here once and shown in the tornado.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import log

import numpy as np

from hundredmodels.analysis.durations import SECONDS_PER_HOUR
from hundredmodels.analysis.monte_carlo import Range, sample
from hundredmodels.analysis.ownership import Api, Own, Terms, Value, serving_speed
from hundredmodels.analysis.training_cost import training_flop
from hundredmodels.chapters.facts import Fact, merged
from hundredmodels.chapters.vertical_models.facts import Facts
from hundredmodels.chapters.vertical_models.parameters import Parameters

BILLION, TRILLION = 1e9, 1e12

RANGES: Mapping[str, tuple[float, str]] = {
    "api_price": (3.0, "API price"),
    "api_speed": (1.5, "Speed of the API price's fall"),
    "rent": (2.0, "Rent of a chip"),
    "compute_speed": (2.0, "Speed of computing's fall"),
    "utilisation": (2.0, "Utilisation"),
    "efficiency": (2.0, "Throughput at full load"),
    "staff": (1.5, "Cost of an engineer"),
    "finetune_work": (3.0, "Work to fine-tune"),
    "pretrain_work": (3.0, "Work to pre-train"),
    "running": (2.0, "People who keep it running"),
    "finetune_data": (4.0, "Data to fine-tune on"),
    "pretrain_data": (4.0, "Data to pre-train on"),
    "finetune_compute": (5.0, "Computing to fine-tune"),
    "base_tokens": (4.0, "Tokens to pre-train on"),
    "finetune_success": (1.25, "Success of fine-tuning"),
    "pretrain_success": (1.6, "Success of pre-training"),
    "own_size": (1.6, "Size of the model from scratch"),
    "discount": (2.0, "Interest"),
    "horizon": (1.67, "Horizon"),
}
"""The factor by which each input may lie below or above its central value, and its name."""


@dataclass(frozen=True)
class CostInputs:
    """The central inputs of the cost model in its own units.

    Attributes
    ----------
    api_price, api_log_decline
        US dollars a million tokens, and the natural logarithm of the yearly factor.
    rent, compute_log_decline
        US dollars a chip-hour, and the logarithm of its yearly factor.
    peak
        FLOP a second.
    stage_share
        Computing of fine-tuning over that of pre-training the same model.
    parameters
        The assumptions.
    """

    api_price: float
    api_log_decline: float
    rent: float
    compute_log_decline: float
    peak: float
    stage_share: float
    parameters: Parameters


@dataclass(frozen=True)
class Routes:
    """The three routes and what holds for all.

    Attributes
    ----------
    api, finetune, pretrain
        The routes.
    terms
        Horizon, interest and the falls.
    """

    api: Api
    finetune: Own
    pretrain: Own
    terms: Terms


def api_price(facts: Facts, parameters: Parameters) -> Fact:
    """Return the price in the tables that the API starts from, by the rule chosen."""
    return facts.median_price if parameters.api_price_rule == "median" else facts.cheapest_price


def central(facts: Facts, parameters: Parameters) -> tuple[CostInputs | None, Fact]:
    """Return the central inputs, and a fact that holds their rows or says why there are none."""
    parts = (
        api_price(facts, parameters),
        facts.decline.fact,
        facts.rent,
        facts.peak,
        facts.compute_decline,
        facts.stage_share,
    )
    for part in parts:
        if part.value is None:
            return None, Fact.none(part.reason)
    rows = merged(inputs for part in parts for inputs in part.inputs)
    known = [float(part.value or 0.0) for part in parts]
    inputs = CostInputs(
        api_price=known[0] * parameters.api_price_scale,
        api_log_decline=float(np.log(known[1])) * parameters.api_decline_speed,
        rent=known[2] * parameters.gpu_price_scale,
        peak=known[3],
        compute_log_decline=float(np.log(known[4])) * parameters.compute_decline_speed,
        stage_share=known[5] * parameters.finetune_share_scale,
        parameters=parameters,
    )
    return inputs, Fact(0.0, rows)


def routes(inputs: CostInputs, factors: Mapping[str, Value] | None = None) -> Routes:
    """Return the routes, with some inputs multiplied by factors.

    Parameters
    ----------
    inputs
        The central inputs.
    factors
        Multiples by the names of :data:`RANGES`; an input without one stays. Success and
        utilisation are cut at 1.

    Returns
    -------
    Routes
        Numbers, or arrays where a factor is an array.
    """
    given = factors or {}

    def scaled(name: str, value: float) -> Value:
        return value * given[name] if name in given else value

    assumed = inputs.parameters
    rent = scaled("rent", inputs.rent)
    staff = scaled("staff", assumed.staff_usd_per_year)
    efficiency = scaled("efficiency", assumed.serving_efficiency)
    utilisation = np.minimum(scaled("utilisation", assumed.utilisation), 1.0)
    own_size = scaled("own_size", assumed.own_model_b * BILLION)
    tokens = scaled("base_tokens", assumed.base_tokens_t * TRILLION)
    hours_per_flop = 1 / (inputs.peak * assumed.training_utilisation * SECONDS_PER_HOUR)
    whole = training_flop(assumed.open_model_b * BILLION, assumed.base_tokens_t * TRILLION)
    running = staff * scaled("running", assumed.running_persons)
    finetune = Own(
        build_compute=whole
        * scaled("finetune_compute", inputs.stage_share)
        * hours_per_flop
        * rent,
        build_other=staff * scaled("finetune_work", assumed.finetune_person_years)
        + scaled("finetune_data", assumed.finetune_data_usd),
        success=np.minimum(scaled("finetune_success", assumed.finetune_success), 1.0),
        running=running,
        hourly=rent,
        tokens_per_second=serving_speed(inputs.peak, efficiency, assumed.open_model_b * BILLION),
        utilisation=utilisation,
        least_chips=assumed.least_chips,
    )
    pretrain = replace(
        finetune,
        build_compute=training_flop(own_size, tokens) * hours_per_flop * rent,  # type: ignore[type-var]
        build_other=staff * scaled("pretrain_work", assumed.pretrain_person_years)
        + scaled("pretrain_data", assumed.pretrain_data_usd),
        success=np.minimum(scaled("pretrain_success", assumed.pretrain_success), 1.0),
        tokens_per_second=serving_speed(inputs.peak, efficiency, own_size),
    )
    terms = Terms(
        horizon=scaled("horizon", assumed.horizon_years),
        discount=scaled("discount", assumed.discount_rate),
        compute_decline=np.exp(scaled("compute_speed", inputs.compute_log_decline)),
        size_decline=assumed.size_decline,
    )
    decline = np.exp(scaled("api_speed", inputs.api_log_decline))
    return Routes(Api(scaled("api_price", inputs.api_price), decline), finetune, pretrain, terms)


def draw_factors(*, draws: int, seed: int) -> dict[str, np.ndarray]:
    """Draw the multiples: triangular on a log scale around one, as far down as up."""
    spans = {name: Range(-log(factor), 0.0, log(factor)) for name, (factor, _) in RANGES.items()}
    return {name: np.exp(logs) for name, logs in sample(spans, draws=draws, seed=seed).items()}
