"""Computed sentences on the law's own example, and on what came after."""

from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.miniaturisation.wording import known, token


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
