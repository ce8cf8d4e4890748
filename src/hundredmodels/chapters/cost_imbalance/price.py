"""What a token cost at a fixed score, list prices of flagships, and the rent of a GPU."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.mmlu import mmlu_scores, served_scores
from hundredmodels.analysis.prices import (
    LEVELS,
    at_level,
    end_point_decline,
    log_linear_decline,
    median_and_quartiles,
    priced_models,
    record_lows,
    total_fall,
    years_since,
)
from hundredmodels.analysis.prices_hedonic import hedonic_decline
from hundredmodels.analysis.prices_resampling import (
    Null,
    PriceSample,
    against_null,
    bootstrap_declines,
    shuffled_declines,
)
from hundredmodels.analysis.uncertainty import percentile_interval
from hundredmodels.chapters.cost_imbalance.parameters import Parameters

GPT35, GPT4 = 64.8, 86.0
PUBLISHED_END = pd.Timestamp("2025-04-01")
SHUFFLES = 20_000
SHORTEST_RENTAL_YEARS = 1.0
FLAGSHIPS = {
    "OpenAI": (
        "gpt-4",
        "gpt-4-1106-preview",
        "gpt-4o",
        "gpt-4.1",
        "gpt-5",
        "gpt-5.5",
        "gpt-5.6-sol",
        "gpt-6-sol",
        "gpt-6.1-sol",
    ),
    "Anthropic": (
        "claude-2",
        "claude-3-opus",
        "claude-opus-4",
        "claude-opus-4-5",
        "claude-opus-4-8",
        "claude-opus-5",
        "claude-opus-5-5",
    ),
    "Google": (
        "gemini-1.5-pro",
        "gemini-2.5-pro",
        "gemini-3-pro-preview",
        "gemini-3.1-pro-preview",
    ),
}


@dataclass(frozen=True)
class LevelStudy:
    """The decline at one level of MMLU.

    Attributes
    ----------
    level
        The score.
    lows, true_lows
        Record lows among all prices, and among prices whose real first day is known.
    line, end_points, true_line, true_end_points
        Yearly factors by line and by end points; the line has the bootstrap interval.
    early
        The line through the record lows before April 2025, where the published sample ends.
    fall
        How many times cheaper the last record is than the first.
    null
        The permutation null of the line.
    """

    level: float
    lows: pd.DataFrame
    true_lows: pd.DataFrame
    line: Estimate
    end_points: Estimate
    true_line: Estimate
    true_end_points: Estimate
    early: Estimate
    fall: Estimate
    null: Null | None


@dataclass(frozen=True)
class PriceStudy:
    """All that the chapter says of prices.

    Attributes
    ----------
    points
        Every list price of a model with an MMLU score.
    levels
        The study of each level, GPT-3.5's and GPT-4's among them.
    median, true_median
        Median over levels, all prices and true starts.
    hedonic
        Decline at equal score by regression over all prices.
    flagships
        List prices of flagships by firm.
    mini
        The two rows of the price cut of July 2024.
    rentals, rental_change
        GPU rental series of one provider and kind each, and their yearly change.
    """

    points: pd.DataFrame
    levels: dict[float, LevelStudy]
    other_rule: dict[float, LevelStudy]
    median: Estimate
    true_median: Estimate
    hedonic: Estimate
    flagships: pd.DataFrame
    mini: pd.DataFrame
    rentals: pd.DataFrame
    rental_change: pd.DataFrame


def study_prices(tables: Mapping[str, pd.DataFrame], parameters: Parameters) -> PriceStudy:
    """Compute the declines at every level."""
    prices, scores, models = tables["api_prices"], tables["scores"], tables["models"]
    chosen = mmlu_scores(scores, models)
    points = priced_models(
        prices,
        served_scores(scores, models, chosen),
        read_per_written=parameters.tokens_read_per_written,
    )
    preferred = priced_models(
        prices,
        chosen,
        read_per_written=parameters.tokens_read_per_written,
    )
    levels = {
        level: study_level(points, level, parameters) for level in sorted({*LEVELS, GPT35, GPT4})
    }
    other_rule = {
        level: study_level(preferred, level, parameters, resample=False) for level in (GPT35, GPT4)
    }
    grid = [levels[level] for level in LEVELS]
    rentals = rental_series(tables["rental_prices"])
    return PriceStudy(
        points,
        levels,
        other_rule,
        median_and_quartiles([one.line.value for one in grid if one.line.value is not None]),
        median_and_quartiles(
            [one.true_line.value for one in grid if one.true_line.value is not None]
        ),
        hedonic_decline(
            points,
            ceiling=parameters.mmlu_ceiling,
            confidence=parameters.confidence,
            draws=parameters.draws,
            seed=parameters.seed,
        ),
        flagship_prices(prices, parameters.tokens_read_per_written),
        mini_cut(prices, parameters.tokens_read_per_written),
        rentals,
        rental_changes(rentals),
    )


def study_level(
    points: pd.DataFrame, level: float, parameters: Parameters, *, resample: bool = True
) -> LevelStudy:
    """Compute one level; without resampling, no interval and no null."""
    reached = at_level(points, level)
    lows = record_lows(reached)
    true_lows = record_lows(at_level(points, level, true_starts=True))
    line = log_linear_decline(lows)
    null = None
    if resample and line.value is not None:
        sample = PriceSample.of(points)
        draws = bootstrap_declines(
            sample,
            level,
            noise=parameters.score_noise,
            draws=parameters.draws,
            seed=parameters.seed,
        )
        low, high = percentile_interval(draws, parameters.confidence)
        share = f"{parameters.confidence:.0%}".replace("%", " %")
        line = Estimate(
            line.value,
            line.n,
            min(low, line.value),
            max(high, line.value),
            f"{share} bootstrap over developers, with noise of the scores",
        )
        null = against_null(
            float(line.value or np.nan),
            shuffled_declines(sample, level, draws=SHUFFLES, seed=parameters.seed),
        )
    return LevelStudy(
        level,
        lows,
        true_lows,
        line,
        end_point_decline(lows),
        log_linear_decline(true_lows),
        end_point_decline(true_lows),
        log_linear_decline(lows[lows["date"] < PUBLISHED_END]),
        total_fall(lows),
        null,
    )


def with_blend(rows: pd.DataFrame, read: float) -> pd.DataFrame:
    """Add the blended price and the line number."""
    blend = (read * rows["usd_per_mtok_input"] + rows["usd_per_mtok_output"]) / (read + 1)
    table = rows.copy()
    table["price"], table["line"] = blend.astype(float), rows.index
    return table


def flagship_prices(prices: pd.DataFrame, read: float) -> pd.DataFrame:
    """Return list prices of the declared flagships at their makers, by date."""
    parts = []
    for firm, names in FLAGSHIPS.items():
        rows = prices[(prices["provider"] == firm.lower()) & prices["api_name"].isin(names)]
        rows = rows.sort_values(["effective_from", "usd_per_mtok_output"], kind="stable")
        parts.append(with_blend(rows.groupby("api_name").head(1), read).assign(firm=firm))
    table = pd.concat(parts)
    return table.sort_values(["firm", "effective_from"])


def mini_cut(prices: pd.DataFrame, read: float) -> pd.DataFrame:
    """Return the price of GPT-4o mini on its first day and of GPT-3.5 Turbo on the eve of it."""
    rows = with_blend(prices[prices["provider"] == "openai"], read)
    mini = rows[rows["api_name"] == "gpt-4o-mini"].sort_values("effective_from").head(1)
    if mini.empty:
        return rows.iloc[:0]
    day = mini["effective_from"].iloc[0]
    before = rows[(rows["api_name"] == "gpt-3.5-turbo") & (rows["effective_from"] < day)]
    pair: pd.DataFrame = pd.concat([before.sort_values("effective_from").tail(1), mini])
    return pair


def rental_series(rental: pd.DataFrame) -> pd.DataFrame:
    """Return rental prices of one kind of chip at one provider, region and term, by day.

    Notes
    -----
    Only series seen on two days or more that span a year: between providers the price differs
    fourfold, so a mean over whoever was listed would follow the list, not the market.
    """
    keys = ["chip_name", "provider", "region", "term", "instance"]
    rows = rental.copy()
    rows["line"] = rows.index
    daily = (
        rows.groupby([*keys, "price_date"], dropna=False)
        .agg(price=("usd_per_chip_hour", "median"), line=("line", "min"))
        .reset_index()
    )
    daily["series"] = daily.groupby(keys, dropna=False).ngroup()
    first = daily.groupby("series")["price_date"].transform("min")
    last = daily.groupby("series")["price_date"].transform("max")
    years = (last - first).dt.days / 365.25
    return daily[years >= SHORTEST_RENTAL_YEARS].sort_values(["series", "price_date"])


def rental_changes(series: pd.DataFrame) -> pd.DataFrame:
    """Return each series' yearly change between its first and last day, in per cent."""
    made = []
    for _, rows in series.groupby("series"):
        years = float(years_since(rows["price_date"], rows["price_date"].iloc[0])[-1])
        ratio = float(rows["price"].iloc[-1]) / float(rows["price"].iloc[0])
        first = rows.iloc[0]
        made.append(
            {
                "chip": first["chip_name"],
                "provider": first["provider"],
                "region": first["region"],
                "term": first["term"],
                "first": float(rows["price"].iloc[0]),
                "last": float(rows["price"].iloc[-1]),
                "years": years,
                "change": 100 * (ratio ** (1 / years) - 1),
                "lines": tuple(int(line) for line in rows["line"]),
            }
        )
    columns = ["chip", "provider", "region", "term", "first", "last", "years", "change", "lines"]
    return pd.DataFrame(made, columns=columns)
