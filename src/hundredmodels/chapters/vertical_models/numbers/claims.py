"""Results that test single claims of the article: small models, private models, whose weights."""

import pandas as pd

from hundredmodels.analysis.cluster_share import cluster_gap, cluster_share
from hundredmodels.analysis.organisation_kinds import CLOUD, FIRM, cloud_names, kind_of
from hundredmodels.chapters.facts import Fact
from hundredmodels.chapters.result import Result, rows_of
from hundredmodels.chapters.units import POINTS
from hundredmodels.chapters.vertical_models.facts import VERTICAL_ARTICLE_DAY, YEAR
from hundredmodels.chapters.vertical_models.hurdles import DOMAIN_MODEL
from hundredmodels.chapters.vertical_models.market import Market
from hundredmodels.chapters.vertical_models.names import number, share
from hundredmodels.chapters.vertical_models.parameters import Parameters
from hundredmodels.data import Tables

SMALL_B = 20.0
YEAR_BEFORE = VERTICAL_ARTICLE_DAY - YEAR


def claim_results(market: Market, tables: Tables, parameters: Parameters) -> tuple[Result, ...]:
    """Return the results that test single claims."""
    return (
        small_models(tables, parameters),
        private_models(tables["models"]),
        weights_gap(market, parameters),
    )


def small_models(tables: Tables, parameters: Parameters) -> Result:
    """Return how many of the models of Chinese firms without a public cloud were small."""
    shares, models = tables["cloud_shares"], tables["models"]
    clouds = cloud_names(shares.loc[shares["role"] == "vendor", "vendor"])
    rows = models[
        (models["country"] == "CN")
        & (models["kind"] == "release")
        & models["release_date"].between(YEAR_BEFORE, VERTICAL_ARTICLE_DAY)
        & models["parameters_total_b"].notna()
    ]
    rows = rows[rows["organisation"].map(lambda name: kind_of(name, clouds)) == FIRM]
    small = cluster_share(
        rows["parameters_total_b"].astype(float) <= SMALL_B,
        rows["organisation"],
        confidence=parameters.confidence,
        draws=parameters.draws,
        seed=parameters.seed,
        over="organisations",
    )
    return share(
        "small-models-by-firms",
        "Share of small models among those of Chinese firms without a public cloud",
        small,
        "releases of 20 billion parameters or fewer over releases of known total size, year to "
        "31 July 2023",
        inputs=rows_of("models", rows.index),
        digits=1,
    )


def private_models(models: pd.DataFrame) -> Result:
    """Return how many firms' models for their own sector the report names before the article."""
    rows = models[
        (models["model"] == DOMAIN_MODEL) & (models["release_date"] <= VERTICAL_ARTICLE_DAY)
    ]
    found = Fact(
        float(len(rows)) if len(rows) else None,
        rows_of("models", rows.index),
        "no such model was known by the day",
    )
    return number(
        "private-domain-models-2023",
        "Models of a firm for its own sector that stand in the table before August 2023",
        found,
        "model",
        "rows of BloombergGPT released by 31 July 2023: one counter-example, no count of all",
        n=len(rows),
        digits=0,
    )


def weights_gap(market: Market, parameters: Parameters) -> Result:
    """Return how much oftener other firms than cloud vendors build on others' weights."""
    rows = market.bases[market.bases["kind"].isin([FIRM, CLOUD])]
    gap = cluster_gap(
        ~rows["own"],
        rows["kind"] == FIRM,
        rows["builder"],
        confidence=parameters.confidence,
        draws=parameters.draws,
        seed=parameters.seed,
        over="builders",
    )
    return share(
        "others-weights-gap",
        "Building on others' weights: share at other firms less share at cloud vendors",
        gap,
        "difference of shares, in percentage points, of runs that name a base model",
        unit=POINTS,
        inputs=rows_of("training_runs", rows["line"]) + rows_of("models", rows["base_line"]),
        digits=0,
    )
