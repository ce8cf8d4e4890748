"""The value of waiting."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from hundredmodels.analysis.ownership import Api, Own, Terms, api_cost, own_cost
from hundredmodels.analysis.waiting import (
    costs_by_start,
    start_grid,
    value_of_knowing,
    waiting,
    waiting_values,
)

TERMS = Terms(horizon=3.0, discount=0.1, compute_decline=1.3, size_decline=2.0)
OWN = Own(5_000.0, 150_000.0, 0.8, 100_000.0, 3.0, 15_000.0, 0.4, 2.0)
API = Api(2.0, 10.0)
STARTS = start_grid(3.0)


def test_the_ends_are_the_two_pure_routes() -> None:
    """Starting today is owning; starting at the horizon is the API to the end."""
    costs = costs_by_start(1e10, API, OWN, TERMS, STARTS)
    assert costs[0] == pytest.approx(own_cost(1e10, OWN, TERMS))
    assert costs[-1] == pytest.approx(api_cost(1e10, API, TERMS))


@given(volume=st.floats(1e7, 1e14), decline=st.floats(1.0, 40.0))
@settings(max_examples=30)
def test_waiting_is_never_worth_less_than_nothing(volume: float, decline: float) -> None:
    """Today is among the choices, so the value is 0 or more, and never above today's cost."""
    found = waiting(volume, Api(2.0, decline), OWN, TERMS, STARTS)
    assert 0 <= found.value <= found.today


def test_small_volumes_wait_and_large_ones_do_not() -> None:
    """A volume far below break-even never builds; one far above builds today."""
    assert waiting(1e9, API, OWN, TERMS, STARTS).best_start == TERMS.horizon
    assert waiting(1e14, API, OWN, TERMS, STARTS).best_start == 0


def test_knowing_is_worth_nothing_where_all_draws_agree() -> None:
    """Equal rows leave nothing to learn; two that disagree do, by hand."""
    same = np.array([[3.0, 1.0], [3.0, 1.0]])
    assert value_of_knowing(same) == 0
    assert value_of_knowing(np.array([[3.0, 1.0], [1.0, 3.0]])) == pytest.approx(1.0)
    assert waiting_values(same).tolist() == [2.0, 2.0]
