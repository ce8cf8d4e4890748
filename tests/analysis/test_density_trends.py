"""The four density estimators: closed forms, identities, and no trend where there is none."""

from dataclasses import replace

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings, strategies as st

from hundredmodels.analysis.density import Batch, Floats
from hundredmodels.analysis.density_null import NullTest
from hundredmodels.analysis.density_trends import (
    all_models,
    density_envelope,
    log_density,
    lower_quantile,
    records,
    reference_family,
    smallest_at_level,
)
from hundredmodels.analysis.saturation import transform

GROWTH = 1.3
SLOPE = 0.6
CURVE_SIZE = np.log(np.array([7.0, 13.0, 70.0]))


def score(value: Floats) -> Floats:
    """Return the score whose logit between chance and the ceiling is the value."""
    grown = np.exp(value)
    return np.asarray((0.25 + 0.95 * grown) / (1 + grown))


def batch_of(time: Floats, size: Floats, scores: Floats) -> Batch:
    """Make a batch of one."""
    return Batch(time[None], size[None], scores[None], np.ones((1, time.size)))


def exact(n: int = 60, seed: int = 1) -> Batch:
    """Draw models that obey logit S = b ln N + b g t to the letter."""
    generator = np.random.default_rng(seed)
    time, size = generator.uniform(0, 4, n), generator.uniform(0, 5, n)
    return batch_of(time, size, score(SLOPE * (size - 3) + SLOPE * GROWTH * (time - 2)))


def test_regression_recovers_the_rate() -> None:
    """On exact data the regression returns the rate that made them."""
    assert all_models(exact())[0] == pytest.approx(GROWTH, rel=1e-6)


def test_family_recovers_the_rate() -> None:
    """On exact data, with a family on the same curve, the family returns the rate."""
    family = score(SLOPE * (CURVE_SIZE - 3))
    assert reference_family(exact(), CURVE_SIZE, family)[0] == pytest.approx(GROWTH, rel=1e-6)


def test_quantile_recovers_the_rate() -> None:
    """On exact data every quantile is the same line."""
    assert lower_quantile(exact(), quantile=0.25)[0] == pytest.approx(GROWTH, rel=1e-3)


def test_quantile_agrees_with_statsmodels() -> None:
    """The batched fit gives what statsmodels' linear programme gives."""
    one = exact()
    noise = np.random.default_rng(3).normal(0, 0.4, one.size.shape)
    noisy = replace(one, size=one.size + noise)
    design = np.column_stack([np.ones(60), transform(one.score[0], "logit"), one.time[0]])
    theirs = sm.QuantReg(noisy.size[0], design).fit(q=0.25).params[2]
    assert lower_quantile(noisy, quantile=0.25)[0] == pytest.approx(-theirs, rel=0.02)


def test_records_on_a_line() -> None:
    """Models that halve every half year at one level give that rate."""
    time = np.arange(6) / 2
    batch = batch_of(time, 5 - 2 * np.log(2) * time, np.full(6, 0.6))
    assert smallest_at_level(batch, (0.5,))[0] == pytest.approx(2 * np.log(2))


def test_levels_have_their_own_intercepts() -> None:
    """A level reached by larger models alone does not bend the common slope."""
    time = np.tile(np.arange(5.0), 2)
    size = np.concatenate([3 - np.arange(5.0), 8 - np.arange(5.0)])
    scores = np.repeat([0.4, 0.7], 5)
    found = smallest_at_level(batch_of(time, size, scores), (0.35, 0.65))
    assert found[0] == pytest.approx(1.0)


def test_only_smaller_models_are_records() -> None:
    """A record is smaller than every eligible model before it."""
    size = np.array([[3.0, 4.0, 2.0, 2.0, 1.0]])
    eligible = np.array([[True, True, True, True, False]])
    assert records(size, eligible).tolist() == [[True, False, True, False, False]]


