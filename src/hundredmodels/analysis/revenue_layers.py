"""Revenue by layer: chips, and the makers of models, at one day each, nothing counted twice.

A chip's dollar is spent again by the cloud that rents it out and by the model maker that rents it,
so layers must never be added up: each is set beside the others. Chips are the last four reported
quarters; model makers the sum of each one's last annualised revenue. Only rows whose role says that
they count once are used.
"""

import pandas as pd

CHIPS = {"NVIDIA": "datacenter_revenue", "Broadcom": "ai_semiconductor_revenue"}
MODELS = "ai_revenue_annualised"
COUNTED, RUN_RATE = "total", "run rate"
QUARTERS = 4
LONGEST_GAP_DAYS = 110


def trailing_year(finance: pd.DataFrame, entity: str, metric: str) -> pd.DataFrame:
    """Return a company's revenue over four quarters without a gap, at each quarter's end.

    Parameters
    ----------
    finance
        Table ``finance``; the index is the line number.
    entity, metric
        Whose revenue, and which.

    Returns
    -------
    pandas.DataFrame
        ``day`` (end of the last quarter), ``value`` (billion US dollars), ``lines`` (a tuple).
    """
    rows = finance[
        (finance["entity"] == entity)
        & (finance["metric"] == metric)
        & (finance["role"] == COUNTED)
        & finance["value_usd_b"].notna()
    ].sort_values("period_end")
    made = []
    for end in range(QUARTERS, len(rows) + 1):
        year = rows.iloc[end - QUARTERS : end]
        if year["period_end"].diff().dt.days.max() <= LONGEST_GAP_DAYS:
            made.append(
                {
                    "day": year["period_end"].iloc[-1],
                    "value": float(year["value_usd_b"].sum()),
                    "lines": tuple(int(line) for line in year.index),
                }
            )
    return pd.DataFrame(made, columns=["day", "value", "lines"])


def model_makers(finance: pd.DataFrame, days: pd.Series) -> pd.DataFrame:
    """Return the sum of model makers' last annualised revenue at each day.

    Parameters
    ----------
    finance
        Table ``finance``; the index is the line number.
    days
        The days.

    Returns
    -------
    pandas.DataFrame
        ``day``, ``value`` (billion US dollars; a floor, as makers without a row count nothing),
        ``makers`` (how many), ``lines``. Days before the first row are left out.
    """
    rates = finance[(finance["metric"] == MODELS) & (finance["role"] == RUN_RATE)]
    rates = rates.sort_values(["period_end", "entity"])
    made = []
    for day in days:
        last = rates[rates["period_end"] <= day].groupby("entity").tail(1)
        if len(last):
            made.append(
                {
                    "day": day,
                    "value": float(last["value_usd_b"].sum()),
                    "makers": len(last),
                    "lines": tuple(int(line) for line in last.index),
                }
            )
    return pd.DataFrame(made, columns=["day", "value", "makers", "lines"])


def layers(finance: pd.DataFrame) -> pd.DataFrame:
    """Return chips and model makers at the ends of NVIDIA's quarters.

    Parameters
    ----------
    finance
        Table ``finance``; the index is the line number.

    Returns
    -------
    pandas.DataFrame
        ``day``, ``chips``, ``models`` (billion US dollars a year), ``makers``, ``ratio``
        (dollars of chips for a dollar of the models' revenue), ``chip_lines``, ``model_lines``.
        Chips are NVIDIA's data-centre revenue alone, whose series has no gap since 2022.
    """
    chips = trailing_year(finance, "NVIDIA", CHIPS["NVIDIA"])
    models = model_makers(finance, chips["day"])
    both = chips.merge(models, on="day", suffixes=("_chips", "_models"))
    return pd.DataFrame(
        {
            "day": both["day"],
            "chips": both["value_chips"],
            "models": both["value_models"],
            "makers": both["makers"],
            "ratio": both["value_chips"] / both["value_models"],
            "chip_lines": both["lines_chips"],
            "model_lines": both["lines_models"],
        }
    )
