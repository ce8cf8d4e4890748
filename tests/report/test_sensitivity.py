"""How far numbers move in a sweep, and with which parameter."""

import datetime as dt

import pandas as pd
import pytest
from scipy.stats import spearmanr

from hundredmodels.report.sensitivity import movements, rank_correlation


def table() -> pd.DataFrame:
    """Return a sweep over a number, a day and a word; c.a rises with the number alone."""
    rows = []
    for place, (m, month, who) in enumerate(
        [(m, month, who) for m in (1, 2, 3) for month in (1, 2) for who in ("x", "y")]
    ):
        point = {"m": m, "day": dt.date(2024, month, 28), "who": who, "run": str(place)}
        common = {"label": "L", "unit": "x", "text": None, "headline": False}
        rows += [
            point | common | {"id": "c.a", "value": 10.0**m, "headline": True},
            point | common | {"id": "c.b", "value": None if m == 3 else -1.0 * month},
            point | common | {"id": "c.still", "value": 5.0},
            point | common | {"id": "c.word", "value": None, "text": "June"},
        ]
    return pd.DataFrame(rows)


def test_what_moves_most_stands_first() -> None:
    """Law: numbers are sorted by factor; words are left out; missing values are counted."""
    first, second, third = movements(table(), ["m", "day", "who"])
    assert (first.id, first.factor, first.least, first.most) == ("c.a", 100.0, 10.0, 1000.0)
    assert first.headline
    assert first.correlations["m"] == pytest.approx(1)
    assert first.correlations["day"] == pytest.approx(0)
    assert "who" not in first.correlations
    assert (second.id, second.runs, second.missing) == ("c.b", 8, 4)
    assert second.correlations["day"] == pytest.approx(-1)
    assert (third.id, third.factor, dict(third.correlations)) == ("c.still", 1.0, {})


def test_the_correlation_is_spearmans() -> None:
    """Law: with ties and all, the correlation is SciPy's; fewer than three runs have none."""
    parameter = pd.Series([1.0, 1.0, 2.0, 3.0, 5.0, 5.0])
    values = pd.Series([2.0, 4.0, 3.0, 3.0, 9.0, 1.0])
    expected = spearmanr(parameter, values).statistic
    assert rank_correlation(parameter, values) == pytest.approx(expected)
    assert rank_correlation(parameter[:2], values[:2]) is None
