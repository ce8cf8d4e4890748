"""The chapter's computed sentences: what may flip with the data is decided here, not written.

A sentence names numbers by the results' ids and holds none of its own.
"""

from hundredmodels.analysis.uncertainty import CERTAIN
from hundredmodels.chapters.miniaturisation.findings import findings
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.miniaturisation.wording import (
    known,
    ranged,
    so_far,
    token,
    told_apart,
    value,
)
from hundredmodels.chapters.wording import listed

__all__ = [
    "answer",
    "duel_sentence",
    "null_sentence",
    "projection",
    "release_sentence",
    "years",
]

NAMED = {
    "smallest": "the smallest models at each level",
    "family": "the reference family's curve",
    "regression": "the regression over all models",
    "quantile": "the lower-quantile regression",
}


def answer(study: Study) -> tuple[str, str, str]:
    """Answer the chapter's question in three sentences."""
    return (answer_density(study), answer_records(study), answer_compute(study))


def answer_density(study: Study) -> str:
    """Say how fast density grows, beside the law."""
    found = findings(study.trends)
    if not any(one.growth.value is not None for one in study.trends.main.values()):
        return "By this day too few models of known size had been scored to measure any shrinking."
    if len(found) < len(study.trends.main):
        return some_findings(study)
    shortest = value(study, "density-doubling-shortest") or 0.0
    longest = value(study, "density-doubling-longest") or 0.0
    law = study.parameters.law_months
    if not study.measured.article_out:
        verdict = ""
    elif law > longest:
        verdict = ", faster than the law in the articles says"
    elif law < shortest:
        verdict = ", slower than the law in the articles says"
    else:
        verdict = ", with the law in the articles inside that range"
    start = (
        "On MMLU the size that a given score needs has halved every "
        f"{token('density-doubling-shortest', 'value')} to {token('density-doubling-longest')} by "
        f"our four estimators{verdict}"
    )
    if not known(study, "published-law"):
        return f"{start}."
    start = f"{start} ({token('published-law')})"
    theirs = value(study, "published-densing-2024")
    if theirs is None:
        return f"{start}."
    pace = "slower than" if shortest > theirs else "near"
    return f"{start}, and {pace} its authors' later figure ({token('published-densing-2024')})."


def some_findings(study: Study) -> str:
    """Name the estimators that find a trend, where not all four do."""
    start = "That the size which a given score on MMLU needs has shrunk is no finding here"
    found = findings(study.trends)
    if not found:
        return f"{start}: none of our four estimators tells it from no trend."
    named = [f"{NAMED[one.key]} ({token(f'density-doubling-{one.key}')})" for one in found]
    verb = "tells" if len(found) == 1 else "tell"
    missing = any(one.growth.value is None for one in study.trends.main.values())
    rest = (
        "hold no trend within their intervals or can't be run by this day"
        if missing
        else ("hold no trend within their intervals or are not told from shuffled dates")
    )
    return (
        f"{start}: of our four estimators only {listed(named)} {verb} it from no trend; the "
        f"others {rest}."
    )


def answer_records(study: Study) -> str:
    """Say what the records are worth."""
    if not known(study, "density-null"):
        return "A line through the records can't be told from chance on so few models."
    start = (
        "Records of small models fall even where there is nothing to find: with the dates "
        f"shuffled they still halve every {token('density-null')}"
    )
    if not told_apart(study):
        return (
            f"{start}, and the real dates can't be told from that, so the records are no finding."
        )
    if not known(study, "density-doubling-less-null"):
        return f"{start}, and nothing is left of the trend without that fall."
    return (
        f"{start}; less that fall, density by the records doubles every "
        f"{ranged(study, 'density-doubling-less-null')}."
    )


def answer_compute(study: Study) -> str:
    """Say how much of the gain was bought with compute."""
    if not known(study, "share-left-at-equal-compute", "smallest-60-mmlu-fall"):
        return "How much of the gain training compute bought can't be said for this day."
    fall = (
        "Above sixty per cent of MMLU the smallest model shrank by a factor of "
        f"{token('smallest-60-mmlu-fall', 'value')}, from {token('smallest-60-first-model')} to "
        f"{token('smallest-60-last-model')}"
    )
    if not any(one.key == "regression" for one in findings(study.trends)):
        return f"{fall}, but over all models there is no growth that compute could have bought."
    return (
        f"{fall}, but small models are fed more data: at equal training "
        f"compute {token('share-left-at-equal-compute')} of the growth is left."
    )


