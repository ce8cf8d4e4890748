"""Laws of the costs of layers and blocks."""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from hundredmodels.analysis import layers

LENGTHS = st.integers(1, 10**6)
WIDTHS = st.integers(1, 10**5)


def test_table_one_by_hand() -> None:
    """At n = 8, d = 2 the four layers cost what Table 1 says."""
    assert layers.self_attention(8, 2) == layers.LayerCost(128, 1, 1)
    assert layers.recurrent(8, 2) == layers.LayerCost(32, 8, 8)
    assert layers.convolutional(8, 2, 2) == layers.LayerCost(64, 1, pytest.approx(3))
    assert layers.restricted_attention(8, 2, 4) == layers.LayerCost(64, 1, 2)


@given(n=LENGTHS, d=WIDTHS)
def test_block_ratio_is_three_halves_plus_a_quarter_of_n_over_d(n: int, d: int) -> None:
    """Projections, attention and feed-forward over the LSTM come to 3/2 + n/4d."""
    assert layers.block_ratio(n, d) == pytest.approx(1.5 + n / (4 * d))
    assert layers.block_ratio(n, d, causal=True) == pytest.approx(1.5 + n / (8 * d))


@given(d=WIDTHS)
def test_crossings_are_where_the_costs_are_equal(d: int) -> None:
    """At the crossing lengths both sides ask for the same operations."""
    n = layers.layer_crossing(d)
    assert layers.self_attention(n, d).operations == pytest.approx(
        layers.recurrent(n, d).operations
    )
    half = layers.attention_overtakes(d)
    assert 4 * half * half * d == pytest.approx(24 * half * d * d)
    twice = layers.length_at_ratio(2, d)
    assert twice is not None
    assert layers.block_ratio(twice, d) == pytest.approx(2)


def test_no_length_makes_a_block_cheap() -> None:
    """Below three halves there is no length."""
    assert layers.length_at_ratio(1.5, 512) is None


@given(n=LENGTHS, d=WIDTHS, k=st.integers(2, 9))
def test_kernel_of_one_is_recurrence(n: int, d: int, k: int) -> None:
    """A convolution does k times the work of a recurrent layer."""
    assert layers.convolutional(n, d, k).operations == k * layers.recurrent(n, d).operations


def test_wide_neighbourhood_is_full_attention() -> None:
    """Attention to more neighbours than there are is attention to all."""
    assert layers.restricted_attention(10, 4, 99) == layers.self_attention(10, 4)


def test_run_by_hand_and_linear() -> None:
    """Twelve hours on eight chips at 9.5 teraFLOP/s; twice the chips, twice the operations."""
    assert layers.run_flop(12, 8, 9.5e12) == pytest.approx(3.2832e18)
    assert layers.run_flop(12, 16, 9.5e12) == pytest.approx(2 * layers.run_flop(12, 8, 9.5e12))


def test_curves_hold_every_layer_and_length() -> None:
    """Four layers at each length."""
    curves = layers.layer_costs(np.array([4.0, 8.0]), 16, kernel=3, neighbourhood=2)
    assert len(curves) == 8
    assert curves.groupby("layer")["n"].apply(list).map(lambda found: found == [4.0, 8.0]).all()
