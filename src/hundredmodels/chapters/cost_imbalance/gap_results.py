"""Results of the revenue-gap model."""

import pandas as pd

from hundredmodels.analysis.revenue_gap import break_even
from hundredmodels.chapters.cost_imbalance.facts import (
    published_input,
)
from hundredmodels.chapters.cost_imbalance.gap import NAMES, QUARTERS, GapStudy, Vintage
from hundredmodels.chapters.cost_imbalance.parameters import Parameters
from hundredmodels.chapters.cost_imbalance.wording import (
    BILLION,
    BILLION_A_YEAR,
    full,
    number,
)
from hundredmodels.chapters.facts import Fact, derived
from hundredmodels.chapters.result import Inputs, Result
from hundredmodels.data import Tables

YEARS = (2023, 2024)


def gap_results(study: GapStudy, tables: Tables, parameters: Parameters) -> list[Result]:
    """Return the results of all vintages, published figures and outcomes beside them."""
    made: list[Result] = []
    for year in YEARS:
        made += published_year(study.vintages[str(year)], year, tables, parameters)
    made += latest_quarter(study, parameters)
    made += outcomes(study, tables)
    made += break_evens(study.vintages["2023"])
    return made


def interval_kind(parameters: Parameters) -> str:
    """Name the interval of a gap."""
    share = f"{parameters.confidence:.0%}".replace("%", " %")
    return f"{share} of draws from the stated ranges of the inputs"


def published_year(
    vintage: Vintage, year: int, tables: Tables, parameters: Parameters
) -> list[Result]:
    """Return the results of a published vintage."""
    model = vintage.model
    rate, years = parameters.discount_rate, parameters.lifetime_years
    gap_rivals = (f"gap-{year}-per-year", f"gap-{year}-published")
    return [
        number(
            f"chip-run-rate-{year}",
            f"Chip spend a year that the published model of {year} starts from",
            vintage.chips,
            BILLION_A_YEAR,
            "as published, before the reader's scale",
            basis="quoted",
        ),
        number(
            f"data-centre-spend-{year}",
            f"Spending on data centres in the model of {year}",
            vintage.asked(model.data_centre_spend if model else None),
            BILLION,
            "chip spend x data-centre multiple: the only spending in the model",
        ),
        number(
            f"required-revenue-{year}",
            f"Revenue that pays for the chips of {year} over their life",
            vintage.asked(model.required_revenue if model else None),
            BILLION,
            "chip spend x data-centre multiple / (1 - gross margin)",
            rivals=(f"required-revenue-{year}-per-year",),
        ),
        number(
            f"revenue-assumed-{year}",
            f"Yearly AI revenue assumed in the published model of {year}",
            vintage.revenue,
            BILLION_A_YEAR,
            "as published; for 2023 it is the required revenue less the published hole",
            basis="quoted",
            rivals=(f"revenue-found-{year}",),
        ),
        number(
            f"gap-{year}",
            f"Revenue gap of {year}: required over the chips' life, less a year's revenue",
            vintage.fact(model.gap if model else None),
            BILLION,
            "required revenue less the revenue assumed in the published model",
            low=vintage.low,
            high=vintage.high,
            interval=interval_kind(parameters),
            rivals=gap_rivals,
        ),
        number(
            f"gap-{year}-published",
            f"Revenue gap of {year} as published",
            published_input(tables["revenue_gap_inputs"], year, "revenue_gap"),
            BILLION,
            "quoted from the published model",
            basis="quoted",
            rivals=(f"gap-{year}",),
        ),
        number(
            f"required-revenue-{year}-per-year",
            f"Revenue a year that pays for the chips of {year}",
            vintage.asked(model.required_per_year(rate, years) if model else None),
            BILLION_A_YEAR,
            "required revenue x annuity factor at the discount rate over the lifetime",
            rivals=(f"required-revenue-{year}",),
            digits=1,
        ),
        number(
            f"gap-{year}-per-year",
            f"Yearly revenue gap of {year}; negative where the assumed revenue suffices",
            vintage.fact(model.gap_per_year(rate, years) if model else None),
            BILLION_A_YEAR,
            "annuity of the required revenue less the revenue assumed",
            rivals=(f"gap-{year}",),
            digits=1,
        ),
    ]


