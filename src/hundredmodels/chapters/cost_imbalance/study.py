"""The chapter's analysis: from tables and parameters to results and the frames behind figures."""

from dataclasses import dataclass

from hundredmodels.chapters.cost_imbalance.fleet import FleetStudy, fleet_results, study_fleet
from hundredmodels.chapters.cost_imbalance.gap import GapStudy, study_gap
from hundredmodels.chapters.cost_imbalance.gap_results import gap_results
from hundredmodels.chapters.cost_imbalance.market import market_results
from hundredmodels.chapters.cost_imbalance.parameters import Parameters
from hundredmodels.chapters.cost_imbalance.price import PriceStudy, study_prices
from hundredmodels.chapters.cost_imbalance.price_results import price_results
from hundredmodels.chapters.cost_imbalance.training import TrainingStudy, study_training
from hundredmodels.chapters.cost_imbalance.training_results import training_results
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
    gap, training, fleet, price
        The four parts.
    parameters
        The assumptions.
    results
        All results.
    tables
        The tables as known by the day, for the figures' rows.
    """

    gap: GapStudy
    training: TrainingStudy
    fleet: FleetStudy
    price: PriceStudy
    parameters: Parameters
    results: Results
    tables: Tables


def analyse(tables: Tables, parameters: Parameters) -> Study:
    """Analyse cost and revenue.

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
    fleet = study_fleet(tables, parameters)
    price = study_prices(tables, parameters)
    made = Results(
        [
            *gap_results(gap, tables, parameters),
            *market_results(gap, tables, parameters),
            *training_results(training, tables, parameters),
            *fleet_results(fleet),
            *price_results(price, tables),
        ]
    )
    return Study(gap, training, fleet, price, parameters, made, tables)


def results(tables: Tables, parameters: Parameters) -> Results:
    """Return the results alone."""
    return analyse(tables, parameters).results
