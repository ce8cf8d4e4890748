"""A chart as the site can use it."""

import json

import altair as alt
import pandas as pd
import pytest

from hundredmodels.charts import theme  # noqa: F401 -- switches the theme on
from hundredmodels.charts.palette import OPEN
from hundredmodels.report.marks import count_marks
from hundredmodels.report.spec import foreign_colours, vega_lite

FRAME = pd.DataFrame({"x": [1, 2, 3], "y": [2.0, 4.0, None], "idle": ["a", "b", "c"]})


def chart() -> alt.LayerChart:
    """Return a chart with dots, a line and a selection."""
    base = alt.Chart(FRAME).encode(x="x:Q", y="y:Q")
    dots = base.mark_circle(color=OPEN, opacity=0.3).add_params(alt.selection_point())
    return dots + base.mark_line(color=OPEN)


def test_the_same_chart_gives_the_same_bytes() -> None:
    """What was drawn before does not show in the names of views, selections and data."""
    first, second = (json.dumps(vega_lite(chart())) for _ in range(2))
    assert first == second


def test_data_once_and_only_what_is_drawn() -> None:
    """Rows stand in the specification once, without columns that nothing names; gaps are null."""
    spec = vega_lite(chart())
    (rows,) = spec["datasets"].values()
    assert rows == [{"x": 1, "y": 2.0}, {"x": 2, "y": 4.0}, {"x": 3, "y": None}]


def test_the_height_may_be_set() -> None:
    """A height given to the figure overrides the chart's."""
    assert vega_lite(chart(), height=120)["height"] == 120


def test_marks_are_counted_by_rows() -> None:
    """Three dots and one line are four marks."""
    assert count_marks(vega_lite(chart())) == 4


@pytest.mark.parametrize(
    ("mark", "found"),
    [
        ({"color": "#FF0000"}, ["#FF0000"]),
        ({"color": "red"}, ["red"]),
        ({"stroke": "#0067a5"}, []),
        ({"fill": "transparent"}, []),
    ],
)
def test_foreign_colours_are_found(mark: dict[str, str], found: list[str]) -> None:
    """Only colours of the palette pass, in any case of letters, and none at all."""
    spec = vega_lite(alt.Chart(FRAME).mark_bar(**mark).encode(x="x:Q"))
    assert foreign_colours(spec) == found


def test_schemes_are_foreign() -> None:
    """A colour scheme would not follow the theme."""
    encoded = alt.Chart(FRAME).mark_bar().encode(
        color=alt.Color("x:Q", scale=alt.Scale(scheme="viridis"))
    )  # fmt: skip
    assert foreign_colours(vega_lite(encoded)) == ["the scheme viridis"]
