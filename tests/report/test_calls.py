"""A figure knows the call that showed it and the function that drew it."""

from types import SimpleNamespace

from hundredmodels.charts.blank import blank
from hundredmodels.report.calls import DrawingCall, drawing_call

CELL = """study = 1
figure(
    "one",
    charts.blank("why"),
    caption="C",
)
figure("two", chart, caption="C")
"""


def test_the_call_of_the_figure_is_found() -> None:
    """Of a cell with two, the one with the id; its chart's function by module and name."""
    found = drawing_call(CELL, "one", {"charts": SimpleNamespace(blank=blank)})
    assert found.words.startswith('figure(\n    "one",')
    assert found.words.endswith(")")
    assert found.function == "hundredmodels.charts.blank:blank"


def test_nothing_is_guessed() -> None:
    """A chart that is a variable has no function; magics and unknown ids give nothing."""
    assert drawing_call(CELL, "two", {}) == DrawingCall('figure("two", chart, caption="C")', "")
    assert drawing_call(CELL, "three", {}) == DrawingCall()
    assert drawing_call("%time figure('one', c)", "one", {}) == DrawingCall()
