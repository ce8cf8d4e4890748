"""Who held the record on a benchmark, by architecture, and when the record changed hands.

Less is better. A record is a value strictly below all before it; rows of one day are ranked by
their value, and a tie changes nothing. The day is the table's: a month stands at its 15th, a year
at 1 July.
"""

from dataclasses import dataclass

import pandas as pd


def single_static(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of one model that does not adapt to the text it is tested on."""
    adapts = rows["dynamic_evaluation"].fillna(value=False).astype(bool)
    several = rows["ensemble"].fillna(value=False).astype(bool)
    return rows[~adapts & ~several]


def records(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that set a record, in the order of time.

    Parameters
    ----------
    rows
        Rows of one benchmark with ``date`` and ``value``; less is better.

    Returns
    -------
    pandas.DataFrame
        One row a record, at most one for each day, the index kept.
    """
    ordered = rows.sort_values(["date", "value"], kind="stable")
    before = ordered["value"].cummin().shift()
    best = ordered[before.isna() | (ordered["value"] < before)]
    return best.drop_duplicates("date")


def spells(rows: pd.DataFrame, end: pd.Timestamp) -> pd.DataFrame:
    """Return who led from when to when.

    Parameters
    ----------
    rows
        Rows of one benchmark with ``date``, ``value``, ``model`` and ``architecture``.
    end
        Day until which the last leader is shown to lead.

    Returns
    -------
    pandas.DataFrame
        ``architecture``, ``start``, ``end``, ``first_model``, ``last_model``, ``value`` (the last
        record of the spell) and ``records``; one row for each run of records of one
        architecture.
    """
    best = records(rows)
    run = (best["architecture"] != best["architecture"].shift()).cumsum()
    found = [
        {
            "architecture": group["architecture"].iloc[0],
            "start": group["date"].iloc[0],
            "first_model": group["model"].iloc[0],
            "last_model": group["model"].iloc[-1],
            "value": float(group["value"].iloc[-1]),
            "records": len(group),
        }
        for _, group in best.groupby(run)
    ]
    columns = ["architecture", "start", "first_model", "last_model", "value", "records"]
    frame = pd.DataFrame(found, columns=columns)
    frame["end"] = frame["start"].shift(-1).fillna(end)
    return frame


@dataclass(frozen=True)
class Switch:
    """When a benchmark's record passed to an architecture for good.

    Attributes
    ----------
    month
        ``YYYY-MM`` of the record from which the architecture leads to the end; empty for never.
    reason
        Why there is no month.
    record
        Index of the row that set it; ``None`` for never.
    rows
        Rows of the benchmark that were compared.
    """

    month: str
    reason: str
    record: int | None
    rows: int


def switch(rows: pd.DataFrame, to: str = "transformer") -> Switch:
    """Return when the record passed to an architecture for good.

    Parameters
    ----------
    rows
        Rows of one benchmark with ``date``, ``value`` and ``architecture``.
    to
        The architecture.

    Returns
    -------
    Switch
        The month of the first record after which no other architecture set one, or why there is
        none: no such model is listed, none of them ever led, or the lead was lost again.
    """
    best = records(rows)
    if best.empty:
        return Switch("", "no model is listed by the day", None, 0)
    theirs = best["architecture"] == to
    if not (rows["architecture"] == to).any():
        return Switch("", f"never: no {to} is listed", None, len(rows))
    if not theirs.any():
        return Switch("", f"never: no {to} held the record", None, len(rows))
    if not theirs.iloc[-1]:
        return Switch("", f"never for good: the last record is not a {to}'s", None, len(rows))
    run = (theirs != theirs.shift()).cumsum()
    first = best[run == run.iloc[-1]]
    return Switch(f"{first['date'].iloc[0]:%Y-%m}", "", int(str(first.index[0])), len(rows))


def last_record(rows: pd.DataFrame, architecture: str) -> pd.Series | None:
    """Return the last record that an architecture set; ``None`` if it set none."""
    best = records(rows)
    theirs = best[best["architecture"] == architecture]
    return None if theirs.empty else theirs.iloc[-1]


def yearly_shares(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return the share of each value of a column among the rows of each year.

    Parameters
    ----------
    rows
        Rows with ``date``; rows without a date or without the column are left out.
    column
        The column.

    Returns
    -------
    pandas.DataFrame
        ``year``, the column, ``count``, ``of`` (rows of the year) and ``share``.
    """
    kept = rows.dropna(subset=["date", column])
    counts = (
        kept.groupby([kept["date"].dt.year.rename("year"), column]).size().rename("count")
    ).reset_index()
    counts["of"] = counts.groupby("year")["count"].transform("sum")
    counts["share"] = counts["count"] / counts["of"]
    return counts
