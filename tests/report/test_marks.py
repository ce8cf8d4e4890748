"""No drawing has more marks than a page can bear."""

import altair as alt
import numpy as np
import pandas as pd

from hundredmodels.report.marks import MOST_MARKS, count_marks, reduced
from hundredmodels.report.spec import vega_lite

MANY = 3120
DAYS = pd.date_range("2015-01-01", periods=MANY, freq="D").strftime("%Y-%m-%d")
RANDOM = np.random.default_rng(1)
FRAME = pd.DataFrame(
    {
        "day": DAYS,
        "score": RANDOM.normal(size=MANY),
        "camp": np.where(np.arange(MANY) % 3, "a", "b"),
    }
)


def cloud() -> alt.LayerChart:
    """Return more dots than may be drawn, a line and a few names."""
    base = alt.Chart(FRAME)
    dots = base.mark_point().encode(x="day:T", y="score:Q", color="camp:N")
    names = alt.Chart(FRAME.head(5)).mark_text().encode(x="day:T", y="score:Q", text="camp:N")
    return alt.layer(dots, names)


def test_too_many_dots_are_thinned_and_it_is_said() -> None:
    """The drawing fits, keeps the best and the first of each series, and says its rule."""
    spec, said = reduced(vega_lite(cloud()))
    assert count_marks(spec) <= MOST_MARKS
    assert said.startswith("3,120 observations; ")
    (dots,) = [rows for rows in spec["datasets"].values() if len(rows) > 100]
    kept = pd.DataFrame(dots)
    best = FRAME.loc[FRAME.groupby("camp")["score"].idxmax(), "day"]
    first = FRAME.groupby("camp")["day"].min()
    assert set(best) | set(first) <= set(kept["day"].str[:10])
    assert f"{len(kept):,} drawn" in said


def test_a_drawing_that_fits_is_left_alone() -> None:
    """Nothing is left out where nothing must be."""
    spec = vega_lite(alt.Chart(FRAME.head(1000)).mark_point().encode(x="day:T", y="score:Q"))
    assert reduced(spec) == (spec, "")


def test_bars_are_never_left_out() -> None:
    """A drawing with too many bars stays whole, so that it is refused."""
    spec = vega_lite(alt.Chart(FRAME).mark_bar().encode(x="day:T", y="score:Q"))
    assert reduced(spec) == (spec, "")
    assert count_marks(spec) > MOST_MARKS
