"""Laws of what readers may try: the formulas are the analysis, the start is the chapter."""

from dataclasses import replace
from functools import cache
from math import inf, isfinite
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import assume, given, settings, strategies as st

from hundredmodels.analysis import break_even, layers, ownership
from hundredmodels.analysis.revenue_gap import GapModel
from hundredmodels.chapters import cost_imbalance, transformer_shift, vertical_models
from hundredmodels.chapters.cost_imbalance.gap import study_gap
from hundredmodels.chapters.cost_imbalance.numbers.gap import gap_results
from hundredmodels.chapters.cost_imbalance.what_if import revenue_gap
from hundredmodels.chapters.result import Results
from hundredmodels.chapters.transformer_shift.what_if import block_against_lstm, layer_operations
from hundredmodels.chapters.vertical_models.what_if import total_cost
from hundredmodels.chapters.what_if import ALWAYS, Input, Shown, WhatIf
from hundredmodels.data import load
from hundredmodels.errors import UserError

CLOSE = 1e-9


@cache
def shift() -> transformer_shift.Study:
    """Return the study of chapter 1."""
    parameters = transformer_shift.Parameters(draws=60)
    tables = load(as_of=parameters.as_of, only=transformer_shift.TABLES)
    return transformer_shift.analyse(tables, parameters)


@cache
def imbalance() -> cost_imbalance.Study:
    """Return the study of chapter 3."""
    parameters = cost_imbalance.Parameters(draws=60)
    tables = load(as_of=parameters.as_of, only=cost_imbalance.TABLES)
    return cost_imbalance.analyse(tables, parameters)


@cache
def vertical() -> vertical_models.Study:
    """Return the study of chapter 5."""
    parameters = vertical_models.Parameters(draws=200)
    tables = load(as_of=parameters.as_of, only=vertical_models.TABLES)
    return vertical_models.analyse(tables, parameters)


@cache
def gap() -> WhatIf:
    """Return the what-if of chapter 3."""
    made = revenue_gap(imbalance())
    assert made is not None
    return made


@cache
def cost() -> WhatIf:
    """Return the what-if of chapter 5."""
    made = total_cost(vertical())
    assert made is not None
    return made


def inputs(tried: WhatIf) -> st.SearchStrategy[dict[str, float]]:
    """Draw any setting of the sliders."""
    return st.fixed_dictionaries({one.name: st.floats(one.low, one.high) for one in tried.inputs})


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_the_layers_formulas_are_the_analysis(data: st.DataObject) -> None:
    """At any width and length the formulas of chapter 1 give what the analysis gives."""
    study = shift()
    given_ = data.draw(inputs(layer_operations(study)))
    n, d = given_["sequence_length"], given_["model_width"]
    found = layer_operations(study).values(given_)
    kernel, reach = study.cost.kernel, study.cost.neighbourhood
    attention, recurrent = layers.self_attention(n, d), layers.recurrent(n, d)
    for name, expected in {
        "attention": attention.operations,
        "recurrent": recurrent.operations,
        "convolutional": layers.convolutional(n, d, kernel).operations,
        "restricted": layers.restricted_attention(n, d, reach).operations,
        "ratio": attention.operations / recurrent.operations,
        "serial_steps": recurrent.serial_steps / attention.serial_steps,
        "crossing": layers.layer_crossing(d),
    }.items():
        assert found[name] == pytest.approx(expected, rel=CLOSE), name
    found = block_against_lstm(study).values(given_)
    for name, expected in {
        "ratio": layers.block_ratio(n, d),
        "ratio_causal": layers.block_ratio(n, d, causal=True),
        "serial_ratio": 1 / n,
        "overtakes": layers.attention_overtakes(d),
    }.items():
        assert found[name] == pytest.approx(expected, rel=CLOSE), name


@settings(deadline=None, max_examples=60)
@given(
    st.deferred(lambda: inputs(gap())),
    st.one_of(st.just(0.0), st.floats(0, 1e-5), st.floats(0, 0.5)),
)
def test_the_gap_formulas_are_the_analysis(given_: dict[str, float], rate: float) -> None:
    """At any setting and interest the formulas of chapter 3 give what the gap model gives."""
    model = GapModel(
        chip_spend=given_["chip_spend"],
        data_centre_multiple=given_["multiple"],
        gross_margin=given_["margin"] / 100,
        share=given_["share"] / 100,
        revenue=given_["revenue"],
    )
    found = replace(gap(), constants={"discount_rate": rate}).values(given_)
    years = given_["lifetime"]
    for name, expected, size in (
        ("centre", model.data_centre_spend, 0.0),
        ("required", model.required_revenue, 0.0),
        ("gap", model.gap, model.required_revenue),
        ("required_a_year", model.required_per_year(rate, years), 0.0),
        ("gap_a_year", model.gap_per_year(rate, years), model.required_per_year(rate, years)),
    ):
        # A difference is as close as what it is the difference of.
        assert found[name] == pytest.approx(expected, rel=CLOSE, abs=CLOSE * size), name


