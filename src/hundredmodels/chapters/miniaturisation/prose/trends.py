"""Computed sentences on the models measured, and on how fast density grows."""

from hundredmodels.analysis.uncertainty import CERTAIN
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.miniaturisation.wording import known, so_far, token, told_apart, value


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
