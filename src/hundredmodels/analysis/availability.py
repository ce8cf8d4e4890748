"""What an availability promises: hours of downtime, and what becomes of it in a chain or a spare.

Failures are taken as independent, which flatters both a cluster and a pair of spares.
"""

from math import log10

from hundredmodels.analysis.durations import HOURS_PER_COMMON_YEAR


def _require_share(availability: float) -> None:
    if not 0 <= availability <= 1:
        raise ValueError(f"An availability lies from 0 to 1, not at {availability}.")


def downtime_hours(availability: float, hours: float = HOURS_PER_COMMON_YEAR) -> float:
    """Return the hours out of service.

    Parameters
    ----------
    availability
        Share of the time in service.
    hours
        Length of the period; a year of 365 days unless said otherwise.

    Returns
    -------
    float
        ``(1 - availability) x hours``.
    """
    _require_share(availability)
    return (1 - availability) * hours


def chain_availability(availability: float, parts: int) -> float:
    """Return the availability of something that needs all of its parts at once.

    Parameters
    ----------
    availability
        Of one part.
    parts
        How many, all needed.

    Returns
    -------
    float
        ``availability ** parts``.
    """
    _require_share(availability)
    return float(availability**parts)


def spare_availability(availability: float, copies: int) -> float:
    """Return the availability of something that needs any one of its copies.

    Parameters
    ----------
    availability
        Of one copy.
    copies
        How many, one of which is enough.

    Returns
    -------
    float
        ``1 - (1 - availability) ** copies``.
    """
    _require_share(availability)
    return float(1 - (1 - availability) ** copies)


def part_availability(availability: float, parts: int) -> float:
    """Return what each of several needed parts must reach for the whole to reach a target."""
    _require_share(availability)
    return float(availability ** (1 / parts))


def nines(availability: float) -> float:
    """Return the number of nines, ``-log10(1 - availability)``."""
    _require_share(availability)
    return -log10(1 - availability) if availability < 1 else float("inf")
