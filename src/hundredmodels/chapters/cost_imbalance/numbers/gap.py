"""Results of the revenue-gap model: the published years, what became of them, break-evens."""

import pandas as pd

from hundredmodels.analysis.revenue_gap import break_even
from hundredmodels.analysis.revenue_layers import QUARTERS
from hundredmodels.chapters.cost_imbalance.facts import chip_quarters, published_input
from hundredmodels.chapters.cost_imbalance.gap import (
    NAMES,
    Gap,
    Vintage,
    interval_kind,
)
from hundredmodels.chapters.cost_imbalance.names import number
from hundredmodels.chapters.cost_imbalance.numbers.latest import latest_quarter
from hundredmodels.chapters.cost_imbalance.parameters import Parameters
from hundredmodels.chapters.facts import Fact, derived
from hundredmodels.chapters.result import Result, rows_of
from hundredmodels.chapters.units import BILLION_DOLLARS, BILLION_DOLLARS_A_YEAR, TIMES
from hundredmodels.data import Tables

YEARS = (2023, 2024)


def gap_results(gap: Gap, tables: Tables, parameters: Parameters) -> tuple[Result, ...]:
    """Return the results of all vintages, published figures and outcomes beside them."""
    made: list[Result] = []
    for year in YEARS:
        made += published_year(gap.vintages[str(year)], year, tables, parameters)
    made += latest_quarter(gap, parameters)
    made += outcomes(gap, tables)
    made += break_evens(gap.vintages["2023"])
    return tuple(made)


def published_year(
    vintage: Vintage, year: int, tables: Tables, parameters: Parameters
) -> tuple[Result, ...]:
    """Return the results of a published vintage."""
    model = vintage.model
    rate, years = parameters.discount_rate, parameters.lifetime_years
    gap_rivals = (f"gap-{year}-per-year", f"gap-{year}-published")
    return (
        number(
            f"chip-run-rate-{year}",
            f"Chip spend a year that the published model of {year} starts from",
            vintage.chips,
            BILLION_DOLLARS_A_YEAR,
            "as published, before the reader's scale",
            basis="quoted",
        ),
        number(
            f"data-centre-spend-{year}",
            f"Spending on data centres in the model of {year}",
            vintage.asked(model.data_centre_spend if model else None),
            BILLION_DOLLARS,
            "chip spend x data-centre multiple: the only spending in the model",
        ),
        number(
            f"required-revenue-{year}",
            f"Revenue that pays for the chips of {year} over their life",
            vintage.asked(model.required_revenue if model else None),
            BILLION_DOLLARS,
            "chip spend x data-centre multiple / (1 - gross margin)",
            rivals=(f"required-revenue-{year}-per-year",),
        ),
        number(
            f"revenue-assumed-{year}",
            f"Yearly AI revenue assumed in the published model of {year}",
            vintage.revenue,
            BILLION_DOLLARS_A_YEAR,
            "as published; for 2023 it is the required revenue less the published hole",
            basis="quoted",
            rivals=(f"revenue-found-{year}",),
        ),
        number(
            f"gap-{year}",
            f"Revenue gap of {year}: required over the chips' life, less a year's revenue",
            vintage.fact(model.gap if model else None),
            BILLION_DOLLARS,
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
            BILLION_DOLLARS,
            "quoted from the published model",
            basis="quoted",
            rivals=(f"gap-{year}",),
        ),
        number(
            f"required-revenue-{year}-per-year",
            f"Revenue a year that pays for the chips of {year}",
            vintage.asked(model.required_per_year(rate, years) if model else None),
            BILLION_DOLLARS_A_YEAR,
            "required revenue x annuity factor at the discount rate over the lifetime",
            rivals=(f"required-revenue-{year}",),
            digits=1,
        ),
        number(
            f"gap-{year}-per-year",
            f"Yearly revenue gap of {year}; negative where the assumed revenue suffices",
            vintage.fact(model.gap_per_year(rate, years) if model else None),
            BILLION_DOLLARS_A_YEAR,
            "annuity of the required revenue less the revenue assumed",
            rivals=(f"gap-{year}",),
            digits=1,
        ),
    )


def outcomes(gap: Gap, tables: Tables) -> tuple[Result, ...]:
    """Return what became of the published run rates."""
    made = []
    chips = chip_quarters(tables["finance"])
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
                rows_of("finance", rows.index),
            )
        )
        made.append(
            number(
                f"chip-run-rate-{year}-outcome",
                f"NVIDIA's data-centre run rate at the end of {year}, as reported later",
                fact,
                BILLION_DOLLARS_A_YEAR,
                "fourth fiscal quarter x 4",
                rivals=(f"chip-run-rate-{year}",),
            )
        )
    grown = gap.quarters["run_rate"].dropna() if len(gap.quarters) else pd.Series(dtype=float)
    since = chips[chips["period_end"] == pd.Timestamp("2023-07-30")]
    growth = (
        Fact.none("no quarter after July 2023 was reported by the day")
        if since.empty or grown.empty or gap.latest_quarter == pd.Timestamp("2023-07-30")
        else derived(
            (gap.latest.chips.value or 0.0) / (float(since["value_usd_b"].iloc[0]) * QUARTERS),
            gap.latest.chips,
            inputs=rows_of("finance", since.index),
        )
    )
    made.append(
        number(
            "nvidia-growth-since-july-2023",
            "NVIDIA's latest data-centre quarter over the one that ended in July 2023",
            growth,
            TIMES,
            "ratio of two reported quarters",
            n=2,
        )
    )
    return tuple(made)


def break_evens(vintage: Vintage) -> tuple[Result, ...]:
    """Return the value of each input at which the gap of 2023 closes."""
    units = {
        "chip_spend": BILLION_DOLLARS_A_YEAR,
        "data_centre_multiple": TIMES,
        "gross_margin": "fraction",
        "share": "fraction of the chips",
        "revenue": BILLION_DOLLARS_A_YEAR,
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
    return tuple(made)
