"""Laws of what-ifs on their way to the site."""

import json

import altair as alt
import pandas as pd
import pytest

from hundredmodels.chapters.what_if import ALWAYS, Input, Shown, WhatIf
from hundredmodels.errors import UserError
from hundredmodels.report.spec import vega_lite
from hundredmodels.report.what_if import from_json, require_parameters, to_json

TRIED = WhatIf(
    inputs=(
        Input("spend", "Spend", 50.0, 10, 1000, 200, Shown("billion US dollars"), scale="log"),
        Input("share", "Share", 40.0, 0, 100, 100, Shown("%", 1), grain=1),
    ),
    constants={"rate": 0.1},
    formulas={"part": "spend * share / 100", "worth": "part / rate"},
    shown={"worth": Shown("US dollars a year")},
    sentence=((("worth < 0", "None."), (ALWAYS, "{spend} at {share} is {worth}.")),),
)


def test_a_what_if_comes_back_from_json() -> None:
    """What is written is read back equal, through real JSON."""
    assert from_json(json.loads(json.dumps(to_json(TRIED)))) == TRIED


@pytest.mark.parametrize("value", [-1234.5, -0.5, 0.0, 0.25, 12.0, 98765.4, 3.21e9])
@pytest.mark.parametrize(
    "unit", ["", "US dollars", "billion US dollars a year", "%", "x a year", "tokens", "RMB"]
)
def test_what_stands_around_a_number(value: float, unit: str) -> None:
    """The marks before and after a number give the words of prose, the minus first."""
    shown = Shown(unit)
    before, after = shown.around
    number = Shown("").words(value)
    minus = number[: number.startswith("−")]
    assert minus + before + number.removeprefix("−") + after == shown.words(value)


def test_a_chart_must_have_the_inputs() -> None:
    """A slider that moves nothing, or starts elsewhere than its chart, is refused."""
    base = alt.Chart(pd.DataFrame({"a": [1.0]})).mark_bar(color="#0067A5").encode(x="a:Q")
    require_parameters(TRIED, vega_lite(base.add_params(*TRIED.parameters)), "Figure 'x'")
    with pytest.raises(UserError, match="'spend'"):
        require_parameters(TRIED, vega_lite(base), "Figure 'x'")
    wrong = [alt.param(name="spend", value=50.0), alt.param(name="share", value=41.0)]
    with pytest.raises(UserError, match="'share'"):
        require_parameters(TRIED, vega_lite(base.add_params(*wrong)), "Figure 'x'")
