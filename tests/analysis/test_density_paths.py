"""Paths of the smallest equal model."""

from datetime import date

import numpy as np
import pandas as pd

from hundredmodels.analysis.density import Sample
from hundredmodels.analysis.density_paths import shrinkage_paths


def sample() -> Sample:
    """Build one large model and two smaller ones, one of them too weak."""
    return Sample(
        frame=pd.DataFrame({"model": ["big", "weak", "small"]}),
        time=np.array([0.0, 0.25, 0.5]),
        size=np.log(np.array([100.0, 10.0, 25.0])),
        score=np.array([0.7, 0.6, 0.7]),
        cluster=np.arange(3),
    )


def test_only_equal_models_count() -> None:
    """The path steps down when a smaller model of at least the score appears."""
    found = shrinkage_paths(sample(), low_b=67, high_b=150, until=date(2030, 1, 1))
    assert found.ratio[0, 5] == 1.0
    assert np.isclose(found.ratio[0, 6], 0.25)
    assert found.count(24) == 1
    assert np.isclose(found.median(24), 0.25)


def test_paths_end_with_the_data() -> None:
    """After the last day of the data a path has no value."""
    found = shrinkage_paths(sample(), low_b=67, high_b=150, until=date(2020, 4, 1))
    assert np.isnan(found.ratio[0, 6])
    assert found.count(6) == 0
