"""Revenue by layer."""

import pandas as pd

from hundredmodels.analysis.revenue_layers import layers, model_makers, trailing_year


def _finance(rows: list[tuple[str, str, str, str, float]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["entity", "metric", "role", "period_end", "value_usd_b"])
    frame["period_end"] = pd.to_datetime(frame["period_end"])
    frame.index = pd.RangeIndex(2, 2 + len(frame))
    return frame


QUARTERS = ["2024-01-28", "2024-04-28", "2024-07-28", "2024-10-27"]
CHIPS = [("NVIDIA", "datacenter_revenue", "total", day, 10.0) for day in QUARTERS]
RATES = [
    ("OpenAI", "ai_revenue_annualised", "run rate", "2024-01-01", 2.0),
    ("OpenAI", "ai_revenue_annualised", "run rate", "2024-09-01", 4.0),
    ("OpenAI", "ai_revenue_annualised", "rival", "2024-09-02", 9.0),
    ("OpenAI+Anthropic", "ai_revenue_annualised", "sum", "2024-09-03", 5.0),
    ("Anthropic", "ai_revenue_annualised", "run rate", "2024-08-01", 1.0),
]


def test_nothing_counts_twice() -> None:
    """Rivals and sums are left out; each maker counts once, with its last run rate."""
    made = layers(_finance([*CHIPS, *RATES]))
    assert made["chips"].tolist() == [40.0]
    assert made["models"].tolist() == [5.0]
    assert made["makers"].tolist() == [2]
    assert made["ratio"].tolist() == [8.0]


def test_a_gap_makes_no_year() -> None:
    """Four rows with a quarter missing between them are no trailing year."""
    late = [("NVIDIA", "datacenter_revenue", "total", "2025-04-27", 10.0)]
    frame = _finance([*CHIPS[:3], *late])
    assert trailing_year(frame, "NVIDIA", "datacenter_revenue").empty


def test_days_before_the_first_row_are_left_out() -> None:
    """No run rate known means no row."""
    assert model_makers(_finance(RATES), pd.Series(pd.to_datetime(["2023-01-01"]))).empty
