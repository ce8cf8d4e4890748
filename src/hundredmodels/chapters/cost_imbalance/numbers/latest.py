"""Results of the revenue-gap model rolled forward to the latest quarter."""

import pandas as pd

from hundredmodels.chapters.cost_imbalance.gap import Gap, interval_kind
from hundredmodels.chapters.cost_imbalance.names import number
from hundredmodels.chapters.cost_imbalance.parameters import Parameters
from hundredmodels.chapters.facts import Fact, derived
from hundredmodels.chapters.result import Result
from hundredmodels.chapters.units import BILLION_DOLLARS, BILLION_DOLLARS_A_YEAR


def latest_quarter(gap: Gap, parameters: Parameters) -> tuple[Result, ...]:
    """Return the results of the model rolled forward to the latest quarter."""
    return (
        *_required(gap, parameters),
        *_gaps(gap, parameters),
        _cover(gap),
    )


def _required(gap: Gap, parameters: Parameters) -> tuple[Result, ...]:
    """Return what the chips ask for at the latest pace, and the revenue found."""
    latest, day = gap.latest, gap.latest_quarter
    model = latest.model
    rate, years = parameters.discount_rate, parameters.lifetime_years
    return (
        number(
            "latest-quarter",
            "End of the latest reported quarter of NVIDIA's data-centre business",
            None if day is None else f"{day:%-d %B %Y}",
            "",
            "last quarter whose report was known by the day",
            reason="no quarter was reported by the day",
            inputs=latest.chips.inputs,
        ),
        number(
            "chip-run-rate-latest",
            "NVIDIA's data-centre revenue at the pace of the latest quarter",
            latest.chips,
            BILLION_DOLLARS_A_YEAR,
            "latest reported quarter x 4, before the reader's scale",
        ),
        number(
            "required-revenue-latest",
            "Revenue that pays for a year of chips at the latest pace",
            latest.asked(model.required_revenue if model else None),
            BILLION_DOLLARS,
            "chip spend x data-centre multiple / (1 - gross margin)",
            rivals=("required-revenue-latest-per-year",),
        ),
        number(
            "required-revenue-latest-per-year",
            "Revenue a year that pays for a year of chips at the latest pace",
            latest.asked(model.required_per_year(rate, years) if model else None),
            BILLION_DOLLARS_A_YEAR,
            "required revenue x annuity factor",
            rivals=("required-revenue-latest", "required-revenue-installed"),
        ),
        number(
            "required-revenue-installed",
            "Revenue a year that all chips still in use ask for",
            installed_base(gap),
            BILLION_DOLLARS_A_YEAR,
            "annuity of every quarter's required revenue over the last lifetime of quarters; one "
            "unreported quarter is the mean of its neighbours",
            rivals=("required-revenue-latest-per-year",),
        ),
        number(
            "revenue-found-latest",
            "Annualised revenue of the model makers",
            derived(model.revenue if model else None, latest.revenue),
            BILLION_DOLLARS_A_YEAR,
            "sum of each company's last annualised revenue known by the day: a floor, since "
            "other sellers of AI are not in it",
            rivals=("revenue-assumed-2024",),
        ),
    )


def _gaps(gap: Gap, parameters: Parameters) -> tuple[Result, ...]:
    """Return the gap at the latest pace, and its rivals."""
    latest, installed = gap.latest, installed_base(gap)
    model = latest.model
    rate, years = parameters.discount_rate, parameters.lifetime_years
    return (
        number(
            "gap-latest",
            "Revenue gap at the latest pace of chip sales",
            latest.fact(model.gap if model else None),
            BILLION_DOLLARS,
            "latest quarter x 4 x multiple / (1 - margin), less the revenue found",
            low=latest.low,
            high=latest.high,
            interval=interval_kind(parameters),
            rivals=(
                "gap-latest-per-year",
                "gap-latest-median",
                "gap-latest-installed",
                "gap-latest-capex",
            ),
        ),
        number(
            "gap-latest-per-year",
            "Yearly revenue gap for a year of chips at the latest pace",
            latest.fact(model.gap_per_year(rate, years) if model else None),
            BILLION_DOLLARS_A_YEAR,
            "annuity of the required revenue less the revenue found",
            rivals=("gap-latest", "gap-latest-installed"),
        ),
        number(
            "gap-latest-median",
            "Revenue gap at the latest pace, median over the inputs' ranges",
            latest.fact(latest.median),
            BILLION_DOLLARS,
            "median of draws from the stated ranges: the ranges allow more ways down than up",
            rivals=("gap-latest",),
        ),
        number(
            "gap-latest-installed",
            "Yearly revenue gap for all chips still in use",
            derived(
                installed.value - model.revenue if installed.value is not None and model else None,
                installed,
                latest.revenue,
            ),
            BILLION_DOLLARS_A_YEAR,
            "what the installed base asks for in a year less the revenue found",
            rivals=("gap-latest-per-year",),
        ),
        number(
            "gap-latest-capex",
            "Revenue gap from four quarters of cloud builders' capital expenditure",
            gap.capex_gap,
            BILLION_DOLLARS,
            "capital expenditure of Alphabet, Amazon, Meta and Microsoft over the last four "
            "complete quarters / (1 - margin), less the revenue found",
            rivals=("gap-latest",),
        ),
    )


def _cover(gap: Gap) -> Result:
    """Return the revenue found over what the installed base asks for."""
    installed, latest = installed_base(gap), gap.latest
    model = latest.model
    return number(
        "revenue-cover-latest",
        "Revenue found over what the installed base asks for in a year",
        derived(
            100 * model.revenue / installed.value if installed.value and model else None,
            installed,
            latest.revenue,
        ),
        "% of the requirement",
        "revenue found / yearly requirement of all chips in use",
    )


def installed_base(gap: Gap) -> Fact:
    """Return what the chips in use ask for in the latest quarter."""
    known = gap.quarters["installed"].dropna() if len(gap.quarters) else pd.Series(dtype=float)
    if known.empty or gap.latest_quarter is None or known.index[-1] != gap.latest_quarter:
        return Fact.none("the reported quarters do not reach back over a whole lifetime")
    return Fact(float(known.iloc[-1]), gap.latest.chips.inputs)
