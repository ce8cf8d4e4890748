"""The chapter's analysis: its parts in one study, and their results in one list."""

from dataclasses import dataclass

from hundredmodels.chapters.result import Results
from hundredmodels.chapters.transformer_shift.compute import Compute, compute
from hundredmodels.chapters.transformer_shift.cost import Cost, cost
from hundredmodels.chapters.transformer_shift.counters import Counters, counters
from hundredmodels.chapters.transformer_shift.leadership import Leadership, leadership
from hundredmodels.chapters.transformer_shift.parameters import Parameters
from hundredmodels.chapters.transformer_shift.quality import Quality, quality
from hundredmodels.chapters.transformer_shift.war import War, war
from hundredmodels.chapters.transformer_shift.wording import SLUG
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
    """

    parameters: Parameters
    cost: Cost
    quality: Quality
    leadership: Leadership
    compute: Compute
    war: War
    counters: Counters
    results: Results


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
    layers, scores = cost(tables, parameters), quality(tables)
    led, grown = leadership(tables), compute(tables, parameters)
    fought, counted = war(tables, parameters), counters(tables, parameters)
    parts = (layers, scores, led, grown, fought, counted)
    results = Results(result for part in parts for result in part.results)
    return Study(parameters, layers, scores, led, grown, fought, counted, results)


def results(tables: Tables, parameters: Parameters) -> Results:
    """Compute the chapter's results alone."""
    return analyse(tables, parameters).results


__all__ = ["QUESTION", "SLUG", "TABLES", "TITLE", "Study", "analyse", "results"]
