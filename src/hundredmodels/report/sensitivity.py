"""Sensitivity: how far each number of a sweep moves, and with which parameter.

Works on a sweep's table: a row for each run and result, the swept parameters in columns of their
own. A parameter's part is told by Spearman's rank correlation with the number over all runs: +1
where the number always rises with it, -1 where it always falls.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

import pandas as pd

from hundredmodels.report.comparison import factor

FEWEST = 3
"""Runs below which no correlation is told."""


@dataclass(frozen=True)
class Movement:
    """How a number moves in a sweep.

    Attributes
    ----------
    id, label, unit
        The number's.
    headline
        Whether the chapter's answer quotes it in any run.
    least, most
        Its smallest and its largest value.
    factor
        The larger over the smaller; infinite for a change of sign or from zero.
    runs
        How many runs have a value.
    missing
        How many have none.
    correlations
        Spearman's rank correlation by parameter; none for words, for what does not move, and for
        fewer than three runs.
    """

    id: str
    label: str
    unit: str
    headline: bool
    least: float
    most: float
    factor: float
    runs: int
    missing: int
    correlations: Mapping[str, float]


def movements(table: pd.DataFrame, swept: Sequence[str]) -> list[Movement]:
    """Say how each number moves.

    Parameters
    ----------
    table
        A sweep's table.
    swept
        Its columns of swept parameters.

    Returns
    -------
    list of Movement
        What moves most first, equals by id; results that are words, or have no value in any run,
        are left out.
    """
    found = []
    for id_, rows in table[table["id"].notna()].groupby("id", sort=True):
        numbers = rows[rows["value"].notna()]
        if numbers.empty:
            continue
        values = numbers["value"]
        least, most = float(values.min()), float(values.max())
        rho = {name: rank_correlation(numbers[name], values) for name in swept}
        found.append(
            Movement(
                id=str(id_),
                label=str(rows["label"].iloc[0]),
                unit=str(rows["unit"].iloc[0]),
                headline=bool(rows["headline"].fillna(value=False).any()),
                least=least,
                most=most,
                factor=factor(least, most),
                runs=len(numbers),
                missing=len(rows) - len(numbers) - int(rows["text"].notna().sum()),
                correlations={name: one for name, one in rho.items() if one is not None},
            )
        )
    return sorted(found, key=lambda one: -one.factor)


def rank_correlation(parameter: pd.Series, values: pd.Series) -> float | None:
    """Return Spearman's rank correlation, ties at their mean rank.

    Parameters
    ----------
    parameter
        A swept parameter: numbers, days or truth values.
    values
        The number, run by run.

    Returns
    -------
    float or None
        Between -1 and 1; ``None`` where there is none to tell.
    """
    if len(values) < FEWEST or values.nunique() < 2 or parameter.nunique() < 2:  # noqa: PLR2004
        return None
    if not is_ordered(parameter):
        return None
    days = parameter.dtype == object
    places = pd.to_datetime(parameter) if days else parameter.astype(float)
    rho = float(places.rank().corr(values.rank()))
    return rho if isfinite(rho) else None


def is_ordered(parameter: pd.Series) -> bool:
    """Say whether a swept parameter has an order: numbers, days and truth values do."""
    return bool(
        pd.api.types.is_numeric_dtype(parameter)
        or pd.api.types.is_bool_dtype(parameter)
        or is_days(parameter)
    )


def is_days(parameter: pd.Series) -> bool:
    """Say whether a swept parameter is a day."""
    return bool(
        pd.api.types.is_datetime64_any_dtype(parameter)
        or (parameter.dtype == object and pd.api.types.infer_dtype(parameter) == "date")
    )