@settings(deadline=None, max_examples=60)
@given(st.deferred(lambda: inputs(cost())))
def test_the_cost_formulas_are_the_analysis(given_: dict[str, float]) -> None:
    """At any setting the formulas of chapter 5 give the costs and the break-even of the model."""
    point = vertical().cost.point
    assert point is not None
    made, terms = point.routes, point.routes.terms
    api = ownership.Api(given_["price"], given_["fall"])
    finetune = replace(made.finetune, utilisation=given_["utilisation"] / 100)
    pretrain = replace(made.pretrain, utilisation=given_["utilisation"] / 100)
    volume = given_["volume"] * 1e9
    found = cost().values(given_)
    assert found["api"] == pytest.approx(ownership.api_cost(volume, api, terms), rel=CLOSE)
    assert found["finetune"] == pytest.approx(
        ownership.own_cost(volume, finetune, terms), rel=CLOSE
    )
    assert found["scratch"] == pytest.approx(ownership.own_cost(volume, pretrain, terms), rel=CLOSE)
    bought, served = (
        float(break_even.api_cost_per_token(api, terms)),
        float(break_even.cost_per_token(finetune, terms)),
    )
    assume(abs(bought / served - 1) > CLOSE * 1e3)  # there the crossing runs off to infinity
    crossing = float(break_even.api_break_even(api, finetune, terms))
    assert found["break_even_tokens"] == pytest.approx(crossing, rel=CLOSE)
    assert bool(found["pays"]) == isfinite(crossing)


def test_the_start_is_the_chapter_as_printed() -> None:
    """Before anything is moved, each sentence holds the chapter's own results, as printed."""
    cases = (
        (layer_operations(shift()), shift().results, ("serial-steps-ratio:number",
         "layer-operations-ratio:number")),
        (block_against_lstm(shift()), shift().results, ("block-lstm-flops-ratio:number",
         "block-lstm-flops-ratio-causal:number", "attention-overtakes-length",
         "serial-steps-ratio:number")),
        (gap(), imbalance().results, ("chip-run-rate-2023", "required-revenue-2023", "gap-2023",
         "revenue-assumed-2023", "required-revenue-2023-per-year", "gap-2023-per-year")),
        (cost(), vertical().results, ("api-cost", "finetune-cost", "pretrain-cost",
         "break-even-billions", "break-even-over-volume:number")),
    )  # fmt: skip
    for tried, results, wanted in cases:
        for name in wanted:
            key, _, part = name.partition(":")
            printed = results[key].number if part else results[key].text
            assert printed in tried.words(), (name, printed, tried.words())


def gap_alone(**changes: object) -> tuple[WhatIf | None, Results]:
    """Return the what-if and the results of the gap alone, under other parameters."""
    parameters = cost_imbalance.Parameters.model_validate({"draws": 60, **changes})
    tables = load(as_of=parameters.as_of, only=cost_imbalance.TABLES)
    study = study_gap(tables, parameters)
    part = cast("cost_imbalance.Study", SimpleNamespace(gap=study, parameters=parameters))
    return revenue_gap(part), Results(gap_results(study, tables, parameters))


def test_another_parameter_starts_elsewhere() -> None:
    """A chapter run with other parameters starts its sentence and its sliders there."""
    tried, results = gap_alone(gross_margin=0.3, chip_spend_scale=0.8, lifetime_years=6.0)
    assert tried is not None
    assert tried.start["margin"] == pytest.approx(30)
    assert tried.start["lifetime"] == 6
    for name in ("required-revenue-2023", "gap-2023", "gap-2023-per-year"):
        assert results[name].text in tried.words(), name


def test_before_the_model_there_is_nothing_to_try() -> None:
    """By a day before the estimate was published, there are no sliders and no sentence."""
    tried, _ = gap_alone(as_of="2023-01-31")
    assert tried is None


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_every_setting_has_a_sentence_that_fits(data: st.DataObject) -> None:
    """No setting leaves a sentence without numbers or grows much past the room kept for it."""
    for tried in (layer_operations(shift()), block_against_lstm(shift()), gap(), cost()):
        words = tried.words(data.draw(inputs(tried)))
        assert "{" not in words
        assert "nan" not in words
        assert len(words) <= len(tried.longest) + 20


def one_input(**changes: object) -> Input:
    """Return an input."""
    settings_ = {"name": "a", "label": "A", "start": 2.0, "low": 1.0, "high": 3.0, "steps": 10,
                 "shown": Shown("years")}  # fmt: skip
    return Input(**{**settings_, **changes})  # type: ignore[arg-type]


def test_a_slider_holds_the_chapters_value() -> None:
    """A parameter beyond the slider's ends widens it, so that the start can be reached."""
    assert one_input(start=9.0).high == 9
    assert one_input(start=9.0).place() == 10
    assert one_input(start=0.5).low == 0.5


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"formulas": {"b": "a + unknown"}}, "unknown"),
        ({"formulas": {"a": "1"}}, "another name"),
        ({"sentence": ((("a > 1", "{a}"),),)}, "always"),
        ({"sentence": (((ALWAYS, "{c}"),),)}, "'c'"),
        ({"constants": {"c": inf}}, "no number"),
    ],
)
def test_what_can_not_work_is_refused(change: dict[str, object], message: str) -> None:
    """Unknown names, taken names and clauses without an end are errors that say so."""
    fine: dict[str, object] = {"inputs": (one_input(),), "constants": {}, "formulas": {},
                               "shown": {}, "sentence": (((ALWAYS, "{a}"),),)}  # fmt: skip
    assert WhatIf(**fine).words() == "2 years"  # type: ignore[arg-type]
    with pytest.raises(UserError, match=message):
        WhatIf(**{**fine, **change})  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["width", "Chips", "a b", "datum"])
def test_names_that_mean_something_else_are_refused(name: str) -> None:
    """A name that the drawing or the language takes for something else is an error."""
    with pytest.raises(UserError, match="another name"):
        one_input(name=name)
