"""Laws of axis labels."""

import altair as alt
import pandas as pd
import vl_convert

from hundredmodels.charts.axes import POWERS_OF_TEN


def test_powers_are_written_with_superscripts() -> None:
    """A logarithmic axis from a hundredth to ten to the twenty says so in powers of ten."""
    frame = pd.DataFrame({"x": [1e-2, 1e20], "y": [1, 2]})
    axis = alt.Axis(labelExpr=POWERS_OF_TEN, values=[1e-2, 1e9, 1e20])
    chart = (
        alt.Chart(frame)
        .mark_point()
        .encode(x=alt.X("x:Q", scale=alt.Scale(type="log"), axis=axis), y="y:Q")
        .properties(width=400)
    )
    svg = vl_convert.vegalite_to_svg(chart.to_json())
    for label in ("10⁻²", "10⁹", "10²⁰"):
        assert label in svg