@given(st.floats(min_value=0.1, max_value=10))
@settings(max_examples=20, deadline=None)
def test_units_of_size_do_not_matter(factor: float) -> None:
    """Sizes in other units give the same rate in every estimator."""
    one = exact()
    other = replace(one, size=one.size + np.log(factor))
    family = score(SLOPE * (CURVE_SIZE - 3))
    assert all_models(other)[0] == pytest.approx(all_models(one)[0])
    assert reference_family(other, CURVE_SIZE, family)[0] == pytest.approx(
        reference_family(one, CURVE_SIZE, family)[0]
    )
    assert smallest_at_level(other, (0.5, 0.6))[0] == pytest.approx(
        smallest_at_level(one, (0.5, 0.6))[0]
    )


def test_time_reversed_turns_the_sign() -> None:
    """With time running backwards the regression's rate turns its sign."""
    one = exact()
    assert all_models(replace(one, time=-one.time))[0] == pytest.approx(-GROWTH, rel=1e-6)


def test_weights_are_copies() -> None:
    """A model with weight two counts like two models."""
    one = exact(20)
    noisy = replace(one, score=one.score + np.random.default_rng(5).normal(0, 0.02, (1, 20)))
    weight = np.ones((1, 20))
    weight[0, 3] = 2
    rows = np.append(np.arange(20), 3)
    copied = batch_of(noisy.time[0, rows], noisy.size[0, rows], noisy.score[0, rows])
    assert all_models(replace(noisy, weight=weight))[0] == pytest.approx(all_models(copied)[0])


def test_a_covariate_held_takes_its_part() -> None:
    """Where a third quantity makes the whole trend, nothing is left at equal terms."""
    generator = np.random.default_rng(7)
    time, size = generator.uniform(0, 4, 80), generator.uniform(0, 5, 80)
    fed = time + generator.normal(0, 0.5, 80)
    batch = batch_of(time, size, score(SLOPE * (size - 3) + 0.4 * (fed - 2)))
    assert all_models(batch)[0] > 0.5
    assert all_models(batch, held=fed)[0] == pytest.approx(0, abs=1e-6)


def test_density_of_the_family_is_one() -> None:
    """A model on the family's own curve has density one."""
    family = score(SLOPE * (CURVE_SIZE - 3))
    own = batch_of(np.zeros(3), CURVE_SIZE, family)
    assert np.allclose(log_density(own, CURVE_SIZE, family), 0, atol=1e-9)


def test_records_rise_without_a_trend() -> None:
    """On data without a trend records give one, and the regression gives none on average."""
    generator = np.random.default_rng(11)
    shape = (400, 60)
    size = generator.uniform(0, 5, shape)
    batch = Batch(
        generator.uniform(0, 4, shape),
        size,
        score(SLOPE * (size - 3) + generator.normal(0, 0.5, shape)),
        np.ones(shape),
    )
    assert np.nanmedian(smallest_at_level(batch, (0.4, 0.5, 0.6))) > 0.2
    family = score(SLOPE * (CURVE_SIZE - 3))
    assert np.nanmedian(density_envelope(batch, CURVE_SIZE, family)) > 0.2
    assert abs(np.median(all_models(batch))) < 0.1
    assert abs(np.median(lower_quantile(batch, quantile=0.25))) < 0.1


def test_too_few_models_give_no_rate() -> None:
    """A design without full rank gives nan, not a number."""
    assert np.isnan(all_models(batch_of(np.zeros(3), np.arange(3.0), np.full(3, 0.5))))[0]


def test_a_resample_without_a_rate_spoils_no_other() -> None:
    """One resample whose models all have one date has no rate; the others have theirs."""
    whole = exact(n=12)
    rows = [np.repeat(one, 3, axis=0) for one in (whole.time, whole.size, whole.score)]
    batch = Batch(*rows, np.ones((3, 12)))
    batch.time[1] = 1.0
    rates = lower_quantile(batch, quantile=0.25)
    assert np.isnan(rates[1])
    assert rates[[0, 2]] == pytest.approx(lower_quantile(whole, quantile=0.25)[0], rel=1e-6)


def test_p_value_counts_the_observed_in() -> None:
    """The p-value is never nought: the real order is one of the possible ones."""
    assert NullTest(5.0, np.zeros(99)).p_value == pytest.approx(0.01)
    assert NullTest(-1.0, np.zeros(99)).p_value == pytest.approx(1.0)
