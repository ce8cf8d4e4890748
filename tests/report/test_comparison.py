"""Numbers under several sets of assumptions."""

from math import inf

from hypothesis import given, strategies as st

from hundredmodels.chapters.result import Result
from hundredmodels.report.comparison import compare, factor

POSITIVE = st.floats(1e-6, 1e6)


def result(name: str, value: float | str | None) -> Result:
    """Make a number."""
    return Result(
        id=f"one.{name}", label=name, value=value, unit="", method="given",
        reason="" if value is not None else "nothing known",
    )  # fmt: skip


@given(POSITIVE, POSITIVE)
def test_a_half_and_a_double_move_alike(one: float, other: float) -> None:
    """The factor is the same in both directions, at least 1, and 1 only for equal values."""
    assert factor(one, other) == factor(other, one) >= 1
    assert (factor(one, other) == 1) == (one == other)


def test_what_moves_most_comes_first() -> None:
    """Changes of sign, then large factors, then small ones, then what can't be compared."""
    main = {
        one.id: one
        for one in (
            result("same", 2.0),
            result("word", "Meta"),
            result("gone", 5.0),
            result("double", 2.0),
            result("sign", 1.0),
            result("still", "OpenAI"),
        )
    }
    other = {
        one.id: one
        for one in (
            result("same", 2.0),
            result("word", "Alibaba"),
            result("gone", None),
            result("double", 4.0),
            result("sign", -1.0),
            result("still", "OpenAI"),
        )
    }
    asked = ["one.still", *main, "one.unknown"]
    compared = compare(asked, main, {"bold": other})
    assert [one.main.label for one in compared] == [
        "sign", "double", "same", "word", "gone", "still",
    ]  # fmt: skip
    assert [one.factor for one in compared] == [inf, 2.0, 1.0, None, None, None]
    assert [one.altered for one in compared] == [True, True, False, True, True, False]


def test_a_number_without_rivals_does_not_move() -> None:
    """With no other set of assumptions there is nothing to compare."""
    (only,) = compare(["one.a", "one.a"], {"one.a": result("a", 1.0)}, {})
    assert only.factor is None
    assert not only.altered
