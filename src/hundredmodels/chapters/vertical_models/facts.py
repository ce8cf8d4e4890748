"""What the chapter takes from tables: prices, rents, chips, and shares, each with its rows."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hundredmodels.analysis.durations import DAYS_PER_COMMON_YEAR
from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.fine_tuning import stage_shares
from hundredmodels.analysis.mmlu import mmlu_scores, served_scores
from hundredmodels.analysis.prices import (
    at_level,
    level_declines,
    median_and_quartiles,
    priced_models,
)
from hundredmodels.analysis.prices_hedonic import hedonic_decline
from hundredmodels.analysis.saturation import CEILING
from hundredmodels.chapters.facts import Fact, accelerator, merged, priced_rows
from hundredmodels.chapters.result import Inputs, rows_of
from hundredmodels.chapters.vertical_models.parameters import Chip, Parameters
from hundredmodels.data import Tables

NEW = pd.DateOffset(years=2)
"""An older model that is still listed is usually retired: lists keep what no one sells any more."""
YEAR = pd.Timedelta(days=DAYS_PER_COMMON_YEAR)
VERTICAL_ARTICLE_DAY = pd.Timestamp("2023-07-31")
"""The article on vertical models is of the last days of July 2023; the list is read then."""
MARKET, ON_DEMAND = "market_median_on_demand", "on_demand"
PEAKS: dict[Chip, str] = {"H100": "NVIDIA H100 SXM5 80GB", "A100": "NVIDIA A100 SXM4 80 GB"}
DOUBLING = "R27"
TERA = 1e12
HEDONIC_DRAWS = 500
"""Fixed, whatever draws a reader asks for: they give the interval of a rival alone."""
HEDONIC_CEILING = 100 * CEILING
"""The score that no model passes; a parameter in the chapter on cost, its default here."""


@dataclass(frozen=True)
class Decline:
    """The yearly fall of prices at a fixed capability.

    Attributes
    ----------
    fact
        The median over levels, x a year.
    low, high
        The quartiles over levels.
    least, most
        The slowest and the fastest level.
    n
        How many levels have an estimate.
    """

    fact: Fact
    low: float | None = None
    high: float | None = None
    least: float | None = None
    most: float | None = None
    n: int = 0


@dataclass(frozen=True)
class Facts:
    """The facts.

    Attributes
    ----------
    on_sale
        Models on sale at the level, each at its cheapest seller: ``model``, ``provider``,
        ``price``, ``score``, ``line``.
    median_price, cheapest_price
        US dollars for a million tokens.
    decline
        The fall of the cheapest price at a score, a record.
    hedonic
        The fall of all list prices at equal score, x a year.
    points
        The list prices behind both.
    rent
        US dollars for a chip-hour, rental basis; ``a100_rent`` for an A100 in the year to July
        2023, when the article was written.
    peak
        FLOP a second of the chip.
    compute_decline
        How many times cheaper the same computing gets in a year (quoted).
    stages, stage_share
        Stages of fine-tuning with their share of the base model's computing, and its median.
    """

    on_sale: pd.DataFrame
    median_price: Fact
    cheapest_price: Fact
    decline: Decline
    hedonic: Estimate
    points: pd.DataFrame
    rent: Fact
    a100_rent: Fact
    peak: Fact
    compute_decline: Fact
    stages: pd.DataFrame
    stage_share: Fact


def read_facts(tables: Tables, parameters: Parameters) -> Facts:
    """Read every fact as known by the day."""
    day = pd.Timestamp(tables.as_of)
    prices = tables["api_prices"]
    scores, models = tables["scores"], tables["models"]
    points = priced_models(
        prices,
        served_scores(scores, models, mmlu_scores(scores, models)),
        read_per_written=parameters.tokens_read_per_written,
    )
    sale = on_sale(points, prices, parameters.api_level, day)
    stages = stage_shares(tables["training_runs"], tables["llama2_gpu_hours"])
    rental = tables["rental_prices"]
    peak = accelerator(tables["accelerators"], PEAKS[parameters.chip], "peak_dense_bf16_tflops")
    return Facts(
        on_sale=sale,
        median_price=price_of(sale, parameters.api_level, cheapest=False),
        cheapest_price=price_of(sale, parameters.api_level, cheapest=True),
        decline=decline(points),
        hedonic=hedonic_decline(
            points,
            ceiling=HEDONIC_CEILING,
            confidence=parameters.confidence,
            draws=HEDONIC_DRAWS,
            seed=parameters.seed,
        ),
        points=points,
        rent=rent(rental, parameters.chip, day),
        a100_rent=rent(rental, "A100", min(day, VERTICAL_ARTICLE_DAY)),
        peak=Fact(None if peak.value is None else peak.value * TERA, peak.inputs, peak.reason),
        compute_decline=compute_decline(tables["published_estimates"]),
        stages=stages,
        stage_share=stage_share(stages),
    )


def on_sale(
    points: pd.DataFrame, prices: pd.DataFrame, level: float, day: pd.Timestamp
) -> pd.DataFrame:
    """Return the models on sale at a level, each at its cheapest seller, cheapest first.

    Notes
    -----
    Listed is not live, so a price counts only if it was still observed in the newest month of all
    lists as known by the day, if no list shows it as superseded by then, and if its model was
    released in the two years before. One model counts once, however many sell it.
    """
    shown = prices.loc[points["line"], ["effective_to", "last_observed"]].reset_index(drop=True)
    live = shown["effective_to"].isna() | (shown["effective_to"] > day)
    live &= shown["last_observed"] >= newest_month(prices, day)
    live &= points["release_date"].reset_index(drop=True) >= day - NEW
    rows = at_level(points[live.to_numpy(bool)], level)
    rows = rows.sort_values(["price", "line"]).drop_duplicates("model")
    return rows[["model", "provider", "price", "score", "line", "score_line"]].reset_index(
        drop=True
    )


def newest_month(prices: pd.DataFrame, day: pd.Timestamp) -> pd.Timestamp:
    """Return the first day of the newest month in which a price was observed, up to the day."""
    newest = day if prices.empty else min(prices["last_observed"].max(), day)
    return pd.Timestamp(newest.year, newest.month, 1)


def price_of(sale: pd.DataFrame, level: float, *, cheapest: bool) -> Fact:
    """Return the median or the least price on sale."""
    if sale.empty:
        return Fact.none(f"no model of the last two years at MMLU {level:g} was on sale by the day")
    rows = sale.head(1) if cheapest else sale
    return Fact(
        float(rows["price"].median()),
        priced_rows(rows),
    )


def decline(points: pd.DataFrame) -> Decline:
    """Return the fall of the cheapest price at a score: the median over levels.

    Notes
    -----
    As the chapter on cost measures it: record lows at MMLU 45 to 85 by 5, a line through their
    logarithms where there are six of them or more.
    """
    found = level_declines(points)
    rates = found["decline"].tolist()
    median = median_and_quartiles(rates)
    if median.value is None:
        return Decline(
            Fact.none("no level of MMLU had the six record lows that a price trend needs")
        )
    return Decline(
        Fact(median.value, rows_of("api_prices", found["lines"].explode())),
        median.low,
        median.high,
        min(rates),
        max(rates),
        len(rates),
    )


def rent(rental: pd.DataFrame, chip: Chip, day: pd.Timestamp) -> Fact:
    """Return the rent of a chip in the year before the day, on demand, US dollars an hour.

    Notes
    -----
    A survey's market median where there is one, else the median over providers of each one's
    median: lists name large clouds more often than cheap ones.
    """
    rows = rental[
        rental["chip_name"].str.startswith(f"NVIDIA {chip}")
        & (rental["price_date"] > day - YEAR)
        & rental["term"].isin([ON_DEMAND, MARKET])
    ]
    survey = rows[rows["term"] == MARKET].sort_values("price_date").tail(1)
    rows = rows if survey.empty else survey
    if rows.empty:
        return Fact.none(f"no rent of an {chip} was listed in the year before the day")
    value = float(rows.groupby("provider")["usd_per_chip_hour"].median().median())
    return Fact(value, rows_of("rental_prices", rows.index))


def compute_decline(estimates: pd.DataFrame) -> Fact:
    """Return how much cheaper the same computing gets in a year, from the quoted doubling time."""
    rows = estimates[estimates["estimate"] == DOUBLING]
    if rows.empty:
        return Fact.none("no trend of GPU price-performance was published by the day")
    doubling = float(rows["value"].iloc[0])
    return Fact(float(2 ** (1 / doubling)), rows_of("published_estimates", rows.index))


def stage_inputs(stages: pd.DataFrame) -> tuple[Inputs, ...]:
    """Return the rows of stages and of their base models."""
    bases = zip(stages["base_table"], stages["base_line"], strict=True)
    built_on = [one for table, line in bases for one in rows_of(str(table), [line])]
    return merged([*rows_of("training_runs", stages["line"]), *built_on])


def stage_share(stages: pd.DataFrame) -> Fact:
    """Return the median share of the base model's computing that a stage took."""
    if stages.empty:
        return Fact.none(
            "no stage of fine-tuning was listed with its base model's computing by the day"
        )
    return Fact(float(np.median(stages["share"])), stage_inputs(stages))
