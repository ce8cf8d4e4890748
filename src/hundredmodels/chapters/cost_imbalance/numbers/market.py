"""Revenue found, compute bought, capital expenditure, and who held the cloud."""

import pandas as pd

from hundredmodels.analysis.revenue_layers import RUN_RATE
from hundredmodels.chapters.cost_imbalance.facts import (
    CLOUDS,
    capex_of,
    capex_quarters,
    finance_rows,
    revenue_found,
)
from hundredmodels.chapters.cost_imbalance.gap import Gap
from hundredmodels.chapters.cost_imbalance.names import number
from hundredmodels.chapters.cost_imbalance.parameters import Parameters
from hundredmodels.chapters.facts import Fact, derived, ratio
from hundredmodels.chapters.result import Result, rows_of
from hundredmodels.chapters.units import BILLION_DOLLARS, BILLION_DOLLARS_A_YEAR, PER_CENT, TIMES
from hundredmodels.data import Tables

FORECAST_YEAR = 2023
ENDS = {2023: "2023-12-31", 2024: "2024-12-31"}
LEADERS = 4


def market_results(gap: Gap, tables: Tables, parameters: Parameters) -> tuple[Result, ...]:
    """Return the results on revenue, spending and cloud shares."""
    finance = tables["finance"]
    return (
        *found_results(gap, finance, parameters),
        *openai_results(finance),
        *capex_results(finance),
        *cloud_results(tables["cloud_shares"]),
    )


def found_results(gap: Gap, finance: pd.DataFrame, parameters: Parameters) -> tuple[Result, ...]:
    """Return revenue found at the ends of 2023 and 2024, and how much of the need it covers."""
    made = []
    for year, end in ENDS.items():
        day = pd.Timestamp(end)
        found = (
            revenue_found(finance, day)
            if (finance["known_on"] > day).any()
            else Fact.none(f"the end of {year} was not reported by the day")
        )
        made.append(
            number(
                f"revenue-found-{year}",
                f"Annualised revenue of the model makers at the end of {year}",
                found,
                BILLION_DOLLARS_A_YEAR,
                "sum of each company's last annualised revenue of the year: a floor",
                rivals=(f"revenue-assumed-{year}",),
            )
        )
        model = gap.vintages[str(year)].model
        need = (
            model.required_per_year(parameters.discount_rate, parameters.lifetime_years)
            if model
            else None
        )
        made.append(
            number(
                f"revenue-cover-{year}",
                f"Revenue found at the end of {year} over the yearly requirement of its chips",
                derived(
                    100 * found.value * parameters.revenue_scale / need
                    if found.value is not None and need
                    else None,
                    gap.vintages[str(year)].chips,
                    found,
                ),
                "% of the requirement",
                "revenue found / annuity of the required revenue",
                rivals=(f"revenue-cover-installed-{year}",),
            )
        )
        made.append(installed_cover(gap, year, found, parameters.revenue_scale))
    return tuple(made)


def installed_cover(gap: Gap, year: int, found: Fact, scale: float) -> Result:
    """Return revenue found at a year's end over what all chips then in use asked for."""
    fact = Fact.none("the quarters behind the installed base were not reported by the day")
    for day, need in gap.quarters["installed"].dropna().items() if len(gap.quarters) else ():
        end = pd.Timestamp(str(day))
        if (end.year, end.month) == (year + 1, 1):
            fact = derived(
                100 * found.value * scale / need if found.value is not None else None,
                found,
                gap.latest.chips,
            )
    return number(
        f"revenue-cover-installed-{year}",
        f"Revenue found at the end of {year} over what all chips then in use asked for in a year",
        fact,
        "% of the requirement",
        "revenue found / yearly requirement of all chips in use in the January after",
        rivals=("revenue-cover-latest",),
    )


def openai_results(finance: pd.DataFrame) -> tuple[Result, ...]:
    """Return OpenAI's forecast against its outcome, and its revenue against its compute."""
    forecast = finance_rows(finance, "OpenAI", "ai_revenue_year", "forecast")
    forecast = forecast[forecast["period_end"].dt.year == FORECAST_YEAR]
    annual = finance_rows(finance, "OpenAI", "ai_revenue_annualised", RUN_RATE, "rival")
    december = annual[
        (annual["period_end"].dt.year == FORECAST_YEAR) & (annual["period_end"].dt.month == 12)  # noqa: PLR2004 -- December
    ]
    main = december[december["role"] == RUN_RATE]
    error, low, high = Fact.none("OpenAI's run rate of December 2023 was not known"), None, None
    if len(main) and len(forecast):
        base = float(forecast["value_usd_b"].iloc[-1])
        lines = rows_of("finance", december.index, forecast.index)
        error = Fact(float(main["value_usd_b"].iloc[-1]) / base, lines)
        low = float(december["value_usd_b"].min()) / base
        high = float(december["value_usd_b"].max()) / base
    return (
        number(
            "openai-revenue-2023-forecast-error",
            "OpenAI's run rate in December 2023 over the revenue forecast for the year",
            error,
            TIMES,
            "annualised revenue of December 2023 / forecast; a run rate is a month times twelve",
            n=len(december),
            low=low,
            high=high,
            interval="range of the figures reported for that month",
            digits=1,
        ),
        compute_cover(finance),
    )


