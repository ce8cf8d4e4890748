"""The parts of the chapter and their results, put together."""

from dataclasses import dataclass

from hundredmodels.chapters.miniaturisation.duels import Duels, study_duels
from hundredmodels.chapters.miniaturisation.law import Law, study_law
from hundredmodels.chapters.miniaturisation.market import Market, study_market
from hundredmodels.chapters.miniaturisation.numbers.compute import (
    compute_results,
    surface_results,
)
from hundredmodels.chapters.miniaturisation.numbers.duels import duel_results
from hundredmodels.chapters.miniaturisation.numbers.law import law_results
from hundredmodels.chapters.miniaturisation.numbers.levels import level_results
from hundredmodels.chapters.miniaturisation.numbers.market import market_results
from hundredmodels.chapters.miniaturisation.numbers.published import published_results
from hundredmodels.chapters.miniaturisation.numbers.rivals import rival_results
from hundredmodels.chapters.miniaturisation.numbers.trends import trend_results
from hundredmodels.chapters.miniaturisation.parameters import Parameters
from hundredmodels.chapters.miniaturisation.sample import Measured, study_sample
from hundredmodels.chapters.miniaturisation.trends import Trends, study_trends
from hundredmodels.chapters.result import Results
from hundredmodels.data import Tables

TITLE = "Miniaturisation"
QUESTION = "How fast does the same ability shrink?"
TABLES = (
    "api_prices",
    "benchmarks",
    "claims",
    "llama2_open",
    "minicpm_scores",
    "mistral_scores",
    "models",
    "published_estimates",
    "scores",
)


@dataclass(frozen=True)
class Study:
    """What the chapter found.

    Attributes
    ----------
    parameters
        The assumptions.
    measured
        Scores chosen, the sample, the records at levels.
    trends
        How fast density grows, by all estimators.
    law
        The law's example, projection and records.
    duels
        Small models against Llama 2 13B.
    market
        Price and size together.
    results
        All results.
    """

    parameters: Parameters
    measured: Measured
    trends: Trends
    law: Law
    duels: Duels
    market: Market
    results: Results


def analyse(tables: Tables, parameters: Parameters) -> Study:
    """Compute the chapter.

    Parameters
    ----------
    tables
        The tables named in :data:`TABLES`, as known by a day.
    parameters
        The assumptions.

    Returns
    -------
    Study
        Results, and the frames behind the figures.
    """
    measured = study_sample(tables, parameters)
    trends = study_trends(tables, measured, parameters)
    law = study_law(tables, measured)
    duels = study_duels(tables)
    market = study_market(tables, measured)
    made = Results(
        [
            *trend_results(trends, measured, parameters),
            *rival_results(trends),
            *level_results(trends, measured),
            *compute_results(trends, parameters),
            *surface_results(measured, parameters),
            *published_results(tables),
            *law_results(law, measured, tables, parameters),
            *duel_results(duels),
            *market_results(market, measured),
        ]
    )
    return Study(parameters, measured, trends, law, duels, market, made)


def results(tables: Tables, parameters: Parameters) -> Results:
    """Compute the chapter's results."""
    return analyse(tables, parameters).results
