"""A table that has nothing to show says why in a column of its own, and its figure draws that."""

import altair as alt
import pandas as pd

from hundredmodels.charts.blank import sentence

NOTE = "note"
UNKNOWN = "Nothing of this was known by this day."


def note(words: str = UNKNOWN) -> pd.DataFrame:
    """Return the table of a figure that has nothing to draw."""
    return pd.DataFrame({NOTE: [words]})


def or_note(frame: pd.DataFrame, words: str = UNKNOWN) -> pd.DataFrame:
    """Return the frame; where it has no row, a table that says so."""
    return frame if len(frame) else note(words)


def not_estimable(reason: str) -> pd.DataFrame:
    """Return the table of a figure of something that can't be estimated, for this reason."""
    return note(f"Not estimable: {reason}.")


def words_of(frame: pd.DataFrame) -> str | None:
    """Return why a table has nothing to show; none where it has something."""
    return str(frame[NOTE].iloc[0]) if list(frame.columns) == [NOTE] else None


def empty(frame: pd.DataFrame) -> alt.Chart | None:
    """Return the drawing of a table's note; none where the table has something to show."""
    words = words_of(frame)
    return None if words is None else sentence(words)
