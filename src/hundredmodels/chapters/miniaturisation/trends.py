"""The chapter's estimates of how fast density grows: four estimators and their rivals."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from hundredmodels.analysis.density import (
    Batch,
    Floats,
    Sample,
    bootstrap,
    density_sample,
    doubling,
    growth_estimate,
    observed,
)
from hundredmodels.analysis.density_null import NullTest, null_test
from hundredmodels.analysis.density_trends import (
    all_models,
    density_envelope,
    lower_quantile,
    reference_family,
    smallest_at_level,
)
from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.mmlu import mmlu_scores
from hundredmodels.chapters.miniaturisation.parameters import Parameters
from hundredmodels.chapters.miniaturisation.sample import Measured
from hundredmodels.data import Tables

FEWEST = 6
"""Fewer points draw no trend line."""
NULL_DRAWS = 20
"""Shuffles per bootstrap resample: the null's median must not move with the seed."""
LLAMA = date(2023, 2, 24)
ARTICLE = date(2024, 7, 31)
TRUSTED_TOKENS = ("tokens trained on", "reported pretraining tokens")
Statistic = Callable[[Batch], Floats]


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
    share = 100 * parameters.confidence
    return f"{share:.0f} % bootstrap over developers, with evaluators' noise"


def trend(
    key: str, label: str, sample: Sample, statistic: Statistic | Bound, parameters: Parameters
) -> Trend:
    """Estimate growth with its interval."""
    if isinstance(statistic, Bound):
        plain, noisy = statistic.plain, statistic.noisy
        if statistic.members <= 1:
            none = Estimate.none(
                f"the reference family, {parameters.reference_family}, was not known by the day",
                len(sample),
            )
            return Trend(key, label, none, none, sample, np.empty(0))
    else:
        plain = noisy = statistic
    if len(sample) < FEWEST:
        none = Estimate.none(
            "fewer than six models of known size had been scored by the day", len(sample)
        )
        return Trend(key, label, none, none, sample, np.empty(0))
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


def level_trend(measured: Measured, level: float, parameters: Parameters) -> Trend:
    """Follow one level alone; fewer than six records draw no line."""
    found = next(one for one in measured.levels if one.score == level)
    key, label = f"level-{level:g}", f"MMLU {level:g} and above"
    if len(found.frame) < FEWEST:
        none = Estimate.none(
            f"records at this level: {len(found.frame)}; six draw a line", len(found.frame)
        )
        return Trend(key, label, none, none, measured.sample, np.empty(0))
    made = trend(
        key,
        label,
        measured.sample,
        lambda batch: smallest_at_level(batch, (level / 100,)),
        parameters,
    )
    return replace(made, doubling=replace(made.doubling, n=len(found.frame)))


def part(sample: Sample, *, start: date | None = None, end: date | None = None) -> Sample:
    """Keep the models released in a period."""
    days = sample.frame["release_date"]
    keep = np.ones(len(sample), dtype=bool)
    if start is not None:
        keep &= (days >= pd.Timestamp(start)).to_numpy(dtype=bool)
    if end is not None:
        keep &= (days <= pd.Timestamp(end)).to_numpy(dtype=bool)
    return choose(sample, keep)


def choose(sample: Sample, keep: np.ndarray) -> Sample:
    """Keep marked models."""
    return Sample(
        frame=sample.frame[keep].reset_index(drop=True),
        time=sample.time[keep],
        size=sample.size[keep],
        score=sample.score[keep],
        cluster=sample.cluster[keep],
    )


def rival_trends(
    tables: Tables,
    measured: Measured,
    parameters: Parameters,
    smallest: Statistic,
    regression: Statistic,
) -> dict[str, Trend]:
    """Run the regression and the records under other choices."""
    sample, ceiling = measured.sample, parameters.ceiling / 100
    frame = sample.frame
    made = [
        trend(
            "regression-raw",
            "Raw scores instead of logit",
            sample,
            lambda batch: all_models(batch, scale="raw"),
            parameters,
        ),
        trend(
            "regression-log-error",
            "Logarithm of the error instead of logit",
            sample,
            lambda batch: all_models(batch, scale="log-error"),
            parameters,
        ),
    ]
    for definition, words in (("active", "Active parameters"), ("non-embedding", "Non-embedding")):
        other = density_sample(
            measured.chosen,
            definition=definition,  # type: ignore[arg-type]
            minimum=parameters.minimum_score / 100,
        )
        made.append(trend(f"regression-{definition}", words, other, regression, parameters))
        made.append(
            trend(f"smallest-{definition}", f"{words}, records", other, smallest, parameters)
        )
    for rule, words in (
        ("best", "Best score of each model"),
        ("median", "Median over all evaluators"),
        ("vendor", "Developers' own scores alone"),
        ("helm", "HELM's scores alone"),
    ):
        other = density_sample(
            mmlu_scores(tables["scores"], tables["models"], rule=rule),  # type: ignore[arg-type]
            definition=parameters.definition,
            minimum=parameters.minimum_score / 100,
        )
        made.append(trend(f"regression-{rule}", words, other, regression, parameters))
    sure = (frame["reliability"] != "C").to_numpy(dtype=bool)
    five = (frame["setting_class"] == "5-shot").to_numpy(dtype=bool)
    largest = frame["organisation"].value_counts()
    name = str(largest.index[0]) if len(largest) else "none"
    without = (frame["organisation"] != name).to_numpy(dtype=bool)
    for key, words, keep in (
        ("grades", "Without the least reliable scores", sure),
        ("five-shot", "Scores from five examples alone", five),
        ("without-largest", f"Without {name}", without),
    ):
        made.append(trend(f"regression-{key}", words, choose(sample, keep), regression, parameters))
    made.append(
        trend(
            "regression-since-llama",
            "Models since LLaMA",
            part(sample, start=LLAMA),
            regression,
            parameters,
        )
    )
    made.append(
        trend(
            "regression-at-article",
            "Models up to July 2024",
            part(sample, end=ARTICLE),
            regression,
            parameters,
        )
    )
    made += compute_trends(sample, parameters, ceiling)
    return {one.key: one for one in made}


def compute_trends(sample: Sample, parameters: Parameters, ceiling: float) -> list[Trend]:
    """Compare growth at equal size, equal data per parameter and equal training compute."""
    frame = sample.frame
    spent = frame["training_compute_flop"].notna().to_numpy(dtype=bool)
    trusted = (
        frame["training_tokens_t"].notna() & frame["tokens_basis"].isin(TRUSTED_TOKENS)
    ).to_numpy(dtype=bool)
    known = choose(sample, spent)
    fed = choose(sample, trusted)
    compute = np.log(known.frame["training_compute_flop"].to_numpy(dtype=float))
    tokens = np.log(fed.frame["training_tokens_t"].to_numpy(dtype=float) * 1000) - fed.size

    def at_size(batch: Batch) -> Floats:
        return all_models(batch, ceiling=ceiling)

    def at_tokens(batch: Batch) -> Floats:
        return all_models(batch, ceiling=ceiling, held=tokens)

    return [
        trend("compute-size", "At equal size, compute known", known, at_size, parameters),
        trend(
            "compute-equal",
            "At equal training compute",
            replace(known, size=compute),
            at_size,
            parameters,
        ),
        trend("tokens-size", "At equal size, tokens known", fed, at_size, parameters),
        trend("tokens-equal", "At equal size and tokens per parameter", fed, at_tokens, parameters),
    ]
