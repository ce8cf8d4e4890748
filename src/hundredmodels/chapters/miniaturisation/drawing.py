"""What the chapter's figures share: the sentence of an empty figure, camps, logarithmic axes."""

from collections.abc import Callable
from functools import wraps
from typing import cast

import altair as alt
import pandas as pd

from hundredmodels.chapters.miniaturisation import frames
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.charts.palette import MUTED, OPENNESS

SHAPES = {"open": "circle", "closed": "diamond", "unknown": "cross"}
Draw = Callable[[Study], alt.TopLevelMixin]


def or_sentence(table: Callable[[Study], pd.DataFrame]) -> Callable[[Draw], Draw]:
    """Draw a sentence in the place of a chart that has nothing to show."""

    def wrap(draw: Draw) -> Draw:
        @wraps(draw)
        def drawn(study: Study) -> alt.TopLevelMixin:
            if not frames.nothing(table(study)):
                return draw(study)
            words = alt.Chart(pd.DataFrame({"note": [frames.NOTHING]}), height=80)
            sentence = words.mark_text(color=MUTED, fontSize=13).encode(text="note:N")
            return cast("alt.TopLevelMixin", sentence)

        return drawn

    return wrap


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
