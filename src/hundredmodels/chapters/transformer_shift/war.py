"""The war of a hundred models: releases by country, entrants, and how concentrated they are."""

from dataclasses import dataclass

import pandas as pd

from hundredmodels.analysis import concentration, entry
from hundredmodels.chapters.result import Inputs, Result
from hundredmodels.chapters.transformer_shift.diversity import by_rule, by_year, effective
from hundredmodels.chapters.transformer_shift.leadership import WRITTEN
from hundredmodels.chapters.transformer_shift.parameters import Parameters
from hundredmodels.chapters.transformer_shift.wording import estimated, number, rows
from hundredmodels.data import Tables

EUROPE = frozenset(
    {
        "AT",
        "BE",
        "BG",
        "CH",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GB",
        "GR",
        "HR",
        "HU",
        "IE",
        "IS",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "NO",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    }
)
"""The European Union, Iceland, Norway, Switzerland and the United Kingdom, ISO 3166 alpha-2."""
AREAS = ("United States", "China", "Europe", "others")
NAMED = ("JP", "IN", "KR")
"""Countries that the first article names beside China and the United States."""
ENTRY_YEAR = 2023
LATER = pd.DateOffset(years=1)


@dataclass(frozen=True)
class War:
    """Who released large models.

    Attributes
    ----------
    by_area
        ``year``, ``area``, ``releases``.
    entrants
        ``year``, ``unit`` ("organisations" or "countries"), ``entrants``, ``so_far``, ``names``.
    effective
        ``year``, ``unit``, ``value``, ``low``, ``high``, ``n``: effective numbers of the
        releases of each year.
    rules
        ``unit``, ``rule``, ``value``, ``low``, ``high``, ``n``: effective numbers by rule of
        counting, on the table of systems.
    countries
        ``country``, ``releases``, ``area``: all releases by country.
    results
        The results of this part.
    """

    by_area: pd.DataFrame
    entrants: pd.DataFrame
    effective: pd.DataFrame
    rules: pd.DataFrame
    countries: pd.DataFrame
    results: tuple[Result, ...]


def area(country: str) -> str:
    """Return the part of the world that a country is drawn with."""
    if country in ("US", "CN"):
        return AREAS[0] if country == "US" else AREAS[1]
    return "Europe" if country in EUROPE else "others"


def releases(models: pd.DataFrame, minimum_size_b: float) -> pd.DataFrame:
    """Return the releases of large models: no variants of papers, a known size, a size floor."""
    kept = models[(models["kind"] == "release") & (models["parameters_total_b"] >= minimum_size_b)]
    return kept.assign(date=kept["release_date"])


def war(tables: Tables, parameters: Parameters) -> War:
    """Count releases by country and organisation, and measure how concentrated they are."""
    large = releases(tables["models"], parameters.minimum_size_b)
    seated = large[large["country"].notna()]
    dated = seated[seated["date"].notna()].assign(area=lambda frame: frame["country"].map(area))
    by_area = (
        dated.groupby([dated["date"].dt.year.rename("year"), "area"]).size().rename("releases")
    ).reset_index()
    entrants = pd.concat(
        [
            entry.entrants(large, "organisation").assign(unit="organisations"),
            entry.entrants(large, "country").assign(unit="countries"),
        ],
        ignore_index=True,
    )
    rules, rule_results = by_rule(tables["systems"], parameters)
    countries = seated["country"].value_counts().rename("releases").reset_index()
    return War(
        by_area,
        entrants,
        by_year(large, parameters),
        rules,
        countries.assign(area=countries["country"].map(area)),
        (
            *_totals(large, seated, parameters),
            _unsized(tables["models"]),
            *rule_results,
            *_at_writing(large),
            *_entry(large, entrants),
        ),
    )


def _totals(
    large: pd.DataFrame, seated: pd.DataFrame, parameters: Parameters
) -> tuple[Result, ...]:
    floor = f"releases of {parameters.minimum_size_b:g} billion parameters or more"
    inputs = (rows("models", seated),)
    n = len(seated)
    none = "no release of that size is known by the day"
    counts = seated["country"].value_counts()
    per = counts.to_numpy(float)
    organisations = large["organisation"].value_counts().to_numpy(float)
    named = large[large["organisation"].notna()]

    def share(country: str) -> float | None:
        return float(100 * counts.get(country, 0) / n) if n else None

    return (
        number(
            "countries-with-models",
            f"Countries with {floor}",
            float(len(counts)) if n else None,
            "countries",
            "Different seats of the first organisation; releases without a seat are left out",
            inputs=inputs,
            n=n,
            reason=none,
            digits=0,
        ),
        estimated(
            "effective-countries",
            f"Effective number of countries with {floor}",
            effective(seated, "country", "organisation", parameters, "organisations"),
            "countries",
            "One over the sum of squared shares; every release counts one for the seat of its "
            "first organisation",
            inputs=inputs,
            rivals=("effective-countries-whole", "effective-countries-fractional"),
        ),
        number(
            "hhi-countries",
            "Herfindahl-Hirschman index of the releases by country",
            concentration.hhi(per) if n else None,
            "",
            "Sum of the squared shares of the seats of the first organisations, 0 to 1",
            inputs=inputs,
            n=n,
            reason=none,
        ),
        number(
            "organisations-with-models",
            f"Organisations with {floor}",
            float(len(organisations)) if n else None,
            "organisations",
            "Different first organisations",
            inputs=(rows("models", named),),
            n=len(named),
            reason=none,
            digits=0,
        ),
        estimated(
            "effective-organisations",
            f"Effective number of organisations with {floor}",
            effective(large, "organisation", "family", parameters, "families"),
            "organisations",
            "One over the sum of squared shares; every release counts one for its first "
            "organisation",
            inputs=(rows("models", named),),
            rivals=("effective-organisations-whole", "effective-organisations-fractional"),
        ),
        number(
            "hhi-organisations",
            "Herfindahl-Hirschman index of the releases by organisation",
            concentration.hhi(organisations) if len(organisations) else None,
            "",
            "Sum of the squared shares of the first organisations, 0 to 1",
            inputs=(rows("models", named),),
            n=len(named),
            reason=none,
        ),
        *(
            number(
                name,
                f"Share of {where} in the {floor}",
                share(country),
                "%",
                "Seat of the first organisation",
                inputs=inputs,
                n=n,
                reason=none,
                digits=0,
            )
            for name, where, country in (
                ("us-share", "the United States", "US"),
                ("china-share", "China", "CN"),
            )
        ),
    )


