"""How fast density grows: four estimators, their rivals and what shuffled dates show."""

from dataclasses import dataclass, replace

from hundredmodels.analysis.density import Batch, Floats
from hundredmodels.analysis.density_null import NullTest, null_test
from hundredmodels.analysis.density_trends import (
    all_models,
    density_envelope,
    lower_quantile,
    reference_family,
    smallest_at_level,
)
from hundredmodels.analysis.estimate import Estimate
from hundredmodels.chapters.miniaturisation.growth import (
    Trend,
    family_statistic,
    interval_words,
    no_trend,
    trend,
)
from hundredmodels.chapters.miniaturisation.parameters import Parameters
from hundredmodels.chapters.miniaturisation.rivals import rival_trends
from hundredmodels.chapters.miniaturisation.sample import FEWEST, LLAMA, Measured, part
from hundredmodels.data import Tables

NULL_DRAWS = 20
"""Shuffles per bootstrap resample: the null's median must not move with the seed."""


@dataclass(frozen=True)
class Trends:
    """All estimates.

    Attributes
    ----------
    main
        The four estimators on the chapter's sample, by key.
    rivals
        The regression and the records under other choices, by key.
    levels
        The records of each level alone, by level.
    null, envelope_null
        Permutation tests of the two record-based estimators.
    less_null
        Growth of the records less the null's median.
    """

    main: dict[str, Trend]
    rivals: dict[str, Trend]
    levels: dict[float, Trend]
    null: NullTest
    envelope_null: NullTest
    less_null: Estimate


def study_trends(tables: Tables, measured: Measured, parameters: Parameters) -> Trends:
    """Run all estimators."""
    levels = tuple(level / 100 for level in parameters.levels)
    ceiling = parameters.ceiling / 100
    sample = measured.sample

    def smallest(batch: Batch) -> Floats:
        return smallest_at_level(batch, levels)

    def regression(batch: Batch) -> Floats:
        return all_models(batch, ceiling=ceiling)

    def quantile(batch: Batch) -> Floats:
        return lower_quantile(batch, quantile=parameters.quantile, ceiling=ceiling)

    family = family_statistic(measured, parameters, reference_family)
    main = {
        "smallest": trend("smallest", "Smallest model at each level", sample, smallest, parameters),
        "family": trend(
            "family",
            f"Measured on the {parameters.reference_family} curve",
            sample,
            family,
            parameters,
        ),
        "regression": trend(
            "regression", "Regression over all models", sample, regression, parameters
        ),
        "quantile": trend("quantile", "Lower-quantile regression", sample, quantile, parameters),
    }
    alone = {level: level_trend(measured, level, parameters) for level in parameters.levels}
    since = part(sample, start=LLAMA)
    envelope = family_statistic(measured, parameters, density_envelope)
    null = null_test(
        sample, smallest, draws=NULL_DRAWS * parameters.draws, seed=parameters.seed + 1
    )
    return Trends(
        main=main,
        rivals=rival_trends(tables, measured, parameters, smallest, regression)
        | {
            "envelope": trend(
                "envelope", "Records of density since LLaMA", since, envelope, parameters
            )
        },
        levels=alone,
        null=null,
        envelope_null=null_test(
            since, envelope.plain, draws=parameters.draws, seed=parameters.seed + 2
        ),
        less_null=null.excess(
            main["smallest"].draws,
            confidence=parameters.confidence,
            n=main["smallest"].growth.n,
            interval=interval_words(parameters),
        ),
    )


def level_trend(measured: Measured, level: float, parameters: Parameters) -> Trend:
    """Follow one level alone; fewer than six records draw no line."""
    found = next(one for one in measured.levels if one.score == level)
    key, label = f"level-{level:g}", f"MMLU {level:g} and above"
    if len(found.frame) < FEWEST:
        few = len(found.frame)
        reason = f"records at this level: {few}; six draw a line"
        return no_trend(key, label, measured.sample, reason, n=few)
    made = trend(
        key,
        label,
        measured.sample,
        lambda batch: smallest_at_level(batch, (level / 100,)),
        parameters,
    )
    return replace(made, doubling=replace(made.doubling, n=len(found.frame)))
