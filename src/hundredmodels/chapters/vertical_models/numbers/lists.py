"""Results on the public Chinese list: how many of its models were for a sector, and which."""

import pandas as pd

from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.sector_share import share_added, share_of_count
from hundredmodels.chapters.facts import Fact
from hundredmodels.chapters.result import Result, rows_of
from hundredmodels.chapters.units import MODELS, PER_CENT
from hundredmodels.chapters.vertical_models.market import NO_LIST, Market, as_listed
from hundredmodels.chapters.vertical_models.names import named, number, share
from hundredmodels.chapters.vertical_models.parameters import Parameters

NO_CATEGORIES = "the list had no categories by the day"


def list_results(market: Market, parameters: Parameters) -> tuple[Result, ...]:
    """Return the share of sector models on the public Chinese list."""
    row = as_listed(market.days)
    sorted_days = market.days[market.days["share"].notna()]
    at = () if row is None else rows_of("list_counts", [row["line"]])
    last = sorted_days.iloc[-1] if len(sorted_days) else None
    last_at = () if last is None else rows_of("list_counts", [last["line"]])

    def sector_share(one: pd.Series | None, reason: str, *, rated: bool = False) -> Estimate:
        if one is None:
            return Estimate.none(reason)
        whole = int(one["total"]) - (int(one["research"]) if rated else 0)
        return share_of_count(int(one["sector"]), whole, parameters.confidence)

    added = Estimate.none(NO_LIST) if row is None or last is None else share_added(row, last)
    rivals = ("sector-model-share-no-research", "sector-model-share-latest", "sector-share-added")
    listed = Fact(None if row is None else float(row["total"]), at, NO_LIST)
    sector = Fact(None if row is None else float(row["sector"]), at, NO_LIST)
    general = Fact(None if row is None else float(row["general"]), at, NO_LIST)
    return (
        share(
            "sector-model-share",
            "Share of sector models on the public Chinese list of 31 July 2023",
            sector_share(row, NO_LIST),
            "all but general and research models, over all models listed",
            inputs=at,
            rivals=rivals,
            digits=1,
        ),
        share(
            "sector-model-share-no-research",
            "Share of sector models among general and sector models, 31 July 2023",
            sector_share(row, NO_LIST, rated=True),
            "sector models over sector and general models",
            inputs=at,
            rivals=("sector-model-share",),
            digits=1,
        ),
        share(
            "sector-model-share-latest",
            "Share of sector models in the list's last revision known",
            sector_share(last, NO_CATEGORIES),
            "all but general and research models, over all models listed",
            inputs=last_at,
            rivals=("sector-model-share",),
            digits=1,
        ),
        share(
            "sector-share-added",
            "Share of sector models among those added to the list after 31 July 2023",
            added,
            "growth of sector models over growth of the list",
            inputs=(*at, *last_at),
            rivals=("sector-model-share",),
            digits=1,
        ),
        number(
            "listed-models",
            "Models on the public Chinese list of 31 July 2023",
            listed,
            MODELS,
            "count of rows",
            digits=0,
        ),
        number(
            "sector-models",
            "Sector models on the list of 31 July 2023",
            sector,
            MODELS,
            "count of rows but general and research",
            digits=0,
        ),
        number(
            "general-models",
            "General models on the list of 31 July 2023",
            general,
            MODELS,
            "count of rows",
            digits=0,
        ),
        named(
            "list-last-day",
            "Day of the list's last revision known",
            "" if last is None else f"{last['day']:%-d %B %Y}",
            "last revision with categories",
            Fact(None if last is None else 0.0, last_at, NO_CATEGORIES),
        ),
    )


def sector_results(market: Market) -> tuple[Result, ...]:
    """Return how many sector models have a sector that the tables state."""
    table, row = market.sectors, as_listed(market.days)
    inputs = rows_of("claims", table["line"])
    known = Fact(
        float(table["models"].sum()) if len(table) else None,
        inputs,
        "no sector's count was known by the day",
    )
    rest = (
        Fact.none(known.reason or NO_LIST)
        if known.value is None or row is None
        else Fact(
            100 * known.value / float(row["sector"]),
            (*inputs, *rows_of("list_counts", [row["line"]])),
        )
    )
    return (
        number(
            "sectors-named-models",
            "Sector models whose sector the tables state",
            known,
            MODELS,
            "telecommunications, government and transport, counted on the list of 31 July 2023",
            basis="quoted",
            digits=0,
        ),
        number(
            "sectors-named-share",
            "Share of the sector models whose sector the tables state",
            rest,
            PER_CENT,
            "models of the three sectors over all sector models",
            digits=0,
        ),
    )
