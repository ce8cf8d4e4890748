"""Captions and alt texts of the figures of the models measured and of the records among them."""

import pandas as pd

from hundredmodels.chapters.miniaturisation import frames
from hundredmodels.chapters.miniaturisation.frames.records import year_lines
from hundredmodels.chapters.miniaturisation.law import LEVEL
from hundredmodels.chapters.miniaturisation.sample import LLAMA
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.miniaturisation.wording import (
    known,
    token,
    under_reported,
)
from hundredmodels.chapters.notes import describes
from hundredmodels.chapters.wording import counted, in_words, joined

SIXTY = f"MMLU {LEVEL:g}"


def lines_of(study: Study) -> int:
    """Count the years in whose middle the scatter shows the regression's line."""
    return int(year_lines(study)["date"].nunique())


@describes(frames.score_by_size)
def score_by_size(study: Study, _rows: pd.DataFrame) -> str:
    """Caption of the scatter."""
    dots = "Each dot is a released model of known size"
    if not known(study, "points-per-year"):
        return f"Too few models of known size were scored by this day to draw a trend. {dots}."
    lines = lines_of(study)
    if lines == 1:
        dots += (
            "; the line is the regression's scores in the middle of one year, drawn over the sizes "
            "of the models near that date"
        )
    elif lines:
        dots += (
            f"; the lines are the regression's scores in the middle of {in_words(lines)} years, "
            "drawn over the sizes of the models near that date"
        )
    return (
        f"A year is worth {token('points-per-year')} of MMLU at one size, ten times the size "
        f"{token('points-per-tenfold-size')} on one day. {dots}. "
        f"Size alone explains {token('score-r2-size')} of the "
        f"spread, size and date {token('score-r2-size-and-date')}. The last model with a score is "
        f"of {token('scores-last-release')}; the twelve months before it are under-reported."
    )


@describes(frames.score_by_size)
def score_by_size_alt(study: Study, rows: pd.DataFrame) -> str:
    """Alt text of the scatter."""
    start = f"Scatter of MMLU against parameters on a log scale, with {counted(len(rows), 'dot')}"
    lines = lines_of(study)
    if not lines:
        return f"{start}."
    curves = "a curve" if lines == 1 else f"{in_words(lines)} curves"
    years = "one year" if lines == 1 else "as many years"
    return f"{start} and {curves} for the middle of {years}."


@describes(frames.staircases)
def staircases(study: Study, rows: pd.DataFrame) -> str:
    """Caption of the staircases."""
    fall = (
        "The smallest model above sixty per cent of MMLU shrank by a factor of "
        f"{token('smallest-60-mmlu-fall', 'value')}, from {token('smallest-60-first-model')} to "
        f"{token('smallest-60-last-model')}."
    )
    drawn = SIXTY in set(rows["level"])
    steps = len(study.law.sixty.frame) if drawn else 0
    if steps == 1:
        fall = (
            f"{token('smallest-60-first-model')} is the only record above sixty per cent of MMLU "
            "by this day."
        )
    marks = "Each step is a model of known size smaller than any before it at that level."
    early = (
        "Before LLaMA there are few "
        "models, so the first steps say more about who published than about progress."
    )
    early = early if study.measured.day >= LLAMA else ""
    return joined((fall if steps else "", marks, early, under_reported(study)))


@describes(frames.staircases)
def staircases_alt(_study: Study, rows: pd.DataFrame) -> str:
    """Alt text of the staircases."""
    levels = [level.removeprefix("MMLU ") for level in rows["level"].unique()]
    return (
        "Staircases of the smallest number of parameters so far, on a log scale, against date, "
        f"each for a level of MMLU: {', '.join(levels)}."
    )
