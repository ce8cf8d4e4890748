"""Laws of the growth of training cost."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from hundredmodels.analysis.training_cost_growth import cost_growth, fitted_line, frontier


def runs(rate: float = 3.0, n: int = 12, noise: float = 0.0) -> pd.DataFrame:
    """Return runs half a year apart whose cost grows by ``rate`` a year."""
    rng = np.random.default_rng(1)
    dates = pd.date_range("2018-01-01", periods=n, freq="182D")
    years = np.asarray((dates - dates[0]).days, dtype=float) / 365.25
    cost = 1e4 * rate**years * np.exp(rng.normal(0, noise, n))
    return pd.DataFrame(
        {
            "date": dates,
            "cost": cost,
            "training_flop": cost,
            "organisation": [f"lab {k % 5}" for k in range(n)],
        }
    )


def grow(frame: pd.DataFrame) -> float:
    """Estimate with few draws."""
    value = cost_growth(
        frame, cost="cost", cluster="organisation", confidence=0.9, draws=60, seed=1
    ).value
    assert value is not None
    return value


def test_exact_growth_is_found() -> None:
    """Costs on an exponential give its rate."""
    assert grow(runs(2.5)) == pytest.approx(2.5)


@given(factor=st.floats(1e-3, 1e3))
@settings(max_examples=20, deadline=None)
def test_the_unit_of_money_does_not_matter(factor: float) -> None:
    """All costs times a number, the same growth."""
    frame = runs(noise=0.5)
    assert grow(frame.assign(cost=frame["cost"] * factor)) == pytest.approx(grow(frame))


def test_more_noise_widens_the_interval() -> None:
    """Noisier costs, a wider interval."""
    spans = []
    for noise in (0.1, 1.0):
        found = cost_growth(
            runs(noise=noise), cost="cost", cluster="organisation",
            confidence=0.9, draws=200, seed=1,
        )  # fmt: skip
        assert found.low is not None
        assert found.high is not None
        spans.append(np.log(found.high / found.low))
    assert spans[1] > spans[0]


def test_few_runs_draw_no_line() -> None:
    """Fewer than six runs give no growth and no line, and say so."""
    found = cost_growth(
        runs(n=5), cost="cost", cluster="organisation", confidence=0.9, draws=50, seed=1
    )
    assert found.value is None
    assert "fewer than the 6" in found.reason
    assert fitted_line(runs(n=5), cost="cost").empty


def test_frontier_keeps_the_largest_of_the_day() -> None:
    """A run stays if fewer than ``top`` runs up to its day were larger."""
    frame = pd.DataFrame(
        {
            "date": pd.to_datetime(["2020-01-01", "2020-02-01", "2020-03-01", "2020-04-01"]),
            "training_flop": [4.0, 1.0, 3.0, 9.0],
        }
    )
    assert frontier(frame, top=1)["training_flop"].tolist() == [4.0, 9.0]
    assert frontier(frame, top=2)["training_flop"].tolist() == [4.0, 1.0, 3.0, 9.0]


def test_line_passes_through_exact_costs() -> None:
    """On exact growth the drawn line ends on the last cost."""
    frame = runs(2.0)
    line = fitted_line(frame, cost="cost")
    assert line["cost"].iloc[1] == pytest.approx(frame["cost"].iloc[-1])
