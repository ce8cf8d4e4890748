"""Errors that a person can act on.

Every error raised for something the user can mend derives from :class:`UserError`; the command
line prints its sentence and no traceback. Anything else is a fault of ours and keeps its traceback.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches

NEAR = 0.65
"""How like a name must be. Of the report's own names, mistyped once or twice, 99 and 95 in 100 are
so like the one that was meant; of names from another list 3 in 100 are so like any. At 0.7 a wrong
letter in a name of three would be too much; at 0.5 a fifth of the strangers would pass."""
LONGEST = 200  # a longer word is no slip of the hand, and comparing it takes long
MOST_LISTED = 60


class UserError(Exception):
    """A mistake in input, data, parameters or environment, told in a sentence with its mend."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name that was probably meant.

    Parameters
    ----------
    word
        What was given.
    known
        What would have been accepted.

    Returns
    -------
    str or None
        The one name that has the word as one of its parts (``margin`` for ``gross_margin``), or
        else the most alike; ``None`` where none is. In dotted ids, whose heads are long and alike,
        the last part alone is compared if the head is known.
    """
    names = sorted(known)
    if not word or len(word) > LONGEST:
        return None
    head, dot, tail = word.rpartition(".")
    below = {one.removeprefix(head + dot): one for one in names if one.startswith(head + dot)}
    if dot and tail and below:
        found = nearest(tail, below)
        return None if found is None else below[found]
    having = [one for one in names if f"_{_plain(word)}_" in f"_{_plain(one)}_"]
    if len(having) == 1:
        return having[0]
    return next(iter(get_close_matches(word, names, n=1, cutoff=NEAR)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Name the nearest known word.

    Parameters
    ----------
    word
        What was given.
    known
        What would have been accepted.

    Returns
    -------
    str
        ``" Did you mean 'x'?"`` with a leading space, or the known words where none is near.
    """
    choices = sorted(known)
    if near := nearest(word, choices):
        return f" Did you mean {near!r}?"
    more = len(choices) - MOST_LISTED
    listed = ", ".join(choices[:MOST_LISTED]) + (f" and {more} more" if more > 0 else "")
    return f" Known: {listed}." if choices else ""


def _plain(name: str) -> str:
    """Return a name in lower case with one sign between its parts."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower())
