"""What the chapter's figures share: the sentence of an empty figure, series of lines, labels."""

import altair as alt
import pandas as pd

from hundredmodels.chapters.cost_imbalance.frames import NOTE
from hundredmodels.charts.palette import MUTED
from hundredmodels.charts.theme import HEIGHT

Drawing = alt.Chart | alt.LayerChart | alt.FacetChart
LABEL = 11
STRONG, SOFT = 2.25, 1.4


def empty(frame: pd.DataFrame) -> alt.Chart | None:
    """Return the drawing of a sentence where the table has only a note; else ``None``."""
    if NOTE not in frame.columns:
        return None
    words: alt.Chart = (
        alt.Chart(frame)
        .mark_text(color=MUTED, fontSize=11)
        .encode(text=f"{NOTE}:N")
        .properties(height=HEIGHT // 3)
    )
    return words


def last_of(frame: pd.DataFrame, by: str, x: str) -> pd.DataFrame:
    """Return each group's last row by ``x``."""
    return frame.sort_values(x, kind="stable").groupby(by, as_index=False).tail(1)


def room_after(first: pd.Timestamp, last: pd.Timestamp, share: float) -> str:
    """Return the day at which a share of a time axis is left free at its right, for labels."""
    return (last + (last - first) * share / (1 - share)).isoformat()


def months_after(day: pd.Timestamp, months: int) -> str:
    """Return the day so many months later, for room at the right of a time axis."""
    return (day + pd.DateOffset(months=months)).isoformat()
