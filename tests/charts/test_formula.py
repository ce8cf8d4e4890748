"""Laws of the language of formulas."""

import math

import pytest
from hypothesis import given, strategies as st

from hundredmodels.charts.formula import FormulaError, evaluate, inlined, names, parse

NUMBERS = st.floats(-1e3, 1e3, allow_nan=False).map(lambda value: round(value, 6))
LEAVES = st.one_of(
    st.sampled_from(["a", "b"]), NUMBERS.map(lambda value: repr(abs(value))), st.just("2")
)
FORMULAS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        inner.map(lambda one: f"-{one}"),
        inner.map(lambda one: f"sqrt({one})"),
        inner.map(lambda one: f"log({one})"),
        st.tuples(inner, inner).map(lambda t: f"max({t[0]}, {t[1]})"),
        st.tuples(inner, inner, inner).map(lambda t: f"if({t[0]} < {t[1]}, {t[2]}, 1)"),
    ),
    max_leaves=12,
)


def same(left: float, right: float) -> bool:
    """Say whether two numbers are the same, not-a-number too."""
    return left == right or (math.isnan(left) and math.isnan(right))


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("1 + 2 * 3", 7.0),
        ("(1 + 2) * 3", 9.0),
        ("8 / 4 / 2", 1.0),
        ("-2 - -3", 1.0),
        ("pow(2, 10)", 1024.0),
        ("if(3 > 2, 5, 6)", 5.0),
        ("if(3 == 2, 5, 6)", 6.0),
        ("min(4, max(1, 2))", 2.0),
        ("1 / 0", math.inf),
        ("-1 / 0", -math.inf),
        ("log(0)", -math.inf),
        ("exp(1000)", math.inf),
        ("a - b / 2", 9.0),
    ],
)
def test_arithmetic(formula: str, value: float) -> None:
    """Signs bind as in school; division by zero and overflow are infinite."""
    assert evaluate(formula, {"a": 10.0, "b": 2.0}) == value


@given(FORMULAS, NUMBERS, NUMBERS)
def test_writing_a_formula_keeps_its_value(formula: str, a: float, b: float) -> None:
    """A formula written for a chart, with its names replaced by numbers, is worth the same."""
    before = evaluate(formula, {"a": a, "b": b})
    after = evaluate(inlined(formula, {"a": repr(a), "b": repr(b)}), {})
    assert same(before, after)


def test_a_choice_does_not_look_at_the_other_side() -> None:
    """Only the side that is taken is computed."""
    assert evaluate("if(a > 0, log(a), 0)", {"a": 0.0}) == 0


def test_names_are_found_without_functions() -> None:
    """A formula's names are its numbers', not its functions'."""
    assert names("max(a, if(b < 2, a, exp(c)))") == {"a", "b", "c"}


@pytest.mark.parametrize(
    "formula",
    ["a.b", "__import__('os')", "a if b else c", "a ** 2", "'text'", "a[0]", "lambda: 1", "True",
     "sin(1)", "pow(2)", "a < b < c", "", "a +", "min(a, b, c)", "A + 1", "max(a=1, b=2)"],
)  # fmt: skip
def test_what_is_no_formula_is_refused(formula: str) -> None:
    """Nothing but arithmetic is read, and the error shows the formula."""
    with pytest.raises(FormulaError, match="formula"):
        parse(formula)
