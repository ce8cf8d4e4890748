"""Who competes for a record, and what a record is."""

import pandas as pd
import pytest
from hypothesis import given, strategies as st

from hundredmodels.analysis.frontier import (
    ARENA,
    board_contenders,
    camps,
    catch_ups,
    contenders,
    records,
    staircases,
)


def _models(**changes: object) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "model": ["Shut", "Free", "Study", "Mute"],
            "organisation": ["A", "B", "C", "D"],
            "openness": ["closed", "open-weights", "open-source", None],
            "licence_class": ["proprietary", "permissive", "research-only", "unknown"],
            "kind": "release",
            "release_date": pd.to_datetime(
                ["2023-01-01", "2023-06-01", "2023-07-01", "2023-08-01"]
            ),
        },
        index=pd.Index([2, 3, 4, 5], name="line"),
    )
    return frame.assign(**changes)


def _scores() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "model": ["Shut", "Shut", "Shut", "Free", "Study", "Mute"],
            "variant": ["a", "a", "late", None, None, None],
            "benchmark": "gpqa-diamond",
            "score": [50.0, 70.0, 90.0, 55.0, 65.0, 99.0],
            "version_released": pd.to_datetime([None, None, "2024-01-01", None, None, None]),
            "interval_low": float("nan"),
            "interval_high": float("nan"),
            "flag": None,
        },
        index=pd.Index(range(10, 16), name="line"),
    )


@pytest.mark.parametrize(
    ("means", "expected"),
    [("weights", ["open", "open"]), ("commercial", ["open", None]), ("permissive", ["open", None])],
)
def test_what_counts_as_open_is_a_choice(means: str, expected: list[str | None]) -> None:
    """Weights alone count both, a licence for commerce or freedom leaves the study model out."""
    found = camps(_models(), means)  # type: ignore[arg-type]
    assert found.tolist()[0] == "closed"
    assert found.tolist()[1:3] == expected
    assert found.tolist()[3] is None


def test_a_variant_counts_at_the_median_of_its_evaluators() -> None:
    """One figure that nobody else finds makes no record; a later version has its own day."""
    rows = contenders(_scores(), _models(), "gpqa-diamond")
    shut = rows[rows["model"] == "Shut"].set_index("date")["score"]
    assert shut[pd.Timestamp("2023-01-01")] == 60.0
    assert shut[pd.Timestamp("2024-01-01")] == 90.0
    assert "Mute" not in set(rows["model"])


def test_boards_are_not_compared_with_one_another() -> None:
    """A board's contenders are those that it has by itself; none is lost to a better rating."""
    days = pd.to_datetime(["2024-05-01", "2024-06-01"])
    boards = pd.concat(
        [
            _scores().assign(
                benchmark=ARENA,
                evaluated_on=day,
                series=name,
                score=lambda rows, up=up: rows.score + up,
            )
            for day, name, up in zip(days, "st", (0, 7), strict=True)
        ]
    )
    boards.index = pd.Index(range(10, 10 + len(boards)), name="line")
    found = board_contenders(boards.iloc[::-1], _models())
    assert dict(found.groupby("board")["series"].unique().map(list)) == {
        days[0]: ["s"],
        days[1]: ["t"],
    }
    for day, rows in found.groupby("board"):
        alone = contenders(boards[boards["evaluated_on"] == day], _models(), ARENA)
        pd.testing.assert_frame_equal(rows[alone.columns].reset_index(drop=True), alone)
    assert board_contenders(boards[:0], _models()).empty


@given(
    st.lists(
        st.tuples(st.integers(0, 500), st.floats(0, 100, allow_nan=False)), min_size=1, max_size=30
    )
)
def test_records_rise_and_hold_the_best(rows: list[tuple[int, float]]) -> None:
    """Records rise strictly in date and score, and the last one is the best of all."""
    frame = pd.DataFrame(rows, columns=["day", "score"])
    frame["date"] = pd.Timestamp("2020-01-01") + pd.to_timedelta(frame["day"], unit="D")
    found = records(frame)
    assert found["score"].is_monotonic_increasing
    assert found["score"].is_unique
    assert found["date"].is_unique
    assert found["score"].iloc[-1] == frame["score"].max()


def test_catch_ups_name_the_first_open_model_at_or_above() -> None:
    """A match at the very score counts; the tolerance widens it; an unmatched record says so."""
    rows = pd.DataFrame(
        {
            "model": ["C1", "C2", "O1", "O2"],
            "date": pd.to_datetime(["2020-01-01", "2021-01-01", "2020-03-01", "2022-01-01"]),
            "score": [50.0, 70.0, 50.0, 69.0],
            "camp": ["closed", "closed", "open", "open"],
            "score_line": [2, 3, 4, 5],
            "model_line": [2, 3, 4, 5],
        }
    )
    strict = catch_ups(rows)
    assert strict["matched_by"].tolist()[0] == "O1"
    assert pd.isna(strict["days"].iloc[1])
    assert catch_ups(rows, tolerance=1.0)["matched_by"].tolist() == ["O1", "O2"]
    assert len(staircases(rows)) == 4
