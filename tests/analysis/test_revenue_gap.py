"""Laws of the revenue-gap model."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, strategies as st

from hundredmodels.analysis.monte_carlo import Range
from hundredmodels.analysis.revenue_gap import (
    INPUTS,
    GapModel,
    Input,
    annuity,
    break_even,
    central,
    gaps,
    tornado,
    waterfall,
)

CAHN = GapModel(50, 2, 0.5, 1, 75)
models = st.builds(
    GapModel,
    chip_spend=st.floats(1, 1000),
    data_centre_multiple=st.floats(1, 4),
    gross_margin=st.floats(0.05, 0.9),
    share=st.floats(0.1, 1),
    revenue=st.floats(1, 1000),
)


def test_the_published_chain() -> None:
    """Fifty of chips need 100 of data centre and 200 of revenue; 75 leaves 125."""
    assert (CAHN.data_centre_spend, CAHN.required_revenue, CAHN.gap) == (100, 200, 125)


def test_the_yearly_form_at_ten_per_cent_over_four_years() -> None:
    """Two hundred over a life of four years is 63.09 a year, less than the 75 assumed."""
    assert CAHN.required_per_year(0.1, 4) == pytest.approx(63.094, abs=1e-3)
    assert CAHN.gap_per_year(0.1, 4) < 0


@given(rate=st.floats(0.001, 0.5), years=st.integers(1, 20))
def test_annuity_repays_exactly(rate: float, years: int) -> None:
    """The payments discounted at the rate are worth 1."""
    worth = sum(annuity(rate, years) / (1 + rate) ** k for k in range(1, years + 1))
    assert worth == pytest.approx(1)


@given(years=st.floats(0.5, 20))
def test_annuity_without_interest_spreads_evenly(years: float) -> None:
    """At a rate of nought the payment is one over the years, and tiny rates come near it."""
    assert annuity(0, years) == pytest.approx(1 / years)
    assert annuity(1e-9, years) == pytest.approx(1 / years, rel=1e-6)
    for rate in (5e-324, 1e-310, 1e-300, 1e-200):
        assert annuity(rate, years) == pytest.approx(1 / years, rel=1e-12)


@given(model=models)
def test_waterfall_adds_up(model: GapModel) -> None:
    """Each floating bar starts where the last ended, and the last total is the gap."""
    steps = waterfall(model)
    floating = [step for step in steps if not step.total]
    assert all(a.end == b.start for a, b in itertools.pairwise(floating))
    assert steps[3].end == pytest.approx(model.required_revenue)
    assert steps[-1].end == pytest.approx(model.gap)


@given(model=models, name=st.sampled_from(INPUTS))
def test_break_even_closes_the_gap(model: GapModel, name: Input) -> None:
    """Put back into the model, a break-even value leaves no gap."""
    value = break_even(model, name)
    if value is not None:
        assert replace(model, **{name: value}).gap == pytest.approx(0, abs=1e-6)


def test_no_margin_can_close_a_gap_of_costs() -> None:
    """Where revenue does not even cover the spend, no margin closes the gap."""
    assert break_even(CAHN, "gross_margin") is None
    assert break_even(CAHN, "chip_spend") == pytest.approx(18.75)


@given(model=models)
def test_arrays_and_numbers_agree(model: GapModel) -> None:
    """The array form gives the model's own gap."""
    values = {name: np.array([value]) for name, value in central(model).items()}
    assert gaps(values)[0] == pytest.approx(model.gap)


def test_tornado_is_sorted_and_ends_are_the_models() -> None:
    """Swings come widest first, and each end is the model's gap at that end."""
    ranges: dict[Input, Range] = {
        "revenue": Range(50, 75, 100),
        "chip_spend": Range(25, 50, 100),
    }
    first, second = tornado(CAHN, ranges)
    assert (first.name, second.name) == ("chip_spend", "revenue")
    assert (first.at_low, first.at_high) == (25, 325)
    assert (second.at_low, second.at_high) == (150, 100)


@pytest.mark.parametrize("bad", [{"gross_margin": 1.0}, {"share": 1.2}, {"chip_spend": -1.0}])
def test_inputs_without_meaning_are_refused(bad: dict[str, float]) -> None:
    """A margin of 1, a share over 1, a negative spend are errors."""
    with pytest.raises(ValueError, match=r"margin|share|Spend"):
        replace(CAHN, **bad)
