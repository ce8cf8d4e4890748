"""A figure that could not be drawn, and says why: the data of an early day may not reach."""

import altair as alt
import pandas as pd

from hundredmodels.charts.palette import MUTED

HEIGHT = 60


def blank(reason: str) -> alt.Chart:
    """Draw a sentence where a chart would be.

    Parameters
    ----------
    reason
        Why there is nothing to draw.

    Returns
    -------
    altair.Chart
        The sentence, in the middle.
    """
    drawn: alt.Chart = (
        alt.Chart(pd.DataFrame({"reason": [f"Not estimable: {reason}."]}))
        .mark_text(color=MUTED, fontSize=13, limit=680)
        .encode(text="reason:N", tooltip=[alt.Tooltip("reason:N", title="Why")])
        .properties(height=HEIGHT)
    )
    return drawn
