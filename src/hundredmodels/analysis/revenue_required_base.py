"""The yearly revenue that a whole installed base of chips asks for.

One year's chips must be paid back over their life; in any one year, all chips still in use ask for
their yearly part. That is the form to hold against one year's revenue.
"""

import numpy as np
import pandas as pd

from hundredmodels.analysis.revenue_gap import annuity


def quarters_filled(quarterly: pd.Series) -> pd.DataFrame:
    """Fill a single missing quarter between its neighbours, and say which.

    Parameters
    ----------
    quarterly
        Spend by the quarter's last day, sorted; quarters about 91 days apart.

    Returns
    -------
    pandas.DataFrame
        Columns ``spend`` and ``filled`` (whether the value is the mean of its neighbours), by
        the quarter's last day. A hole of more than one quarter is left open.
    """
    days = pd.DatetimeIndex(quarterly.index)
    rows = [(days[0], float(quarterly.iloc[0]), False)]
    for before, after, old, new in zip(
        days[:-1], days[1:], quarterly.iloc[:-1], quarterly.iloc[1:], strict=True
    ):
        if round((after - before).days / 91.3) == 2:  # noqa: PLR2004 -- one quarter missing
            rows.append((before + (after - before) / 2, (float(old) + float(new)) / 2, True))
        rows.append((after, float(new), False))
    frame = pd.DataFrame(rows, columns=["day", "spend", "filled"])
    return frame.set_index("day")


def required_by_quarter(
    quarterly: pd.Series,
    *,
    multiple: float,
    gross_margin: float,
    share: float,
    discount_rate: float,
    lifetime_years: float,
) -> pd.DataFrame:
    """Return what revenue each quarter's run rate and the installed base require.

    Parameters
    ----------
    quarterly
        Chip spend by the quarter's last day, sorted.
    multiple
        Data-centre spend per unit of chips.
    gross_margin
        Gross margin of the operator.
    share
        Share of the chips that serve generative AI.
    discount_rate, lifetime_years
        Of the annuity.

    Returns
    -------
    pandas.DataFrame
        By quarter: ``run_rate`` (quarter x 4), ``per_vintage`` (lifetime revenue that a year at
        this rate requires), ``per_year`` (its annuity), ``installed`` (the annuity of all
        quarters in the last ``lifetime_years``; missing until the series is long enough).
    """
    if quarterly.empty:
        return pd.DataFrame(columns=["run_rate", "per_vintage", "per_year", "installed"])
    filled = quarters_filled(quarterly)
    factor = share * multiple / (1 - gross_margin)
    window = max(1, round(4 * lifetime_years))
    yearly = annuity(discount_rate, lifetime_years)
    frame = pd.DataFrame({"run_rate": filled["spend"] * 4})
    frame["per_vintage"] = frame["run_rate"] * factor
    frame["per_year"] = frame["per_vintage"] * yearly
    frame["installed"] = filled["spend"].rolling(window).sum() * factor * yearly
    return frame.replace([np.inf, -np.inf], np.nan)
