"""Logarithmic axes: their scales and ticks, and labels that Vega's formats do not have."""

from math import ceil, floor, log10, sqrt

import altair as alt
import pandas as pd

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = f"'{SUPERSCRIPTS}'"
_EXPONENT = "round(log(datum.value) / LN10)"
POWERS_OF_TEN = (
    f"'10' + ({_EXPONENT} < 0 ? '⁻' : '') + (abs({_EXPONENT}) >= 10 ? "
    f"substring({_DIGITS}, floor(abs({_EXPONENT}) / 10), floor(abs({_EXPONENT}) / 10) + 1) : '') + "
    f"substring({_DIGITS}, abs({_EXPONENT}) % 10, abs({_EXPONENT}) % 10 + 1)"
)
"""A ``labelExpr`` that writes the powers of ten of a logarithmic axis as 10¹⁸, below 10¹⁰⁰."""

STEPS = (1, 2, 5)
FEWEST = 2
"""Ticks that tell how long a decade is."""
DECADE = 10


def decades(least: float, most: float) -> list[float]:
    """Return the powers of ten around two values, at least two; below one power, if it is alone."""
    low, high = _exponents(least, most)
    return [10.0**power for power in range(low, high + 1)]


def log_scale(values: pd.Series, *, least: float = 10, padding: float | None = None) -> alt.Scale:
    """Return a logarithmic scale of these values that spans at least so many times.

    Parameters
    ----------
    values
        What is drawn on it.
    least
        The least ratio of its ends: on less, marks of the axis would lie on each other.
    padding
        Pixels kept free at its ends, which then are no round values.

    Returns
    -------
    altair.Scale
        The scale; values too near to each other lie in its middle.
    """
    low, high = float(values.min()), float(values.max())
    ends = _around(low, high, least) if high < least * low else alt.Undefined
    if padding is None:
        return alt.Scale(type="log", domain=ends)
    return alt.Scale(type="log", nice=False, padding=padding, domain=ends)


def log_ticks(values: pd.Series, usual: list[float], *, least: float = 10) -> list[float]:
    """Return the ticks of a :func:`log_scale`: ones, twos and fives where the usual are few.

    Parameters
    ----------
    values, least
        As the scale has them.
    usual
        The ticks of a long scale.

    Returns
    -------
    list of float
        The usual ones where two of them or more stand on the scale.
    """
    low, high = float(values.min()), float(values.max())
    if high < least * low:
        low, high = _around(low, high, least)
    if sum(low <= tick <= high for tick in usual) >= FEWEST:
        return usual
    return [tick for tick in _ones_twos_fives(low, high) if low <= tick <= high]


def decade_scale(values: pd.Series, *, padding: float = 0) -> alt.Scale:
    """Return a logarithmic scale of these values; of whole decades where they lie within one.

    Parameters
    ----------
    values
        What is drawn on it.
    padding
        Pixels kept free at its ends, for a line along the axis would not be seen.

    Returns
    -------
    altair.Scale
        The scale.
    """
    room = padding or alt.Undefined
    if not _within_a_decade(values):
        return alt.Scale(type="log", nice=False, padding=room)
    ends = decades(float(values.min()), float(values.max()))
    return alt.Scale(type="log", nice=False, padding=room, domain=[ends[0], ends[-1]])


def decade_ticks(values: pd.Series, usual: list[float]) -> list[float]:
    """Return the ticks of a :func:`decade_scale`: ones, twos and fives where the usual are few."""
    if not _within_a_decade(values):
        return usual
    return _ones_twos_fives(float(values.min()), float(values.max()))


def _around(low: float, high: float, least: float) -> list[float]:
    """Return the ends of a scale of so many times with these values in its middle."""
    middle, reach = sqrt(low * high), sqrt(least)
    return [middle / reach, middle * reach]


def _ones_twos_fives(least: float, most: float) -> list[float]:
    """Return ones, twos and fives from the power of ten below two values to that above."""
    low, high = _exponents(least, most)
    ticks = [float(f"{step}e{power}") for power in range(low, high) for step in STEPS]
    return [*ticks, float(f"1e{high}")]


def _within_a_decade(values: pd.Series) -> bool:
    return float(values.max()) < DECADE * float(values.min())


def _exponents(least: float, most: float) -> tuple[int, int]:
    high = ceil(log10(most))
    return min(floor(log10(least)), high - 1), high
