"""Licences named, years counted, boards ranked."""

import pandas as pd
import pytest

from hundredmodels.analysis.licences import CLASSES, ranked_boards, releases_by_year, terms


def test_terms_and_yearly_shares() -> None:
    """Each class is named, unknown openness is left out, and a year's shares sum to one."""
    models = pd.DataFrame(
        {
            "openness": ["closed", "open-weights", "open-source", "open-weights", None],
            "licence_class": ["proprietary", "copyleft", None, "research-only", "permissive"],
            "kind": "release",
            "release_date": pd.to_datetime(["2023-01-01"] * 4 + ["2023-02-01"]),
        }
    )
    named = terms(models).tolist()
    assert named[:4] == ["closed", "permissive", "weights, licence unknown", "research-only"]
    assert named[4] is None
    counts = releases_by_year(models, since=2023)
    assert set(counts["terms"]) == set(CLASSES)
    assert counts["share"].sum() == pytest.approx(1.0)


def test_a_board_ranks_models_once_at_their_best() -> None:
    """Two variants of a model take one place, that of the better."""
    board = pd.DataFrame(
        {
            "model": ["a", "a", "b"],
            "score": [1500.0, 1400.0, 1450.0],
            "interval_low": 1.0,
            "interval_high": 2.0,
            "evaluated_on": pd.Timestamp("2026-01-01"),
            "series": "s",
        },
        index=pd.Index([7, 8, 9], name="line"),
    )
    models = pd.DataFrame(
        {
            "model": ["a", "b"],
            "organisation": "o",
            "openness": ["closed", "open-weights"],
            "licence_class": ["proprietary", "permissive"],
            "release_date": pd.Timestamp("2025-01-01"),
        },
        index=pd.Index([2, 3], name="line"),
    )
    ranked = ranked_boards(board, models)
    assert ranked["model"].tolist() == ["a", "b"]
    assert ranked["line"].tolist() == [7, 9]
    assert ranked["open"].tolist() == [False, True]
