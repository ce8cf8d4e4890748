"""What a firm pays for language tokens: an API, an open model of its own, or a model from scratch.

Money flows evenly over the horizon and is discounted continuously, so that every cost has a closed
form. The API's price falls by a constant factor a year. A model of one's own is built once, needs
people while it runs, and is served on rented chips: as many as the volume needs at the utilisation,
and never fewer than a least number. Rents fall by a constant factor a year, much more slowly.
Quality is out of scope: all routes are taken to do the task. Every function takes numbers or
arrays alike.

References
----------
Total cost of ownership with continuous discounting, as in Brealey, Myers and Allen, "Principles of
corporate finance"; two operations per parameter and token in inference after Kaplan et al. (2020),
"Scaling laws for neural language models", section 2.1.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hundredmodels.analysis.durations import (
    HOURS_PER_MONTH,
    HOURS_PER_YEAR,
    MONTHS_PER_YEAR,
    SECONDS_PER_HOUR,
)

Value = float | NDArray[np.float64]

TOKENS_PER_MTOK = 1e6
OPERATIONS_PER_PARAMETER_SERVED = 2.0


@dataclass(frozen=True)
class Terms:
    """What holds for every route.

    Attributes
    ----------
    horizon
        Years over which the tokens are needed.
    discount
        Interest, a fraction a year.
    compute_decline
        How many times cheaper the same computing gets in a year; 1 for never.
    size_decline
        How many times smaller the model that does the task gets in a year, for a build that
        starts later; 1 for never.
    """

    horizon: Value
    discount: Value
    compute_decline: Value = 1.0
    size_decline: Value = 1.0

    @property
    def interest(self) -> Value:
        """The discount rate in continuous time, ln(1 + rate)."""
        return np.log1p(self.discount)


@dataclass(frozen=True)
class Api:
    """Tokens bought from an API.

    Attributes
    ----------
    price
        US dollars for a million tokens at the start.
    decline
        How many times cheaper it gets in a year; 1 for never.
    """

    price: Value
    decline: Value


@dataclass(frozen=True)
class Own:
    """A model of one's own, fine-tuned or trained from scratch.

    Attributes
    ----------
    build_compute
        US dollars of computing for one attempt to build it, at the start's rents.
    build_other
        US dollars of people and data for one attempt.
    success
        Probability that an attempt succeeds, above 0 and at most 1; failed ones are repeated.
    running
        US dollars a year of people while it runs.
    hourly
        US dollars for a chip-hour at the start.
    tokens_per_second
        Tokens that a chip serves in a second at full load.
    utilisation
        Share of the full load that is really served, above 0 and at most 1.
    least_chips
        Chips that are always rented.
    """

    build_compute: Value
    build_other: Value
    success: Value
    running: Value
    hourly: Value
    tokens_per_second: Value
    utilisation: Value
    least_chips: Value


def discounted_years(rate: Value, years: Value) -> Value:
    """Return what a dollar a year for some years is worth today.

    Parameters
    ----------
    rate
        Continuous rate at which the dollar shrinks, a year; 0 is allowed.
    years
        How long it is paid.

    Returns
    -------
    float or numpy.ndarray
        ``(1 - exp(-rate years)) / rate``, in years; ``years`` where the rate is 0.
    """
    rates, spans = np.broadcast_arrays(np.asarray(rate, float), np.asarray(years, float))
    tiny = np.abs(rates) < np.finfo(float).tiny  # below it a number has too few digits left
    safe = np.where(tiny, 1.0, rates)
    worth = np.where(tiny, spans, -np.expm1(-safe * spans) / safe)
    return float(worth) if worth.ndim == 0 else worth


def serving_speed(peak_flop_per_second: Value, efficiency: Value, parameters: Value) -> Value:
    """Return the tokens that a chip serves in a second at full load.

    Parameters
    ----------
    peak_flop_per_second
        Peak dense rate of the chip.
    efficiency
        Share of the peak that full load turns into the model's operations.
    parameters
        Parameters used per token.

    Returns
    -------
    float or numpy.ndarray
        ``peak x efficiency / (2 parameters)``, tokens a second.
    """
    return peak_flop_per_second * efficiency / (OPERATIONS_PER_PARAMETER_SERVED * parameters)


def chip_volume(own: Own) -> Value:
    """Return the tokens that one chip serves in a month at the utilisation."""
    return own.tokens_per_second * own.utilisation * SECONDS_PER_HOUR * HOURS_PER_MONTH


def chips_needed(volume: Value, own: Own) -> Value:
    """Return the chips rented on average for a volume, tokens a month; at least the least."""
    return np.maximum(volume / chip_volume(own), own.least_chips)


def serving_price(own: Own) -> Value:
    """Return what a million tokens cost to serve where the chips are as loaded as assumed."""
    return own.hourly / (own.tokens_per_second * own.utilisation * SECONDS_PER_HOUR) * 1e6


def build_cost(own: Own) -> Value:
    """Return the expected cost of building until it succeeds: one attempt over its probability."""
    return (own.build_compute + own.build_other) / own.success


def api_years(api: Api, terms: Terms, until: Value | None = None) -> Value:
    """Return the years of the first day's price that all purchases up to a time amount to."""
    rate = np.log(api.decline) + terms.interest
    return discounted_years(rate, terms.horizon if until is None else until)


def rent_years(terms: Terms, start: Value = 0.0) -> Value:
    """Return the years of the starting day's rent from there to the horizon's end."""
    rate = np.log(terms.compute_decline) + terms.interest
    return discounted_years(rate, terms.horizon - start)


def api_cost(volume: Value, api: Api, terms: Terms, until: Value | None = None) -> Value:
    """Return the cost of buying every token from an API.

    Parameters
    ----------
    volume
        Tokens a month.
    api
        The price and its fall.
    terms
        Horizon and interest.
    until
        Years after which it stops; ``None`` for the whole horizon.

    Returns
    -------
    float or numpy.ndarray
        Present value in US dollars: ``volume x 12 x price`` times :func:`api_years`.
    """
    yearly = volume / TOKENS_PER_MTOK * MONTHS_PER_YEAR * api.price
    return yearly * api_years(api, terms, until)


def own_cost(volume: Value, own: Own, terms: Terms, start: Value = 0.0) -> Value:
    """Return the cost of building a model at some time and serving every token from there.

    Parameters
    ----------
    volume
        Tokens a month.
    own
        The model's costs as of today.
    terms
        Horizon, interest, and how computing and the needed model shrink.
    start
        Years from today to the start. Later builds find lower rents, and a smaller model does the
        task; people and data cost what they cost today.

    Returns
    -------
    float or numpy.ndarray
        Present value in US dollars of building, people and rented chips until the horizon's end.
    """
    cheaper = np.power(terms.compute_decline, start)
    smaller = np.power(terms.size_decline, start)
    build = (own.build_compute / (cheaper * smaller) + own.build_other) / own.success
    chips = chips_needed(volume / smaller, own)
    rent = chips * own.hourly / cheaper * HOURS_PER_YEAR * rent_years(terms, start)
    people = own.running * discounted_years(terms.interest, terms.horizon - start)
    return np.exp(-terms.interest * start) * (build + rent + people)
