"""What the chapter's drawings share: axes, colours and dashes by name, names at line ends."""

from typing import Any

import altair as alt
import pandas as pd

from hundredmodels.charts import theme

HEIGHT = theme.HEIGHT
ROW = 34
PLAIN = ",~g"
SHORT = ",.3~r"


def coloured(names: list[str], colours: list[str], field: str) -> alt.Color:
    """Give each name its colour; no legend, since names stand at the lines."""
    return alt.Color(field, scale=alt.Scale(domain=names, range=colours), legend=None)


def dashed(names: list[str], dashes: list[list[int]], field: str) -> alt.StrokeDash:
    """Give each name its dash."""
    return alt.StrokeDash(field, scale=alt.Scale(domain=names, range=dashes), legend=None)


def by_volume() -> alt.X:
    """Return the axis of volumes, ``billions``."""
    return alt.X(
        "billions:Q",
        scale=alt.Scale(type="log", domain=[0.1, 1e5], nice=False),
        title="billion tokens a month, log scale",
        axis=alt.Axis(format=PLAIN, values=[0.1, 1, 10, 100, 1e3, 1e4, 1e5]),
    )


def volume_tip(field: str) -> alt.Tooltip:
    """Tell a volume."""
    return alt.Tooltip(f"{field}:Q", title="Billion tokens a month", format=SHORT)


def by_month(last: float, title: str) -> alt.X:
    """Return the axis of months from the edition's day, with room for names on the right."""
    return alt.X(
        "month:Q",
        title=title,
        scale=alt.Scale(domain=[0, last * 1.6], nice=False),
        axis=alt.Axis(values=list(range(0, int(last) + 1, 6))),
    )


def by_day(days: pd.Series, room: pd.Timestamp, *, ticks: int) -> alt.X:
    """Return the axis of days up to one that leaves room for names; no year after the last day."""
    first, last = days.min(), days.max()
    years = [pd.Timestamp(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
    told: dict[str, Any] = (
        {"format": "%Y", "values": [_day(year) for year in years]}
        if len(years) > 1
        else {"format": "%b %Y", "tickCount": ticks}
    )
    return alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(domain=[_day(first), _day(room)], nice=False),
        axis=alt.Axis(labelOverlap="greedy", labelSeparation=8, **told),
    )


def end_names(
    ends: pd.DataFrame, x: alt.X, y: alt.Y, colour: alt.Color, *, text: str = "name:N", dx: int
) -> alt.Chart:
    """Write a name to the right of each line's end."""
    drawn: alt.Chart = (
        alt.Chart(ends)
        .mark_text(align="left", dx=dx, fontWeight="bold", fontSize=11)
        .encode(x=x, y=y, text=text, color=colour)
    )
    return drawn


def _day(when: pd.Timestamp) -> alt.DateTime:
    return alt.DateTime(year=when.year, month=when.month, date=when.day)
