"""The parts of the chapter and their results, put together."""

from dataclasses import dataclass

from hundredmodels.chapters.cost_imbalance.gap import Gap, study_gap
from hundredmodels.chapters.cost_imbalance.growth import Growth, study_growth
from hundredmodels.chapters.cost_imbalance.list_prices import ListPrices, study_list_prices
from hundredmodels.chapters.cost_imbalance.numbers.gap import gap_results
from hundredmodels.chapters.cost_imbalance.numbers.growth import growth_results
from hundredmodels.chapters.cost_imbalance.numbers.list_prices import list_price_results
from hundredmodels.chapters.cost_imbalance.numbers.market import market_results
from hundredmodels.chapters.cost_imbalance.numbers.price import price_results
from hundredmodels.chapters.cost_imbalance.numbers.serving import serving_results
from hundredmodels.chapters.cost_imbalance.numbers.training import training_results
from hundredmodels.chapters.cost_imbalance.parameters import Parameters
from hundredmodels.chapters.cost_imbalance.price import Price, study_price
from hundredmodels.chapters.cost_imbalance.serving import Serving, study_serving
from hundredmodels.chapters.cost_imbalance.training import Training, study_training
from hundredmodels.chapters.result import Results
from hundredmodels.data import Tables

TITLE = "Cost imbalance"
QUESTION = "Who pays for large models, and when would it balance?"
TABLES = (
    "accelerators",
    "api_prices",
    "cloud_shares",
    "finance",
    "llama2_gpu_hours",
    "models",
    "published_estimates",
    "rental_prices",
    "revenue_gap_inputs",
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
    gap, training, growth, serving, price, list_prices
        The parts: the gap, training cost and its growth, serving, the price of a fixed score, list
        prices and rents.
    results
        All results.
    tables
        The tables as known by the day, for the figures' rows.
    """

    parameters: Parameters
    gap: Gap
    training: Training
    growth: dict[str, Growth]
    serving: Serving
    price: Price
    list_prices: ListPrices
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
    gap = study_gap(tables, parameters)
    training = study_training(tables, parameters)
    growth = study_growth(tables, parameters)
    serving = study_serving(
        tables, parameters, estimate=training.quoted, model=gap.vintages["2023"].chips
    )
    price = study_price(tables, parameters)
    list_prices = study_list_prices(tables, parameters)
    made = Results(
        [
            *gap_results(gap, tables, parameters),
            *market_results(gap, tables, parameters),
            *training_results(training, tables, parameters),
            *growth_results(growth, tables, parameters),
            *serving_results(serving),
            *price_results(price, tables),
            *list_price_results(list_prices),
        ]
    )
    return Study(parameters, gap, training, growth, serving, price, list_prices, made, tables)


def results(tables: Tables, parameters: Parameters) -> Results:
    """Compute the chapter's results."""
    return analyse(tables, parameters).results
