"""Four estimators of how fast density grows, each over a whole batch of resamples at once.

Each takes a :class:`~hundredmodels.analysis.density.Batch` and returns one growth rate a row:
the natural logarithm a year by which the size needed for a given score falls; ``nan`` where the
resample allows none. Positive means that models shrink.

- :func:`smallest_at_level` follows the records, so it must be held against its permutation null;
- :func:`reference_family` measures each model on the size-score curve of one family;
- :func:`all_models` regresses scores on size and date;
- :func:`lower_quantile` regresses sizes on score and date near the lower edge.
"""

import numpy as np
import numpy.typing as npt

from hundredmodels.analysis.density import Batch, Floats
from hundredmodels.analysis.saturation import CEILING, Scale, transform

TINY = 1e-9
STEPS = 60
SMOOTHING = 1e-4


def smallest_at_level(batch: Batch, levels: tuple[float, ...]) -> Floats:
    """Slope of the records of the smallest model at each level, with one intercept per level.

    For each level L the records are the models that score L or more and are smaller than any
    such model before them (of one day's models the smallest). Over all levels,
    ln N = a_L - g t by least squares on deviations from each level's mean.

    Parameters
    ----------
    batch
        The resamples.
    levels
        Scores, as fractions.

    Returns
    -------
    numpy.ndarray
        g of each resample.

    References
    ----------
    The envelope fit of Xiao et al. (2024), "Densing law of LLMs", with fixed effects for levels
    instead of one benchmark score.
    """
    order = np.lexsort((batch.size, batch.time), axis=1)
    time, size, score, weight = (
        np.take_along_axis(one, order, axis=1)
        for one in (batch.time, batch.size, batch.score, batch.weight)
    )
    product = np.zeros(len(time))
    square = np.zeros(len(time))
    for level in levels:
        record = records(size, (score >= level) & (weight > 0))
        count = record.sum(axis=1)
        many = np.maximum(count, 1)
        mean_time = (time * record).sum(axis=1) / many
        mean_size = (size * record).sum(axis=1) / many
        off_time = (time - mean_time[:, None]) * record
        product += (off_time * (size - mean_size[:, None])).sum(axis=1)
        square += (off_time**2).sum(axis=1)
    return np.where(square > TINY, -product / np.where(square > TINY, square, 1), np.nan)


