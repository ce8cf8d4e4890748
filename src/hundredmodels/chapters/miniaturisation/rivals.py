"""How fast density grows by other choices: of scores, sizes, models, and of what is held equal."""

from dataclasses import replace

import numpy as np

from hundredmodels.analysis.density import Batch, Definition, Floats, Sample, density_sample
from hundredmodels.analysis.density_trends import all_models
from hundredmodels.analysis.mmlu import Rule, mmlu_scores
from hundredmodels.chapters.miniaturisation.growth import Statistic, Trend, no_trend, trend
from hundredmodels.chapters.miniaturisation.parameters import Parameters
from hundredmodels.chapters.miniaturisation.sample import (
    ARTICLE,
    LLAMA,
    NO_ARTICLE,
    Measured,
    choose,
    part,
)
from hundredmodels.data import Tables

TRUSTED_TOKENS = ("tokens trained on", "reported pretraining tokens")
DEFINITIONS: tuple[tuple[Definition, str], ...] = (
    ("active", "Active parameters"),
    ("non-embedding", "Non-embedding"),
)
RULES: tuple[tuple[Rule, str], ...] = (
    ("best", "Best score of each model"),
    ("median", "Median over all evaluators"),
    ("vendor", "Developers' own scores alone"),
    ("helm", "HELM's scores alone"),
)


def rival_trends(
    tables: Tables,
    measured: Measured,
    parameters: Parameters,
    smallest: Statistic,
    regression: Statistic,
) -> dict[str, Trend]:
    """Run the regression and the records under other choices."""
    sample = measured.sample
    made = [
        *scale_trends(sample, parameters),
        *definition_trends(measured, parameters, smallest, regression),
        *rule_trends(tables, parameters, regression),
        *part_trends(measured, parameters, regression),
        *compute_trends(sample, parameters, regression),
    ]
    return {one.key: one for one in made}


def scale_trends(sample: Sample, parameters: Parameters) -> list[Trend]:
    """Run the regression on other scales of the score."""
    return [
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


def definition_trends(
    measured: Measured, parameters: Parameters, smallest: Statistic, regression: Statistic
) -> list[Trend]:
    """Run the regression and the records on other definitions of size."""
    least = parameters.minimum_score / 100
    made = []
    for definition, words in DEFINITIONS:
        other = density_sample(measured.chosen, definition=definition, minimum=least)
        made += [
            trend(f"regression-{definition}", words, other, regression, parameters),
            trend(f"smallest-{definition}", f"{words}, records", other, smallest, parameters),
        ]
    return made


def rule_trends(tables: Tables, parameters: Parameters, regression: Statistic) -> list[Trend]:
    """Run the regression on scores chosen by other rules."""
    made = []
    for rule, words in RULES:
        other = density_sample(
            mmlu_scores(tables["scores"], tables["models"], rule=rule),
            definition=parameters.definition,
            minimum=parameters.minimum_score / 100,
        )
        made.append(trend(f"regression-{rule}", words, other, regression, parameters))
    return made


def part_trends(measured: Measured, parameters: Parameters, regression: Statistic) -> list[Trend]:
    """Run the regression on parts of the sample: surer scores, fewer developers, other times."""
    sample, frame = measured.sample, measured.sample.frame
    largest = frame["organisation"].value_counts()
    name = str(largest.index[0]) if len(largest) else "none"
    parts = [
        ("grades", "Without the least reliable scores", frame["reliability"] != "C"),
        ("five-shot", "Scores from five examples alone", frame["setting_class"] == "5-shot"),
        ("without-largest", f"Without {name}", frame["organisation"] != name),
    ]
    made = [
        trend(
            f"regression-{key}",
            words,
            choose(sample, keep.to_numpy(dtype=bool)),
            regression,
            parameters,
        )
        for key, words, keep in parts
    ]
    later = part(sample, start=LLAMA)
    made.append(
        trend("regression-since-llama", "Models since LLaMA", later, regression, parameters)
    )
    key, words = "regression-at-article", "Models up to July 2024"
    made.append(
        trend(key, words, part(sample, end=ARTICLE), regression, parameters)
        if measured.article_out
        else no_trend(key, words, sample, NO_ARTICLE)
    )
    return made


def compute_trends(sample: Sample, parameters: Parameters, regression: Statistic) -> list[Trend]:
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

    def at_tokens(batch: Batch) -> Floats:
        return all_models(batch, ceiling=parameters.ceiling / 100, held=tokens)

    return [
        trend("compute-size", "At equal size, compute known", known, regression, parameters),
        trend(
            "compute-equal",
            "At equal training compute",
            replace(known, size=compute),
            regression,
            parameters,
        ),
        trend("tokens-size", "At equal size, tokens known", fed, regression, parameters),
        trend("tokens-equal", "At equal size and tokens per parameter", fed, at_tokens, parameters),
    ]
