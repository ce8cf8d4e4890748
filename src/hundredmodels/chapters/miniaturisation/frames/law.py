"""The tables of the law's own example and what came after."""

import numpy as np
import pandas as pd

from hundredmodels.chapters.forests import forest_rows
from hundredmodels.chapters.miniaturisation.names import NAMING
from hundredmodels.chapters.miniaturisation.sample import FEWEST
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.notes import note, or_note

NO_PATH = "No model of about a hundred billion parameters was scored by this day."

TOO_YOUNG = (
    "Too few models of about a hundred billion parameters are old enough by this day to say what "
    "became of them."
)


def example(study: Study) -> pd.DataFrame:
    """Return the ratios around the law's own example; the law's once the article was out."""
    if not np.isfinite(study.law.example.size_ratio):
        return note("MiniCPM was not out by this day, so the law's example can't be reckoned.")
    law = (("law-size-ratio-at-8-months", "Predicted by the law"),)
    rows = (
        *(law if study.measured.article_out else ()),
        ("gpt3-minicpm-size-ratio", "Ratio of parameters"),
        ("claimed-size-ratio", "Printed in the article"),
        ("gpt3-minicpm-compute-ratio", "Ratio of training compute"),
    )
    return forest_rows(NAMING, study, rows)


def paths(study: Study) -> pd.DataFrame:
    """Return the relative size of the smallest equal model, month by month, where six reach one."""
    found = study.law.paths
    if len(found.frame) and not any(found.count(month) >= FEWEST for month in found.months[1:]):
        return note(TOO_YOUNG)
    rows = [
        {"start": name, "months": month, "relative size": ratio}
        for name, row in zip(found.frame["model"], found.ratio, strict=True)
        for month, ratio in zip(found.months, row, strict=True)
        if np.isfinite(ratio)
    ]
    return or_note(pd.DataFrame(rows, columns=["start", "months", "relative size"]), NO_PATH)


def path_lines(study: Study) -> pd.DataFrame:
    """Return the median path, where six paths or more reach, and the law's once it was stated."""
    found = study.law.paths
    rows = [
        {"line": "median", "months": month, "relative size": found.median(month)}
        for month in found.months
        if found.count(month) >= FEWEST
    ]
    rows += [
        {
            "line": "the law",
            "months": month,
            "relative size": 2 ** (-month / study.parameters.law_months),
        }
        for month in found.months
        if study.measured.article_out
    ]
    return pd.DataFrame(rows, columns=["line", "months", "relative size"])
