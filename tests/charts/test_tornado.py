"""Laws of tornados."""

import pandas as pd

from hundredmodels.charts.tornado import tornado
from hundredmodels.report.spec import foreign_colours, vega_lite

SWINGS = pd.DataFrame(
    {
        "input": ["wide", "one-sided"],
        "at_low": [1.0, 5.0],
        "at_high": [9.0, 8.0],
        "low_text": ["a", "b"],
        "high_text": ["c", "d"],
    }
)


def test_two_bars_an_input_and_no_label_on_the_rule() -> None:
    """Each input has a bar to each end; an end at the centre carries no words."""
    spec = vega_lite(tornado(SWINGS, central=5.0, unit="dollars"))
    assert not foreign_colours(spec)
    sizes = sorted(len(rows) for rows in spec["datasets"].values())
    assert sizes == [1, 1, 2, 4]
