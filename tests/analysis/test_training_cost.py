"""Laws of the training-cost model."""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from hundredmodels.analysis.training_cost import (
    chip_hours,
    hourly_price_implied,
    measured_utilisation,
    training_cost,
    training_flop,
)

PEAK = 312e12
positive = st.floats(min_value=1e-3, max_value=1e3)


def test_gpt3_takes_six_n_d() -> None:
    """6ND of 175 billion parameters and 300 billion tokens is 3.15e23."""
    assert training_flop(175e9, 300e9) == pytest.approx(3.15e23)


def test_the_quoted_range_follows_from_the_quoted_figure() -> None:
    """At GPT-3's implied price per operation Gopher costs 2.24 and PaLM 11.23 million."""
    price = 1.4e6 / training_flop(175e9, 300e9)
    assert price == pytest.approx(4.4444e-18, rel=1e-4)
    assert price * training_flop(280e9, 300e9) == pytest.approx(2.24e6)
    assert price * training_flop(540e9, 780e9) == pytest.approx(11.232e6)


def test_llama2_used_two_fifths_of_the_peak() -> None:
    """Published hours give Llama 2's utilisation: 0.43 at 70B, 0.39 at 7B."""
    assert measured_utilisation(6 * 68.98e9 * 2e12, 1_720_320, PEAK) == pytest.approx(
        0.428, abs=1e-3
    )
    assert measured_utilisation(6 * 6.74e9 * 2e12, 184_320, PEAK) == pytest.approx(0.391, abs=1e-3)


@given(flop=positive, use=st.floats(0.05, 1.0), price=positive, factor=positive)
def test_cost_is_proportional_to_price_and_work(
    flop: float, use: float, price: float, factor: float
) -> None:
    """Twice the price or the work, twice the cost; twice the utilisation, half of it."""
    base = training_cost(flop * 1e20, PEAK, use, price)
    assert training_cost(flop * 1e20, PEAK, use, price * factor) == pytest.approx(base * factor)
    assert training_cost(flop * factor * 1e20, PEAK, use, price) == pytest.approx(base * factor)
    assert training_cost(flop * 1e20, PEAK, use / 2, price) == pytest.approx(base * 2)


@given(flop=positive, use=st.floats(0.05, 1.0))
def test_measuring_undoes_predicting(flop: float, use: float) -> None:
    """The utilisation measured from predicted hours is the one that was put in."""
    hours = chip_hours(flop * 1e20, PEAK, use)
    assert measured_utilisation(flop * 1e20, hours, PEAK) == pytest.approx(use)


@given(use=st.floats(0.05, 1.0), price=positive)
def test_implied_price_undoes_the_cost(use: float, price: float) -> None:
    """The hourly price read back from a cost per operation is the one that was put in."""
    cost = training_cost(1e23, PEAK, use, price)
    assert hourly_price_implied(cost / 1e23, PEAK, use) == pytest.approx(price)


def test_arrays_give_arrays() -> None:
    """Arrays of inputs give the same answers as numbers one by one."""
    use = np.array([0.3, 0.4])
    hours = chip_hours(np.array([1e23, 1e23]), np.array([PEAK, PEAK]), use)
    assert hours[1] == pytest.approx(chip_hours(1e23, PEAK, 0.4))


@pytest.mark.parametrize("use", [0.0, -0.1, 1.1])
def test_impossible_utilisation_is_refused(use: float) -> None:
    """A utilisation outside (0, 1] is an error."""
    with pytest.raises(ValueError, match="utilisation"):
        chip_hours(1e20, PEAK, use)
