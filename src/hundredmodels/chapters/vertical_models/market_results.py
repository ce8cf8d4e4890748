"""Results on lists, weights and revenue."""

import pandas as pd

from hundredmodels.analysis.cluster_share import cluster_share
from hundredmodels.analysis.estimate import Estimate
from hundredmodels.analysis.organisation_kinds import CLOUD, FIRM, KINDS, RESEARCH
from hundredmodels.analysis.sector_share import share_added, share_of_count
from hundredmodels.chapters.facts import Fact
from hundredmodels.chapters.result import Inputs, Result
from hundredmodels.chapters.vertical_models.market import MarketStudy, as_listed
from hundredmodels.chapters.vertical_models.parameters import Parameters
from hundredmodels.chapters.vertical_models.wording import MODELS, PER_CENT, full, number, word

NOT_LISTED = "the list of 31 July 2023 was not known by the day"
NO_CATEGORIES = "the list had no categories by the day"
NO_BASES = "no run that names its base model was known by the day"
NO_REVENUE = "revenue of chips and of two model makers was not known by the day"
KEYS = {CLOUD: "cloud", RESEARCH: "research", FIRM: "firms"}


def market_results(study: MarketStudy, parameters: Parameters) -> list[Result]:
    """Return all results on lists, weights and revenue."""
    return [
        *list_results(study, parameters),
        *sector_results(study),
        *openness_results(study, parameters),
        *base_results(study, parameters),
        *revenue_results(study),
    ]


def per_cent(
    name: str,
    label: str,
    share: Estimate,
    method: str,
    *,
    inputs: tuple[Inputs, ...],
    rivals: tuple[str, ...] = (),
) -> Result:
    """Return a share as a percentage with its interval."""
    return Result(
        id=full(name),
        label=label,
        value=None if share.value is None else 100 * share.value,
        unit=PER_CENT,
        method=method,
        n=share.n,
        low=None if share.low is None else 100 * share.low,
        high=None if share.high is None else 100 * share.high,
        interval=share.interval,
        reason=share.reason,
        rivals=tuple(full(rival) for rival in rivals),
        inputs=inputs,
        digits=1,
    )


