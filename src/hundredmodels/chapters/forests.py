"""Results as the rows of a forest plot, ours and quoted ones under each other."""

from collections.abc import Iterable

import pandas as pd

from hundredmodels.chapters import Study
from hundredmodels.chapters.naming import Naming
from hundredmodels.chapters.notes import UNKNOWN, or_note
from hundredmodels.charts.forest import COLUMNS


def forest_rows(
    naming: Naming, study: Study, named: Iterable[tuple[str, str]], words: str = UNKNOWN
) -> pd.DataFrame:
    """Return results as the rows of a forest plot.

    Parameters
    ----------
    naming
        The chapter's names.
    study
        Its study.
    named
        Names of results without the chapter, each with its label; those that the study does not
        have, or that have no number, are left out.
    words
        What the table says where none is left.

    Returns
    -------
    pandas.DataFrame
        ``label``, ``value``, ``low``, ``high``, ``basis`` and ``interval``; or a note.
    """
    found = [(study.results.get(naming.full(name)), label) for name, label in named]
    made = [
        (label, one.value, one.low, one.high, one.basis, one.interval)
        for one, label in found
        if one is not None and isinstance(one.value, int | float)
    ]
    frame = pd.DataFrame(made, columns=[*COLUMNS, "interval"])
    return or_note(frame.astype({"value": float, "low": float, "high": float}), words)