def latest_quarter(study: GapStudy, parameters: Parameters) -> list[Result]:
    """Return the results of the model rolled forward to the latest quarter."""
    latest = study.latest
    model = latest.model
    rate, years = parameters.discount_rate, parameters.lifetime_years
    installed = installed_base(study)
    day = study.latest_quarter
    found = derived(model.revenue if model else None, latest.revenue)
    gap_rivals = (
        "gap-latest-per-year",
        "gap-latest-median",
        "gap-latest-installed",
        "gap-latest-capex",
    )
    return [
        Result(
            id=full("latest-quarter"),
            label="End of the latest reported quarter of NVIDIA's data-centre business",
            value=None if day is None else f"{day:%-d %B %Y}",
            unit="",
            method="last quarter whose report was known by the day",
            reason="" if day is not None else "no quarter was reported by the day",
            inputs=latest.chips.inputs,
        ),
        number(
            "chip-run-rate-latest",
            "NVIDIA's data-centre revenue at the pace of the latest quarter",
            latest.chips,
            BILLION_A_YEAR,
            "latest reported quarter x 4, before the reader's scale",
        ),
        number(
            "required-revenue-latest",
            "Revenue that pays for a year of chips at the latest pace",
            latest.asked(model.required_revenue if model else None),
            BILLION,
            "chip spend x data-centre multiple / (1 - gross margin)",
            rivals=("required-revenue-latest-per-year",),
        ),
        number(
            "required-revenue-latest-per-year",
            "Revenue a year that pays for a year of chips at the latest pace",
            latest.asked(model.required_per_year(rate, years) if model else None),
            BILLION_A_YEAR,
            "required revenue x annuity factor",
            rivals=("required-revenue-latest", "required-revenue-installed"),
        ),
        number(
            "required-revenue-installed",
            "Revenue a year that all chips still in use ask for",
            installed,
            BILLION_A_YEAR,
            "annuity of every quarter's required revenue over the last lifetime of quarters; one "
            "unreported quarter is the mean of its neighbours",
            rivals=("required-revenue-latest-per-year",),
        ),
        number(
            "revenue-found-latest",
            "Annualised revenue of the model makers",
            found,
            BILLION_A_YEAR,
            "sum of each company's last annualised revenue known by the day: a floor, since "
            "other sellers of AI are not in it",
            rivals=("revenue-assumed-2024",),
        ),
        number(
            "gap-latest",
            "Revenue gap at the latest pace of chip sales",
            latest.fact(model.gap if model else None),
            BILLION,
            "latest quarter x 4 x multiple / (1 - margin), less the revenue found",
            low=latest.low,
            high=latest.high,
            interval=interval_kind(parameters),
            rivals=gap_rivals,
        ),
        number(
            "gap-latest-per-year",
            "Yearly revenue gap for a year of chips at the latest pace",
            latest.fact(model.gap_per_year(rate, years) if model else None),
            BILLION_A_YEAR,
            "annuity of the required revenue less the revenue found",
            rivals=("gap-latest", "gap-latest-installed"),
        ),
        number(
            "gap-latest-median",
            "Revenue gap at the latest pace, median over the inputs' ranges",
            latest.fact(latest.median),
            BILLION,
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
            BILLION_A_YEAR,
            "what the installed base asks for in a year less the revenue found",
            rivals=("gap-latest-per-year",),
        ),
        number(
            "gap-latest-capex",
            "Revenue gap from four quarters of cloud builders' capital expenditure",
            study.capex_gap,
            BILLION,
            "capital expenditure of Alphabet, Amazon, Meta and Microsoft over the last four "
            "complete quarters / (1 - margin), less the revenue found",
            rivals=("gap-latest",),
        ),
        number(
            "revenue-cover-latest",
            "Revenue found over what the installed base asks for in a year",
            derived(
                100 * model.revenue / installed.value if installed.value and model else None,
                installed,
                latest.revenue,
            ),
            "% of the requirement",
            "revenue found / yearly requirement of all chips in use",
        ),
    ]


