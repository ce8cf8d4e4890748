"""The shade over the last twelve months of the scores, in which too few models are listed."""

import altair as alt
import pandas as pd

from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.charts.palette import MUTED

UNDER_REPORTED = "The last twelve months of the scores are under-reported"


def recent(study: Study, x: alt.X, column: str) -> alt.Chart:
    """Shade the twelve months up to the last score, over the whole height of a drawing.

    Parameters
    ----------
    study
        The study.
    x
        The drawing's axis of dates.
    column
        The column that this axis shows.

    Returns
    -------
    altair.Chart
        A pale rectangle with a tooltip.
    """
    last = pd.Timestamp(study.law.until)
    box = pd.DataFrame({column: [last - pd.DateOffset(years=1)], "to": [last]})
    shade: alt.Chart = (
        alt.Chart(box)
        .mark_rect(color=MUTED, opacity=0.08)
        .encode(x=x, x2="to:T", tooltip=alt.value(UNDER_REPORTED))
    )
    return shade
