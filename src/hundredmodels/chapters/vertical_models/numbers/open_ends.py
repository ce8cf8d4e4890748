"""What the results on cost share: intervals over the ranges, and values that may be infinite."""

from dataclasses import replace

import numpy as np

from hundredmodels.analysis.uncertainty import coverage
from hundredmodels.chapters.facts import Fact, derived
from hundredmodels.chapters.vertical_models.cost import open_interval
from hundredmodels.chapters.vertical_models.parameters import Parameters

AT_DEFAULTS = "closed form at the declared parameters"
NEVER = "the API stays cheaper at every volume"


def spread(parameters: Parameters) -> str:
    """Say what kind of interval the draws give."""
    return f"{coverage(parameters.confidence)} Monte Carlo over the stated ranges"


def interval_of(
    draws: np.ndarray | None, parameters: Parameters
) -> tuple[float | None, float | None]:
    """Return the Monte Carlo interval of draws, which may hold infinite ones; none without."""
    return (None, None) if draws is None else open_interval(draws, parameters.confidence)


def ending(value: float | None, fact: Fact, reason: str) -> Fact:
    """Return a value with its rows; an infinite one brings the reason why it has no end."""
    made = derived(value, fact)
    endless = made.value is not None and not np.isfinite(made.value)
    return replace(made, reason=reason) if endless else made
