"""Density: the sample, its resamples, and the way from a rate to months."""

from datetime import date
from math import inf, log

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, strategies as st

from hundredmodels.analysis.density import (
    bootstrap,
    density_sample,
    doubling,
    doubling_months,
    growth_estimate,
    observed,
    shuffled,
    sizes,
)
from hundredmodels.analysis.estimate import Estimate


def table(n: int = 12, **columns: object) -> pd.DataFrame:
    """Build chosen scores of models in four developers' hands."""
    frame = pd.DataFrame(
        {
            "model": [f"m{k}" for k in range(n)],
            "organisation": [f"lab{k % 4}" for k in range(n)],
            "release_date": pd.date_range("2022-01-01", periods=n, freq="60D"),
            "score": np.linspace(35.0, 80.0, n),
            "parameters_total_b": np.linspace(100.0, 5.0, n),
            "parameters_active_b": np.nan,
            "parameters_nonembedding_b": np.nan,
            "parameters_basis": "reported",
            "architecture": "transformer-decoder",
        }
    )
    return frame.assign(**columns)


def test_guessed_sizes_are_unknown() -> None:
    """A third party's guess is no known size."""
    frame = table(parameters_basis="estimate")
    assert sizes(frame, "total").isna().all()


def test_sparse_models_have_no_active_size_unless_stated() -> None:
    """All parameters are active in a dense model; in a mixture of experts only stated ones."""
    frame = table(2, architecture=["transformer-decoder", "moe"])
    assert sizes(frame, "active").notna().tolist() == [True, False]


def test_non_embedding_size_falls_back_on_the_total() -> None:
    """Where nobody states the size without embeddings the total stands in."""
    frame = table(2, parameters_nonembedding_b=[2.4, np.nan])
    assert sizes(frame, "non-embedding").tolist() == [2.4, 5.0]


def test_sample_keeps_scores_and_dates() -> None:
    """Models below the least score or before the first day are left out."""
    sample = density_sample(table(), minimum=0.5, since=date(2022, 6, 1))
    assert (sample.score >= 0.5).all()
    assert sample.frame["release_date"].min() >= pd.Timestamp(2022, 6, 1)
    assert sample.developers == 4


def test_missing_developers_are_clusters_of_their_own() -> None:
    """Models without a developer don't resample together."""
    sample = density_sample(table(4, organisation=["a", None, None, "a"]))
    assert sample.developers == 3


def test_bootstrap_draws_whole_developers() -> None:
    """All models of a developer have the same weight, and the number of developers is kept."""
    sample = density_sample(table())
    batch = bootstrap(sample, draws=50, seed=1, noise=0.0)
    for code in np.unique(sample.cluster):
        weights = batch.weight[:, sample.cluster == code]
        assert (weights == weights[:, :1]).all()
    one_each = [np.flatnonzero(sample.cluster == code)[0] for code in np.unique(sample.cluster)]
    assert (batch.weight[:, one_each].sum(axis=1) == sample.developers).all()
    assert np.array_equal(batch.score[0], sample.score)


def test_shuffling_keeps_the_dates() -> None:
    """A shuffle moves dates between models and loses none."""
    sample = density_sample(table())
    batch = shuffled(sample, draws=5, seed=2)
    assert np.allclose(np.sort(batch.time, axis=1), np.sort(sample.time))
    assert np.array_equal(observed(sample).size[0], sample.size)


@given(st.floats(min_value=0.01, max_value=20))
def test_twice_the_growth_is_half_the_doubling_time(growth: float) -> None:
    """Doubling time is ln 2 over the growth rate."""
    assert doubling_months(growth) == pytest.approx(12 * log(2) / growth)
    assert doubling_months(2 * growth) == pytest.approx(doubling_months(growth) / 2)


def test_no_growth_never_doubles() -> None:
    """Zero growth takes for ever."""
    assert doubling_months(0.0) == inf


def test_an_interval_that_holds_zero_is_open() -> None:
    """Where no trend is among the answers, so is no doubling."""
    found = doubling(Estimate(log(2), 9, -0.1, 2 * log(2), "a bootstrap"))
    assert found.value == pytest.approx(12)
    assert found.low == pytest.approx(6)
    assert found.high == inf


def test_falling_density_has_no_doubling_time() -> None:
    """A falling trend is not estimable as a doubling time, with the reason."""
    found = doubling(Estimate(-0.2, 9, -0.4, 0.1, "a bootstrap"))
    assert found.value is None
    assert "does not grow" in found.reason


def test_growth_without_a_point_says_why() -> None:
    """A rate that can't be computed carries its reason."""
    found = growth_estimate(float("nan"), np.array([0.1]), confidence=0.9, n=3, interval="x")
    assert found.value is None
    assert found.reason
