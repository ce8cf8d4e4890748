"""Costs of an API and of a model of one's own."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from scipy.integrate import quad

from hundredmodels.analysis.durations import HOURS_PER_YEAR
from hundredmodels.analysis.ownership import (
    Api,
    Own,
    Terms,
    api_cost,
    build_cost,
    chips_needed,
    discounted_years,
    own_cost,
    serving_price,
    serving_speed,
)

TERMS = Terms(horizon=3.0, discount=0.1, compute_decline=1.3, size_decline=2.0)
API = Api(price=2.0, decline=10.0)
OWN = Own(
    build_compute=5_000.0,
    build_other=150_000.0,
    success=0.8,
    running=100_000.0,
    hourly=3.0,
    tokens_per_second=15_000.0,
    utilisation=0.4,
    least_chips=2.0,
)
volumes = st.floats(1e6, 1e14)
shares = st.floats(0.02, 1.0)


@given(rate=st.floats(0.0, 5.0), years=st.floats(0.1, 10.0))
@settings(max_examples=40)
def test_discounted_years_is_the_integral(rate: float, years: float) -> None:
    """The closed form equals the integral of exp(-rate t), and years where the rate is 0."""
    integral, _ = quad(lambda t: np.exp(-rate * t), 0, years)
    assert discounted_years(rate, years) == pytest.approx(integral, rel=1e-6)


def test_flat_price_without_interest_is_a_plain_product() -> None:
    """A billion tokens a month at 2 dollars a million for 3 years cost 72,000 dollars."""
    assert api_cost(1e9, Api(2.0, 1.0), Terms(3.0, 0.0)) == pytest.approx(72_000)


def test_own_cost_by_hand() -> None:
    """Without interest and falls: building over success, people, and two idle chips."""
    cost = own_cost(1.0, OWN, Terms(3.0, 0.0))
    by_hand = 155_000 / 0.8 + 3 * 100_000 + 2 * 3.0 * HOURS_PER_YEAR * 3
    assert cost == pytest.approx(by_hand)


def test_serving_speed_by_hand() -> None:
    """A chip of 1e15 FLOP a second, a quarter used, writes 15,625 tokens of 8 billion."""
    assert serving_speed(1e15, 0.25, 8e9) == pytest.approx(15_625)


@given(volume=volumes)
@settings(max_examples=30)
def test_twice_the_price_is_twice_the_cost(volume: float) -> None:
    """The cost of an API is proportional to price and to volume."""
    once = api_cost(volume, API, TERMS)
    assert api_cost(volume, replace(API, price=4.0), TERMS) == pytest.approx(2 * once)
    assert api_cost(2 * volume, API, TERMS) == pytest.approx(2 * once)


@given(volume=volumes)
@settings(max_examples=30)
def test_twice_every_price_is_twice_the_own_cost(volume: float) -> None:
    """Twice the rent, wages, data and computing cost twice as much."""
    dearer = replace(
        OWN,
        build_compute=2 * OWN.build_compute,
        build_other=2 * OWN.build_other,
        running=2 * OWN.running,
        hourly=2 * OWN.hourly,
    )
    assert own_cost(volume, dearer, TERMS) == pytest.approx(2 * own_cost(volume, OWN, TERMS))


@given(volume=volumes, first=shares, second=shares)
@settings(max_examples=40)
def test_more_utilisation_never_costs_more(volume: float, first: float, second: float) -> None:
    """The cost of a model of one's own never rises with utilisation."""
    low, high = sorted((first, second))
    idle = own_cost(volume, replace(OWN, utilisation=low), TERMS)
    assert own_cost(volume, replace(OWN, utilisation=high), TERMS) <= idle * (1 + 1e-12)


@given(volume=volumes, first=st.floats(1.0, 50.0), second=st.floats(1.0, 50.0))
@settings(max_examples=30)
def test_a_faster_fall_never_costs_more(volume: float, first: float, second: float) -> None:
    """The cost of an API never rises with the yearly fall of its price."""
    slow, fast = sorted((first, second))
    slower = api_cost(volume, Api(2.0, slow), TERMS)
    assert api_cost(volume, Api(2.0, fast), TERMS) <= slower * (1 + 1e-12)


def test_chips_never_fall_below_the_least() -> None:
    """The least number of chips is rented however small the volume."""
    assert chips_needed(1.0, OWN) == OWN.least_chips
    assert chips_needed(1e13, OWN) > OWN.least_chips


def test_a_sure_attempt_costs_itself() -> None:
    """With success certain, building costs one attempt; with an even chance, two."""
    assert build_cost(replace(OWN, success=1.0)) == pytest.approx(155_000)
    assert build_cost(replace(OWN, success=0.5)) == pytest.approx(310_000)


def test_arrays_and_numbers_agree() -> None:
    """An array of volumes gives the costs of its elements."""
    many = np.array([1e9, 1e12])
    assert own_cost(many, OWN, TERMS) == pytest.approx([own_cost(v, OWN, TERMS) for v in many])
    assert serving_price(OWN) == pytest.approx(3.0 / (15_000 * 0.4 * 3600) * 1e6)
