"""One estimate of the growth of density, by any estimator, with its interval."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from hundredmodels.analysis.density import (
    Batch,
    Floats,
    Sample,
    bootstrap,
    doubling,
    growth_estimate,
    observed,
)
from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.uncertainty import coverage
from hundredmodels.chapters.miniaturisation.parameters import Parameters
from hundredmodels.chapters.miniaturisation.sample import FEWEST, Measured

Statistic = Callable[[Batch], Floats]
FEW = "fewer than six models of known size had been scored by the day"


@dataclass(frozen=True)
class Trend:
    """One estimate of the growth of density.

    Attributes
    ----------
    key
        End of the result's id.
    label
        What it is, in a phrase.
    growth
        Natural logarithm a year.
    doubling
        Months.
    sample
        The models behind it.
    draws
        Bootstrap draws of the growth.
    """

    key: str
    label: str
    growth: Estimate
    doubling: Estimate
    sample: Sample
    draws: Floats


@dataclass(frozen=True)
class Bound:
    """An estimator bound to the reference family.

    Attributes
    ----------
    plain
        On the family's scores as they stand.
    noisy
        On scores with evaluators' noise, one row per bootstrap resample.
    members
        How many members of the family have a score.
    """

    plain: Statistic
    noisy: Statistic
    members: int


def family_statistic(
    measured: Measured, parameters: Parameters, estimator: Callable[..., Floats]
) -> Bound:
    """Bind an estimator to the reference family, whose scores are as noisy as all others."""
    ceiling = parameters.ceiling / 100
    sizes, scores = measured.reference_size, measured.reference_score
    generator = np.random.default_rng(parameters.seed + 3)
    noise = parameters.score_noise / 100 * generator.standard_normal((parameters.draws, sizes.size))

    def on(values: Floats) -> Statistic:
        def statistic(batch: Batch) -> Floats:
            if sizes.size <= 1:
                return np.full(len(batch.time), np.nan)
            return estimator(batch, sizes, values, ceiling=ceiling)

        return statistic

    return Bound(on(scores), on(scores + noise), int(sizes.size))


def interval_words(parameters: Parameters) -> str:
    """Say what kind of interval the trends have."""
    share = coverage(parameters.confidence)
    return f"{share} bootstrap over developers, with evaluators' noise"


def no_trend(key: str, label: str, sample: Sample, reason: str, *, n: int | None = None) -> Trend:
    """Say why there is no estimate, from so many observations, by default the sample's."""
    none = Estimate.none(reason, len(sample) if n is None else n)
    return Trend(key, label, none, none, sample, np.empty(0))


def trend(
    key: str, label: str, sample: Sample, statistic: Statistic | Bound, parameters: Parameters
) -> Trend:
    """Estimate growth with its interval."""
    if isinstance(statistic, Bound):
        plain, noisy = statistic.plain, statistic.noisy
        if statistic.members <= 1:
            reason = (
                f"the reference family, {parameters.reference_family}, was not known by the day"
            )
            return no_trend(key, label, sample, reason)
    else:
        plain = noisy = statistic
    if len(sample) < FEWEST:
        return no_trend(key, label, sample, FEW)
    point = float(plain(observed(sample))[0])
    draws = noisy(
        bootstrap(
            sample,
            draws=parameters.draws,
            seed=parameters.seed,
            noise=parameters.score_noise / 100,
        )
    )
    growth = growth_estimate(
        point,
        draws,
        confidence=parameters.confidence,
        n=len(sample),
        interval=interval_words(parameters),
    )
    return Trend(key, label, growth, doubling(growth), sample, draws)