def _unsized(models: pd.DataFrame) -> Result:
    """Return whose the releases are that have no known size, and so no place in the counts."""
    left = models[
        (models["kind"] == "release")
        & models["parameters_total_b"].isna()
        & models["country"].notna()
    ]
    return number(
        "unsized-us-share",
        "Share of the United States in the releases whose size nobody states",
        float(100 * (left["country"] == "US").mean()) if len(left) else None,
        "%",
        "Seat of the first organisation, releases with no number of parameters",
        inputs=(rows("models", left),),
        n=len(left),
        reason="no such release is known by the day",
        digits=0,
    )


def _at_writing(large: pd.DataFrame) -> tuple[Result, ...]:
    """Count what the table holds for the month in which the first article was written."""
    then = large[(large["date"] <= WRITTEN) & large["country"].notna()]
    none = "no release of that time is known by the day"
    per = then["country"].value_counts()
    named = then[then["country"].isin(NAMED)]
    when = f"{WRITTEN:%B %Y}"
    inputs = (rows("models", then),)
    return (
        number(
            "countries-at-writing",
            f"Countries with large models by {when}",
            float(len(per)) if len(then) else None,
            "countries",
            "Different seats of the first organisation, releases dated up to the middle of the "
            "month",
            inputs=inputs,
            n=len(then),
            reason=none,
            digits=0,
        ),
        number(
            "named-countries-at-writing",
            f"Of Japan, India and South Korea, those with a large model by {when}",
            float(named["country"].nunique()) if len(then) else None,
            "countries",
            "Seat of the first organisation. The table is a selection: a country without a row "
            "may still have a model",
            inputs=inputs,
            n=len(named),
            reason=none,
            digits=0,
        ),
        number(
            "models-per-country-at-writing",
            f"Large models of the middle country by {when}",
            float(per.median()) if len(then) else None,
            "models",
            "Median over countries with at least one",
            inputs=inputs,
            n=len(per),
            reason=none,
        ),
        number(
            "one-model-countries-at-writing",
            f"Countries with exactly one large model by {when}",
            float((per == 1).sum()) if len(then) else None,
            "countries",
            "Seat of the first organisation",
            inputs=inputs,
            n=len(per),
            reason=none,
            digits=0,
        ),
        number(
            "two-largest-share-at-writing",
            f"Share of the United States and China in the large models by {when}",
            float(100 * (per.get("US", 0) + per.get("CN", 0)) / len(then)) if len(then) else None,
            "%",
            "Seat of the first organisation",
            inputs=inputs,
            n=len(then),
            reason=none,
            digits=0,
        ),
    )


def _entry(large: pd.DataFrame, entrants: pd.DataFrame) -> tuple[Result, ...]:
    def entered(unit: str, year: int) -> float | None:
        found = entrants[(entrants["unit"] == unit) & (entrants["year"] == year)]
        return float(found["entrants"].iloc[0]) if len(found) else None

    firsts: dict[str, Inputs] = {
        unit: rows("models", entry.first_releases(large, column))
        for unit, column in (("organisations", "organisation"), ("countries", "country"))
    }
    results = [
        number(
            f"{unit}-entered-{year}",
            f"{unit.capitalize()} with their first large model in {year}",
            entered(unit, year),
            unit,
            "Year of the first release of that size in the table",
            inputs=(firsts[unit],),
            n=len(firsts[unit].lines),
            reason="the table does not reach that year",
            digits=0,
        )
        for unit in firsts
        for year in (ENTRY_YEAR - 1, ENTRY_YEAR, ENTRY_YEAR + 1, ENTRY_YEAR + 2)
    ]
    back = entry.returned(large, "organisation", ENTRY_YEAR, LATER)
    last = large["date"].max()
    seen = len(large) and last >= pd.Timestamp(ENTRY_YEAR + 2, 1, 1)
    results.append(
        number(
            "entrants-returned",
            f"Share of the organisations that entered in {ENTRY_YEAR} with another large model "
            "a year or more after their first",
            100 * back.returned / back.entrants if seen and back.entrants else None,
            "%",
            f"{back.returned} of {back.entrants} first organisations. The table is a selection: "
            "a later model may be missing from it",
            inputs=(Inputs.of("models", back.rows),),
            n=back.entrants,
            reason="not all entrants have been followed for a year by the day",
            digits=0,
        )
    )
    return tuple(results)
