"""What an estimator returns: a value with its interval, or the reason why there is none."""

from dataclasses import dataclass
from math import isfinite


@dataclass(frozen=True)
class Estimate:
    """A number estimated from a sample.

    Attributes
    ----------
    value
        The point estimate; ``None`` where the sample does not allow one.
    n
        The number of observations that it rests on.
    low, high
        The ends of the interval, ``None`` where there is none; an open end is infinite.
    interval
        What kind of interval it is, in one phrase ("90 % bootstrap over developers").
    reason
        Why there is no value; empty where there is one.
    """

    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    interval: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse an estimate that contradicts itself."""
        if self.value is None:
            if not self.reason:
                raise ValueError("An estimate without a value must say why.")
        elif not isfinite(self.value):
            raise ValueError(f"An estimate must be finite or None, not {self.value}.")
        if (self.low is None) != (self.high is None):
            raise ValueError("An interval has two ends.")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"The interval runs backwards: {self.low} to {self.high}.")

    @classmethod
    def none(cls, reason: str, n: int = 0) -> "Estimate":
        """Return an estimate that says why there is none."""
        return cls(value=None, n=n, reason=reason)