def records(size: Floats, eligible: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Mark the eligible models that are smaller than every eligible one before them.

    Parameters
    ----------
    size
        Sizes, of the shape (resamples, models), sorted by date and within a day by size.
    eligible
        Which models count, in the same shape.

    Returns
    -------
    numpy.ndarray of bool
        True at each record; of one day's models only the smallest can be one.
    """
    held = np.where(eligible, size, np.inf)
    best = np.minimum.accumulate(held, axis=1)
    before = np.concatenate([np.full((len(size), 1), np.inf), best[:, :-1]], axis=1)
    return np.asarray(eligible & (held < before - TINY))


def reference_family(
    batch: Batch,
    reference_size: Floats,
    reference_score: Floats,
    *,
    scale: Scale = "logit",
    ceiling: float = CEILING,
) -> Floats:
    """Trend of log density over all models, measured on the size-score curve of one family.

    The density of each model is that of :func:`log_density`; g is the least-squares slope of
    ln density on time.

    Parameters
    ----------
    batch
        The resamples.
    reference_size
        ln billions of the family's members.
    reference_score
        Their scores as fractions; one row, or one row per resample.
    scale, ceiling
        Scale of the scores.

    Returns
    -------
    numpy.ndarray
        g of each resample.
    """
    density = log_density(batch, reference_size, reference_score, scale=scale, ceiling=ceiling)
    design = np.stack([np.ones_like(batch.size), batch.time], axis=2)
    return _least_squares(design, density, batch.weight)[:, 1]


def density_envelope(
    batch: Batch,
    reference_size: Floats,
    reference_score: Floats,
    *,
    scale: Scale = "logit",
    ceiling: float = CEILING,
) -> Floats:
    """Trend of the records of density: the slope of a line through each densest model so far.

    Parameters, errors and units as for :func:`reference_family`. A record-based trend: hold it
    against its permutation null.

    References
    ----------
    Xiao et al. (2024), "Densing law of LLMs": ln(rho_max) = A t + B over the envelope.
    """
    density = log_density(batch, reference_size, reference_score, scale=scale, ceiling=ceiling)
    return smallest_at_level(
        Batch(batch.time, -density, np.ones_like(density), batch.weight), (0.5,)
    )


def log_density(
    batch: Batch,
    reference_size: Floats,
    reference_score: Floats,
    *,
    scale: Scale = "logit",
    ceiling: float = CEILING,
) -> Floats:
    """Return each model's log density: effective over actual size.

    The curve f is the least-squares line of the family's transformed scores on ln N. A model's
    effective size is f⁻¹ of its score. Beyond the family's own scores the line is prolonged.

    Parameters
    ----------
    batch
        The resamples.
    reference_size
        ln billions of the family's members.
    reference_score
        Their scores as fractions; one row, or one row per resample.
    scale, ceiling
        Scale of the scores.

    Returns
    -------
    numpy.ndarray
        ln density, in the batch's shape.

    References
    ----------
    Xiao et al. (2024), "Densing law of LLMs" (rho = f⁻¹(S) / N), with a published family instead
    of the authors' own reference models.
    """
    curve = transform(np.atleast_2d(reference_score), scale, ceiling=ceiling)
    off = reference_size - reference_size.mean()
    slope = (curve * off).sum(axis=1) / (off**2).sum()
    start = curve.mean(axis=1) - slope * reference_size.mean()
    value = transform(batch.score, scale, ceiling=ceiling)
    return np.asarray((value - start[:, None]) / slope[:, None] - batch.size)


def all_models(
    batch: Batch,
    *,
    scale: Scale = "logit",
    ceiling: float = CEILING,
    held: Floats | None = None,
) -> Floats:
    """Regression of transformed scores on log size and date, over all models.

    S' = a + b ln N + c t; the size needed for a given score falls by g = c / b a year. With
    ln(compute) in the place of ln N, g is the growth of compute efficiency.

    Parameters
    ----------
    batch
        The resamples.
    scale, ceiling
        Scale of the scores.
    held
        One more quantity per model to hold fixed, for example the logarithm of training tokens
        per parameter.

    Returns
    -------
    numpy.ndarray
        g of each resample; ``nan`` where larger models do not score higher.

    References
    ----------
    The augmented scaling law of Ho et al. (2024), "Algorithmic progress in language models",
    reduced to one exponent, with a benchmark score in place of the loss.
    """
    fit = surface(batch, scale=scale, ceiling=ceiling, held=held)
    rises = fit[:, 1] > TINY
    return np.where(rises, fit[:, 2] / np.where(rises, fit[:, 1], 1), np.nan)


def surface(
    batch: Batch,
    *,
    scale: Scale = "logit",
    ceiling: float = CEILING,
    held: Floats | None = None,
) -> Floats:
    """Return a, b, c (and the coefficient of ``held``) of :func:`all_models`, one row each."""
    value = transform(batch.score, scale, ceiling=ceiling)
    columns = [np.ones_like(batch.size), batch.size, batch.time]
    if held is not None:
        columns.append(np.broadcast_to(held, batch.size.shape))
    return _least_squares(np.stack(columns, axis=2), value, batch.weight)


def lower_quantile(
    batch: Batch, *, quantile: float, scale: Scale = "logit", ceiling: float = CEILING
) -> Floats:
    """Quantile regression of log size on transformed score and date, near the lower edge.

    Q_q(ln N) = a + b S' - g t, by iteratively reweighted least squares on the check function,
    smoothed by 1e-4 about zero (statsmodels' ``QuantReg`` gives the same to three digits).

    Parameters
    ----------
    batch
        The resamples.
    quantile
        Which quantile of size given score and date, for example 0.25.
    scale, ceiling
        Scale of the scores.

    Returns
    -------
    numpy.ndarray
        g of each resample.

    References
    ----------
    Koenker and Bassett (1978), "Regression quantiles"; the reweighting is Hunter and Lange
    (2000), "Quantile regression via an MM algorithm".
    """
    value = transform(batch.score, scale, ceiling=ceiling)
    design = np.stack([np.ones_like(batch.size), value, batch.time], axis=2)
    fit = _least_squares(design, batch.size, batch.weight)
    for _ in range(STEPS):
        rest = batch.size - np.einsum("bnk,bk->bn", design, fit)
        near = 1 / (SMOOTHING + np.abs(rest))
        pull = 2 * quantile - 1
        fit = _least_squares(design, batch.size + pull / near, batch.weight * near)
    return -fit[:, 2]


def _least_squares(design: Floats, value: Floats, weight: Floats) -> Floats:
    """Weighted least squares of every row; ``nan`` where a row's design has no full rank.

    A row with weights or values that are no numbers is none either.
    """
    weighted = design * weight[:, :, None]
    normal = np.einsum("bnk,bnl->bkl", weighted, design)
    right = np.einsum("bnk,bn->bk", weighted, value)
    scale = np.sqrt(np.maximum(np.einsum("bkk->bk", normal), TINY))
    normal = normal / (scale[:, :, None] * scale[:, None, :])
    identity = np.eye(design.shape[2])
    sound = np.isfinite(normal).all(axis=(1, 2))  # one row that is not stops NumPy for them all
    sound &= np.linalg.cond(np.where(sound[:, None, None], normal, identity)) < 1 / TINY
    solved = np.linalg.solve(
        np.where(sound[:, None, None], normal, identity), (right / scale)[:, :, None]
    )
    return np.where(sound[:, None], solved[:, :, 0] / scale, np.nan)