def installed_base(study: GapStudy) -> Fact:
    """Return what the chips in use ask for in the latest quarter."""
    known = study.quarters["installed"].dropna() if len(study.quarters) else pd.Series(dtype=float)
    if known.empty or study.latest_quarter is None or known.index[-1] != study.latest_quarter:
        return Fact.none("the reported quarters do not reach back over a whole lifetime")
    return Fact(float(known.iloc[-1]), study.latest.chips.inputs)


def outcomes(study: GapStudy, tables: Tables) -> list[Result]:
    """Return what became of the published run rates."""
    finance = tables["finance"]
    made = []
    chips = finance[
        (finance["entity"] == "NVIDIA")
        & (finance["metric"] == "datacenter_revenue")
        & (finance["role"] == "total")
    ]
    for year in YEARS:
        # NVIDIA's fourth fiscal quarter ends in the January after the calendar year.
        rows = chips[
            (chips["period_end"].dt.year == year + 1) & (chips["period_end"].dt.month == 1)
        ]
        fact = (
            Fact.none(f"the quarter that closed {year} was not reported by the day")
            if rows.empty
            else Fact(
                float(rows["value_usd_b"].iloc[-1]) * QUARTERS,
                (Inputs.of("finance", rows.index),),
            )
        )
        made.append(
            number(
                f"chip-run-rate-{year}-outcome",
                f"NVIDIA's data-centre run rate at the end of {year}, as reported later",
                fact,
                BILLION_A_YEAR,
                "fourth fiscal quarter x 4",
                rivals=(f"chip-run-rate-{year}",),
            )
        )
    grown = study.quarters["run_rate"].dropna() if len(study.quarters) else pd.Series(dtype=float)
    since = chips[chips["period_end"] == pd.Timestamp("2023-07-30")]
    growth = (
        Fact.none("no quarter after July 2023 was reported by the day")
        if since.empty or grown.empty or study.latest_quarter == pd.Timestamp("2023-07-30")
        else derived(
            (study.latest.chips.value or 0.0) / (float(since["value_usd_b"].iloc[0]) * QUARTERS),
            study.latest.chips,
            Fact(1.0, (Inputs.of("finance", since.index),)),
        )
    )
    made.append(
        number(
            "nvidia-growth-since-july-2023",
            "NVIDIA's latest data-centre quarter over the one that ended in July 2023",
            growth,
            "x",
            "ratio of two reported quarters",
            n=2,
        )
    )
    return made


def break_evens(vintage: Vintage) -> list[Result]:
    """Return the value of each input at which the gap of 2023 closes."""
    units = {
        "chip_spend": BILLION_A_YEAR,
        "data_centre_multiple": "x",
        "gross_margin": "",
        "share": "",
        "revenue": BILLION_A_YEAR,
    }
    made = []
    for name, words in NAMES.items():
        value = break_even(vintage.model, name) if vintage.model else None
        fact = vintage.fact(value)
        if vintage.model is not None and value is None:
            fact = Fact.none(
                "no value closes the gap: the revenue does not even cover the data centre"
                if name == "gross_margin"
                else "no value of this input alone closes the gap"
            )
        elif name == "data_centre_multiple" and value is not None and value < 1:
            fact = Fact.none("a data centre can't cost less than its chips")
        made.append(
            number(
                f"break-even-2023-{name.replace('_', '-')}",
                f"Value of the {words} at which the gap of 2023 closes",
                fact,
                units[name],
                "the other inputs held at their central values",
            )
        )
    return made
