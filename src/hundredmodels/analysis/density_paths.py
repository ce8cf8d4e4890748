"""How far the size of the smallest equal model had fallen, months after a model's release."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from hundredmodels.analysis.density import ORIGIN, Floats, Sample
from hundredmodels.analysis.durations import DAYS_PER_YEAR, MONTHS_PER_YEAR


@dataclass(frozen=True)
class Paths:
    """Paths of relative size, one row per starting model.

    Attributes
    ----------
    frame
        The starting models.
    months
        Months since the release, one per column.
    ratio
        Smallest equal model so far over the starting model, between 0 and 1; ``nan`` after the
        last day of the data.
    """

    frame: pd.DataFrame
    months: Floats
    ratio: Floats

    def median(self, month: float) -> float:
        """Return the median ratio at a month over the paths that reach it."""
        column = self.ratio[:, int(np.argmin(np.abs(self.months - month)))]
        kept = column[np.isfinite(column)]
        return float(np.median(kept)) if kept.size else float("nan")

    def count(self, month: float) -> int:
        """Count the paths that reach a month."""
        column = self.ratio[:, int(np.argmin(np.abs(self.months - month)))]
        return int(np.isfinite(column).sum())


def shrinkage_paths(
    sample: Sample, *, low_b: float, high_b: float, until: date, longest: int = 24
) -> Paths:
    """Follow the smallest model that scores at least as much, after each model's release.

    Parameters
    ----------
    sample
        The models.
    low_b, high_b
        Sizes of the starting models, billions.
    until
        Last day on which a smaller model could have been seen.
    longest
        Months to follow.

    Returns
    -------
    Paths
        A path starts at one, or lower where a smaller equal model was already there.
    """
    starts = np.flatnonzero((sample.size >= np.log(low_b)) & (sample.size <= np.log(high_b)))
    months = np.arange(longest + 1, dtype=float)
    ends = (pd.Timestamp(until) - pd.Timestamp(ORIGIN)).days / DAYS_PER_YEAR
    ratio = np.full((starts.size, months.size), np.nan)
    for row, start in enumerate(starts):
        equal = sample.score >= sample.score[start]
        for column, month in enumerate(months):
            day = sample.time[start] + month / MONTHS_PER_YEAR
            if day <= ends:
                seen = equal & (sample.time <= day + 1e-9)
                ratio[row, column] = np.exp(sample.size[seen].min() - sample.size[start])
    return Paths(sample.frame.iloc[starts].reset_index(drop=True), months, ratio)
