"""Equivalent sizes on a family's curve."""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from hundredmodels.analysis.equivalent_size import equivalent_size

SIZES = np.array([7.0, 13.0, 70.0])
SCORES = np.array([45.0, 55.0, 70.0])


@given(st.integers(min_value=0, max_value=2))
def test_a_member_is_worth_its_own_size(member: int) -> None:
    """At a member's score the equivalent size is the member's."""
    found = equivalent_size(SCORES[member], SIZES, SCORES)
    assert found.value == pytest.approx(SIZES[member])


def test_half_way_is_the_geometric_mean() -> None:
    """Half way in score is half way in the logarithm of size."""
    assert equivalent_size(50.0, SIZES, SCORES).value == pytest.approx(np.sqrt(7 * 13))


def test_the_curve_is_not_prolonged() -> None:
    """Outside the family's scores there is no answer, with the reason."""
    found = equivalent_size(80.0, SIZES, SCORES)
    assert found.value is None
    assert "outside" in found.reason


def test_a_curve_that_does_not_rise_is_refused() -> None:
    """A family whose larger member scores no higher gives no answer."""
    assert equivalent_size(50.0, SIZES, np.array([45.0, 45.0, 70.0])).value is None