def null_sentence(study: Study) -> str:
    """Say what the permutation tests find."""
    if not known(study, "density-null", "density-null-p-value"):
        return "On the models known by this day neither record-based trend can be tested."
    p = value(study, "density-envelope-p-value") or 1.0
    own = (
        f"The records at fixed levels pass their test (p = {token('density-null-p-value')})"
        if told_apart(study)
        else "The records at fixed levels do not pass their test "
        f"(p = {token('density-null-p-value')}), so there is no finding in them"
    )
    if not known(study, "density-envelope-p-value", "density-doubling-envelope"):
        return f"{own}. The records of density since LLaMA can't be tested on these models."
    drawn = (
        ", which is how the densing law is drawn," if known(study, "published-densing-2024") else ""
    )
    theirs = (
        f"The records of density since LLaMA{drawn} give "
        f"{token('density-doubling-envelope')} on our data"
    )
    end = (
        f"; they pass theirs too (p = {token('density-envelope-p-value')})."
        if p < CERTAIN
        else f", but shuffled dates do as well too often (p = "
        f"{token('density-envelope-p-value')}): on these data a line through the densest models so "
        "far is no finding."
    )
    return f"{own}. {theirs}{end}"


def projection(study: Study) -> str:
    """Say what became of the best model of the class at the article's day."""
    if not study.measured.article_out:
        return "The article was not out by this day, so no model of its day can be followed."
    if not known(study, "projection-start-model", "projection-end-model"):
        return "What became of the best model of that class at the article's day can't be said yet."
    return (
        f"The best of that class when the article appeared was {token('projection-start-model')} "
        f"({token('projection-start-size')}); within sixteen months the smallest model at its "
        f"score was {token('projection-end-model')} ({token('projection-end-size')})."
    )


def years(study: Study) -> str:
    """Say in which year the records fell most."""
    if not known(study, "halvings-2023", "halvings-2024"):
        return "When the shrinking came can't be told from the records known by this day."
    first, second = value(study, "halvings-2023") or 0, value(study, "halvings-2024") or 0
    if not study.measured.article_out:
        start = f"By the records more of the shrinking came in {2023 if first > second else 2024}"
    elif first > second:
        start = "The article calls 2024 the key year; by the records it was 2023"
    else:
        start = "The article calls 2024 the key year, and by the records it was"
    begun = ", when the article has the trend begin" if study.measured.article_out else ""
    share = (
        f" {token('shrinkage-before-h2-2023')} of all halvings came before July 2023{begun}."
        if known(study, "shrinkage-before-h2-2023")
        else ""
    )
    return (
        f"{start}: {token('halvings-2023')} at the average level against {token('halvings-2024')} "
        f"in 2024{so_far(study, 2024)}.{share}"
    )


def duel_sentence(study: Study) -> str:
    """Say how far MiniCPM's lead rests on one benchmark."""
    if not known(study, "minicpm-mean-lead", "minicpm-least-lead", "minicpm-mmlu-lead"):
        return "MiniCPM's table was not out by this day."
    side = "behind" if (value(study, "minicpm-mmlu-lead") or 0) < 0 else "ahead of"
    return (
        f"MiniCPM's mean lead is {token('minicpm-mean-lead')}, and still "
        f"{token('minicpm-least-lead')} without the benchmark that helps it most; on MMLU alone it "
        f"is {side} Llama 2 13B ({token('minicpm-mmlu-lead')})."
    )


def release_sentence(study: Study) -> str:
    """Say how the sizes of releases moved."""
    if not known(study, "share-below-10b-2022", "share-below-10b-2024"):
        return "How the sizes of releases moved can't be said for this day."
    up = (value(study, "share-below-10b-2024") or 0) > (value(study, "share-below-10b-2022") or 0)
    verb = "rose" if up else "fell"
    later = (
        f" In 2025 it was {token('share-below-10b-2025')}{so_far(study, 2025)}."
        if known(study, "share-below-10b-2025")
        else ""
    )
    return (
        f"The share of released models below ten billion parameters {verb} from "
        f"{token('share-below-10b-2022')} in 2022 to {token('share-below-10b-2024')} in 2024"
        f"{so_far(study, 2024)}, and "
        f"the median went from {token('median-size-2022')} to {token('median-size-2024')}.{later}"
    )
