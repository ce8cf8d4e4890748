"""Computed sentences on the law's own example, and on what came after."""

from hundredmodels.chapters.miniaturisation import frames
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.miniaturisation.wording import known, token, value
from hundredmodels.chapters.notes import words_of

NAPKIN = "The article's arithmetic can be redone on a napkin"
EQUAL = 0.02
"""Ratios that differ by less come out."""
MUCH = 2
"""How many times the data of another model is much more."""


def napkin(study: Study) -> str:
    """Say whether the law's own example comes out."""
    ratio = value(study, "gpt3-minicpm-size-ratio")
    if ratio is None:
        return f"{NAPKIN}, once both of its models are out."
    printed = value(study, "claimed-size-ratio")
    if not study.measured.article_out or printed is None:
        return f"{NAPKIN}."
    law = value(study, "law-size-ratio-at-8-months") or 0.0
    out = all(abs(one / ratio - 1) < EQUAL for one in (printed, law))
    return f"{NAPKIN}, and it {'comes' if out else 'does not come'} out."


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


def selection(study: Study) -> str:
    """Say how much of the paths is due to what is followed."""
    record = "the smallest equal model so far is a record again"
    if words_of(frames.paths(study)):
        return f"What becomes of such models is in part selection: {record}."
    starts = study.law.paths.frame
    fed = starts["training_tokens_t"] / starts["size_b"]
    year = starts["release_date"].dt.year
    if not MUCH * fed[year == 2023].median() < fed[year > 2023].median():  # noqa: PLR2004
        return f"A part of the fall is selection: {record}."
    return (
        f"A part of the fall is selection: {record}, and the larger models of 2023 were trained on "
        "much less data than those after them, so that beating them with less was no great feat."
    )
