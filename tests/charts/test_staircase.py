"""Staircases: they end at the day of the data, keep their colours, and names don't collide."""

import pandas as pd

from hundredmodels.charts.palette import CLOSED, OPEN
from hundredmodels.charts.staircase import CAMPS, _fitting, _Place, staircase
from hundredmodels.report.spec import foreign_colours, vega_lite

END = pd.Timestamp("2024-12-31")


def _steps() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "date": pd.to_datetime(["2020-01-01", "2022-01-01", "2021-01-01"]),
            "score": [40.0, 80.0, 50.0],
            "camp": ["closed", "closed", "open"],
            "model": ["A", "B", "C"],
            "flagged": [False, False, True],
        }
    )


def test_lines_end_at_the_day_of_the_data_in_palette_colours() -> None:
    """Both lines reach the day, and the drawing follows the theme."""
    spec = vega_lite(staircase(_steps(), _steps().head(0), end=END, y="score"))
    assert foreign_colours(spec) == []
    lines = [one for one in spec["layer"] if one["mark"]["type"] == "line"]
    assert [one["mark"]["color"] for one in lines] == [CLOSED, OPEN]
    for line in lines:
        rows = spec["datasets"][line["data"]["name"]]
        assert rows[-1]["date"] == "2024-12-31"
        assert line["mark"]["interpolate"] == "step-after"


def test_no_record_draws_an_empty_frame() -> None:
    """Without records the drawing holds its shading alone and still is a chart."""
    spec = vega_lite(staircase(_steps().head(0), _steps().head(0), end=END, y="score"))
    assert spec["layer"]


def test_one_record_alone_has_an_axis() -> None:
    """A single record spans ten points at least, and months that each stand once."""
    alone = _steps().head(1)
    spec = vega_lite(staircase(alone, alone.head(0), end=pd.Timestamp("2020-03-01"), y="score"))
    point = next(one for one in spec["layer"] if one["mark"]["type"] == "point")
    low, high = point["encoding"]["y"]["scale"]["domain"]
    assert high - low >= 10
    assert low < 40 < high
    assert point["encoding"]["x"]["axis"]["tickCount"] == "month"


def test_names_that_would_collide_are_left_to_the_tooltip() -> None:
    """Of two records at almost the same place, one name is written."""
    steps = pd.DataFrame(
        {
            "date": pd.to_datetime(["2022-01-01", "2022-01-05"]),
            "score": [50.0, 50.5],
            "model": ["a long name of a model", "another long name"],
        }
    )
    place = _Place(pd.Timestamp("2018-01-01"), pd.Timedelta(days=2500), 0.0, 100.0, 340, 1.13)
    assert len(_fitting(steps, CAMPS[0], place, [])) == 1
