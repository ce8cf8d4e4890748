"""The chapter's analysis: from tables and parameters to results and the frames behind figures."""

from dataclasses import dataclass

from hundredmodels.chapters.result import Results
from hundredmodels.chapters.vertical_models.claim_results import claim_results
from hundredmodels.chapters.vertical_models.cost import CostStudy, study_cost
from hundredmodels.chapters.vertical_models.cost_results import cost_results
from hundredmodels.chapters.vertical_models.hurdle import (
    HurdleStudy,
    hurdle_results,
    study_hurdles,
)
from hundredmodels.chapters.vertical_models.market import MarketStudy, study_market
from hundredmodels.chapters.vertical_models.market_results import market_results
from hundredmodels.chapters.vertical_models.parameters import Parameters
from hundredmodels.data import Tables

TITLE = "Vertical models"
QUESTION = "Where does the value go: to those who own a model, or to those who rent one?"
TABLES = (
    "accelerators",
    "api_prices",
    "claims",
    "cloud_shares",
    "finance",
    "list_counts",
    "llama2_gpu_hours",
    "models",
    "published_estimates",
    "rental_prices",
    "scores",
    "training_runs",
)


@dataclass(frozen=True)
class Study:
    """What the chapter found.

    Attributes
    ----------
    cost, market, hurdles
        The three parts.
    parameters
        The assumptions.
    results
        All results.
    """

    cost: CostStudy
    market: MarketStudy
    hurdles: HurdleStudy
    parameters: Parameters
    results: Results


def analyse(tables: Tables, parameters: Parameters) -> Study:
    """Analyse the cost of owning a model, and who owns one.

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
    cost = study_cost(tables, parameters)
    market = study_market(tables)
    hurdles = study_hurdles(tables, cost.facts, parameters)
    made = Results(
        [
            *cost_results(cost, parameters),
            *market_results(market, parameters),
            *claim_results(tables, market, parameters),
            *hurdle_results(hurdles, cost.facts, parameters),
        ]
    )
    return Study(cost, market, hurdles, parameters, made)


def results(tables: Tables, parameters: Parameters) -> Results:
    """Return the results alone."""
    return analyse(tables, parameters).results
