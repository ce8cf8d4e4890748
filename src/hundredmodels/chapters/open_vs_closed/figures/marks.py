"""What the chapter's figures share."""

from typing import Any

import altair as alt
import pandas as pd

from hundredmodels.charts.palette import CLOSED, OPEN, PAPER

CAMP_COLOUR = alt.Scale(domain=["closed", "open"], range=[CLOSED, OPEN])
LABEL = 11.5
HALO = 4


def on_paper(
    rows: pd.DataFrame,
    places: dict[str, Any],
    color: str | alt.Color,
    **mark: Any,  # noqa: ANN401 -- what Altair's mark_text takes
) -> list[alt.Chart]:
    """Write words on a ground of paper, so that no rule strikes them through.

    Parameters
    ----------
    rows
        A row for each word.
    places
        Where they stand and what they say: ``x``, ``y``, ``text``.
    color
        Of the words, or what it goes by.
    **mark
        Alignment, shift and size.

    Returns
    -------
    list
        The ground and the words, to be drawn after all that they may cross.
    """
    base = alt.Chart(rows)
    ground = base.mark_text(
        color=PAPER, stroke=PAPER, strokeWidth=HALO, strokeJoin="round", **mark
    ).encode(**places)
    if isinstance(color, str):
        return [ground, base.mark_text(color=color, **mark).encode(**places)]
    return [ground, base.mark_text(**mark).encode(**places, color=color)]


def dated(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Write days as text, so that the drawing has the same bytes in each time zone."""
    return frame.assign(
        **{name: pd.to_datetime(frame[name]).dt.strftime("%Y-%m-%d") for name in columns}
    )
