"""At what volume one way of getting tokens becomes cheaper than another.

Costs are straight lines in the volume, but for the chips that are always rented: below the volume
that fills them, serving costs the same whatever the volume. So each break-even has a closed form
with two cases. No volume at which the costs cross is written as infinity.
"""

import numpy as np

from hundredmodels.analysis.durations import HOURS_PER_YEAR, MONTHS_PER_YEAR
from hundredmodels.analysis.ownership import (
    TOKENS_PER_MTOK,
    Api,
    Own,
    Terms,
    Value,
    api_years,
    build_cost,
    chip_volume,
    discounted_years,
    rent_years,
)


def fixed_cost(own: Own, terms: Terms) -> Value:
    """Return what a model of one's own costs before the first chip is rented, US dollars."""
    return build_cost(own) + own.running * discounted_years(terms.interest, terms.horizon)


def idle_cost(own: Own, terms: Terms) -> Value:
    """Return the rent of the chips that are always there, US dollars over the horizon."""
    return own.least_chips * own.hourly * HOURS_PER_YEAR * rent_years(terms)


def idle_volume(own: Own) -> Value:
    """Return the tokens a month that fill the chips that are always there."""
    return own.least_chips * chip_volume(own)


def cost_per_token(own: Own, terms: Terms) -> Value:
    """Return what another token a month costs over the horizon once those chips are full."""
    return own.hourly * HOURS_PER_YEAR * rent_years(terms) / chip_volume(own)


def api_cost_per_token(api: Api, terms: Terms) -> Value:
    """Return what another token a month costs over the horizon at an API."""
    return api.price / TOKENS_PER_MTOK * MONTHS_PER_YEAR * api_years(api, terms)


def api_break_even(api: Api, own: Own, terms: Terms) -> Value:
    """Return the volume from which a model of one's own is cheaper than an API.

    Parameters
    ----------
    api
        The API's price and its fall.
    own
        The model's costs.
    terms
        Horizon, interest and the fall of rents.

    Returns
    -------
    float or numpy.ndarray
        Tokens a month at which both cost the same; infinite where the API stays cheaper at every
        volume.

    Notes
    -----
    With K the fixed cost, R the rent of the chips that are always there, a and b the cost of a
    token a month at the API and on own chips: ``(K + R) / a`` as long as that does not fill the
    chips, else ``K / (a - b)``.
    """
    fixed, idle = fixed_cost(own, terms), idle_cost(own, terms)
    bought, served = api_cost_per_token(api, terms), cost_per_token(own, terms)
    early = np.asarray((fixed + idle) / bought, dtype=float)
    late = _over(fixed, np.asarray(bought - served, dtype=float))
    return _plain(np.where(early <= idle_volume(own), early, late))


def own_break_even(cheap_to_build: Own, cheap_to_run: Own, terms: Terms) -> Value:
    """Return the volume from which the model that is cheaper to run has paid for its building.

    Parameters
    ----------
    cheap_to_build, cheap_to_run
        Two models of one's own with the same rent and the same least number of chips.
    terms
        Horizon, interest and the fall of rents.

    Returns
    -------
    float or numpy.ndarray
        Tokens a month; 0 where the second is no dearer to build, infinite where it never pays.

    Notes
    -----
    With D the difference of the fixed costs, R the rent of the chips that are always there, b and
    c the cost of a token a month: ``(D + R) / b`` as long as that does not fill the second
    model's chips, else ``D / (b - c)``.
    """
    extra = np.asarray(fixed_cost(cheap_to_run, terms) - fixed_cost(cheap_to_build, terms), float)
    idle = idle_cost(cheap_to_run, terms)
    first, second = cost_per_token(cheap_to_build, terms), cost_per_token(cheap_to_run, terms)
    early = np.asarray((extra + idle) / first, dtype=float)
    late = _over(extra, np.asarray(first - second, dtype=float))
    volume = np.where(early <= idle_volume(cheap_to_run), early, late)
    never = np.asarray(second >= first)
    return _plain(np.where(extra <= 0, 0.0, np.where(never, np.inf, volume)))


def _over(numerator: Value, gain: np.ndarray) -> np.ndarray:
    safe = np.where(gain > 0, gain, 1.0)
    return np.where(gain > 0, np.asarray(numerator, dtype=float) / safe, np.inf)


def _plain(values: np.ndarray) -> Value:
    return float(values) if values.ndim == 0 else values
