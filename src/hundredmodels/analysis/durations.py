"""Hours, months and years as the whole report counts them."""

import pandas as pd

SECONDS_PER_HOUR = 3600
HOURS_PER_DAY = 24
MONTHS_PER_YEAR = 12
DAYS_PER_YEAR = 365.25
DAYS_PER_MONTH = DAYS_PER_YEAR / MONTHS_PER_YEAR
HOURS_PER_YEAR = HOURS_PER_DAY * DAYS_PER_YEAR
HOURS_PER_MONTH = HOURS_PER_YEAR / MONTHS_PER_YEAR
DAYS_PER_COMMON_YEAR = 365
"""Where a publication or a contract counts without leap days."""
HOURS_PER_COMMON_YEAR = HOURS_PER_DAY * DAYS_PER_COMMON_YEAR


def months_between(early: pd.Timestamp, late: pd.Timestamp) -> float:
    """Return the months from one day to another; negative where the second comes first.

    Parameters
    ----------
    early, late
        The days.

    Returns
    -------
    float
        Days over a twelfth of 365.25.
    """
    return float((late - early).days) / DAYS_PER_MONTH
