"""Captions and alt texts of the figures of how fast density grows."""

import pandas as pd

from hundredmodels.chapters.miniaturisation import frames
from hundredmodels.chapters.miniaturisation.frames.trends import density_lines
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.miniaturisation.wording import (
    known,
    ranged,
    token,
    told_apart,
    under_reported,
    value,
)
from hundredmodels.chapters.notes import describes
from hundredmodels.chapters.wording import in_words, joined
from hundredmodels.charts.forest import QUOTED

ENVELOPE = (
    "Records of density are what the densing law draws its line through. The whisker of its "
    "journal version of 2025 spans its figures after and before ChatGPT and is no confidence "
    "interval."
)
LAW_MARKED = "; a dashed line marks the law"


def whose(rows: pd.DataFrame, *, ours: str) -> str:
    """Say which marks of a forest plot are ours and which are quoted, as far as there are any."""
    quoted = rows["basis"] == QUOTED
    parts = [
        *([] if quoted.all() else [f"filled: ours, {ours}"]),
        *(["hollow: quoted"] if quoted.any() else []),
    ]
    return "; ".join(parts).capitalize() + "."


@describes(frames.estimates)
def estimates(study: Study, rows: pd.DataFrame) -> str:
    """Caption of the forest plot."""
    everyone = len(study.trends.main)
    told = value(study, "estimators-with-a-trend") or 0
    if told < everyone or not known(study, "density-doubling-shortest"):
        ours = "with bootstrap intervals over developers, as far as there is a value"
        return f"{no_finding(study)} {whose(rows, ours=ours)}"
    start = (
        f"Our four estimators put the doubling time at "
        f"{token('density-doubling-shortest', 'value')} to {token('density-doubling-longest')}"
    )
    held = value(study, "estimators-holding-the-law") or 0
    if not study.measured.article_out:
        words = ""
    elif held == everyone:
        words = ", and the intervals of all of them hold the law"
    elif held == 0:
        words = ", and none of their intervals holds the law"
    else:
        words = (
            f", and the intervals of {token('estimators-holding-the-law')} of the four hold the law"
        )
    marks = whose(rows, ours="with bootstrap intervals over developers")
    densing = known(study, "published-densing-2025", "density-doubling-envelope")
    return joined((f"{start}{words}.", marks, ENVELOPE if densing else ""))


def no_finding(study: Study) -> str:
    """Say that not all four estimators find a trend, or that none can be run."""
    told = value(study, "estimators-with-a-trend") or 0
    if not any(one.growth.value is not None for one in study.trends.main.values()):
        return "None of our four estimators can be run on the models known by this day."
    if told == 0:
        return "None of our four estimators tells a doubling from no trend."
    return (
        f"Only {token('estimators-with-a-trend')} of our four estimators can tell a "
        "doubling from no trend, which is no finding."
    )


@describes(frames.estimates)
def estimates_alt(study: Study, rows: pd.DataFrame) -> str:
    """Alt text of the forest plot."""
    quoted = int((rows["basis"] == QUOTED).sum())
    kinds = [(len(rows) - quoted, "of ours"), (quoted, "quoted")]
    drawn = ", ".join(f"{in_words(count)} {words}" for count, words in kinds if count)
    marked = LAW_MARKED if study.measured.article_out else ""
    return f"Forest plot of doubling times in months: {drawn}{marked}."


@describes(frames.null)
def null(study: Study, _rows: pd.DataFrame) -> str:
    """Caption of the null."""
    verdict = (
        "the real dates lie beyond nearly all of that"
        if told_apart(study)
        else "the real dates can't be told from that: there is no finding in the records"
    )
    return (
        f"Records fall without any progress: shuffled dates give a doubling time of "
        f"{ranged(study, 'density-null')}, and {verdict}. Histogram of "
        "the growth rate that the line through the records shows when the dates are shuffled "
        f"among the models; the share of shuffles at or beyond the real rate is "
        f"{token('density-null-p-value')}."
    )


@describes(frames.null)
def null_alt(study: Study, _rows: pd.DataFrame) -> str:
    """Alt text of the null."""
    place = "right of nearly all bars" if told_apart(study) else "among the bars"
    return f"Histogram of growth rates under shuffled dates; the observed rate stands {place}."


