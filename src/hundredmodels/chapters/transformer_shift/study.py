"""The parts of the chapter and their results, put together."""

from dataclasses import dataclass

from hundredmodels.chapters.result import Results
from hundredmodels.chapters.transformer_shift.compute import Compute, study_compute
from hundredmodels.chapters.transformer_shift.cost import Cost, study_cost
from hundredmodels.chapters.transformer_shift.counters import Counters, study_counters
from hundredmodels.chapters.transformer_shift.leadership import Leadership, study_leadership
from hundredmodels.chapters.transformer_shift.numbers.compute import compute_results
from hundredmodels.chapters.transformer_shift.numbers.cost import cost_results
from hundredmodels.chapters.transformer_shift.numbers.counters import counters_results
from hundredmodels.chapters.transformer_shift.numbers.leadership import leadership_results
from hundredmodels.chapters.transformer_shift.numbers.published import published_results
from hundredmodels.chapters.transformer_shift.numbers.quality import quality_results
from hundredmodels.chapters.transformer_shift.numbers.war import war_results
from hundredmodels.chapters.transformer_shift.parameters import Parameters
from hundredmodels.chapters.transformer_shift.quality import Quality, study_quality
from hundredmodels.chapters.transformer_shift.war import War, study_war
from hundredmodels.data import Tables

TITLE = "The Transformer shift"
QUESTION = "Why did building large models become an engineering race, and who entered it?"
TABLES = (
    "attention_bleu",
    "attention_layer_costs",
    "attention_training",
    "attention_variants",
    "list_counts",
    "models",
    "national_counts",
    "notable_models_by_country",
    "perplexities",
    "published_estimates",
    "systems",
    "translation_scores",
)


@dataclass(frozen=True)
class Study:
    """All that the chapter computes.

    Attributes
    ----------
    parameters
        As set.
    cost, quality, leadership, compute, war, counters
        The parts, in the order of the argument.
    results
        All results.
    tables
        The tables, as known by the day.
    """

    parameters: Parameters
    cost: Cost
    quality: Quality
    leadership: Leadership
    compute: Compute
    war: War
    counters: Counters
    results: Results
    tables: Tables


def analyse(tables: Tables, parameters: Parameters) -> Study:
    """Compute the chapter.

    Parameters
    ----------
    tables
        The tables named in ``TABLES``.
    parameters
        The assumptions.

    Returns
    -------
    Study
        Frames for the figures, and the results.
    """
    cost = study_cost(parameters)
    quality = study_quality(tables)
    leadership = study_leadership(tables)
    compute = study_compute(tables, parameters)
    war = study_war(tables, parameters)
    counters = study_counters(tables, parameters)
    made = Results(
        [
            *cost_results(cost, tables, parameters),
            *quality_results(quality, tables),
            *leadership_results(leadership, tables.as_of),
            *compute_results(compute, parameters),
            *published_results(tables["published_estimates"]),
            *war_results(war, parameters),
            *counters_results(counters, parameters),
        ]
    )
    return Study(parameters, cost, quality, leadership, compute, war, counters, made, tables)


def results(tables: Tables, parameters: Parameters) -> Results:
    """Compute the chapter's results."""
    return analyse(tables, parameters).results
