"""Open and closed: whose weights one can take, and on what licence."""

OPEN, CLOSED, UNKNOWN = "open", "closed", "unknown"
OPEN_CLASSES = ("open-weights", "open-source")
"""The classes of the table of models whose weights one can take."""
FREE_LICENCES = ("permissive", "copyleft")
"""The classes of licences that set no bounds to use."""


def camp(openness: object) -> str:
    """Return the camp of a class of openness.

    Parameters
    ----------
    openness
        The class as the table of models has it; anything else, missing values too, is unknown.

    Returns
    -------
    str
        ``open``, ``closed`` or ``unknown``.
    """
    if not isinstance(openness, str):
        return UNKNOWN
    return OPEN if openness in OPEN_CLASSES else CLOSED if openness == CLOSED else UNKNOWN
