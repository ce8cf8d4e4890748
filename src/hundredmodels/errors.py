"""Errors that a person can act on.

Every error raised for something the user can mend derives from :class:`UserError`; the command
line prints its sentence and no traceback. Anything else is a fault of ours and keeps its traceback.
"""

from collections.abc import Iterable
from difflib import get_close_matches


class UserError(Exception):
    """A mistake in input, data, parameters or environment, told in a sentence with its mend."""


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
        ``" Did you mean 'x'?"`` with a leading space, or all the known words where none is near.
    """
    choices = sorted(known)
    near = get_close_matches(word, choices, n=1, cutoff=0.5)
    if near:
        return f" Did you mean {near[0]!r}?"
    return f" Known: {', '.join(choices)}." if choices else ""
