"""The cost of the three routes: break-evens, the value of waiting, and how sure they are."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import inf, log, nan

import numpy as np
import pandas as pd

from hundredmodels.analysis.break_even import (
    api_break_even,
    api_cost_per_token,
    cost_per_token,
    own_break_even,
)
from hundredmodels.analysis.ownership import (
    Api,
    Own,
    Terms,
    Value,
    api_cost,
    own_cost,
    serving_price,
)
from hundredmodels.analysis.waiting import (
    Waiting,
    costs_by_start,
    start_grid,
    value_of_knowing,
    waiting,
    waiting_values,
)
from hundredmodels.chapters.facts import Fact
from hundredmodels.chapters.vertical_models.facts import Facts, read_facts
from hundredmodels.chapters.vertical_models.parameters import Parameters
from hundredmodels.chapters.vertical_models.routes import (
    RANGES,
    CostInputs,
    Routes,
    central,
    draw_factors,
    routes,
)
from hundredmodels.data import Tables

STARTS = np.linspace(0.0, 1.0, 25)
"""Starting times tried in each draw, as shares of the horizon."""


@dataclass(frozen=True)
class Draws:
    """What the routes cost over draws of their inputs.

    Attributes
    ----------
    api, finetune, pretrain
        Cost at the declared volume, US dollars.
    api_break_even, own_break_even
        Tokens a month; infinite where there is none.
    waiting, waiting_pretrain
        Value of waiting, US dollars.
    knowing
        What it would be worth to know the draw before choosing the start, US dollars.
    """

    api: np.ndarray
    finetune: np.ndarray
    pretrain: np.ndarray
    api_break_even: np.ndarray
    own_break_even: np.ndarray
    waiting: np.ndarray
    waiting_pretrain: np.ndarray
    knowing: float

    @property
    def wins(self) -> np.ndarray:
        """Whether some volume makes a fine-tuned model cheaper than the API, draw by draw."""
        return np.asarray(np.isfinite(self.api_break_even))


@dataclass(frozen=True)
class Point:
    """The answers at the declared parameters.

    Attributes
    ----------
    routes
        The routes.
    api, finetune, pretrain
        Costs at the declared volume, US dollars.
    api_break_even, own_break_even
        Tokens a month; infinite for none.
    against_cheapest, flat, hedonic, full_load
        The first break-even against the cheapest API price, with prices that stay, with prices
        that fall as all list prices do at equal score (``None`` where that can't be estimated),
        and with chips always full.
    waiting, waiting_pretrain, waiting_large
        The value of waiting to fine-tune and to pre-train at the declared volume, and to
        fine-tune at three times the break-even volume (none where there is no break-even).
    swings
        One row an input of the tornado.
    """

    routes: Routes
    api: float
    finetune: float
    pretrain: float
    api_break_even: float
    own_break_even: float
    against_cheapest: float
    flat: float
    hedonic: float | None
    full_load: float
    waiting: Waiting
    waiting_pretrain: Waiting
    waiting_large: Waiting | None
    swings: pd.DataFrame

    @property
    def least_utilisation(self) -> float:
        """Utilisation below which no volume pays: served and bought tokens cost the same."""
        own, terms = self.routes.finetune, self.routes.terms
        served = float(cost_per_token(replace(own, utilisation=1.0), terms))
        return served / float(api_cost_per_token(self.routes.api, terms))

    @property
    def further(self) -> float:
        """How many times further off the break-even lies than with prices that stay."""
        if self.flat in (0.0, inf):
            return nan
        return self.api_break_even / self.flat

    @property
    def crossing_years(self) -> float:
        """Years until the API's price falls below what serving costs; 0 if it has already."""
        api, terms = self.routes.api, self.routes.terms
        gap = log(float(api.price) / float(serving_price(self.routes.finetune)))
        speed = log(float(api.decline)) - log(float(terms.compute_decline))
        if gap <= 0:
            return 0.0
        return gap / speed if speed > 0 else inf


@dataclass(frozen=True)
class Cost:
    """What the chapter says of cost.

    Attributes
    ----------
    facts
        Prices, rents and shares from the tables.
    inputs, fact
        The central inputs; a fact with their rows, or the reason why there are none.
    point, draws
        The answers; ``None`` where a fact was not known by the day.
    """

    facts: Facts
    inputs: CostInputs | None
    fact: Fact
    point: Point | None
    draws: Draws | None


def study_cost(tables: Tables, parameters: Parameters) -> Cost:
    """Compute costs, break-evens and the value of waiting."""
    facts = read_facts(tables, parameters)
    inputs, fact = central(facts, parameters)
    if inputs is None:
        return Cost(facts, None, fact, None, None)
    return Cost(facts, inputs, fact, point(inputs, facts, parameters), draw(inputs, parameters))


def point(inputs: CostInputs, facts: Facts, parameters: Parameters) -> Point:
    """Compute the answers at the declared parameters."""
    made, volume = routes(inputs), parameters.tokens_per_month
    api, terms, own = made.api, made.terms, made.finetune
    starts = start_grid(parameters.horizon_years)
    cheapest = facts.cheapest_price.value or 0.0
    crossing = float(api_break_even(api, own, terms))
    large = waiting(3 * crossing, api, own, terms, starts) if crossing < inf else None
    return Point(
        routes=made,
        api=float(api_cost(volume, api, terms)),
        finetune=float(own_cost(volume, own, terms)),
        pretrain=float(own_cost(volume, made.pretrain, terms)),
        api_break_even=crossing,
        own_break_even=float(own_break_even(own, made.pretrain, terms)),
        against_cheapest=float(
            api_break_even(Api(cheapest * parameters.api_price_scale, api.decline), own, terms)
        ),
        flat=float(api_break_even(Api(api.price, 1.0), own, terms)),
        hedonic=hedonic_break_even(made, facts, parameters),
        full_load=float(api_break_even(api, replace(own, utilisation=1.0), terms)),
        waiting=waiting(volume, api, own, terms, starts),
        waiting_pretrain=waiting(volume, api, made.pretrain, terms, starts),
        waiting_large=large,
        swings=swings(inputs, volume),
    )


def hedonic_break_even(made: Routes, facts: Facts, parameters: Parameters) -> float | None:
    """Return the first break-even if API prices fall as all list prices do at equal score."""
    rate = facts.hedonic.value
    if rate is None:
        return None
    slower = Api(made.api.price, rate**parameters.api_decline_speed)
    return float(api_break_even(slower, made.finetune, made.terms))


def draw(inputs: CostInputs, parameters: Parameters) -> Draws:
    """Compute the answers over draws of every input."""
    factors = draw_factors(draws=parameters.draws, seed=parameters.seed)
    columns: dict[str, Value] = {name: values[:, None] for name, values in factors.items()}
    made, volume = routes(inputs, columns), parameters.tokens_per_month
    api, terms = made.api, made.terms
    starts = np.asarray(terms.horizon) * STARTS
    by_start = costs_by_start(volume, api, made.finetune, terms, starts)
    by_start_pretrain = costs_by_start(volume, api, made.pretrain, terms, starts)
    return Draws(
        api=_flat(api_cost(volume, api, terms)),
        finetune=by_start[:, 0],
        pretrain=by_start_pretrain[:, 0],
        api_break_even=_flat(api_break_even(api, made.finetune, terms)),
        own_break_even=_flat(own_break_even(made.finetune, made.pretrain, terms)),
        waiting=waiting_values(by_start),
        waiting_pretrain=waiting_values(by_start_pretrain),
        knowing=value_of_knowing(by_start),
    )


def saving(made: Routes, volume: float) -> float:
    """Return what a fine-tuned model costs less than the API at a volume; negative if more."""
    return float(api_cost(volume, made.api, made.terms)) - float(
        own_cost(volume, made.finetune, made.terms)
    )


def swings(inputs: CostInputs, volume: float) -> pd.DataFrame:
    """Return what each input's range does to the saving of a fine-tuned model, widest first."""
    centre = saving(routes(inputs), volume)
    made = []
    for name, (factor, label) in RANGES.items():
        ends = [saving(routes(inputs, {name: one}), volume) for one in (1 / factor, factor)]
        made.append(
            {
                "input": label,
                "at_low": ends[0],
                "at_high": ends[1],
                "low_text": f"÷ {factor:g}",
                "high_text": f"× {factor:g}",
                "centre": centre,
                "swing": abs(ends[1] - ends[0]),
            }
        )
    frame = pd.DataFrame(made)
    frame = frame[frame["swing"] > 0]
    return frame.sort_values("swing", ascending=False, ignore_index=True)


def open_interval(draws: np.ndarray, confidence: float) -> tuple[float, float]:
    """Return the central interval of draws among which there may be infinite ones."""
    tail = (1 - confidence) / 2
    low, high = np.quantile(draws, [tail, 1 - tail], method="higher")
    return float(low), float(high)


def curve(made: Routes, volumes: np.ndarray) -> Mapping[str, np.ndarray]:
    """Return the cost of each route over volumes, US dollars."""
    own: tuple[tuple[str, Own], ...] = (("finetune", made.finetune), ("pretrain", made.pretrain))
    terms: Terms = made.terms
    return {
        "api": np.asarray(api_cost(volumes, made.api, terms), float),
        **{name: np.asarray(own_cost(volumes, one, terms), float) for name, one in own},
    }


def _flat(values: Value) -> np.ndarray:
    return np.asarray(values, dtype=float).reshape(-1)
