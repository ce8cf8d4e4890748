"""Results on the growth of training cost."""

from collections.abc import Mapping

from hundredmodels.chapters.cost_imbalance.facts import BASES
from hundredmodels.chapters.cost_imbalance.growth import FRONTIER, Growth
from hundredmodels.chapters.cost_imbalance.names import estimated, quoted
from hundredmodels.chapters.cost_imbalance.parameters import Parameters
from hundredmodels.chapters.result import Result, rows_of
from hundredmodels.chapters.units import A_YEAR
from hundredmodels.data import Tables

DEFAULT = Parameters().cost_basis
PUBLISHED = "R15"
"""The published estimate: Cottier et al. 2024, amortised hardware and energy."""


def growth_results(
    growth: Mapping[str, Growth], tables: Tables, parameters: Parameters
) -> tuple[Result, ...]:
    """Return the growth of training cost, by basis."""
    chosen = growth[parameters.cost_basis]
    others = [name for name in BASES if name != parameters.cost_basis]
    rivals = (
        *(f"training-cost-growth-{name}" for name in others),
        "training-cost-growth-frontier",
        "training-cost-growth-to-2024",
        "training-cost-growth-published",
    )
    made = [
        estimated(
            "training-cost-growth",
            "Growth of the cost of training notable models",
            chosen.estimate,
            A_YEAR,
            f"least squares of log cost on date; {chosen.label}; one row a model",
            inputs=rows_of("training_runs", chosen.rows.index),
            rivals=rivals,
        )
    ]
    words = {
        "frontier": f"the {FRONTIER} largest models of their day",
        "to-2024": "notable models up to March 2024",
    }
    # Under another basis than the default each has its id still, for those who cite it.
    named = others if parameters.cost_basis == DEFAULT else list(BASES)
    for name in (*named, *words):
        one = growth[name]
        made.append(
            estimated(
                f"training-cost-growth-{name}",
                "Growth of the cost of training "
                + words.get(name, f"notable models, {name} basis"),
                one.estimate,
                A_YEAR,
                f"least squares of log cost on date; {one.label}",
                inputs=rows_of("training_runs", one.rows.index),
                rivals=("training-cost-growth",),
            )
        )
    made.append(
        quoted(
            "training-cost-growth-published",
            "Growth of the cost of frontier training as published",
            tables["published_estimates"],
            PUBLISHED,
            A_YEAR,
            rivals=("training-cost-growth",),
        )
    )
    return tuple(made)