@describes(frames.choices)
def choices(study: Study, rows: pd.DataFrame) -> str:
    """Caption of the sensitivity plot."""
    rivals = known(study, "regression-choice-shortest", "regression-choice-longest")
    start = "Under other choices the regression gives no doubling time"
    if rivals:
        start = (
            "Under other choices the regression gives "
            f"{token('regression-choice-shortest', 'value')} "
            f"to {token('regression-choice-longest')}"
        )
    chosen = (
        f"beside {token('density-doubling-regression')} as chosen"
        if known(study, "density-doubling-regression")
        else "and none as chosen"
    )
    helm = (
        "HELM's own scores cover few models of known size and leave a wide interval."
        if known(study, "density-doubling-regression-helm")
        else ""
    )
    levels = rows["label"].str.startswith("records at").any()
    lower = (
        "; the lower ones follow one level alone, where six records or more allow a line"
        if levels
        else ""
    )
    marks = f"The upper rows change one choice each{lower}."
    return joined((f"{start}, {chosen}.", marks, helm))


@describes(frames.choices)
def choices_alt(study: Study, _rows: pd.DataFrame) -> str:
    """Alt text of the sensitivity plot."""
    marked = LAW_MARKED if study.measured.article_out else ""
    return f"Forest plot of doubling times in months under other choices{marked}."


@describes(frames.densities)
def densities(study: Study, _rows: pd.DataFrame) -> str:
    """Caption of density by date."""
    line = (
        f"A straight line in time explains {token('density-linear-r2')} of the spread of log "
        "density: a trend, not a law."
        if known(study, "density-linear-r2")
        else ""
    )
    marks = (
        "Density is the size that a "
        f"{study.parameters.reference_family} model would need for the score, over the model's "
        "own size."
    )
    lines = set(density_lines(study)["line"])
    trend = ""
    if "our trend" in lines:
        trend = (
            f"Our trend over all models doubles in {token('density-doubling-family')}"
            if known(study, "density-doubling-family")
            else "Our trend over all models does not grow"
        )
        laws = lines - {"our trend"}
        dashed = "the dashed laws start on it" if len(laws) > 1 else "the dashed law starts on it"
        trend += f"; {dashed} at LLaMA's release." if laws else "."
    beyond = "Beyond the family's own scores its curve is prolonged."
    return joined((line, marks, trend, beyond, under_reported(study)))


@describes(frames.densities)
def densities_alt(study: Study, _rows: pd.DataFrame) -> str:
    """Alt text of density by date."""
    lines = list(density_lines(study)["line"].unique())
    kind = "a line" if len(lines) == 1 else "lines"
    drawn = f", with {kind}: {', '.join(lines)}" if lines else ""
    return f"Scatter of density on a log scale against release date{drawn}."


@describes(frames.equal_terms)
def equal_terms(study: Study, rows: pd.DataFrame) -> str:
    """Caption of the comparison at equal compute."""
    hollow = "Hollow: what others found for compute." if (rows["basis"] == QUOTED).any() else ""
    method = (
        "The same regression with "
        "training compute in the place of size, and with training tokens per parameter held fixed."
    )
    if not known(study, "doubling-at-equal-compute", "density-doubling-compute-known"):
        few = "No halving at equal training compute can be told on the models known by this day."
        ours = (rows["basis"] != QUOTED).any()
        return joined((few, method if ours else "", hollow))
    left = (
        f": {token('share-left-at-equal-compute')} of the growth is left"
        if known(study, "share-left-at-equal-compute")
        else ""
    )
    start = (
        f"At equal training compute the requirement halves in {token('doubling-at-equal-compute')},"
        f" not {token('density-doubling-compute-known')}{left}."
    )
    return joined((start, method, hollow))


@describes(frames.equal_terms)
def equal_terms_alt(_study: Study, rows: pd.DataFrame) -> str:
    """Alt text of the comparison at equal compute."""
    return f"Forest plot of times to halve, in months: {'; '.join(rows['label'])}."
