"""Captions and alt texts of the figures of the law's own example and what came after."""

import pandas as pd

from hundredmodels.chapters.miniaturisation import frames
from hundredmodels.chapters.miniaturisation.frames.law import TOO_YOUNG, path_lines
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.miniaturisation.wording import known, token, value
from hundredmodels.chapters.notes import describes
from hundredmodels.chapters.wording import counted, joined, listed


@describes(frames.example)
def example(study: Study, _rows: pd.DataFrame) -> str:
    """Caption of the example."""
    printed = (
        f"; the article prints {token('claimed-size-ratio', 'value')}"
        if known(study, "claimed-size-ratio")
        else ""
    )
    sizes = token("gpt3-minicpm-size-ratio", "value")
    months = token("gpt3-minicpm-months")
    spent = token("gpt3-minicpm-compute-ratio", "value")
    if study.measured.article_out:
        start = (
            f"The law predicts a factor of {token('law-size-ratio-at-8-months', 'value')} for its "
            f"own example, and the sizes give {sizes}{printed}. GPT-3 to MiniCPM, {months} apart."
        )
    else:
        start = f"In size GPT-3 and MiniCPM, {months} apart, differ by a factor of {sizes}."
    compute = f"In training compute the same two models differ by a factor of {spent}."
    return joined((start, compute if known(study, "gpt3-minicpm-compute-ratio") else ""))


@describes(frames.example)
def example_alt(_study: Study, rows: pd.DataFrame) -> str:
    """Alt text of the example."""
    largest = rows["label"].iloc[int(rows["value"].argmax())]
    return (
        f"Dot plot of {counted(len(rows), 'ratio')} on a log scale; the largest is labelled "
        f"“{largest}”."
    )


@describes(frames.paths)
def paths(study: Study, _rows: pd.DataFrame) -> str:
    """Caption of the projection against what happened."""
    lines = set(path_lines(study)["line"])
    marks = "Thin: each model within a factor of one and a half of a hundred billion"
    marks += "; bold: their median, where six or more reach" if "median" in lines else ""
    marks += ". The smallest equal so far is a record, and records flatter."
    month, two = "hundred-billion-class-after-8-months", "hundred-billion-class-after-16-months"
    if not known(study, month, two):
        return f"{TOO_YOUNG} {marks}"
    if not study.measured.article_out:
        return (
            f"The smallest equal of a hundred billion: {token(month)} after eight months, "
            f"{token(two)} after sixteen. {marks}"
        )
    actual = value(study, two) or 0.0
    law = value(study, "hundred-billion-after-16-months") or 0.0
    words = "ran ahead of the law" if actual < law else "did not keep pace with the law"
    return (
        f"The smallest equal of a hundred billion {words}: {token(month)} after eight months "
        f"({token('hundred-billion-after-8-months')} by the law), {token(two)} after sixteen "
        f"({token('hundred-billion-after-16-months')}). {marks}"
    )


@describes(frames.paths)
def paths_alt(study: Study, rows: pd.DataFrame) -> str:
    """Alt text of the projection."""
    lines = path_lines(study)
    there = [
        words
        for line, words in (("median", "their median"), ("the law", "the law's dashed line"))
        if line in set(lines["line"])
    ]
    count = rows["start"].nunique()
    return (
        "Steps of relative size on a log scale over twenty-four months from the release, of "
        f"{listed([counted(count, 'large model'), *there])}."
    )
