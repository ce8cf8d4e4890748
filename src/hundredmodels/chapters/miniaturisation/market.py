"""Price and size together, the light models on their day, and what sizes were released."""

from dataclasses import dataclass

import pandas as pd

from hundredmodels.analysis.density import sizes
from hundredmodels.analysis.openness import OPEN_CLASSES
from hundredmodels.analysis.prices import at_level, blended, priced_models, record_lows
from hundredmodels.chapters.miniaturisation.sample import (
    ARTICLE,
    GPT3,
    Level,
    Measured,
    level_records,
)
from hundredmodels.chapters.parameters import TOKENS_READ_PER_WRITTEN
from hundredmodels.data import Tables

MINI_DAY = pd.Timestamp("2024-07-18")
"""GPT-4o mini's release."""
CHART_DAY = pd.Timestamp("2024-03-31")
"""The end of the month of Karina Nguyen's chart."""
READ_PER_WRITTEN: float = TOKENS_READ_PER_WRITTEN.default
"""Fixed here: one day and one fall are shown, and chapters that take it as a parameter vary it."""
LIGHT = ("GPT-4o mini", "Gemini 1.5 Flash", "Claude 3 Haiku")
PRIVATE_BETA = "davinci-beta-2020"
"""GPT-3 in the private beta: the first price on record. Chapter 3 starts at the launch after it."""
SMALL_B = 10.0
TINY_B = 4.0
MIDDLE = (10.0, 100.0)
GPT4, GPT4O, MINI = "GPT-4", "GPT-4o", "GPT-4o mini"
HIGHER_IS_BETTER = (
    "mmlu", "humaneval", "gsm8k", "math", "hellaswag", "winogrande", "arc-challenge", "gpqa",
    "mmlu-pro", "gpqa-diamond", "bbh", "drop", "mgsm", "triviaqa", "mbpp",
)  # fmt: skip


@dataclass(frozen=True)
class Market:
    """What models cost and how large they were.

    Attributes
    ----------
    price_lows, size_lows
        Record low prices and sizes at GPT-3's level; empty where its score is not known.
    day
        Models with a price in force on GPT-4o mini's day, none before that day:
        ``model``, ``score``, ``price``, ``openness``, ``frontier``, ``line``, ``score_line``.
    releases
        One row a released model of known size: ``model``, ``release_date``, ``year``,
        ``size_b``, ``model_line``.
    middle
        Benchmarks on which an open model of ten to a hundred billion beat GPT-4 by the article's
        day: ``benchmark``, ``gpt4``, ``best``, ``model``, ``line_gpt4``, ``line_best``.
    tiny
        Records of the best score of models of four billion or less.
    """

    price_lows: pd.DataFrame
    size_lows: Level
    day: pd.DataFrame
    releases: pd.DataFrame
    middle: pd.DataFrame
    tiny: pd.DataFrame

    @property
    def since_private_beta(self) -> bool:
        """Whether the first of the record low prices is that of GPT-3's private beta."""
        names = self.price_lows["api_name"]
        return bool(len(names)) and str(names.iloc[0]) == PRIVATE_BETA


def study_market(tables: Tables, measured: Measured) -> Market:
    """Join prices, scores and sizes."""
    priced = priced_models(tables["api_prices"], measured.chosen, read_per_written=READ_PER_WRITTEN)
    first = measured.chosen[measured.chosen["model"] == GPT3]
    level = float(first["score"].iloc[0]) if len(first) else float("nan")
    return Market(
        price_lows=record_lows(at_level(priced, level)),
        size_lows=level_records(measured.sample, level),
        day=on_the_day(tables["api_prices"], measured.chosen, known_by=measured.day),
        releases=releases(tables["models"]),
        middle=middle_against_gpt4(tables["scores"], tables["models"]),
        tiny=tiny_records(measured),
    )


def on_the_day(
    prices: pd.DataFrame, chosen: pd.DataFrame, *, known_by: pd.Timestamp
) -> pd.DataFrame:
    """Return each scored model's cheapest price in force on the day; none before that day."""
    if known_by < MINI_DAY:
        chosen = chosen.iloc[:0]
    rows = prices.assign(line=prices.index)
    ended = rows["effective_to"].notna() & (rows["effective_to"] <= MINI_DAY)
    rows = rows[(rows["effective_from"] <= MINI_DAY) & ~ended & ~rows["succession"].astype(bool)]
    rows = rows.assign(
        price=blended(rows["usd_per_mtok_input"], rows["usd_per_mtok_output"], READ_PER_WRITTEN)
    )
    rows = rows[rows["price"] > 0].sort_values("price").drop_duplicates("model")
    scored = chosen[chosen["release_date"] <= MINI_DAY]
    joined = scored.merge(rows[["model", "price", "provider", "line"]], on="model", how="inner")
    if joined.empty:
        return joined.assign(frontier=False)
    joined = joined.sort_values(["price", "score"], ascending=[True, False], ignore_index=True)
    joined["frontier"] = joined["score"] > joined["score"].cummax().shift(fill_value=-1.0)
    return joined


def releases(models: pd.DataFrame) -> pd.DataFrame:
    """Return released models of known size since 2019, of a hundred million parameters or more."""
    rows = models.assign(
        size_b=sizes(models, "total"), model_line=models.index, year=models["release_date"].dt.year
    )
    rows = rows[
        (rows["kind"] == "release") & (rows["size_b"] >= 0.1) & (rows["year"] >= 2019)  # noqa: PLR2004
    ]
    return rows[["model", "release_date", "year", "size_b", "model_line"]].reset_index(drop=True)


def middle_against_gpt4(scores: pd.DataFrame, models: pd.DataFrame) -> pd.DataFrame:
    """Hold the best open model of ten to a hundred billion against GPT-4, by benchmark."""
    size = sizes(models, "total")
    open_ = models["openness"].isin(OPEN_CLASSES)
    inside = size.ge(MIDDLE[0]) & size.lt(MIDDLE[1]) & open_ & models["release_date"].le(ARTICLE)
    names = set(models.loc[inside & (models["kind"] == "release"), "model"])
    rows = scores.assign(line=scores.index)
    rows = rows[rows["benchmark"].isin(HIGHER_IS_BETTER) & (rows["evaluator_class"] == "vendor")]
    later = rows["version_released"].notna() & (rows["version_released"] > ARTICLE)
    rows = rows[~later].sort_values("score", ascending=False)
    gpt4 = rows[rows["model"] == GPT4].drop_duplicates("benchmark")
    best = rows[rows["model"].isin(names)].drop_duplicates("benchmark")
    both = gpt4.merge(best, on="benchmark", suffixes=("_gpt4", "_best"))
    return both.rename(columns={"score_gpt4": "gpt4", "score_best": "best", "model_best": "model"})[
        ["benchmark", "gpt4", "best", "model", "line_gpt4", "line_best"]
    ]


def tiny_records(measured: Measured) -> pd.DataFrame:
    """Return the records of the best score of models of four billion parameters or less."""
    frame = measured.sample.frame
    rows = frame[frame["size_b"] <= TINY_B]
    before = rows["score"].cummax().shift(fill_value=-1.0)
    return rows[rows["score"] > before].reset_index(drop=True)
