"""Break-even volumes."""

from dataclasses import replace
from math import inf, isfinite

import numpy as np
import pytest
from hypothesis import assume, given, settings, strategies as st
from scipy.optimize import brentq

from hundredmodels.analysis.break_even import api_break_even, own_break_even
from hundredmodels.analysis.ownership import Api, Own, Terms, api_cost, own_cost

TERMS = Terms(horizon=3.0, discount=0.1, compute_decline=1.3)
OWN = Own(5_000.0, 150_000.0, 0.8, 100_000.0, 3.0, 15_000.0, 0.4, 2.0)
SCRATCH = replace(OWN, build_compute=1e5, build_other=2.5e6, success=0.5, tokens_per_second=3e4)


@given(
    price=st.floats(0.01, 100.0),
    decline=st.floats(1.0, 30.0),
    used=st.floats(0.05, 1.0),
    least=st.floats(0.0, 50.0),
)
@settings(max_examples=60)
def test_both_cost_the_same_at_the_break_even(
    price: float, decline: float, used: float, least: float
) -> None:
    """At the volume found the two present values are equal; just below, the API is cheaper."""
    api, own = Api(price, decline), replace(OWN, utilisation=used, least_chips=least)
    volume = api_break_even(api, own, TERMS)
    assume(isfinite(volume))
    assert api_cost(volume, api, TERMS) == pytest.approx(own_cost(volume, own, TERMS), rel=1e-9)
    below = 0.99 * volume
    assert api_cost(below, api, TERMS) < own_cost(below, own, TERMS)


@pytest.mark.parametrize("price", [0.5, 2.0, 40.0])
def test_root_finding_agrees(price: float) -> None:
    """A numerical root of the difference is the closed form."""
    api = Api(price, 2.0)
    root = brentq(
        lambda logs: api_cost(10**logs, api, TERMS) - own_cost(10**logs, OWN, TERMS), 3, 18
    )
    assert api_break_even(api, OWN, TERMS) == pytest.approx(10**root, rel=1e-6)


def test_a_cheaper_token_never_breaks_even() -> None:
    """An API whose token costs less than serving it is cheaper at every volume."""
    assert api_break_even(Api(0.01, 10.0), OWN, TERMS) == inf


@given(factor=st.floats(0.01, 100.0))
@settings(max_examples=30)
def test_the_unit_of_money_does_not_matter(factor: float) -> None:
    """All prices times a factor leave the break-even where it is."""
    api = Api(2.0, 10.0)
    other = replace(
        OWN,
        build_compute=factor * OWN.build_compute,
        build_other=factor * OWN.build_other,
        running=factor * OWN.running,
        hourly=factor * OWN.hourly,
    )
    scaled = api_break_even(Api(2.0 * factor, 10.0), other, TERMS)
    assert scaled == pytest.approx(api_break_even(api, OWN, TERMS), rel=1e-9)


@given(speed=st.floats(1.1, 5.0), extra=st.floats(1e5, 1e8))
@settings(max_examples=40)
def test_both_models_cost_the_same_at_their_break_even(speed: float, extra: float) -> None:
    """Fine-tuned and scratch cost the same at the volume found, and cross there."""
    scratch = replace(
        OWN, build_other=OWN.build_other + extra, tokens_per_second=speed * OWN.tokens_per_second
    )
    volume = own_break_even(OWN, scratch, TERMS)
    assert own_cost(volume, scratch, TERMS) == pytest.approx(own_cost(volume, OWN, TERMS))
    assert own_cost(1.5 * volume, scratch, TERMS) < own_cost(1.5 * volume, OWN, TERMS)


def test_no_saving_never_pays() -> None:
    """A dearer model that serves no cheaper never pays; one no dearer to build pays at once."""
    same = replace(SCRATCH, tokens_per_second=OWN.tokens_per_second)
    assert own_break_even(OWN, same, TERMS) == inf
    cheaper = replace(OWN, build_other=0.0, tokens_per_second=2 * OWN.tokens_per_second)
    assert own_break_even(OWN, cheaper, TERMS) == 0


def test_draws_are_broadcast() -> None:
    """A column of draws gives a column of break-evens."""
    api = Api(np.array([[0.001], [2.0]]), 10.0)
    found = api_break_even(api, OWN, TERMS)
    assert found[0, 0] == inf
    assert found[1, 0] == pytest.approx(api_break_even(Api(2.0, 10.0), OWN, TERMS))
