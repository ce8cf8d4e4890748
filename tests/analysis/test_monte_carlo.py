"""Laws of the Monte Carlo."""

import numpy as np
import pytest

from hundredmodels.analysis.monte_carlo import Range, sample, simulate


def test_draws_stay_in_their_range() -> None:
    """No draw leaves its range, and a range without width gives its value."""
    drawn = sample({"a": Range(1, 2, 4), "b": Range(3, 3, 3)}, draws=500, seed=1)
    assert drawn["a"].min() >= 1
    assert drawn["a"].max() <= 4
    assert np.all(drawn["b"] == 3)


def test_another_seed_hardly_moves_the_median() -> None:
    """Stratified draws: the median differs by less than two per cent between seeds."""
    ranges = {"a": Range(1, 2, 4), "b": Range(0.1, 1, 5)}
    medians = [
        np.median(simulate(lambda x: x["a"] * x["b"], ranges, draws=4000, seed=seed))
        for seed in range(6)
    ]
    assert max(medians) / min(medians) < 1.02


def test_wider_ranges_give_wider_answers() -> None:
    """A wider range of an input, a wider spread of the answer."""
    spread = [
        np.ptp(simulate(lambda x: x["a"], {"a": Range.around(1, width)}, draws=200, seed=1))
        for width in (1.1, 3)
    ]
    assert spread[1] > spread[0]


def test_a_range_must_hold_its_centre() -> None:
    """Low above central is an error."""
    with pytest.raises(ValueError, match="low over central"):
        Range(3, 2, 4)


def test_no_input_gives_no_draws() -> None:
    """Without ranges nothing is drawn."""
    assert sample({}, draws=10, seed=1) == {}
