"""The war of a hundred models: releases by country, entrants, and how concentrated they are."""

from dataclasses import dataclass

import pandas as pd

from hundredmodels.analysis import entry
from hundredmodels.analysis.concentration import Counting
from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.regions import area
from hundredmodels.chapters.transformer_shift.diversity import by_rule, by_year, effective, joint
from hundredmodels.chapters.transformer_shift.leadership import WRITTEN
from hundredmodels.chapters.transformer_shift.parameters import Parameters
from hundredmodels.data import Tables

NAMED = ("JP", "IN", "KR")
"""Countries that the first article names beside China and the United States."""
ENTRY_YEAR = 2023
LATER = pd.DateOffset(years=1)


@dataclass(frozen=True)
class War:
    """Who released large models.

    Attributes
    ----------
    large, seated
        The releases above the size floor, and those of them whose seat is known.
    unsized
        The releases with a seat but no known size.
    then
        Those seated that were dated up to the month of the first article; none before it.
    by_area
        ``year``, ``area``, ``releases``.
    entrants
        ``year``, ``unit`` ("organisations" or "countries"), ``entrants``, ``so_far``, ``names``.
    firsts
        The first releases, by unit.
    returned
        How many organisations that entered in the year of the articles came back.
    effective
        ``year``, ``unit``, ``value``, ``low``, ``high``, ``n``: effective numbers of the
        releases of each year.
    countries, organisations
        Their effective numbers over all releases.
    joint
        The large systems of which all organisations are listed.
    rules
        Effective numbers on them, by unit, then by rule of counting.
    """

    large: pd.DataFrame
    seated: pd.DataFrame
    unsized: pd.DataFrame
    then: pd.DataFrame
    by_area: pd.DataFrame
    entrants: pd.DataFrame
    firsts: dict[str, pd.DataFrame]
    returned: entry.Returned
    effective: pd.DataFrame
    countries: Estimate
    organisations: Estimate
    joint: pd.DataFrame
    rules: dict[str, dict[Counting, Estimate]]


def releases(models: pd.DataFrame, minimum_size_b: float) -> pd.DataFrame:
    """Return the releases of large models: no variants of papers, a known size, a size floor."""
    kept = models[(models["kind"] == "release") & (models["parameters_total_b"] >= minimum_size_b)]
    return kept.assign(date=kept["release_date"])


def study_war(tables: Tables, parameters: Parameters) -> War:
    """Count releases by country and organisation, and measure how concentrated they are."""
    models = tables["models"]
    large = releases(models, parameters.minimum_size_b)
    seated = large[large["country"].notna()]
    unsized = models[
        (models["kind"] == "release")
        & models["parameters_total_b"].isna()
        & models["country"].notna()
    ]
    dated = seated[seated["date"].notna()].assign(area=lambda frame: frame["country"].map(area))
    by_area = (
        dated.groupby([dated["date"].dt.year.rename("year"), "area"]).size().rename("releases")
    ).reset_index()
    units = {"organisations": "organisation", "countries": "country"}
    entrants = pd.concat(
        [entry.entrants(large, column).assign(unit=unit) for unit, column in units.items()],
        ignore_index=True,
    )
    systems = joint(tables["systems"], parameters.minimum_size_b)
    return War(
        large,
        seated,
        unsized,
        seated[(seated["date"] <= WRITTEN) & (pd.Timestamp(tables.as_of) >= WRITTEN)],
        by_area,
        entrants,
        {unit: entry.first_releases(large, column) for unit, column in units.items()},
        entry.returned(large, "organisation", ENTRY_YEAR, LATER),
        by_year(large, parameters),
        effective(seated, "country", "organisation", parameters, "organisations"),
        effective(large, "organisation", "family", parameters, "families"),
        systems,
        by_rule(systems, parameters),
    )
