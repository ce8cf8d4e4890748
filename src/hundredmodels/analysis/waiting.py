"""What it is worth to start later.

A firm that needs tokens now may buy them from an API and build a model of its own at any time
before the horizon's end, or never. Prices and computing fall meanwhile, so building today gives
something away. The value of waiting is the cost of building today less the cost with the best
starting time; it is never negative, as today is among the choices. It is like an option in that
the firm may start but need not; unlike a priced option, the falls are taken as known. What
learning them first would be worth on top is :func:`value_of_knowing`.

References
----------
Dixit and Pindyck (1994), "Investment under uncertainty", chapter 5, for waiting as an option.
"""

from dataclasses import dataclass

import numpy as np

from hundredmodels.analysis.ownership import Api, Own, Terms, Value, api_cost, own_cost


@dataclass(frozen=True)
class Waiting:
    """The value of waiting.

    Attributes
    ----------
    value
        Cost of building today less the least cost, US dollars; 0 or more.
    best_start
        Years from today to the cheapest start; the horizon itself means never.
    today, least
        The two costs.
    """

    value: float
    best_start: float
    today: float
    least: float


def costs_by_start(
    volume: Value, api: Api, own: Own, terms: Terms, starts: np.ndarray
) -> np.ndarray:
    """Return the cost of buying from an API up to a start and owning a model from there.

    Parameters
    ----------
    volume
        Tokens a month.
    api, own, terms
        The routes and what holds for both; numbers, or columns of draws.
    starts
        Years from today, from 0 to the horizon. A start at the horizon builds nothing.

    Returns
    -------
    numpy.ndarray
        US dollars today, one column a start.
    """
    bought = api_cost(volume, api, terms, starts)
    owned = np.where(starts >= terms.horizon, 0.0, own_cost(volume, own, terms, starts))
    return np.asarray(bought + owned, dtype=float)


def start_grid(horizon: float, *, steps_per_year: int = 12) -> np.ndarray:
    """Return starting times from today to the horizon, in years."""
    return np.linspace(0.0, horizon, round(horizon * steps_per_year) + 1)


def waiting(volume: float, api: Api, own: Own, terms: Terms, starts: np.ndarray) -> Waiting:
    """Return the value of waiting for plain numbers.

    Parameters
    ----------
    volume, api, own, terms, starts
        As :func:`costs_by_start` takes them, without arrays; the first start is today.

    Returns
    -------
    Waiting
        The value, and the start that has it.
    """
    costs = costs_by_start(volume, api, own, terms, starts)
    best = int(np.argmin(costs))
    today, least = float(costs[0]), float(costs[best])
    return Waiting(today - least, float(starts[best]), today, least)


def waiting_values(costs: np.ndarray) -> np.ndarray:
    """Return each draw's value of waiting: its first column less its least."""
    return np.asarray(costs[:, 0] - costs.min(axis=1), dtype=float)


def value_of_knowing(costs: np.ndarray) -> float:
    """Return what it would be worth to know the draw before the start is chosen.

    Parameters
    ----------
    costs
        One row a draw, one column a start.

    Returns
    -------
    float
        Least mean cost over starts, less the mean of each draw's least cost: the expected value
        of perfect information, 0 or more. It bounds what learning while waiting can add.
    """
    gain = float(costs.mean(axis=0).min() - costs.min(axis=1).mean())
    return max(0.0, round(gain, 2))  # below a cent it is rounding of the sums
