"""Scales for scores that run from chance to a ceiling.

A multiple-choice score starts at chance and saturates below 100 %, since some questions are
wrong. A point near either end is worth more than one in the middle. A trend that holds on one
scale and not on the others is a property of the scale, so trends are fitted on all three.
"""

from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from hundredmodels.errors import UserError, did_you_mean

Scale = Literal["raw", "logit", "log-error"]
SCALES: tuple[str, ...] = get_args(Scale)
Floats = npt.NDArray[np.float64]

CHANCE = 0.25
CEILING = 0.95
MARGIN = 0.005
"""How near to chance and ceiling a score is let before it is held back, as a fraction."""


def transform(
    score: Floats, scale: Scale, *, chance: float = CHANCE, ceiling: float = CEILING
) -> Floats:
    """Put scores on a scale.

    Parameters
    ----------
    score
        Shares of right answers, between 0 and 1, of any shape.
    scale
        ``raw`` is S itself; ``logit`` is ln((S - chance) / (ceiling - S)), with S held half a
        point inside both ends; ``log-error`` is -ln(1 - S).
    chance, ceiling
        The ends of the logit scale, as fractions.

    Returns
    -------
    numpy.ndarray
        The transformed scores, in the same shape.

    Raises
    ------
    UserError
        If there is no such scale.

    References
    ----------
    Ho et al. (2024), "Algorithmic progress in language models", and Owen (2024), "How
    predictable is language model benchmark performance?", fit sigmoids between chance and a
    ceiling.
    """
    if scale == "raw":
        return score
    if scale == "log-error":
        return np.asarray(-np.log(np.clip(1 - score, MARGIN, None)))
    if scale == "logit":
        held = np.clip(score, chance + MARGIN, ceiling - MARGIN)
        return np.asarray(np.log((held - chance) / (ceiling - held)))
    raise UserError(f"There is no scale {scale!r} for scores.{did_you_mean(scale, SCALES)}")
