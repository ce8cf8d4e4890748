"""Computed sentences on lists, weights, hurdles and revenue."""

from hundredmodels.chapters.vertical_models.names import full
from hundredmodels.chapters.vertical_models.study import Study
from hundredmodels.chapters.vertical_models.wording import (
    known,
    one_quarter,
    ranged,
    reason,
    token,
    value,
    written,
)

MOST = 50.0
"""Per cent beyond which a share is that of most."""


def list_growth(study: Study) -> str:
    """Say whether the share of sector models rose among those added."""
    if not known(study, "sector-model-share"):
        return "The list of July 2023 was not known by this day."
    if not known(study, "sector-share-added"):
        return "The list had not grown by this day."
    added = value(study, "sector-share-added") or 0.0
    listed = study.results[full("sector-model-share")]
    low, high = listed.low or 0.0, listed.high or 0.0
    chance = (
        "which is within the interval of the share before"
        if low <= added <= high
        else "which is outside the interval of the share before"
    )
    return (
        f"Of the models added from then to {token('list-last-day')}, "
        f"{token('sector-share-added')} were sector models, {chance}."
    )


def domain_cost(study: Study) -> str:
    """Say what the finance model cost to train, where its hours were known."""
    if not known(study, "bloomberggpt-cost"):
        return "The chip-hours of the best known finance model were not public by this day."
    return (
        "The best known vertical model of the time, BloombergGPT, was trained from scratch: at "
        f"rented chips its run would cost {token('bloomberggpt-cost')}, before people, data and "
        "failed runs."
    )


def private_data(study: Study) -> str:
    """Say what speaks for and against private data as the core, once that had been studied."""
    if not written(study):
        return "Whether private data are the core can't be told by this day."
    return (
        "On data the evidence is thin, and we do not pretend otherwise. For the thesis that "
        "private data are the core: BloombergGPT was trained on a large private archive and beat "
        "its peers of 2023; a general model still falls behind tuned ones in naming entities and "
        "relations. Against it: GPT-4, which had none of those data, rivalled or beat the "
        "same finance models at answering questions and judging sentiment."
    )


def small_models(study: Study) -> str:
    """Say whether start-ups chose small models, once the year in question was over."""
    if not written(study):
        return "Whether start-ups chose small models in the year to July 2023 can't be told yet."
    if not known(study, "small-models-by-firms"):
        return (
            "Whether start-ups chose small models can't be told: "
            f"{reason(study, 'small-models-by-firms')}."
        )
    first = (
        "That start-ups chose small models holds for those the model table knows: of"
        if (value(study, "small-models-by-firms") or 0.0) > MOST
        else "That start-ups chose small models does not hold for those the model table knows: of"
    )
    private = (
        ' And that models for one firm\'s own sector "do not exist yet" was wrong when it was '
        "written: BloombergGPT had been announced in March."
        if known(study, "private-domain-models-2023")
        else ""
    )
    return (
        f"{first} the models that Chinese firms without a public cloud released in the year to "
        f"July 2023, {ranged(study, 'small-models-by-firms')} had twenty billion parameters or "
        f"fewer.{private}"
    )


def camps(study: Study) -> str:
    """Say whether cloud vendors and other firms differ in openness."""
    cloud, firms = (study.results[full(f"open-share-{name}")] for name in ("cloud", "firms"))
    if cloud.low is None or firms.low is None or cloud.high is None or firms.high is None:
        return "There are too few organisations of either kind to compare them."
    if cloud.low <= firms.high and firms.low <= cloud.high:
        return (
            "The intervals of cloud vendors and other firms overlap: that either is the more open "
            "is no finding."
        )
    more, less = ("cloud vendors", "other firms")
    if cloud.high < firms.low:
        more, less = less, more
    return f"The intervals do not overlap: {more} are the more open, {less} the less."


def layers(study: Study) -> str:
    """Say what speaks for and against the move of value, as far as two layers can tell."""
    if not known(study, "chips-per-model-dollar-latest"):
        return "By this day no two layers can be compared."
    now = value(study, "chips-per-model-dollar-latest") or 0.0
    first = value(study, "chips-per-model-dollar-first") or 0.0
    if one_quarter(study):
        return (
            f"In {token('revenue-last-day')}, the one quarter in which two layers can be compared, "
            f"chips took {token('chips-per-model-dollar-latest')} for a dollar of the model makers."
        )
    spans = (
        f"chips took {token('chips-per-model-dollar-first')} for a dollar of the model makers in "
        f"{token('revenue-first-day')}, and {token('chips-per-model-dollar-latest')} in "
        f"{token('revenue-last-day')}"
    )
    larger = (
        f"chips still have the larger revenue, {token('chip-revenue-latest')} against "
        f"{token('model-revenue-latest')}"
        if now > 1
        else f"model makers have the larger revenue, {token('model-revenue-latest')} against "
        f"{token('chip-revenue-latest')}"
    )
    if now < first:
        return (
            f"For the thesis that value moves up: {spans}. That is a move towards models, the "
            "layer which the thesis says would not keep the value. Against it: "
            f"{larger}."
        )
    return f"Against the thesis that value moves up: {spans}, a move towards chips; {larger}."
