"""What training a model costs: operations, chip-hours and dollars.

Dense training takes about 6 operations per parameter and token. A chip does its peak rate times
the share of it that a run really uses (the model FLOP utilisation), and an hour of it has a price.
Everything here is arithmetic on these, for numbers and arrays alike; which basis an hourly price
has (rental, amortised, purchase) is the caller's to say.
"""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from hundredmodels.analysis.durations import SECONDS_PER_HOUR

Number = TypeVar("Number", float, NDArray[np.float64])

OPERATIONS_PER_PARAMETER_AND_TOKEN = 6


def training_flop(parameters: Number, tokens: Number) -> Number:
    """Return the operations of a dense training run, 6ND.

    Parameters
    ----------
    parameters
        Parameters used per token (the active ones of a mixture of experts).
    tokens
        Tokens trained on, repeats included.

    Returns
    -------
    float or numpy.ndarray
        Floating-point operations.

    References
    ----------
    Kaplan et al. (2020), "Scaling laws for neural language models", section 2.1.
    """
    return OPERATIONS_PER_PARAMETER_AND_TOKEN * parameters * tokens


def chip_hours(flop: Number, peak_flop_per_second: Number, utilisation: Number) -> Number:
    """Return the chip-hours of a run: operations over what a chip really does in an hour.

    Parameters
    ----------
    flop
        Operations of the run.
    peak_flop_per_second
        Peak dense rate of one chip in the run's number format.
    utilisation
        Share of the peak that goes into the model's operations, above 0 and at most 1.

    Returns
    -------
    float or numpy.ndarray
        Chip-hours.

    Raises
    ------
    ValueError
        If the utilisation is not above 0 and at most 1.
    """
    if not np.all((np.asarray(utilisation) > 0) & (np.asarray(utilisation) <= 1)):
        raise ValueError("A utilisation lies above 0 and at most at 1.")
    return flop / (peak_flop_per_second * utilisation * SECONDS_PER_HOUR)


def training_cost(
    flop: Number,
    peak_flop_per_second: Number,
    utilisation: Number,
    usd_per_chip_hour: Number,
) -> Number:
    """Return the cost of a run, 6ND / (peak x utilisation) x dollars an hour.

    Parameters
    ----------
    flop
        Operations of the run.
    peak_flop_per_second
        Peak dense rate of one chip.
    utilisation
        Share of the peak that is used.
    usd_per_chip_hour
        Price of a chip for an hour, US dollars.

    Returns
    -------
    float or numpy.ndarray
        US dollars, on the basis of the hourly price.

    References
    ----------
    Cottier et al. (2024), "The rising costs of training frontier AI models", section 2.
    """
    return chip_hours(flop, peak_flop_per_second, utilisation) * usd_per_chip_hour


def measured_utilisation(flop: float, hours: float, peak_flop_per_second: float) -> float:
    """Return the utilisation of a run whose chip-hours were published.

    Parameters
    ----------
    flop
        Operations of the run.
    hours
        Chip-hours published.
    peak_flop_per_second
        Peak dense rate of one chip.

    Returns
    -------
    float
        The fraction of the peak that went into the model's operations.

    References
    ----------
    Chowdhery et al. (2022), "PaLM", appendix B: model FLOPs utilisation.
    """
    return flop / (hours * SECONDS_PER_HOUR * peak_flop_per_second)


def hourly_price_implied(
    cost_per_flop: Number, peak_flop_per_second: Number, utilisation: Number
) -> Number:
    """Return the dollars an hour at which a chip yields a price per operation.

    Parameters
    ----------
    cost_per_flop
        US dollars for one operation.
    peak_flop_per_second
        Peak dense rate of one chip.
    utilisation
        Share of the peak that is used.

    Returns
    -------
    float or numpy.ndarray
        US dollars for a chip-hour.
    """
    return cost_per_flop * peak_flop_per_second * utilisation * SECONDS_PER_HOUR
