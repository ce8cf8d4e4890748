"""The revenue gap: the published models of 2023 and 2024, and the same form rolled forward."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hundredmodels.analysis.monte_carlo import Range, simulate
from hundredmodels.analysis.revenue_gap import GapModel, Input, gaps
from hundredmodels.analysis.revenue_layers import QUARTERS
from hundredmodels.analysis.revenue_required_base import required_by_quarter
from hundredmodels.analysis.uncertainty import coverage, percentile_interval
from hundredmodels.chapters.cost_imbalance.facts import (
    capex_of,
    capex_quarters,
    chip_quarters,
    published_input,
    revenue_found,
    run_rates,
)
from hundredmodels.chapters.cost_imbalance.parameters import DRAWS, Parameters
from hundredmodels.chapters.facts import Fact, derived
from hundredmodels.chapters.result import rows_of
from hundredmodels.data import Tables

NAMES: dict[Input, str] = {
    "chip_spend": "chip spend a year",
    "data_centre_multiple": "data-centre multiple",
    "gross_margin": "gross margin",
    "share": "share for generative AI",
    "revenue": "revenue found",
}


@dataclass(frozen=True)
class Vintage:
    """The model for one year's chips.

    Attributes
    ----------
    name
        "2023", "2024" or "latest".
    chips, revenue
        Chip spend and revenue as published or reported, before the reader's scale.
    model
        The model; ``None`` where one of the two was not known.
    ranges
        The range of each input behind the interval.
    low, high, median
        Interval and median of the gap over the ranges, billion US dollars.
    """

    name: str
    chips: Fact
    revenue: Fact
    model: GapModel | None
    ranges: dict[Input, Range]
    low: float | None = None
    high: float | None = None
    median: float | None = None

    def fact(self, value: float | None) -> Fact:
        """Return a value computed from the model, with its rows."""
        return derived(value, self.chips, self.revenue)

    def asked(self, value: float | None) -> Fact:
        """Return a value computed from the chips alone, with their rows."""
        return derived(value, self.chips) if self.model else self.fact(value)


@dataclass(frozen=True)
class Gap:
    """All that the chapter says of the gap.

    Attributes
    ----------
    vintages
        2023 and 2024 as published, and the latest reported quarter times four.
    quarters
        What each quarter requires, billion US dollars (see
        :func:`hundredmodels.analysis.revenue_required_base.required_by_quarter`).
    found
        Revenue found by the model makers, by day: ``day``, ``revenue`` (billion US dollars a
        year, summed over companies), ``companies`` (how many).
    rates, capex
        Rows of ``finance``: annualised revenue by company, capital expenditure by quarter.
    latest_quarter
        Last day of the latest reported quarter; ``None`` if none is known.
    capex_gap
        The gap with four quarters of cloud builders' capital expenditure for the data centre.
    """

    vintages: dict[str, Vintage]
    quarters: pd.DataFrame
    found: pd.DataFrame
    rates: pd.DataFrame
    capex: pd.DataFrame
    latest_quarter: pd.Timestamp | None
    capex_gap: Fact

    @property
    def latest(self) -> Vintage:
        """The vintage of the latest quarter."""
        return self.vintages["latest"]


def study_gap(tables: Tables, parameters: Parameters) -> Gap:
    """Build the model for each vintage and roll it over the reported quarters."""
    finance, published = tables["finance"], tables["revenue_gap_inputs"]
    as_of = pd.Timestamp(tables.as_of)
    chips = chip_quarters(finance)
    latest_quarter = None if chips.empty else pd.Timestamp(chips["period_end"].iloc[-1])
    run_rate = (
        Fact.none("no quarter of NVIDIA's was reported by the day")
        if chips.empty
        else Fact(
            float(chips["value_usd_b"].iloc[-1]) * QUARTERS,
            rows_of("finance", [chips.index[-1]]),
        )
    )
    pairs = {
        str(year): (
            published_input(published, year, "gpu_run_rate_revenue"),
            published_input(published, year, "ai_revenue_assumed"),
        )
        for year in (2023, 2024)
    }
    pairs["latest"] = (run_rate, revenue_found(finance, as_of))
    spend = pd.Series(chips["value_usd_b"].to_numpy(float), index=chips["period_end"])
    quarters = required_by_quarter(
        spend * parameters.chip_spend_scale,
        multiple=parameters.data_centre_multiple,
        gross_margin=parameters.gross_margin,
        share=parameters.generative_share,
        discount_rate=parameters.discount_rate,
        lifetime_years=parameters.lifetime_years,
    )
    return Gap(
        {name: vintage(name, *pair, parameters) for name, pair in pairs.items()},
        quarters,
        found_by_day(run_rates(finance), parameters.revenue_scale),
        run_rates(finance),
        capex_quarters(finance),
        latest_quarter,
        capex_gap(finance, as_of, parameters),
    )


def vintage(name: str, chips: Fact, revenue: Fact, parameters: Parameters) -> Vintage:
    """Build one vintage with its interval."""
    if chips.value is None or revenue.value is None:
        return Vintage(name, chips, revenue, None, {})
    model = GapModel(
        chip_spend=chips.value * parameters.chip_spend_scale,
        data_centre_multiple=parameters.data_centre_multiple,
        gross_margin=parameters.gross_margin,
        share=parameters.generative_share,
        revenue=revenue.value * parameters.revenue_scale,
    )
    ranges = stated_ranges(model)
    draws = simulate(
        gaps,
        {str(key): span for key, span in ranges.items()},
        draws=DRAWS,
        seed=parameters.seed,
    )
    low, high = percentile_interval(draws, parameters.confidence)
    return Vintage(name, chips, revenue, model, ranges, low, high, float(np.median(draws)))


def interval_kind(parameters: Parameters) -> str:
    """Name the interval of a gap."""
    share = coverage(parameters.confidence)
    return f"{share} of draws from the stated ranges of the inputs"


def stated_ranges(model: GapModel) -> dict[Input, Range]:
    """Return the range of each input, in its own unit: what a critic of the model could defend.

    Chips a fifth more or less; a data centre of three quarters to five quarters of the multiple;
    a margin ten points lower to fifteen higher; six tenths of the chips at the least for
    generative AI; revenue from a fifth less to twice as much, since sellers other than the
    model makers are not counted.
    """
    margin = model.gross_margin
    return {
        "chip_spend": Range(model.chip_spend * 0.8, model.chip_spend, model.chip_spend * 1.2),
        "data_centre_multiple": Range(
            max(1.0, model.data_centre_multiple * 0.75),
            model.data_centre_multiple,
            model.data_centre_multiple * 1.25,
        ),
        "gross_margin": Range(max(0.0, margin - 0.1), margin, min(0.97, margin + 0.15)),
        "share": Range(model.share * 0.6, model.share, min(1.0, model.share * 1.2)),
        "revenue": Range(model.revenue * 0.8, model.revenue, model.revenue * 2),
    }


def found_by_day(rates: pd.DataFrame, scale: float) -> pd.DataFrame:
    """Return the sum over companies of the last annualised revenue, on each day it changes."""
    if rates.empty:
        return pd.DataFrame(
            {"day": pd.to_datetime([]), "revenue": np.array([], float), "companies": []}
        )
    wide = (
        rates.pivot_table(
            index="period_end", columns="entity", values="value_usd_b", aggfunc="last"
        )
        .sort_index()
        .ffill()
    )
    return pd.DataFrame(
        {
            "day": wide.index,
            "revenue": wide.sum(axis=1).to_numpy(float) * scale,
            "companies": wide.notna().sum(axis=1).to_numpy(),
        }
    )


def capex_gap(finance: pd.DataFrame, as_of: pd.Timestamp, parameters: Parameters) -> Fact:
    """Return the gap with the last four complete quarters of capital expenditure.

    Notes
    -----
    Buildings and power plant are in capital expenditure already, so only the margin is applied;
    what the clouds do besides generative AI is in it too.
    """
    rows = capex_quarters(finance)
    complete = rows.groupby("period_end")["entity"].nunique()
    ends = pd.DatetimeIndex(complete[complete == complete.max()].index)[-QUARTERS:]
    spend = (
        capex_of(finance, ends)
        if len(ends) == QUARTERS
        else Fact.none("four quarters of all four companies were not known by the day")
    )
    found = revenue_found(finance, as_of)
    if spend.value is None or found.value is None:
        return derived(None, spend, found)
    required = spend.value * parameters.generative_share / (1 - parameters.gross_margin)
    return derived(required - found.value * parameters.revenue_scale, spend, found)
