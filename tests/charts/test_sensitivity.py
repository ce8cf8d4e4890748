"""The drawing of a number against a parameter."""

from typing import Any

import pandas as pd

from hundredmodels.charts.sensitivity import sensitivity


def marks(spec: dict[str, Any]) -> list[str]:
    """Return the kind of each layer's mark."""
    return [layer["mark"]["type"] for layer in spec["layer"]]


def runs(values: list[float], high: float | None = None) -> pd.DataFrame:
    """Return runs at 1, 1, 2, 2 and so on."""
    low = None if high is None else 1.0
    places = [1.0 + place // 2 for place in range(len(values))]
    return pd.DataFrame({"at": places, "value": values, "low": low, "high": high}).astype(float)


def test_alone_it_has_a_band_and_otherwise_dots() -> None:
    """Law: the band of intervals is drawn for one parameter, dots and medians for several."""
    given = {"kind": "Q", "parameter": "m", "unit": "x"}
    alone = sensitivity(runs([2, 3, 4, 5], high=9), **given, alone=True).to_dict()
    assert marks(alone) == ["area", "line"]
    assert marks(sensitivity(runs([2, 3, 4, 5]), **given, alone=True).to_dict()) == ["line"]
    several = sensitivity(runs([2, 4, 4, 8]), **given, alone=False).to_dict()
    assert marks(several) == ["circle", "line"]
    drawn = several["datasets"][several["layer"][1]["data"]["name"]]
    assert [(one["at"], one["value"]) for one in drawn] == [(1.0, 3.0), (2.0, 6.0)]


def test_numbers_far_apart_have_a_logarithmic_scale() -> None:
    """Law: from a hundredfold the scale is logarithmic, unless a value is not positive."""
    for values, kind in (([1, 1, 99, 99], None), ([1, 1, 100, 100], "log"), ([-1, 1, 9, 99], None)):
        spec = sensitivity(
            runs(values), kind="Q", parameter="m", unit="", alone=False
        ).to_dict()  # fmt: skip
        assert spec["layer"][0]["encoding"]["y"]["scale"].get("type") == kind
