"""The tables behind the figures on revenue, spending and cloud shares."""

import pandas as pd

from hundredmodels.chapters.cost_imbalance.facts import CLOUDS
from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.chapters.notes import or_note


def revenue_found(study: Study) -> pd.DataFrame:
    """Return annualised revenue by company and day, with the grade of the source."""
    rates = study.gap.rates
    frame = pd.DataFrame(
        {
            "company": rates["entity"],
            "day": rates["period_end"],
            "billion": rates["value_usd_b"].astype(float),
            "kind": rates["kind"],
            "grade": rates["grade"],
        }
    )
    frame = frame[frame["day"] >= pd.Timestamp("2022-01-01")]
    return or_note(frame, "No revenue since 2022 was known by this day.")


def capex(study: Study) -> pd.DataFrame:
    """Return the four companies' capital expenditure by quarter since 2023."""
    rows = study.gap.capex
    frame = pd.DataFrame(
        {
            "company": rows["entity"],
            "quarter_end": rows["period_end"],
            "billion": rows["value_usd_b"].astype(float),
            "grade": rows["grade"],
        }
    )
    frame = frame[frame["quarter_end"] >= pd.Timestamp("2023-01-01")]
    return or_note(frame, "No capital expenditure since 2023 was reported by this day.")


def whole_quarters(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of capital expenditure of quarters that all four companies reported."""
    reported = frame.groupby("quarter_end")["company"].transform("nunique")
    return frame[reported == len(CLOUDS)]


def clouds(study: Study) -> pd.DataFrame:
    """Return cloud shares of 2022 by counter."""
    rows = study.tables["cloud_shares"]
    rows = rows[rows["role"] == "vendor"].sort_values(["publisher", "rank"])
    short = {"Amazon Web Services": "Amazon", "Alibaba Group": "Alibaba"}
    frame = pd.DataFrame(
        {
            "counter": rows["publisher"],
            "vendor": [short.get(str(name), str(name)) for name in rows["vendor"]],
            "share": rows["share_pct"].astype(float),
            "rank": rows["rank"],
        }
    )
    return or_note(frame, "No share of the cloud market was known by this day.")


def vendors(frame: pd.DataFrame) -> list[str]:
    """Return the vendors of the cloud shares, the largest first."""
    largest = frame.groupby("vendor")["share"].max().sort_values(ascending=False)
    return [str(name) for name in largest.index]
