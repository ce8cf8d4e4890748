"""What the chapter's figures share."""

import altair as alt
import pandas as pd

from hundredmodels.charts.palette import CLOSED, OPEN

CAMP_COLOUR = alt.Scale(domain=["closed", "open"], range=[CLOSED, OPEN])
LABEL = 11.5


def dated(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Write days as text, so that the drawing has the same bytes in each time zone."""
    return frame.assign(
        **{name: pd.to_datetime(frame[name]).dt.strftime("%Y-%m-%d") for name in columns}
    )
