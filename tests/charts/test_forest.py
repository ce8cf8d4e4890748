"""Forest plots."""

from math import inf, nan

import pandas as pd

from hundredmodels.chapters.result import format_number
from hundredmodels.charts.forest import ROW, Mark, forest


def rows() -> pd.DataFrame:
    """Build three estimates: ours with an open interval, a quoted one, one without a value."""
    return pd.DataFrame(
        {
            "label": ["ours", "theirs", "missing"],
            "value": [5.0, 8.0, nan],
            "low": [4.0, nan, nan],
            "high": [inf, nan, nan],
            "basis": ["recomputed", "quoted", "recomputed"],
        }
    )


def test_rows_without_a_value_are_left_out() -> None:
    """The drawing is as high as its estimates."""
    spec = forest(rows(), axis="months", domain=(2, 32)).to_dict()
    assert spec["height"] == 2 * ROW


def test_an_open_interval_ends_at_the_edge() -> None:
    """Nothing infinite reaches the drawing, and the words say that the interval is open."""
    spec = forest(rows(), axis="months", domain=(2, 32), mark=Mark(8, "the law")).to_dict()
    drawn = next(data for data in spec["datasets"].values() if "label" in data[0] and len(data) > 1)
    ours = next(row for row in drawn if row["label"] == "ours")
    assert ours["end"] == 32
    assert ours["open"]
    assert "or more" in ours["interval"]


def test_values_are_written_as_the_prose_has_them() -> None:
    """Without decimals asked for, a value and its interval have three significant figures."""
    values = [3.5450, 13.06, 50.0, 1234.5, -0.25]
    frame = pd.DataFrame({"label": list("abcde"), "value": values, "low": 1.005, "high": 8.3456})
    spec = forest(
        frame.assign(basis="recomputed"), axis="x", domain=(-1, 2000), log=False, digits=None
    ).to_dict()
    drawn = next(data for data in spec["datasets"].values() if "written" in data[0])
    assert [row["written"] for row in drawn] == [format_number(one, None) for one in values]
    assert drawn[0]["interval"] == f"{format_number(1.005, None)} to {format_number(8.3456, None)}"
