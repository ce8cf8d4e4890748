"""The size that a reference family would need for a given score."""

import numpy as np
import numpy.typing as npt

from hundredmodels.analysis.estimate import Estimate

Floats = npt.NDArray[np.float64]
FEWEST = 2


def equivalent_size(score: float, sizes: Floats, scores: Floats) -> Estimate:
    """Interpolate a family's size-score curve, linear in the logarithm of size.

    Between neighbours (N1, S1) and (N2, S2) of the family,
    ln N = ln N1 + (S - S1) / (S2 - S1) * ln(N2 / N1).

    Parameters
    ----------
    score
        The score to place, in the unit of ``scores``.
    sizes
        The family's sizes, billions of parameters.
    scores
        Their scores; they must rise with size.

    Returns
    -------
    Estimate
        Billions of parameters; none where the score lies outside the family's own scores, since
        the curve is not prolonged, or where the scores do not rise with size.

    References
    ----------
    Jiang et al. (2023), "Mistral 7B", figure 4, reads equivalent sizes off such curves.
    """
    order = np.argsort(sizes)
    logs, ranked = np.log(sizes[order]), scores[order]
    if logs.size < FEWEST or np.any(np.diff(ranked) <= 0):
        return Estimate.none("the family's scores do not rise with size", int(logs.size))
    if not ranked[0] <= score <= ranked[-1]:
        return Estimate.none("the score lies outside the family's own", int(logs.size))
    return Estimate(float(np.exp(np.interp(score, ranked, logs))), int(logs.size))
