"""How the chapter's sentences name results, and the phrases that prose and captions share."""

from hundredmodels.chapters.miniaturisation.findings import told_from_null
from hundredmodels.chapters.miniaturisation.names import NAMING
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.wording import Wording

WORDS = Wording(NAMING)
token = WORDS.token
ranged = WORDS.ranged
known = WORDS.known
value = WORDS.value


def so_far(study: Study, year: int) -> str:
    """Say that a year is not over, where it is not."""
    return " so far" if study.measured.day.year == year else ""


def told_apart(study: Study) -> bool:
    """Say whether the records are told from their null."""
    return told_from_null(study.trends)


def under_reported(study: Study) -> str:
    """Say what the shade over the last twelve months of the scores means."""
    if not known(study, "scores-last-release"):
        return "Scores of the last twelve months are under-reported."
    return (
        "Shaded are the twelve months up to the last model of known size with a score "
        f"({token('scores-last-release')}): they are under-reported."
    )
