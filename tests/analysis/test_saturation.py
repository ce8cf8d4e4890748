"""Scales for scores."""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from hundredmodels.analysis.saturation import transform
from hundredmodels.errors import UserError


@given(
    st.floats(min_value=0.26, max_value=0.93),
    st.floats(min_value=0.26, max_value=0.93),
    st.sampled_from(["raw", "logit", "log-error"]),
)
def test_scales_keep_the_order(one: float, other: float, scale: str) -> None:
    """A higher score is never lower on any scale."""
    low, high = transform(np.array(sorted([one, other])), scale)  # type: ignore[arg-type]
    assert low <= high


def test_logit_is_nought_half_way() -> None:
    """Half way between chance and the ceiling the logit is nought."""
    assert transform(np.array([0.6]), "logit")[0] == pytest.approx(0)


def test_scores_beyond_the_ends_are_held() -> None:
    """Scores below chance or above the ceiling stay finite."""
    assert np.isfinite(transform(np.array([0.0, 1.0]), "logit")).all()


def test_unknown_scale_is_refused() -> None:
    """A scale that isn't there is refused."""
    with pytest.raises(UserError, match="logit"):
        transform(np.array([0.5]), "logits")  # type: ignore[arg-type]
