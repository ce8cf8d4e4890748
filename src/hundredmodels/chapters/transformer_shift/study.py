"""The parts of the chapter and their results, put together."""

from dataclasses import dataclass

from hundredmodels.chapters.result import Results
from hundredmodels.chapters.transformer_shift.compute import Compute, compute
from hundredmodels.chapters.transformer_shift.cost import Cost, cost
from hundredmodels.chapters.transformer_shift.counters import Counters, counters
from hundredmodels.chapters.transformer_shift.leadership import Leadership, leadership
from hundredmodels.chapters.transformer_shift.numbers.compute import compute_results
from hundredmodels.chapters.transformer_shift.numbers.cost import cost_results
from hundredmodels.chapters.transformer_shift.numbers.counters import counters_results
from hundredmodels.chapters.transformer_shift.numbers.leadership import leadership_results
from hundredmodels.chapters.transformer_shift.numbers.published import published_results
from hundredmodels.chapters.transformer_shift.numbers.quality import quality_results
from hundredmodels.chapters.transformer_shift.numbers.war import war_results
from hundredmodels.chapters.transformer_shift.parameters import Parameters
from hundredmodels.chapters.transformer_shift.quality import Quality, quality
from hundredmodels.chapters.transformer_shift.war import War, war
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
    layers, scores, led = cost(parameters), quality(tables), leadership(tables)
    grown, fought = compute(tables, parameters), war(tables, parameters)
    counted = counters(tables, parameters)
    results = Results(
        (
            *cost_results(layers, tables, parameters),
            *quality_results(scores, tables),
            *leadership_results(led, tables.as_of),
            *compute_results(grown, parameters),
            *published_results(tables["published_estimates"]),
            *war_results(fought, parameters),
            *counters_results(counted, parameters),
        )
    )
    return Study(parameters, layers, scores, led, grown, fought, counted, results, tables)


def results(tables: Tables, parameters: Parameters) -> Results:
    """Compute the chapter's results."""
    return analyse(tables, parameters).results
