"""Who entered and when: the first release of each organisation and country, and who came back."""

from dataclasses import dataclass

import pandas as pd


def first_releases(rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Return each unit's first release.

    Parameters
    ----------
    rows
        Releases with ``date`` and the column ``unit``; rows without either are left out.
    unit
        Column of the organisation or country.

    Returns
    -------
    pandas.DataFrame
        The rows of the first releases, one a unit, by date; the index is kept.
    """
    dated = rows.dropna(subset=["date", unit]).sort_values("date", kind="stable")
    return dated.drop_duplicates(unit)


def entrants(rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Return how many units released for the first time in each year.

    Parameters
    ----------
    rows
        Releases with ``date`` and the column ``unit``.
    unit
        Column of the organisation or country.

    Returns
    -------
    pandas.DataFrame
        ``year``, ``entrants``, ``so_far`` (all up to the year's end) and ``names`` (of the
        entrants, by date), for every year from the first to the last.
    """
    first = first_releases(rows, unit)
    if first.empty:
        return pd.DataFrame({"year": [], "entrants": [], "so_far": [], "names": []})
    year = first["date"].dt.year
    span = range(int(year.min()), int(rows["date"].dt.year.max()) + 1)
    counts = year.value_counts().reindex(span, fill_value=0)
    names = first.groupby(year)[unit].agg(", ".join).reindex(span, fill_value="")
    return pd.DataFrame(
        {
            "year": list(span),
            "entrants": counts.to_numpy(),
            "so_far": counts.cumsum().to_numpy(),
            "names": names.to_numpy(),
        }
    )


@dataclass(frozen=True)
class Returned:
    """How many of a year's entrants released again.

    Attributes
    ----------
    entrants
        Units whose first release fell in the year.
    returned
        Those of them with another release later than the given time after their first.
    rows
        Index of the releases looked at.
    """

    entrants: int
    returned: int
    rows: tuple[int, ...]


def returned(rows: pd.DataFrame, unit: str, year: int, after: pd.DateOffset) -> Returned:
    """Count the entrants of a year that released again a given time after their first.

    Parameters
    ----------
    rows
        Releases with ``date`` and the column ``unit``.
    unit
        Column of the organisation.
    year
        Year of entry.
    after
        Time since the first release from which a release counts as a return.

    Returns
    -------
    Returned
        The counts.
    """
    first = first_releases(rows, unit)
    first = first[first["date"].dt.year == year]
    if first.empty:
        return Returned(0, 0, ())
    theirs = rows[rows[unit].isin(first[unit]) & rows["date"].notna()]
    since = theirs[unit].map(first.set_index(unit)["date"])
    again = theirs[theirs["date"] >= since + after]
    lines = tuple(int(str(line)) for line in theirs.index)
    return Returned(len(first), int(again[unit].nunique()), lines)
