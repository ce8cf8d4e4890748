"""The results on terms: shares of open releases, of the frontier, and who entered."""

import pandas as pd

from hundredmodels.chapters.open_vs_closed.names import ELO_POINTS, number, share
from hundredmodels.chapters.open_vs_closed.parameters import Parameters
from hundredmodels.chapters.open_vs_closed.terms import (
    SMALL_MODELS_ARTICLE_DAY,
    Terms,
    around_llama2,
    entrants,
    frontier_share,
    listed,
    open_releases,
    regions,
    small,
)
from hundredmodels.chapters.result import Result, rows_of
from hundredmodels.chapters.units import PER_CENT, TIMES

YEARS = (2021, 2023, 2025)
YEAR, HALF_YEAR = pd.DateOffset(years=1), pd.DateOffset(months=6)
JULY_NOT_OVER = "July 2024 was not over by this day"


def terms_results(
    found: Terms, models: pd.DataFrame, parameters: Parameters, end: pd.Timestamp
) -> tuple[Result, ...]:
    """Return the results on licences, the frontier's share and entry."""
    kept = listed(models)
    return (
        _frontier_share(found, parameters),
        *(result for year in YEARS for result in _shares(kept, year, end)),
        *_arena(found),
        *_entry(models, end),
        *_small(models, end),
    )


def _frontier_share(found: Terms, parameters: Parameters) -> Result:
    last, ten, estimate = found.last, found.ten, frontier_share(found, parameters)
    day = f" of {pd.Timestamp(last['evaluated_on'].iloc[0]):%Y-%m-%d}" if len(last) else ""
    inputs = (*rows_of("scores", ten["line"]), *rows_of("models", ten["model_line"]))
    return share(
        "open-frontier-share",
        "Share with downloadable weights among the ten best models of the last whole Arena board",
        estimate,
        f"models with open weights among the ten best of the board{day}, each model at its best "
        "variant",
        inputs=inputs if estimate.value is not None else (),
        digits=0,
    )


def _shares(kept: pd.DataFrame, year: int, end: pd.Timestamp) -> list[Result]:
    own = kept[(kept["release_date"].dt.year == year).to_numpy(dtype=bool)]
    weights = own[(own["terms"] != "closed").to_numpy(dtype=bool)]
    named = weights[weights["terms"] != "weights, licence unknown"]
    whole = end >= pd.Timestamp(year, 12, 31)
    early = f"the year {year} was not over by this day"
    return [
        number(
            f"open-release-share-{year}",
            f"Share of the releases of {year} with downloadable weights",
            100 * len(weights) / len(own) if whole and len(own) else None,
            PER_CENT,
            "models with open weights over all released models of known openness",
            inputs=rows_of("models", own.index),
            n=len(own),
            digits=0,
            reason=early,
        ),
        number(
            f"permissive-share-{year}",
            f"Share of the open releases of {year} under a permissive licence",
            100 * float((named["terms"] == "permissive").mean()) if whole and len(named) else None,
            PER_CENT,
            "permissive and copyleft over all open-weight releases whose licence a source names",
            inputs=rows_of("models", named.index),
            n=len(named),
            digits=0,
            reason=early,
        ),
    ]


def _arena(found: Terms) -> list[Result]:
    summer, span = found.summer, found.span
    return [
        number(
            "arena-gap-2024-07",
            "Best closed less best open rating on the Arena board of 31 July 2024",
            found.summer_gap(),
            ELO_POINTS,
            "difference of the best ratings of both camps on one board",
            inputs=rows_of("scores", summer["line"]),
            n=len(summer),
            digits=0,
            reason="the Arena board of July 2024 was not known by this day, or one camp is not "
            "among its ten best",
        ),
        *(
            number(
                f"arena-lead-{name}-change",
                f"Change of the first place's lead over the {name} on the Arena",
                found.lead_change(place),
                ELO_POINTS,
                "lead on the last board of the first series (May 2024) less that of July 2023; no "
                "comparison across the break of June 2024",
                inputs=rows_of("scores", span["line"]),
                n=len(span),
                digits=0,
                reason="the first series of Arena boards was not long enough by this day",
            )
            for name, place in (("second", 2), ("fifth", 5))
        ),
    ]


def _entry(models: pd.DataFrame, end: pd.Timestamp) -> list[Result]:
    opened = open_releases(models)
    newcomers, who = around_llama2(entrants(opened), YEAR, end)
    releases, which = around_llama2(opened, HALF_YEAR, end)
    later = "the months after Llama 2 were not over by this day"
    return [
        number(
            "open-entrants-ratio",
            "Organisations with a first open release in the year after Llama 2, over the year "
            "before",
            newcomers,
            TIMES,
            "ratio of counts of first open-weight releases by organisation",
            inputs=rows_of("models", who.index),
            n=len(who),
            digits=2,
            reason=later,
        ),
        number(
            "open-releases-after-llama2",
            "Open releases in the half year after Llama 2, over the half year before",
            releases,
            TIMES,
            "ratio of counts of open-weight releases",
            inputs=rows_of("models", which.index),
            n=len(which),
            digits=2,
            reason=later,
        ),
    ]


def _small(models: pd.DataFrame, end: pd.Timestamp) -> list[Result]:
    found = small(open_releases(models))
    recent = found[(found["release_date"] > SMALL_MODELS_ARTICLE_DAY - YEAR).to_numpy(dtype=bool)]
    chinese = found[(found["country"] == "CN").to_numpy(dtype=bool, na_value=False)]
    over = end >= SMALL_MODELS_ARTICLE_DAY
    return [
        number(
            "small-open-regions",
            "Of China, the United States and Europe, regions with an open model of 10B or less in "
            "the year to July 2024",
            float(len(regions(recent))) if over else None,
            "regions",
            "count of regions among open-weight releases up to 10 billion parameters",
            inputs=rows_of("models", recent.index),
            n=len(recent),
            digits=0,
            reason=JULY_NOT_OVER,
        ),
        number(
            "small-open-chinese-makers",
            "Chinese organisations with an open model of 10B or less by July 2024",
            float(chinese["organisation"].nunique()) if over else None,
            "organisations",
            "count of organisations among open-weight releases up to 10 billion parameters",
            inputs=rows_of("models", chinese.index),
            n=len(chinese),
            digits=0,
            reason=JULY_NOT_OVER,
        ),
    ]
