"""What the chapter's figures share: series of lines, axes of years and of powers, labels."""

import altair as alt
import pandas as pd

LABEL = 11
STRONG, SOFT = 2.25, 1.4
EARLY = 0.3
"""Share of a time axis at its left where a label has no room to end."""
SHORTEST = pd.Timedelta(days=60)
"""The shortest time axis: one day alone has no length."""


def last_of(frame: pd.DataFrame, by: str, x: str) -> pd.DataFrame:
    """Return each group's last row by ``x``."""
    return frame.sort_values(x, kind="stable").groupby(by, as_index=False).tail(1)


def room_after(first: pd.Timestamp, last: pd.Timestamp, share: float) -> str:
    """Return the day at which a share of a time axis is left free at its right, for labels."""
    return (last + max(last - first, SHORTEST) * share / (1 - share)).isoformat()


def months_after(day: pd.Timestamp, months: int) -> str:
    """Return the day so many months later, for room at the right of a time axis."""
    return (day + pd.DateOffset(months=months)).isoformat()


def years_axis(first: pd.Timestamp, last: pd.Timestamp) -> alt.Axis:
    """Return an axis with the years that begin within the data, or the ends where none does."""
    days = list(pd.date_range(first.normalize(), last, freq="YS"))
    written = "%Y"
    if not days:
        days, written = [first, last] if last - first > SHORTEST else [first], "%b %Y"
    values = [alt.DateTime(year=day.year, month=day.month, date=day.day) for day in days]
    return alt.Axis(format=written, values=values, labelOverlap=True, labelSeparation=6)
