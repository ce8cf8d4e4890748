"""Results on how many share the large systems, by the rule of counting joint ones."""

import pandas as pd

from hundredmodels.analysis.concentration import Counting
from hundredmodels.analysis.estimate import Estimate
from hundredmodels.chapters.result import Result, rows_of
from hundredmodels.chapters.transformer_shift.diversity import RULES
from hundredmodels.chapters.transformer_shift.names import estimated


def diversity_results(
    joint: pd.DataFrame, by_rule: dict[str, dict[Counting, Estimate]]
) -> tuple[Result, ...]:
    """Return the effective numbers of countries and organisations by each rule."""
    return tuple(
        estimated(
            f"effective-{unit}-{rule}",
            f"Effective number of {unit} with large language systems, {RULES[rule]}",
            estimate,
            unit,
            "One over the sum of squared shares, on Epoch AI's language systems with all "
            "organisations and their seats listed; an organisation's seats are all of "
            "its own, not the authors'",
            inputs=rows_of("systems", joint.index),
            rivals=(f"effective-{unit}",),
        )
        for unit, rules in by_rule.items()
        for rule, estimate in rules.items()
    )
