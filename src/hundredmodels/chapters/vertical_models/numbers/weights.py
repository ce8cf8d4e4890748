"""Results on weights: who publishes them, and on whose others build."""

import pandas as pd

from hundredmodels.analysis.cluster_share import cluster_share
from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.organisation_kinds import CLOUD, FIRM, KINDS, RESEARCH
from hundredmodels.chapters.facts import Fact
from hundredmodels.chapters.result import Result, rows_of
from hundredmodels.chapters.vertical_models.market import NO_BASES, Market
from hundredmodels.chapters.vertical_models.names import number, share
from hundredmodels.chapters.vertical_models.parameters import Parameters

KEYS = {CLOUD: "cloud", RESEARCH: "research", FIRM: "firms"}


def openness_results(market: Market, parameters: Parameters) -> tuple[Result, ...]:
    """Return the share of releases with downloadable weights by kind of organisation."""
    made = []
    for kind in KINDS:
        rows = market.releases[market.releases["kind"] == kind]
        opened = cluster_share(
            rows["open"],
            rows["organisation"],
            confidence=parameters.confidence,
            draws=parameters.draws,
            seed=parameters.seed,
            over="organisations",
        )
        made.append(
            share(
                f"open-share-{KEYS[kind]}",
                f"Share of releases with downloadable weights, {kind}",
                opened,
                "releases with a known openness; the kind is read off the organisation's name",
                inputs=rows_of("models", rows["line"]),
                rivals=tuple(f"open-share-{KEYS[other]}" for other in KINDS if other != kind),
                digits=1,
            )
        )
    return tuple(made)


def base_results(market: Market, parameters: Parameters) -> tuple[Result, ...]:
    """Return whose weights the runs that name a base model were built on."""
    rows = market.bases
    inputs = rows_of("training_runs", rows["line"]) + rows_of("models", rows["base_line"])
    others = rows[~rows["own"]]

    def of_runs(flags: pd.Series, builders: pd.Series) -> Estimate:
        return cluster_share(
            flags,
            builders,
            confidence=parameters.confidence,
            draws=parameters.draws,
            seed=parameters.seed,
            over="builders",
        )

    return (
        number(
            "runs-with-base",
            "Training runs that name a base model",
            Fact(float(len(rows)) if len(rows) else None, inputs, NO_BASES),
            "runs",
            "runs whose base model is in the model table, each once",
            digits=0,
        ),
        share(
            "built-on-open",
            "Share of runs on a named base model whose base has downloadable weights",
            of_runs(rows["open"], rows["builder"]),
            "runs on open weights over runs that name a base model",
            inputs=inputs,
            rivals=("built-on-others",),
            digits=1,
        ),
        share(
            "built-on-others",
            "Share of runs on a named base model that build on another organisation's weights",
            of_runs(~rows["own"], rows["builder"]),
            "runs whose builder and base model's maker differ, over runs that name a base model",
            inputs=inputs,
            rivals=("built-on-open",),
            digits=1,
        ),
        share(
            "others-weights-by-firms",
            "Share of firms without a public cloud among those who build on others' weights",
            of_runs(others["kind"] == FIRM, others["builder"]),
            "other firms over all builders on another organisation's weights",
            inputs=inputs,
            digits=1,
        ),
    )
