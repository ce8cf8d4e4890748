"""What a notebook hands over survives the way through JSON."""

import json
from math import inf

import pytest
from hypothesis import given, strategies as st

from hundredmodels.chapters.parameters import ChapterParameters
from hundredmodels.chapters.result import Inputs, Result, Results
from hundredmodels.errors import UserError
from hundredmodels.report.payload import (
    FIGURE_MIME,
    RESULTS_MIME,
    FigurePayload,
    ProsePayload,
    ResultsPayload,
    Table,
    figures_of,
    result_from_json,
    result_to_json,
    results_of,
    results_payload,
)

ENDS = st.one_of(st.none(), st.floats(-1e9, 1e9), st.sampled_from([inf, -inf]))


def result(**changes: object) -> Result:
    """Return a result, with some fields changed."""
    fields: dict[str, object] = {
        "id": "race.lag",
        "label": "Lag",
        "value": 15.0,
        "unit": "months",
        "method": "first to match",
        "inputs": (Inputs("scores", (2, 5)),),
        "rivals": ("race.area",),
    }
    return Result(**(fields | changes))  # type: ignore[arg-type]


@given(low=ENDS, high=ENDS, value=st.one_of(st.floats(-1e9, 1e9), st.text(min_size=1)))
def test_a_result_survives_json(low: float | None, high: float | None, value: float | str) -> None:
    """A result written as strict JSON and read back is the same, open ends too."""
    if low is None or high is None:
        low = high = None
    one = result(low=low, high=high, value=value, interval="90 %")
    text = json.dumps(result_to_json(one), allow_nan=False)
    assert result_from_json(json.loads(text)) == one


def test_results_and_parameters_survive_json() -> None:
    """The payload keeps order, values, units and descriptions."""
    payload = results_payload(Results([result(), result(id="race.area")]), ChapterParameters())
    again = ResultsPayload.from_json(json.loads(json.dumps(payload.to_json())))
    assert list(again.results) == ["race.lag", "race.area"]
    assert again.parameters == payload.parameters
    assert again.parameters["confidence"].unit == "fraction"


def test_one_notebook_publishes_one_chapter() -> None:
    """Results of two chapters, or none, are refused."""
    with pytest.raises(UserError, match="cost, race"):
        results_payload(Results([result(), result(id="cost.gap")]), ChapterParameters())
    with pytest.raises(UserError, match="none"):
        results_payload(Results([]), ChapterParameters())


def test_finding_them_in_a_notebook() -> None:
    """The last published results count; figures come in their order; other cells don't matter."""
    first = results_payload(Results([result()]), ChapterParameters()).to_json()
    last = results_payload(Results([result(value=3.0)]), ChapterParameters()).to_json()
    drawn = FigurePayload("f", "race", "C.", "A.", ("s",), {"mark": "bar"}, Table(("x",), ((1,),)))
    cells = [
        {"cell_type": "markdown", "source": ""},
        {"cell_type": "code", "outputs": [{"output_type": "stream", "text": "x"}]},
        {"cell_type": "code", "outputs": [{"data": {RESULTS_MIME: first}}]},
        {"cell_type": "code", "outputs": [{"data": {FIGURE_MIME: drawn.to_json()}}]},
        {"cell_type": "code", "outputs": [{"data": {RESULTS_MIME: last}}]},
    ]
    found = results_of({"cells": cells})
    assert found is not None
    assert found.results["race.lag"].value == 3.0
    assert figures_of({"cells": cells}) == (drawn,)
    assert results_of({"cells": cells[:2]}) is None


def test_prose_survives_json() -> None:
    """Sentences and style come back."""
    prose = ProsePayload(("One.", "Two [[race.lag]]."), "answer")
    assert ProsePayload.from_json(json.loads(json.dumps(prose.to_json()))) == prose
