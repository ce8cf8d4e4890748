"""Forest plots."""

from math import inf, nan
from typing import Any

import pandas as pd
import pytest

from hundredmodels.chapters.result import format_number
from hundredmodels.charts.forest import ROW, Mark, forest
from hundredmodels.charts.palette import PAPER


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


def ends(spec: dict[str, Any]) -> list[float]:
    """Return the ends of the value axis, which all layers share."""
    found = [
        layer["encoding"]["x"]["scale"]["domain"]
        for layer in spec["layer"]
        if "scale" in layer["encoding"]["x"]
    ]
    assert all(one == found[0] for one in found)
    return list(found[0])


@pytest.mark.parametrize("log", [True, False])
@pytest.mark.parametrize(("value", "side"), [(69.5, 1), (0.5, 0)])
def test_a_value_beyond_the_ends_moves_them(value: float, side: int, *, log: bool) -> None:
    """Nothing is drawn outside the frame: the axis reaches further, and so does the arrow."""
    far = rows().assign(value=[value, 8.0, nan], low=[nan, nan, nan])
    domain = (2.0, 32.0)
    moved = ends(forest(far, axis="months", domain=domain, log=log).to_dict())
    assert moved[0] < value < moved[1]
    assert moved[1 - side] == domain[1 - side]
    drawn = forest(far, axis="months", domain=domain, log=log).to_dict()["datasets"]
    ours = next(row for data in drawn.values() for row in data if row.get("label") == "ours")
    assert ours["end"] == moved[1]


def test_ends_that_hold_every_value_stay() -> None:
    """The declared ends hold where nothing lies beyond them."""
    assert ends(forest(rows(), axis="months", domain=(2, 32)).to_dict()) == [2, 32]


def test_no_rule_strikes_a_value_through() -> None:
    """Values stand on paper above the rule of a mark, and under intervals and dots."""
    layers = forest(rows(), axis="months", domain=(2, 32), mark=Mark(8, "the law")).to_dict()[
        "layer"
    ]
    rule, halo = layers[0], layers[1]
    assert rule["mark"]["type"] == "rule"
    assert halo["encoding"]["stroke"] == {"value": PAPER}
    assert halo["encoding"]["text"]["field"] == "written"
    plain = forest(rows(), axis="months", domain=(2, 32)).to_dict()["layer"]
    assert not any("stroke" in layer["encoding"] for layer in plain)