def compute_cover(finance: pd.DataFrame) -> Result:
    """Return OpenAI's revenue of 2024 over what it paid for computing."""
    year = pd.Timestamp("2024-12-31")
    revenue = finance_rows(finance, "OpenAI", "ai_revenue_year", "total")
    revenue = revenue[revenue["period_end"] == year]
    parts = finance[
        (finance["entity"] == "OpenAI")
        & finance["metric"].isin(["compute_spend_inference", "compute_spend_research_and_training"])
        & (finance["period_end"] == year)
        & (finance["kind"] == "estimate")
    ]
    expected = 2
    if len(revenue) and len(parts) == expected:
        fact = Fact(
            float(revenue["value_usd_b"].iloc[-1]) / float(parts["value_usd_b"].sum()),
            rows_of("finance", revenue.index, parts.index),
        )
    else:
        fact = Fact.none("OpenAI's revenue and computing of 2024 were not known by the day")
    return number(
        "openai-revenue-over-compute-2024",
        "OpenAI's revenue of 2024 over what it paid for computing",
        fact,
        "fraction of the cost of computing",
        "revenue / (inference + research and training); staff and all else left out",
        n=len(parts) + len(revenue),
        digits=2,
    )


def capex_results(finance: pd.DataFrame) -> tuple[Result, ...]:
    """Return the four cloud builders' capital expenditure by year, and its growth."""
    made, years = [], {}
    for year in (2023, 2024, 2025):
        ends = pd.DatetimeIndex(
            [f"{year}-03-31", f"{year}-06-30", f"{year}-09-30", f"{year}-12-31"]
        )
        years[year] = capex_of(finance, ends)
        made.append(
            number(
                f"capex-{year}",
                f"Capital expenditure of {', '.join(CLOUDS[:-1])} and {CLOUDS[-1]} in {year}",
                years[year],
                BILLION_DOLLARS,
                "sum of four calendar quarters of cash purchases of property and equipment",
                n=len(CLOUDS) * len(ends),
            )
        )
    first, last = years[2023], years[2025]
    made.append(
        number(
            "capex-growth-2023-2025",
            "The four companies' capital expenditure of 2025 over that of 2023",
            ratio(last, first),
            TIMES,
            "ratio of two sums of four quarters",
            digits=2,
        )
    )
    quarters = capex_quarters(finance)
    counts = quarters.groupby("period_end")["entity"].nunique()
    whole = counts[counts == len(CLOUDS)]
    fact = (
        capex_of(finance, pd.DatetimeIndex([whole.index[-1]]))
        if len(whole)
        else Fact.none("no quarter of all four companies was known by the day")
    )
    made.append(
        number(
            "capex-latest-quarter",
            "The four companies' capital expenditure in the last quarter that all reported",
            fact,
            BILLION_DOLLARS,
            "sum over the four companies; guidance is not added",
        )
    )
    return tuple(made)


def cloud_results(shares: pd.DataFrame) -> tuple[Result, ...]:
    """Return the leader's and the first four's share of the cloud market of 2022, by counter."""
    made = []
    for publisher in ("IDC", "Gartner"):
        rows = shares[
            (shares["publisher"] == publisher) & (shares["role"] == "vendor")
        ].sort_values("rank")
        top = rows.head(LEADERS)
        known = len(top) == LEADERS
        reason = f"{publisher}'s shares of 2022 were not known by the day"
        other = "gartner" if publisher == "IDC" else "idc"
        made += [
            number(
                f"iaas-leader-share-{publisher.lower()}",
                f"Amazon's share of the cloud market of 2022, {publisher}",
                Fact(float(top["share_pct"].iloc[0]), rows_of("cloud_shares", top.index[:1]))
                if known
                else Fact.none(reason),
                PER_CENT,
                f"{publisher}'s own scope; the two counters' scopes differ and are not mixed",
                basis="quoted",
                rivals=(f"iaas-leader-share-{other}",),
            ),
            number(
                f"iaas-top4-share-{publisher.lower()}",
                f"Share of the four largest vendors in the cloud market of 2022, {publisher}",
                Fact(float(top["share_pct"].sum()), rows_of("cloud_shares", top.index))
                if known
                else Fact.none(reason),
                PER_CENT,
                f"sum of {publisher}'s first four shares",
                n=LEADERS,
                rivals=(f"iaas-top4-share-{other}",),
                digits=1,
            ),
        ]
    return tuple(made)
