"""The revenue-gap model: from chips bought to the revenue that would pay for them.

A dollar of chips needs a data centre around it (``data_centre_multiple`` dollars in all), and the
firm that rents it out must keep a gross margin, so revenue is the spend over one less the margin.
That revenue is needed over the chips' whole life. The annuity form spreads it over the years.
Everything is in one unit of money, whichever the caller takes.

References
----------
David Cahn (2023), "AI's $200B question"; (2024), "AI's $600B question", Sequoia Capital. The
annuity is the ordinary capital recovery factor, as in Brealey, Myers and Allen, "Principles of
corporate finance".
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Literal

import numpy as np

from hundredmodels.analysis.monte_carlo import Range

Input = Literal["chip_spend", "data_centre_multiple", "gross_margin", "share", "revenue"]
INPUTS: tuple[Input, ...] = (
    "chip_spend",
    "data_centre_multiple",
    "gross_margin",
    "share",
    "revenue",
)


@dataclass(frozen=True)
class GapModel:
    """The inputs of the model, and what follows from them.

    Attributes
    ----------
    chip_spend
        Money spent on chips in a year.
    data_centre_multiple
        Spend on the whole data centre, energy included, per unit spent on chips.
    gross_margin
        Gross margin of the firm that sells the computing, a fraction below 1.
    share
        Fraction of the chips that serve generative AI.
    revenue
        Revenue found in a year.
    """

    chip_spend: float
    data_centre_multiple: float
    gross_margin: float
    share: float
    revenue: float

    def __post_init__(self) -> None:
        """Refuse inputs outside their meaning."""
        if not 0 <= self.gross_margin < 1:
            raise ValueError(f"A gross margin lies from 0 to below 1, not at {self.gross_margin}.")
        if not 0 <= self.share <= 1:
            raise ValueError(f"A share lies from 0 to 1, not at {self.share}.")
        if self.chip_spend < 0 or self.data_centre_multiple <= 0:
            raise ValueError("Spend must not be negative, and the multiple must be above 0.")

    @property
    def data_centre_spend(self) -> float:
        """Money spent on the data centres in a year."""
        return self.chip_spend * self.share * self.data_centre_multiple

    @property
    def required_revenue(self) -> float:
        """Revenue over the chips' life that pays for one year's spend at the margin."""
        return self.data_centre_spend / (1 - self.gross_margin)

    @property
    def gap(self) -> float:
        """Required revenue less the revenue found; negative where the revenue suffices."""
        return self.required_revenue - self.revenue

    def required_per_year(self, discount_rate: float, lifetime_years: float) -> float:
        """Return the required revenue as a level yearly payment over the chips' life."""
        return self.required_revenue * annuity(discount_rate, lifetime_years)

    def gap_per_year(self, discount_rate: float, lifetime_years: float) -> float:
        """Return the yearly requirement less the revenue found."""
        return self.required_per_year(discount_rate, lifetime_years) - self.revenue


@dataclass(frozen=True)
class Step:
    """A bar of a waterfall.

    Attributes
    ----------
    name
        What is added.
    start, end
        Where the bar begins and ends.
    total
        Whether the bar stands on zero as a subtotal.
    """

    name: str
    start: float
    end: float
    total: bool


@dataclass(frozen=True)
class Swing:
    """What an input's range does to the gap, the others held.

    Attributes
    ----------
    name
        The input.
    at_low, at_high
        The gap at the low and at the high end of the range.
    break_even
        The input's value at which the gap closes; ``None`` where none does.
    """

    name: Input
    at_low: float
    at_high: float
    break_even: float | None

    @property
    def width(self) -> float:
        """How far the gap moves."""
        return abs(self.at_high - self.at_low)


def annuity(discount_rate: float, lifetime_years: float) -> float:
    """Return the level yearly payment that is worth 1 today, the capital recovery factor.

    Parameters
    ----------
    discount_rate
        Interest a year as a fraction; 0 spreads evenly.
    lifetime_years
        Years of payment, each at the year's end.

    Returns
    -------
    float
        ``r / (1 - (1 + r) ** -n)``, or ``1 / n`` at a rate of 0.

    Raises
    ------
    ValueError
        If the lifetime is not above 0 or the rate is negative.
    """
    if lifetime_years <= 0 or discount_rate < 0:
        raise ValueError("An annuity needs a lifetime above 0 and a rate of 0 or more.")
    if discount_rate < np.finfo(float).tiny:  # below it a number has too few digits left
        return 1 / lifetime_years
    return float(-discount_rate / np.expm1(-lifetime_years * np.log1p(discount_rate)))


def waterfall(model: GapModel) -> tuple[Step, ...]:
    """Return the bars from chips to gap.

    Parameters
    ----------
    model
        The inputs.

    Returns
    -------
    tuple of Step
        Chips, the rest of the data centre, the operator's margin, the required revenue (total),
        the revenue found (downwards) and the gap (total).
    """
    chips = model.chip_spend * model.share
    centre, required = model.data_centre_spend, model.required_revenue
    return (
        Step("chips", 0.0, chips, False),
        Step("rest of the data centre", chips, centre, False),
        Step("operator's margin", centre, required, False),
        Step("revenue required", 0.0, required, True),
        Step("revenue found", required, model.gap, False),
        Step("gap", 0.0, model.gap, True),
    )


def break_even(model: GapModel, name: Input) -> float | None:
    """Return the value of one input at which the gap closes, the others held.

    Parameters
    ----------
    model
        The inputs.
    name
        The input to solve for.

    Returns
    -------
    float or None
        The value; ``None`` where no value in the input's meaning closes the gap.
    """
    unit = model.chip_spend * model.share * model.data_centre_multiple / (1 - model.gross_margin)
    if name == "revenue":
        return model.required_revenue
    if unit <= 0:
        return None
    ratio = model.revenue / unit
    if name == "gross_margin":
        if model.revenue <= 0:
            return None
        margin = 1 - model.data_centre_spend / model.revenue
        return margin if 0 <= margin < 1 else None
    value = float(getattr(model, name)) * ratio
    if value <= 0 or (name == "share" and value > 1):
        return None
    return value


def tornado(model: GapModel, ranges: Mapping[Input, Range]) -> tuple[Swing, ...]:
    """Return each input's swing of the gap, the widest first.

    Parameters
    ----------
    model
        The central inputs.
    ranges
        A range for each input to vary.

    Returns
    -------
    tuple of Swing
        One for each range.
    """
    swings = []
    for name, span in ranges.items():
        low, high = (replace(model, **{name: end}).gap for end in (span.low, span.high))
        swings.append(Swing(name, low, high, break_even(model, name)))
    return tuple(sorted(swings, key=lambda swing: -swing.width))


def gaps(values: Mapping[str, np.ndarray]) -> np.ndarray:
    """Return the gap for arrays of inputs, for Monte Carlo.

    Parameters
    ----------
    values
        An array for each of :data:`INPUTS`.

    Returns
    -------
    numpy.ndarray
        The gap, draw by draw.
    """
    required = (
        values["chip_spend"]
        * values["share"]
        * values["data_centre_multiple"]
        / (1 - values["gross_margin"])
    )
    return np.asarray(required - values["revenue"])


def central(model: GapModel) -> dict[str, float]:
    """Return the model's inputs by name."""
    return {field.name: float(getattr(model, field.name)) for field in fields(model)}
