"""Results on the releases by country, the entrants, and how concentrated they are."""

import pandas as pd

from hundredmodels.analysis import concentration
from hundredmodels.chapters.result import Result, rows_of
from hundredmodels.chapters.transformer_shift.leadership import WRITTEN
from hundredmodels.chapters.transformer_shift.names import estimated, number
from hundredmodels.chapters.transformer_shift.numbers.diversity import diversity_results
from hundredmodels.chapters.transformer_shift.parameters import Parameters
from hundredmodels.chapters.transformer_shift.war import ENTRY_YEAR, NAMED, War
from hundredmodels.chapters.units import MODELS, PER_CENT


def war_results(fought: War, parameters: Parameters) -> tuple[Result, ...]:
    """Return the totals, the effective numbers by rule, the count at writing, and the entrants."""
    return (
        *_totals(fought, parameters),
        _unsized(fought.unsized),
        *diversity_results(fought.joint, fought.rules),
        *_at_writing(fought.then),
        *_entry(fought),
    )


def _totals(fought: War, parameters: Parameters) -> tuple[Result, ...]:
    large, seated = fought.large, fought.seated
    floor = f"releases of {parameters.minimum_size_b:g} billion parameters or more"
    inputs = rows_of("models", seated.index)
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
            fought.countries,
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
            inputs=rows_of("models", named.index),
            n=len(named),
            reason=none,
            digits=0,
        ),
        estimated(
            "effective-organisations",
            f"Effective number of organisations with {floor}",
            fought.organisations,
            "organisations",
            "One over the sum of squared shares; every release counts one for its first "
            "organisation",
            inputs=rows_of("models", named.index),
            rivals=("effective-organisations-whole", "effective-organisations-fractional"),
        ),
        number(
            "hhi-organisations",
            "Herfindahl-Hirschman index of the releases by organisation",
            concentration.hhi(organisations) if len(organisations) else None,
            "",
            "Sum of the squared shares of the first organisations, 0 to 1",
            inputs=rows_of("models", named.index),
            n=len(named),
            reason=none,
        ),
        *(
            number(
                name,
                f"Share of {where} in the {floor}",
                share(country),
                PER_CENT,
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


def _unsized(left: pd.DataFrame) -> Result:
    """Return whose the releases are that have no known size, and so no place in the counts."""
    return number(
        "unsized-us-share",
        "Share of the United States in the releases whose size nobody states",
        float(100 * (left["country"] == "US").mean()) if len(left) else None,
        PER_CENT,
        "Seat of the first organisation, releases with no number of parameters",
        inputs=rows_of("models", left.index),
        n=len(left),
        reason="no such release is known by the day",
        digits=0,
    )


def _at_writing(then: pd.DataFrame) -> tuple[Result, ...]:
    """Count what the table holds for the month in which the first article was written."""
    none = "the article was not yet written by the day, or no release of its time is known"
    per = then["country"].value_counts()
    named = then[then["country"].isin(NAMED)]
    when = f"{WRITTEN:%B %Y}"
    inputs = rows_of("models", then.index)
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
            MODELS,
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
            PER_CENT,
            "Seat of the first organisation",
            inputs=inputs,
            n=len(then),
            reason=none,
            digits=0,
        ),
    )


def _entry(fought: War) -> tuple[Result, ...]:
    large, entrants, firsts = fought.large, fought.entrants, fought.firsts

    def entered(unit: str, year: int) -> float | None:
        found = entrants[(entrants["unit"] == unit) & (entrants["year"] == year)]
        return float(found["entrants"].iloc[0]) if len(found) else None

    results = [
        number(
            f"{unit}-entered-{year}",
            f"{unit.capitalize()} with their first large model in {year}",
            entered(unit, year),
            unit,
            "Year of the first release of that size in the table",
            inputs=rows_of("models", firsts[unit].index),
            n=len(firsts[unit]),
            reason="the table does not reach that year",
            digits=0,
        )
        for unit in firsts
        for year in (ENTRY_YEAR - 1, ENTRY_YEAR, ENTRY_YEAR + 1, ENTRY_YEAR + 2)
    ]
    back = fought.returned
    last = large["date"].max()
    seen = len(large) and last >= pd.Timestamp(ENTRY_YEAR + 2, 1, 1)
    results.append(
        number(
            "entrants-returned",
            f"Share of the organisations that entered in {ENTRY_YEAR} with another large model "
            "a year or more after their first",
            100 * back.returned / back.entrants if seen and back.entrants else None,
            PER_CENT,
            f"{back.returned} of {back.entrants} first organisations. The table is a selection: "
            "a later model may be missing from it",
            inputs=rows_of("models", back.rows),
            n=back.entrants,
            reason="not all entrants have been followed for a year by the day",
            digits=0,
        )
    )
    return tuple(results)
