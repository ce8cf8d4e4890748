"""Laws of waterfalls."""

import pandas as pd
import pytest

from hundredmodels.charts.waterfall import BUILDS, EATS, REST, waterfall
from hundredmodels.report.spec import foreign_colours, vega_lite

STEPS = pd.DataFrame(
    {
        "step": ["costs", "income", "left"],
        "start": [0.0, 10.0, 0.0],
        "end": [10.0, 4.0, 4.0],
        "role": [BUILDS, EATS, REST],
        "what": ["bought", "earned", ""],
    }
)


def test_a_bar_for_each_step() -> None:
    """Each step is a bar in a colour of the palette, its amount signed."""
    spec = vega_lite(waterfall(STEPS, unit="dollars", note="what"))
    assert not foreign_colours(spec)
    (rows,) = [rows for rows in spec["datasets"].values() if len(rows) == 3]
    assert [row["amount"] for row in rows] == [10, -6, 4]


def test_an_unknown_role_is_refused() -> None:
    """A role without a colour is an error."""
    with pytest.raises(ValueError, match="role"):
        waterfall(STEPS.assign(role="other"), unit="dollars")
