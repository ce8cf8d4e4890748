"""How concentrated the releases are, by year and by rule of counting."""

import pandas as pd

from hundredmodels.analysis import concentration
from hundredmodels.analysis.concentration import Counting
from hundredmodels.analysis.estimate import Estimate
from hundredmodels.chapters.transformer_shift.parameters import Parameters
from hundredmodels.data.organisations import organisations_of

NO_COUNTRY = ("Multinational",)
RULES: dict[Counting, str] = {
    "first": "first named",
    "whole": "each counts one",
    "fractional": "each counts a part",
}


def effective(
    part: pd.DataFrame, unit: str, cluster: str, parameters: Parameters, over: str
) -> Estimate:
    """Return the effective number of a column's values, every release counting one."""
    known = part[part[unit].notna()]
    spread = concentration.counted(known[unit].map(lambda one: [one]), "first")
    return concentration.effective_estimate(
        spread,
        known[cluster],
        confidence=parameters.confidence,
        draws=parameters.draws,
        seed=parameters.seed,
        over=over,
    )


def by_year(large: pd.DataFrame, parameters: Parameters) -> pd.DataFrame:
    """Return the effective numbers of countries and organisations of each year's releases."""
    found = []
    for year, part in large[large["date"].notna()].groupby(large["date"].dt.year):
        for unit, column, cluster, over in (
            ("countries", "country", "organisation", "organisations"),
            ("organisations", "organisation", "family", "families"),
        ):
            estimate = effective(part, column, cluster, parameters, over)
            if estimate.value is not None:
                found.append(
                    {
                        "year": int(float(str(year))),
                        "unit": unit,
                        "value": estimate.value,
                        "low": estimate.low,
                        "high": estimate.high,
                        "n": estimate.n,
                    }
                )
    return pd.DataFrame(found, columns=["year", "unit", "value", "low", "high", "n"])


def joint(systems: pd.DataFrame, minimum_size_b: float) -> pd.DataFrame:
    """Return the large language systems, of which all organisations are listed."""
    return systems[
        systems["domain"].fillna("").str.contains("Language")
        & (systems["parameters"] >= minimum_size_b * 1e9)
    ]


def by_rule(large: pd.DataFrame, parameters: Parameters) -> dict[str, dict[Counting, Estimate]]:
    """Measure concentration by the rule of counting: by unit, then by rule."""
    seats = large["seats"].fillna("").str.split("; ").map(
        lambda names: [name for name in names if name and name not in NO_COUNTRY]
    )  # fmt: skip
    names = large["organisation"].fillna("").map(organisations_of)
    first = names.str[0]
    return {
        unit: {
            rule: concentration.effective_estimate(
                concentration.counted(lists, rule),
                clusters,
                confidence=parameters.confidence,
                draws=parameters.draws,
                seed=parameters.seed,
                over=over,
            )
            for rule in RULES
        }
        for unit, lists, clusters, over in (
            ("countries", seats, first, "organisations"),
            (
                "organisations",
                names,
                pd.Series(pd.NA, index=large.index, dtype="object"),
                "systems",
            ),
        )
    }
