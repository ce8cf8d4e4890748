"""What the chapter's figures share: camps, logarithmic axes, the shade over the latest scores."""

import altair as alt
import pandas as pd

from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.charts.palette import MUTED, OPENNESS

SIZE = "billion parameters"
SHAPES = {"open": "circle", "closed": "diamond", "unknown": "cross"}
UNDER_REPORTED = "The last twelve months of the scores are under-reported"


def camp_colour(rows: pd.DataFrame) -> alt.Color:
    """Colour marks by camp, with a legend of the camps that are there."""
    camps = [camp for camp in OPENNESS if camp in set(rows["camp"])]
    scale = alt.Scale(domain=camps, range=[OPENNESS[camp] for camp in camps])
    return alt.Color("camp:N", scale=scale, legend=alt.Legend(title=None))


def camp_shape(rows: pd.DataFrame) -> alt.Shape:
    """Tell the camps apart by shape too, in the same legend."""
    camps = [camp for camp in OPENNESS if camp in set(rows["camp"])]
    scale = alt.Scale(domain=camps, range=[SHAPES[camp] for camp in camps])
    return alt.Shape("camp:N", scale=scale, legend=alt.Legend(title=None))


def log_axis(values: list[float], *, grid: bool = True) -> alt.Axis:
    """Return an axis with few round values, as a log scale draws a line at every step."""
    return alt.Axis(values=values, format="~g", grid=grid)


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
