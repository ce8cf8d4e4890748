"""What the chapter's figures share."""

import altair as alt
import pandas as pd

from hundredmodels.chapters.open_vs_closed.frames import NOTE
from hundredmodels.charts.palette import CLOSED, MUTED, OPEN

Drawing = alt.TopLevelMixin
CAMP_COLOUR = alt.Scale(domain=["closed", "open"], range=[CLOSED, OPEN])
LABEL = 11.5


def empty(frame: pd.DataFrame) -> alt.Chart | None:
    """Return the drawing of a sentence where the table has only a note; else ``None``."""
    if NOTE not in frame.columns:
        return None
    words: alt.Chart = (
        alt.Chart(frame)
        .mark_text(color=MUTED, fontSize=14)
        .encode(text=f"{NOTE}:N")
        .properties(height=100)
    )
    return words


def dated(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Write days as text, so that the drawing has the same bytes in each time zone."""
    return frame.assign(
        **{name: pd.to_datetime(frame[name]).dt.strftime("%Y-%m-%d") for name in columns}
    )
