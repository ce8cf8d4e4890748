"""Small helpers that every part of the chapter uses: ids, inputs, counts with a reason."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from hundredmodels.chapters.result import Inputs, Result

SLUG = "open-vs-closed"
DAYS_PER_MONTH = 365.25 / 12
PERCENT = 100.0


def rid(name: str) -> str:
    """Return the full id of a result of this chapter."""
    return f"{SLUG}.{name}"


def lines(table: str, *series: Iterable[object]) -> Inputs:
    """Collect the line numbers of several columns, missing ones left out."""
    found = [one for column in series for one in column if one is not None and one == one]  # noqa: PLR0124
    return Inputs.of(table, [int(float(str(one))) for one in found])


def number(
    name: str,
    value: float | None,
    *,
    label: str,
    unit: str,
    method: str,
    inputs: tuple[Inputs, ...] = (),
    n: int | None = None,
    digits: int | None = None,
    reason: str = "",
    rivals: tuple[str, ...] = (),
    ends: tuple[float, float, str] | None = None,
) -> Result:
    """Return a result; without a finite value it is not estimable for the reason given.

    Parameters
    ----------
    name
        Id without the chapter.
    value
        The value, ``None`` or ``nan`` if there is none.
    label, unit, method, inputs, n, digits
        As in :class:`~hundredmodels.chapters.result.Result`.
    reason
        Why there is no value, where there is none.
    rivals
        Names of rival results, without the chapter.
    ends
        Low and high end of an interval and what kind it is.
    """
    missing = value is None or not np.isfinite(value)
    low, high, interval = (None, None, "") if missing or ends is None else ends
    return Result(
        id=rid(name),
        label=label,
        value=None if missing else float(value),  # type: ignore[arg-type]
        unit=unit,
        method=method,
        n=n,
        low=low,
        high=high,
        interval=interval,
        reason=(reason or "the rows it needs are not known by this day") if missing else "",
        rivals=tuple(rid(one) for one in rivals),
        inputs=inputs,
        digits=digits,
    )


def months_between(early: pd.Timestamp, late: pd.Timestamp) -> float:
    """Return months of 365.25 / 12 days from one day to another."""
    return float((late - early).days) / DAYS_PER_MONTH


def row_of(frame: pd.DataFrame, key: str, value: object) -> pd.Series | None:
    """Return the first row with this value, or ``None``."""
    found = frame[(frame[key] == value).to_numpy(dtype=bool, na_value=False)]
    return found.iloc[0] if len(found) else None
