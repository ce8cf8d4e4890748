"""A figure that could not be drawn, and says why: the data of an early day may not reach."""

from textwrap import wrap

import altair as alt
import pandas as pd

from hundredmodels.charts.palette import MUTED

HEIGHT = 60
LINE = 18
LONGEST = 48
"""Letters of a line that a phone has room for."""


def sentence(words: str) -> alt.Chart:
    """Draw a sentence where a chart would be.

    Parameters
    ----------
    words
        Why there is nothing to draw.

    Returns
    -------
    altair.Chart
        The sentence, in the middle.
    """
    lines = wrap(words, LONGEST)
    above = (len(lines) - 1) * LINE / 2
    drawn: alt.Chart = (
        alt.Chart(pd.DataFrame({"reason": [words], "lines": ["\n".join(lines)]}))
        .mark_text(color=MUTED, fontSize=13, lineBreak="\n", lineHeight=LINE, dy=-above)
        .encode(text="lines:N", tooltip=[alt.Tooltip("reason:N", title="Why")])
        .properties(height=max(HEIGHT, LINE * len(lines) + LINE))
    )
    return drawn


def blank(reason: str) -> alt.Chart:
    """Draw the reason why something can't be estimated, as a sentence."""
    return sentence(f"Not estimable: {reason}.")
