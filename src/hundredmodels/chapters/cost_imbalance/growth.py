"""How fast the cost of training grows, by basis and sample."""

from dataclasses import dataclass

import pandas as pd

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.training_cost_growth import cost_growth, frontier
from hundredmodels.chapters.cost_imbalance.facts import BASES, training_costs
from hundredmodels.chapters.cost_imbalance.parameters import Parameters
from hundredmodels.data import Tables

FRONTIER = 10
BURN_IN = 10
STUDY_END = pd.Timestamp("2024-04-01")  # the published study's sample ends here


@dataclass(frozen=True)
class Growth:
    """Growth of cost on one basis and one sample.

    Attributes
    ----------
    name, label
        The sample's key, and its name in words.
    estimate
        The factor a year.
    rows
        The sample: rows of ``training_runs`` with ``cost`` (US dollars) and ``developer``.
    """

    name: str
    label: str
    estimate: Estimate
    rows: pd.DataFrame


def study_growth(tables: Tables, parameters: Parameters) -> dict[str, Growth]:
    """Estimate the growth of cost on each basis, and on the frontier alone."""
    runs = tables["training_runs"]
    samples: dict[str, tuple[str, pd.DataFrame]] = {}
    for basis, words in BASES.items():
        samples[basis] = (words, training_costs(runs, basis))
    chosen = samples[parameters.cost_basis][1]
    top = frontier(chosen, top=FRONTIER, at_least_before=BURN_IN)
    samples["frontier"] = (
        f"{BASES[parameters.cost_basis]}, the {FRONTIER} largest of their day",
        top,
    )
    early = chosen[chosen["date"] < STUDY_END]
    samples["to-2024"] = (f"{BASES[parameters.cost_basis]}, runs before April 2024", early)
    return {
        name: Growth(
            name,
            words,
            cost_growth(
                rows,
                cost="cost",
                cluster="developer",
                confidence=parameters.confidence,
                draws=parameters.draws,
                seed=parameters.seed,
            ),
            rows,
        )
        for name, (words, rows) in samples.items()
    }
