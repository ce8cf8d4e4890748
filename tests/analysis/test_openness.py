"""A model belongs to one camp, or to none that is known."""

import pandas as pd
import pytest

from hundredmodels.analysis.openness import camp


@pytest.mark.parametrize(
    ("openness", "found"),
    [
        ("open-weights", "open"),
        ("open-source", "open"),
        ("closed", "closed"),
        ("api", "unknown"),
        (None, "unknown"),
        (pd.NA, "unknown"),
    ],
)
def test_camps(openness: object, found: str) -> None:
    """What is not said is unknown, never closed."""
    assert camp(openness) == found
