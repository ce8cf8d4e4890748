"""Laws of the serving model."""

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from hundredmodels.analysis.serving import Fleet, servers_for

DGX = Fleet(4000, 8, 200_000, 6.5, 0.08)


def test_one_set_of_assumptions_gives_all_three_figures() -> None:
    """Four thousand servers give 32,000 chips, 800 million and 49,920 dollars a day."""
    assert (DGX.chips, DGX.purchase) == (32_000, 800e6)
    assert DGX.power_per_day == pytest.approx(49_920)


def test_electricity_is_a_small_part_of_the_purchase() -> None:
    """A year's electricity is 2.28 per cent of the purchase price."""
    assert DGX.power_share_per_year == pytest.approx(0.022776)
    price = DGX.electricity_price_for(1.0, 4)
    assert replace(DGX, usd_per_kwh=price).power_share_of_life(4) == pytest.approx(1)


@given(factor=st.floats(0.1, 10))
def test_everything_grows_with_the_fleet(factor: float) -> None:
    """Twice the servers, twice the chips, price and power, and the same share."""
    other = replace(DGX, servers=DGX.servers * factor)
    assert other.purchase == pytest.approx(DGX.purchase * factor)
    assert other.power_per_day == pytest.approx(DGX.power_per_day * factor)
    assert other.power_share_per_year == pytest.approx(DGX.power_share_per_year)


@given(pue=st.floats(1, 2), use=st.floats(0.1, 1))
def test_overhead_and_load_multiply_power(pue: float, use: float) -> None:
    """Power is proportional to PUE and to the load."""
    assert replace(DGX, pue=pue, utilisation=use).power_per_day == pytest.approx(
        DGX.power_per_day * pue * use
    )


def test_servers_follow_visits() -> None:
    """Visits over visits per server are servers; a server that answers none is an error."""
    assert servers_for(25e6, 6250) == 4000
    with pytest.raises(ValueError, match="more than 0"):
        servers_for(1, 0)


@pytest.mark.parametrize("bad", [{"pue": 0.9}, {"utilisation": 0.0}, {"servers": 0.0}])
def test_fleets_without_meaning_are_refused(bad: dict[str, float]) -> None:
    """A PUE below 1, no load, no servers are errors."""
    with pytest.raises(ValueError, match=r"PUE|servers"):
        replace(DGX, **bad)
