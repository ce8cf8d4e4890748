"""Which estimators find a trend: the one place that says what counts as a finding."""

from hundredmodels.analysis.uncertainty import CERTAIN
from hundredmodels.chapters.miniaturisation.growth import Trend
from hundredmodels.chapters.miniaturisation.trends import Trends

RECORDS = "smallest"


def findings(trends: Trends) -> tuple[Trend, ...]:
    """Return those of the four estimators that tell the growth of density from no trend.

    Notes
    -----
    The interval must leave out that nothing grows. Records grow even where nothing does, so the
    estimator on records must pass its permutation test as well.
    """
    told = told_from_null(trends)
    return tuple(
        one
        for key, one in trends.main.items()
        if one.growth.value is not None
        and one.growth.low is not None
        and one.growth.low > 0
        and (told or key != RECORDS)
    )


def tested(trends: Trends) -> bool:
    """Say whether the records can be held against shuffled dates at all."""
    return trends.main[RECORDS].growth.value is not None and bool(trends.null.draws.size)


def told_from_null(trends: Trends) -> bool:
    """Say whether the records are told from shuffled dates."""
    return tested(trends) and trends.null.p_value < CERTAIN
