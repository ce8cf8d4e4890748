"""The parts of the chapter and their results, put together."""

from dataclasses import dataclass

from hundredmodels.chapters.result import Results
from hundredmodels.chapters.vertical_models.cost import Cost, study_cost
from hundredmodels.chapters.vertical_models.hurdles import Hurdles, study_hurdles
from hundredmodels.chapters.vertical_models.market import Market, study_market
from hundredmodels.chapters.vertical_models.numbers.break_even import break_even_results
from hundredmodels.chapters.vertical_models.numbers.claims import claim_results
from hundredmodels.chapters.vertical_models.numbers.hurdles import hurdles_results
from hundredmodels.chapters.vertical_models.numbers.lists import list_results, sector_results
from hundredmodels.chapters.vertical_models.numbers.prices import price_results
from hundredmodels.chapters.vertical_models.numbers.revenue import revenue_results
from hundredmodels.chapters.vertical_models.numbers.routes import route_results
from hundredmodels.chapters.vertical_models.numbers.sensitivity import sensitivity_results
from hundredmodels.chapters.vertical_models.numbers.waiting import waiting_results
from hundredmodels.chapters.vertical_models.numbers.weights import base_results, openness_results
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
    parameters
        The assumptions.
    cost, market, hurdles
        The three parts.
    results
        All results.
    tables
        The tables as known by the day.
    """

    parameters: Parameters
    cost: Cost
    market: Market
    hurdles: Hurdles
    results: Results
    tables: Tables


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
    cost = study_cost(tables, parameters)
    market = study_market(tables)
    hurdles = study_hurdles(tables, cost.facts, parameters)
    made = Results(
        [
            *price_results(cost, parameters),
            *route_results(cost, parameters),
            *break_even_results(cost, parameters),
            *waiting_results(cost, parameters),
            *sensitivity_results(cost),
            *list_results(market, parameters),
            *sector_results(market),
            *openness_results(market, parameters),
            *base_results(market, parameters),
            *revenue_results(market),
            *claim_results(market, tables, parameters),
            *hurdles_results(hurdles, cost.facts, parameters),
        ]
    )
    return Study(parameters, cost, market, hurdles, made, tables)


def results(tables: Tables, parameters: Parameters) -> Results:
    """Compute the chapter's results."""
    return analyse(tables, parameters).results
