"""Laws of logarithmic axes."""

import altair as alt
import pandas as pd
import pytest

from hundredmodels.charts.axes import (
    POWERS_OF_TEN,
    decade_scale,
    decade_ticks,
    decades,
    log_scale,
    log_ticks,
)
from hundredmodels.sphinx_ext.drawings.draw import draw
from hundredmodels.sphinx_ext.drawings.painters import VEGA_LITE


def test_powers_are_written_with_superscripts() -> None:
    """A logarithmic axis from a hundredth to ten to the twenty says so in powers of ten."""
    frame = pd.DataFrame({"x": [1e-2, 1e20], "y": [1, 2]})
    axis = alt.Axis(labelExpr=POWERS_OF_TEN, values=[1e-2, 1e9, 1e20])
    chart = (
        alt.Chart(frame)
        .mark_point()
        .encode(x=alt.X("x:Q", scale=alt.Scale(type="log"), axis=axis), y="y:Q")
        .properties(width=400)
    )
    svg = draw(VEGA_LITE, "svg", chart.to_dict())["text"]
    for label in ("10⁻²", "10⁹", "10²⁰"):
        assert label in svg


@pytest.mark.parametrize(
    ("least", "most", "powers"),
    [
        (2, 30, [1, 10, 100]),
        (0.05, 0.2, [0.01, 0.1, 1]),
        (3, 4, [1, 10]),
        (1, 10, [1, 10]),
        (1, 1, [0.1, 1]),
    ],
)
def test_decades_hold_the_values(least: float, most: float, powers: list[float]) -> None:
    """The first power is no more than the least value, the last no less than the greatest."""
    assert decades(least, most) == pytest.approx(powers)


def test_a_scale_of_near_values_is_wide_enough_for_marks() -> None:
    """Values that lie within the least ratio stand in the middle of it; others set the ends."""
    near = log_scale(pd.Series([2.0, 3.0])).to_dict()["domain"]
    assert near[1] / near[0] == pytest.approx(10)
    assert near[0] * near[1] == pytest.approx(6)
    assert "domain" not in log_scale(pd.Series([1.0, 30.0])).to_dict()
    assert log_scale(pd.Series([1.0, 1.1]), least=2, padding=8).to_dict()["padding"] == 8


def test_ticks_stand_on_their_scale() -> None:
    """Within a decade there are ones, twos and fives up to its ends; beyond, the usual ticks."""
    near, far = pd.Series([0.3, 0.9]), pd.Series([0.1, 40.0])
    assert decade_ticks(near, [1, 10]) == [0.1, 0.2, 0.5, 1]
    assert decade_scale(near).to_dict()["domain"] == [0.1, 1]
    assert decade_ticks(far, [1, 10]) == [1, 10]
    assert "domain" not in decade_scale(far).to_dict()


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([2.0, 20.0], [2, 5, 10, 20]),
        ([20.0, 90.0], [20, 50, 100]),
        ([0.0086], [0.005, 0.01, 0.02]),
        ([1.0, 10.0], [0.1, 1, 10, 100]),
        ([0.05, 300.0], [0.1, 1, 10, 100]),
    ],
)
def test_a_short_scale_has_ticks_enough(values: list[float], ticks: list[float]) -> None:
    """Ones, twos and fives stand on a scale that has fewer than two of the usual ticks."""
    assert log_ticks(pd.Series(values), [0.1, 1, 10, 100]) == ticks


@pytest.mark.parametrize("least", [0.2, 0.0003])
def test_padding_keeps_the_least_value_off_the_axis(least: float) -> None:
    """A scale with padding begins below its least value, within a decade and beyond."""
    values = pd.Series([1.0, least])
    assert decade_scale(values, padding=12).to_dict()["padding"] == 12
    assert "padding" not in decade_scale(values).to_dict()
