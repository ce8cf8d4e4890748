"""What a token cost at a fixed score."""

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
)
from hundredmodels.analysis.prices_hedonic import hedonic_decline
from hundredmodels.analysis.prices_resampling import (
    Null,
    PriceSample,
    against_null,
    bootstrap_declines,
    shuffled_declines,
)
from hundredmodels.analysis.uncertainty import coverage, percentile_interval
from hundredmodels.chapters.cost_imbalance.parameters import Parameters
from hundredmodels.data import Tables

GPT35, GPT4 = 64.8, 86.0
"""MMLU as Epoch AI and the AI Index have it; GPT-3.5's developer reports more than they."""
NAMES = {GPT35: ("gpt35", "GPT-3.5"), GPT4: ("gpt4", "GPT-4")}
"""How results and sentences name the two levels."""
PUBLISHED_END = pd.Timestamp("2025-04-01")
SHUFFLES = 20_000


@dataclass(frozen=True)
class LevelDecline:
    """The decline at one level of MMLU.

    Attributes
    ----------
    lows, true_lows
        Record lows among all prices, and among prices whose real first day is known; rows of
        ``Price.points``.
    line, end_points, true_line, true_end_points
        Yearly factors by line and by end points; the line has the bootstrap interval.
    early
        The line through the record lows before April 2025, where the published sample ends.
    fall
        How many times cheaper the last record is than the first.
    null
        The permutation null of the line.
    """

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
class Price:
    """All that the chapter says of the price of a fixed score.

    Attributes
    ----------
    points
        Every list price of a model with an MMLU score: ``date``, ``price`` (blended, US dollars a
        million tokens), ``model``, ``provider``, ``score``, ``true_start``, ``line``,
        ``score_line``.
    levels
        The decline at each level, GPT-3.5's and GPT-4's among them.
    other_rule
        GPT-3.5's and GPT-4's level with the report's preferred score of each model.
    median, true_median
        Median over levels, all prices and true starts.
    hedonic
        Decline at equal score by regression over all prices. All are factors a year.
    """

    points: pd.DataFrame
    levels: dict[float, LevelDecline]
    other_rule: dict[float, LevelDecline]
    median: Estimate
    true_median: Estimate
    hedonic: Estimate


def study_price(tables: Tables, parameters: Parameters) -> Price:
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
        level: decline_at(points, level, parameters) for level in sorted({*LEVELS, GPT35, GPT4})
    }
    other_rule = {
        level: decline_at(preferred, level, parameters, resample=False) for level in (GPT35, GPT4)
    }
    grid = [levels[level] for level in LEVELS]
    return Price(
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
    )


def decline_at(
    points: pd.DataFrame, level: float, parameters: Parameters, *, resample: bool = True
) -> LevelDecline:
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
        share = coverage(parameters.confidence)
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
    return LevelDecline(
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