def list_results(study: MarketStudy, parameters: Parameters) -> list[Result]:
    """Return the share of sector models on the public Chinese list."""
    row = as_listed(study.days)
    sorted_days = study.days[study.days["share"].notna()]
    at = () if row is None else (Inputs.of("list_counts", [row["line"]]),)
    last = sorted_days.iloc[-1] if len(sorted_days) else None
    last_at = () if last is None else (Inputs.of("list_counts", [last["line"]]),)

    def share(one: pd.Series | None, reason: str, *, rated: bool = False) -> Estimate:
        if one is None:
            return Estimate.none(reason)
        whole = int(one["total"]) - (int(one["research"]) if rated else 0)
        return share_of_count(int(one["sector"]), whole, parameters.confidence)

    added = Estimate.none(NOT_LISTED) if row is None or last is None else share_added(row, last)
    rivals = ("sector-model-share-no-research", "sector-model-share-latest", "sector-share-added")
    listed = Fact(None if row is None else float(row["total"]), at, NOT_LISTED)
    sector = Fact(None if row is None else float(row["sector"]), at, NOT_LISTED)
    general = Fact(None if row is None else float(row["general"]), at, NOT_LISTED)
    return [
        per_cent(
            "sector-model-share",
            "Share of sector models on the public Chinese list of 31 July 2023",
            share(row, NOT_LISTED),
            "all but general and research models, over all models listed",
            inputs=at,
            rivals=rivals,
        ),
        per_cent(
            "sector-model-share-no-research",
            "Share of sector models among general and sector models, 31 July 2023",
            share(row, NOT_LISTED, rated=True),
            "sector models over sector and general models",
            inputs=at,
            rivals=("sector-model-share",),
        ),
        per_cent(
            "sector-model-share-latest",
            "Share of sector models in the list's last revision known",
            share(last, NO_CATEGORIES),
            "all but general and research models, over all models listed",
            inputs=last_at,
            rivals=("sector-model-share",),
        ),
        per_cent(
            "sector-share-added",
            "Share of sector models among those added to the list after 31 July 2023",
            added,
            "growth of sector models over growth of the list",
            inputs=(*at, *last_at),
            rivals=("sector-model-share",),
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
        word(
            "list-last-day",
            "Day of the list's last revision known",
            "" if last is None else f"{last['day']:%-d %B %Y}",
            "last revision with categories",
            Fact(None if last is None else 0.0, last_at, NO_CATEGORIES),
        ),
    ]


def sector_results(study: MarketStudy) -> list[Result]:
    """Return how many sector models have a sector that the tables state."""
    table, row = study.sectors, as_listed(study.days)
    inputs = (Inputs.of("claims", table["line"]),)
    known = Fact(
        float(table["models"].sum()) if len(table) else None,
        inputs if len(table) else (),
        "no sector's count was known by the day",
    )
    rest = (
        Fact.none(known.reason or NOT_LISTED)
        if known.value is None or row is None
        else Fact(
            100 * known.value / float(row["sector"]),
            (*inputs, Inputs.of("list_counts", [row["line"]])),
        )
    )
    return [
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
    ]


def openness_results(study: MarketStudy, parameters: Parameters) -> list[Result]:
    """Return the share of releases with downloadable weights by kind of organisation."""
    made = []
    for kind in KINDS:
        rows = study.releases[study.releases["kind"] == kind]
        share = cluster_share(
            rows["open"],
            rows["organisation"],
            confidence=parameters.confidence,
            draws=parameters.draws,
            seed=parameters.seed,
            over="organisations",
        )
        made.append(
            per_cent(
                f"open-share-{KEYS[kind]}",
                f"Share of releases with downloadable weights, {kind}",
                share,
                "releases with a known openness; the kind is read off the organisation's name",
                inputs=(Inputs.of("models", rows["line"]),),
                rivals=tuple(f"open-share-{KEYS[other]}" for other in KINDS if other != kind),
            )
        )
    return made


def base_results(study: MarketStudy, parameters: Parameters) -> list[Result]:
    """Return whose weights the runs that name a base model were built on."""
    rows = study.bases
    inputs = (Inputs.of("training_runs", rows["line"]), Inputs.of("models", rows["base_line"]))
    others = rows[~rows["own"]]

    def share(flags: pd.Series, builders: pd.Series) -> Estimate:
        return cluster_share(
            flags,
            builders,
            confidence=parameters.confidence,
            draws=parameters.draws,
            seed=parameters.seed,
            over="builders",
        )

    return [
        number(
            "runs-with-base",
            "Training runs that name a base model",
            Fact(float(len(rows)) if len(rows) else None, inputs, NO_BASES),
            "runs",
            "runs whose base model is in the model table, each once",
            digits=0,
        ),
        per_cent(
            "built-on-open",
            "Share of runs on a named base model whose base has downloadable weights",
            share(rows["open"], rows["builder"]),
            "runs on open weights over runs that name a base model",
            inputs=inputs,
            rivals=("built-on-others",),
        ),
        per_cent(
            "built-on-others",
            "Share of runs on a named base model that build on another organisation's weights",
            share(~rows["own"], rows["builder"]),
            "runs whose builder and base model's maker differ, over runs that name a base model",
            inputs=inputs,
            rivals=("built-on-open",),
        ),
        per_cent(
            "others-weights-by-firms",
            "Share of firms without a public cloud among those who build on others' weights",
            share(others["kind"] == FIRM, others["builder"]),
            "other firms over all builders on another organisation's weights",
            inputs=inputs,
        ),
    ]


def revenue_results(study: MarketStudy) -> list[Result]:
    """Return chips' revenue over that of model makers, then and now."""
    table = study.revenue

    def fact(column: str, at: int) -> Fact:
        if table.empty:
            return Fact.none(NO_REVENUE)
        row = table.iloc[at]
        lines = [*row["chip_lines"], *row["model_lines"]]
        return Fact(float(row[column]), (Inputs.of("finance", lines),))

    method = (
        "NVIDIA's data-centre revenue of four quarters over the sum of model makers' last "
        "annualised revenue; two makers or more"
    )

    def day(at: int) -> str:
        return "" if table.empty else f"{table['day'].iloc[at]:%B %Y}"

    billion = "billion US dollars a year"
    return [
        number(
            "chips-per-model-dollar-first",
            "Revenue of chips for a dollar of model makers' revenue, first quarter known",
            fact("ratio", 0),
            "US dollars",
            method,
            rivals=("chips-per-model-dollar-latest",),
        ),
        number(
            "chips-per-model-dollar-latest",
            "Revenue of chips for a dollar of model makers' revenue, last quarter known",
            fact("ratio", -1),
            "US dollars",
            method,
            n=len(table),
            rivals=("chips-per-model-dollar-first",),
        ),
        number(
            "chip-revenue-latest",
            "Revenue of NVIDIA's data-centre chips, last four quarters known",
            fact("chips", -1),
            billion,
            "sum of four reported quarters",
        ),
        number(
            "model-revenue-latest",
            "Annualised revenue of model makers at the same day",
            fact("models", -1),
            billion,
            "sum of each maker's last run rate; a floor",
        ),
        word(
            "revenue-first-day", "First quarter of the comparison", day(0), method, fact("ratio", 0)
        ),
        word(
            "revenue-last-day", "Last quarter of the comparison", day(-1), method, fact("ratio", -1)
        ),
    ]
