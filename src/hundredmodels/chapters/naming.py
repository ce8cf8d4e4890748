"""How a chapter names its results, and turns facts, values and estimates into them."""

from dataclasses import dataclass, replace
from math import inf, isfinite

import pandas as pd

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.chapters.facts import Fact
from hundredmodels.chapters.result import Basis, Inputs, Result, rows_of
from hundredmodels.chapters.units import PER_CENT

UNKNOWN = "the rows it needs are not known by this day"
NOT_YET = "not published by this day"


@dataclass(frozen=True)
class Naming:
    """The names of one chapter's results.

    Attributes
    ----------
    slug
        The chapter's slug, which starts the id of each of its results.
    """

    slug: str

    def full(self, name: str) -> str:
        """Return the id of a result of this chapter."""
        return f"{self.slug}.{name}"

    def number(
        self,
        name: str,
        label: str,
        value: Fact | float | str | None,
        unit: str,
        method: str,
        *,
        n: int | None = None,
        low: float | None = None,
        high: float | None = None,
        interval: str = "",
        basis: Basis = "recomputed",
        rivals: tuple[str, ...] = (),
        inputs: tuple[Inputs, ...] = (),
        reason: str = UNKNOWN,
        digits: int | None = None,
    ) -> Result:
        """Make a result; without a value it keeps the reason and has no interval.

        Parameters
        ----------
        name
            Its id without the chapter.
        label, unit, method, n, low, high, interval, basis, digits
            As in :class:`~hundredmodels.chapters.result.Result`; an interval with one end, or
            without a value, is left out.
        value
            A value, none if it is missing or not finite; or a fact, which brings its rows, or the
            reason why it is missing; nothing was then counted. Infinity makes it endless.
        rivals
            Rivals' ids without the chapter.
        inputs
            Rows beside those of a fact.
        reason
            Why there is no value.

        Returns
        -------
        Result
            The result.
        """
        if isinstance(value, Fact):
            fact, value = value, value.value
            n = None if value is None else n
            inputs, reason = fact.inputs + inputs, fact.reason or reason
        known = value is not None and (isinstance(value, str) or isfinite(value))
        spanned = known and low is not None and high is not None
        return Result(
            id=self.full(name),
            label=label,
            value=value if known else None,
            unit=unit,
            method=method,
            n=n,
            low=low if spanned else None,
            high=high if spanned else None,
            interval=interval if spanned else "",
            reason="" if known else reason,
            endless=bool(value == inf),  # a value of NumPy's compares to one of NumPy's
            basis=basis,
            rivals=tuple(self.full(rival) for rival in rivals),
            inputs=inputs,
            digits=digits,
        )

    def quoted(
        self,
        name: str,
        label: str,
        published: pd.DataFrame,
        key: str,
        unit: str,
        *,
        scale: float = 1,
        rivals: tuple[str, ...] = (),
        digits: int | None = None,
    ) -> Result:
        """Quote a published estimate; a range without a point is quoted at its middle.

        Parameters
        ----------
        name, label, unit, rivals, digits
            As in :meth:`number`.
        published
            Table ``published_estimates``.
        key
            The estimate's key in it.
        scale
            What to multiply by, for a unit other than the table's.

        Returns
        -------
        Result
            The estimate with its interval as printed; none before it was published.
        """
        found = published[(published["estimate"] == key).to_numpy(dtype=bool)]
        if found.empty:
            return self.number(
                name, label, None, unit, "quoted", basis="quoted", reason=NOT_YET, rivals=rivals
            )
        row = found.iloc[0]
        value, low, high = (
            None if pd.isna(row[column]) else scale * float(row[column])
            for column in ("value", "low", "high")
        )
        method = "quoted" if pd.isna(row["method"]) else f"quoted: {row['method']}"
        if value is None and low is not None and high is not None:
            value, method = (low + high) / 2, f"{method}; the middle of the printed range"
        return self.number(
            name,
            label,
            value,
            unit,
            method,
            low=low,
            high=high,
            interval=str(row["interval_kind"]),
            basis="quoted",
            rivals=rivals,
            inputs=rows_of("published_estimates", found.index),
            digits=digits,
        )

    def share(
        self,
        name: str,
        label: str,
        estimate: Estimate,
        method: str,
        *,
        unit: str = PER_CENT,
        inputs: tuple[Inputs, ...] = (),
        rivals: tuple[str, ...] = (),
        digits: int | None = None,
    ) -> Result:
        """Turn the estimate of a share into a result in per cent, of a difference into points."""
        value, low, high = (
            None if one is None else 100 * one
            for one in (estimate.value, estimate.low, estimate.high)
        )
        hundredfold = replace(estimate, value=value, low=low, high=high)
        return self.estimated(
            name, label, hundredfold, unit, method, inputs=inputs, rivals=rivals, digits=digits
        )

    def estimated(
        self,
        name: str,
        label: str,
        estimate: Estimate,
        unit: str,
        method: str,
        *,
        inputs: tuple[Inputs, ...] = (),
        rivals: tuple[str, ...] = (),
        digits: int | None = None,
    ) -> Result:
        """Turn an estimate into a result; rivals are named without the chapter."""
        return Result.from_estimate(
            self.full(name),
            estimate,
            label=label,
            unit=unit,
            method=method,
            rivals=tuple(self.full(rival) for rival in rivals),
            inputs=inputs,
            digits=digits,
        )
