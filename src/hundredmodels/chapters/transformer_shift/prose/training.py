"""Sentences on the growth of training compute, and its rivals."""

from hundredmodels.analysis.uncertainty import CERTAIN
from hundredmodels.chapters.transformer_shift.frames import NO_GROWTH
from hundredmodels.chapters.transformer_shift.study import Study
from hundredmodels.chapters.transformer_shift.wording import known, ranged, token, value


def agreement(study: Study) -> str:
    """Say whether our growth agrees with the published one, and what moves it."""
    if not known(study, "training-compute-growth"):
        return NO_GROWTH
    ours = study.results["training-compute-growth"]
    theirs = value(study, "training-compute-growth-epoch")
    if theirs is None:
        text = "No published estimate was known by this day to set beside it."
    elif ours.low is None or ours.high is None:
        text = f"Epoch AI's own figure is {token('training-compute-growth-epoch')}."
    elif ours.low <= theirs <= ours.high:
        text = (
            f"Epoch AI's own figure, {token('training-compute-growth-epoch')}, lies inside our "
            "interval; ours is the wider one because it resamples organisations, whose systems "
            "are not independent, where theirs is the standard error of a slope."
        )
    else:
        text = (
            f"Epoch AI's own figure, {token('training-compute-growth-epoch')}, lies outside our "
            "interval: the tables differ in their last months."
        )
    all_of_it = value(study, "training-compute-growth") or 0
    before = value(study, "training-compute-growth-before-last-year")
    if before is None:
        return text
    why = (
        ", for which small systems are hardly listed yet, brings it down to "
        if before < all_of_it
        else " gives "
    )
    return (
        f"{text} Leaving out the last twelve months{why}"
        f"{ranged(study, 'training-compute-growth-before-last-year')}."
    )


def frontier(study: Study) -> str:
    """Say whether the frontier's growth can be told from its null."""
    if not known(study, "training-compute-growth-frontier", "frontier-p-value"):
        return "Too few systems were known by this day to fit the largest alone."
    p = value(study, "frontier-p-value") or 1.0
    opening = (
        f"The line through the largest systems alone gives "
        f"{token('training-compute-growth-frontier')}. Such a line rises even through shuffled "
        f"data, by {ranged(study, 'frontier-null')}, because records can only rise"
    )
    if p > CERTAIN:
        return f"{opening}; ours is not told from that, so there is no finding here."
    return (
        f"{opening}. Ours is told from that (p = {token('frontier-p-value')}); less its null, "
        f"{ranged(study, 'frontier-less-null')} remain."
    )


def china_growth(study: Study) -> str:
    """Say why our growth for China differs from the published one."""
    theirs = value(study, "training-compute-growth-china-epoch")
    ours = value(study, "training-compute-growth-china")
    if ours is None:
        return "Too few Chinese systems were known by this day for a line."
    text = f"Systems led from China grew {ranged(study, 'training-compute-growth-china')}"
    if theirs is None:
        return f"{text}."
    return (
        f"{text}, where Epoch AI has {token('training-compute-growth-china-epoch')}. The two are "
        "not rivals: theirs follows the largest Chinese language models after 2021, ours all "
        "notable Chinese systems from the first small ones on, so ours holds a catching-up that "
        "theirs leaves out."
    )
