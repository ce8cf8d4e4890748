"""Computed sentences on the models measured, and on how fast density grows."""

import pandas as pd

from hundredmodels.analysis.uncertainty import CERTAIN
from hundredmodels.chapters.miniaturisation import frames
from hundredmodels.chapters.miniaturisation.findings import findings
from hundredmodels.chapters.miniaturisation.frames.records import year_lines
from hundredmodels.chapters.miniaturisation.sample import FEWEST
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.miniaturisation.wording import known, so_far, token, told_apart, value
from hundredmodels.chapters.notes import words_of
from hundredmodels.chapters.wording import counted, joined, listed

NO_FAULT = "The regression, the family and the quantile do not have this fault"
OBJECTIONS = {
    "raw scores": ("raw",),
    "the logarithm of the error": ("log-error",),
    "active parameters in place of total ones for the mixtures of experts": ("active",),
    "other rules for the score": ("best", "median", "vendor", "five-shot"),
    "the least reliable rows dropped": ("grades",),
    "the largest developer left out": ("without-largest",),
}
"""What may be said against the regression, and the choices that answer it."""
WIDE = 10
"""How many times the densest model of a quarter is denser than its least dense, or more."""
MANY = 0.25
"""Share of a year's models that is many."""
REPORTED = pd.Timestamp("2026-01-01")
"""Since this day the year is over in which most developers stopped reporting MMLU."""


def curve(study: Study) -> str:
    """Say whether both things that the article says of size and date are in the scatter."""
    if not known(study, "points-per-year", "points-per-tenfold-size"):
        return (
            "By this day too few models of known size were scored to see whether larger models "
            "score higher on any one day, and later ones at any one size."
        )
    larger = (value(study, "points-per-tenfold-size") or 0) > 0
    later = (value(study, "points-per-year") or 0) > 0
    if not (larger and later):
        return "Not both things that the article says of size and date are in this picture."
    if len(set(year_lines(study)["date"])) > 1:
        return (
            "Both things that the article says are in this picture. Larger models score higher on "
            "any one day, and the whole curve moves up from year to year, so size is not the only "
            "factor."
        )
    return (
        "In this picture larger models score higher, and later ones do at one size; whether the "
        "whole curve moves up from year to year the models known by this day are too few to show."
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


def no_fault(study: Study) -> str:
    """Say that the estimators on all models find no trend where there is none."""
    if known(study, *(f"density-doubling-{key}" for key in ("regression", "family", "quantile"))):
        return f"{NO_FAULT}; on shuffled dates they come out at no trend, as they should."
    return f"{NO_FAULT}, since they follow all models and not the records alone."


def objections(study: Study) -> str:
    """Say which objections are tried, and what matters more than they do."""
    if words_of(frames.choices(study)):
        return "No other choice can be tried on the models known by this day."
    tried = [
        words
        for words, keys in OBJECTIONS.items()
        if known(study, *(f"density-doubling-regression-{key}" for key in keys))
    ]
    if not tried:
        return "Few other choices can be tried on the models known by this day."
    start = (
        "The obvious objections are all here"
        if len(tried) == len(OBJECTIONS)
        else "Those of the obvious objections that can be tried by this day are here"
    )
    helm = (
        "HELM is too small a sample to object with."
        if known(study, "density-doubling-regression-helm")
        else ""
    )
    return joined((f"{start}: {listed(tried)}.", helm, by_level(study)))


def by_level(study: Study) -> str:
    """Say whether the level matters more than other choices."""
    names = (f"density-doubling-level-{at:g}".replace(".", "-") for at in study.parameters.levels)
    months = [one for one in (value(study, name) for name in names) if one is not None]
    if not months:
        return "No level has records enough for a line of its own."
    levels = f"{counted(len(months), 'level')} {'has' if len(months) == 1 else 'have'}"
    own = f"{levels} records enough for a line of {'its' if len(months) == 1 else 'their'} own"
    least, most = (value(study, f"regression-choice-{end}") for end in ("shortest", "longest"))
    if least and most and max(months) / min(months) > most / least:
        return f"The level matters more than any of them: {own}, and they disagree."
    return f"{own[0].upper()}{own[1:]}."


def cloud(study: Study) -> str:
    """Hold the spread of density within a quarter against Moore's law."""
    dots = frames.densities(study)
    if words_of(dots) or not wide(dots):
        return (
            "Seen model by model the law can't be held against Moore's on the models known by this "
            "day. The article's comparison with chips stays an analogy."
        )
    year = dots["released"].dt.year
    of_2023, of_2025 = (dots.loc[year == one, "density"] for one in (2023, 2025))
    beaten = len(of_2023) and len(of_2025) and (of_2025 < of_2023.max()).mean() >= MANY
    fair = any(one.key == "family" for one in findings(study.trends))
    spread = (
        "Seen model by model the law looks less like Moore's. The number of transistors on a chip "
        "of one make and year hardly varies; the density of language models of one quarter often "
        "varies by a factor of ten and more"
    )
    older = ", and a dense model of 2023 beats many of 2025" if beaten else ""
    line = (
        "A straight line through the cloud is a fair summary. It"
        if fair
        else "A straight line through the cloud"
    )
    return (
        f"{spread}{older}. {line} is no law that binds the next model, and the article's "
        "comparison with chips stays an analogy."
    )


def wide(dots: pd.DataFrame) -> bool:
    """Say whether density varies tenfold in the usual quarter that has models enough."""
    quarters = dots.groupby(dots["released"].dt.to_period("Q"))["density"]
    spread = (quarters.max() / quarters.min())[quarters.size() >= FEWEST]
    return bool(len(spread)) and float(spread.median()) >= WIDE


def last_year(study: Study) -> str:
    """Say until when there are scores."""
    if not known(study, "scores-last-release"):
        return "By this day no model of known size has a score on MMLU."
    last = f"last model of known size with a score is of {token('scores-last-release')}."
    if study.measured.day < REPORTED:
        return f"The {last}"
    return (
        f"Most developers stopped reporting MMLU in 2025, so later models are missing; the {last}"
    )
