"""Months are counted in one way."""

import pandas as pd
import pytest

from hundredmodels.analysis.durations import months_between


def test_a_year_has_twelve_months() -> None:
    """Four years with their leap day are 48 months; backwards they are negative."""
    early, late = pd.Timestamp(2020, 1, 1), pd.Timestamp(2024, 1, 1)
    assert months_between(early, late) == pytest.approx(48)
    assert months_between(late, early) == -months_between(early, late)
