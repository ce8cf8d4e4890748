"""The chapter's answer, in three sentences that may turn with data, day or parameters."""

from hundredmodels.chapters.miniaturisation.findings import findings
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.miniaturisation.wording import known, ranged, token, told_apart, value
from hundredmodels.chapters.wording import listed

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
    elif not shortest <= law <= longest:
        pace = "faster" if law > longest else "slower"
        verdict = f", {of_which(study)}{pace} than the law in the articles says"
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


def of_which(study: Study) -> str:
    """Say that the middles are meant, where intervals hold the law all the same."""
    return "the middle of each being " if value(study, "estimators-holding-the-law") else ""


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
