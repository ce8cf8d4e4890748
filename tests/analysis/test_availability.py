"""Availability and downtime."""

import pytest
from hypothesis import given, strategies as st

from hundredmodels.analysis.availability import (
    chain_availability,
    downtime_hours,
    nines,
    part_availability,
    spare_availability,
)


def test_three_nines_by_hand() -> None:
    """99.9 % leaves 8.76 hours of a year of 365 days, and has three nines."""
    assert downtime_hours(0.999) == pytest.approx(8.76)
    assert nines(0.999) == pytest.approx(3)


@given(level=st.floats(0.5, 0.99999), parts=st.integers(1, 500))
def test_a_chain_is_undone_by_its_root(level: float, parts: int) -> None:
    """Parts with the availability needed give a chain with the target."""
    needed = part_availability(level, parts)
    assert chain_availability(needed, parts) == pytest.approx(level, rel=1e-9)


@given(level=st.floats(0, 1), parts=st.integers(1, 20))
def test_a_chain_is_worse_and_a_spare_better(level: float, parts: int) -> None:
    """Needing all parts never helps, needing any one never harms."""
    assert chain_availability(level, parts) <= level + 1e-12
    assert spare_availability(level, parts) >= level - 1e-12


def test_a_share_above_one_is_refused() -> None:
    """An availability is a share."""
    with pytest.raises(ValueError, match="from 0 to 1"):
        downtime_hours(99.9)
