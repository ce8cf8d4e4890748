"""How fast density grows by other choices: of scores, sizes, models, and of what is held equal."""

from dataclasses import replace

import numpy as np

from hundredmodels.analysis.density import Batch, Floats, Sample, density_sample
from hundredmodels.analysis.density_trends import all_models
from hundredmodels.analysis.mmlu import mmlu_scores
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


def rival_trends(
    tables: Tables,
    measured: Measured,
    parameters: Parameters,
    smallest: Statistic,
    regression: Statistic,
) -> dict[str, Trend]:
    """Run the regression and the records under other choices."""
    sample = measured.sample
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
        if measured.article_out
        else no_trend("regression-at-article", "Models up to July 2024", sample, NO_ARTICLE)
    )
    made += compute_trends(sample, parameters, regression)
    return {one.key: one for one in made}


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
