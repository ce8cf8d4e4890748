"""A table that has nothing to show says why in a column of its own: a note.

Its figure draws the note, and its caption and alternative text are the note. Each says so by a
decorator, which hands it the table otherwise.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

import altair as alt
import pandas as pd

from hundredmodels.charts.blank import sentence

NOTE = "note"
UNKNOWN = "Nothing of this was known by this day."

S = TypeVar("S")
"""A chapter's study."""
T = TypeVar("T")
"""What is made of it: words, or a drawing."""


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


def describes(
    frame: Callable[[S], pd.DataFrame],
) -> Callable[[Callable[[S, pd.DataFrame], str]], Callable[[S], str]]:
    """Give a caption or alternative text the table behind its figure.

    Parameters
    ----------
    frame
        The function of the chapter's ``frames`` that makes the table from a study.

    Returns
    -------
    Callable
        A decorator: from words of a study and its table to words of a study, which are the
        table's note where it has nothing to show.
    """
    return _handed(frame, instead=str)


def draws(
    frame: Callable[[S], pd.DataFrame],
) -> Callable[[Callable[[S, pd.DataFrame], alt.TopLevelMixin]], Callable[[S], alt.TopLevelMixin]]:
    """Give a figure the table behind it, as :func:`describes` does for its words.

    Parameters
    ----------
    frame
        The function of the chapter's ``frames`` that makes the table from a study.

    Returns
    -------
    Callable
        A decorator: from a drawing of a study and its table to a drawing of a study, which is the
        table's note where it has nothing to show.
    """
    return _handed(frame, instead=sentence)


def _handed(
    frame: Callable[[S], pd.DataFrame], *, instead: Callable[[str], T]
) -> Callable[[Callable[[S, pd.DataFrame], T]], Callable[[S], T]]:
    def decorated(function: Callable[[S, pd.DataFrame], T]) -> Callable[[S], T]:
        @wraps(function)
        def of_study(study: S) -> T:
            table = frame(study)
            nothing = words_of(table)
            return function(study, table) if nothing is None else instead(nothing)

        return of_study

    return decorated
