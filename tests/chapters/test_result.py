"""Results are complete, unique and print the way prose needs."""

import math

import pytest
from hypothesis import given, strategies as st

from hundredmodels.chapters.result import Inputs, Result, Results, format_number, rows_of, with_unit


def result(**changes: object) -> Result:
    """Make a valid result, changed."""
    fields: dict[str, object] = {
        "id": "miniaturisation.size",
        "label": "Size",
        "value": 2.4,
        "unit": "billion",
        "method": "reading",
    }
    return Result(**(fields | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id": "Size"}, "no result id"),
        ({"value": None}, "does not say why"),
        ({"value": math.inf}, "not finite"),
        ({"low": 1.0}, "two ends"),
        ({"low": 1.0, "high": 2.0}, "kind of interval"),
    ],
)
def test_a_half_made_result_is_refused(changes: dict[str, object], said: str) -> None:
    """No result leaves a chapter without an id, a value or a reason, and a whole interval."""
    with pytest.raises(ValueError, match=said):
        result(**changes)


def test_an_id_stands_once() -> None:
    """Two results with one id are an error; a result is found by its full and short id."""
    with pytest.raises(ValueError, match="twice"):
        Results([result(), result()])
    assert Results([result()])["miniaturisation.size"].value == Results([result()])["size"].value


@pytest.mark.parametrize(
    ("value", "digits", "printed"),
    [
        (16.3, 1, "16.3"),
        (1234567.0, None, "1.23 million"),
        (999_999.0, None, "1 million"),
        (-78e9, None, "−78 billion"),
        (3.505e12, None, "3.5 trillion"),
        (1234567.0, 0, "1,234,567"),
        (0.0421, None, "0.0421"),
        (2.0, None, "2"),
        (2.0, 1, "2.0"),
        (-3.25, 2, "−3.25"),
        (2.3e19, None, "2.30 × 10¹⁹"),
        (0.0, None, "0"),
        (math.inf, None, "unbounded"),
    ],
)
def test_numbers_print_for_readers(value: float, digits: int | None, printed: str) -> None:
    """Thousands stand apart, millions are words, and the very large goes by powers of ten."""
    assert format_number(value, digits) == printed


@given(st.floats(min_value=1e-3, max_value=9.9e5))
def test_three_figures_are_near(value: float) -> None:
    """The printed number is within half a per cent of the value."""
    assert float(format_number(value, None).replace(",", "")) == pytest.approx(value, rel=5.1e-3)


@pytest.mark.parametrize(
    ("number", "unit", "read"),
    [
        ("1,400", "US dollars", "$1,400"),
        ("−5", "US dollars", "−$5"),
        ("5", "US dollars an hour", "$5 an hour"),
        ("200", "billion US dollars a year", "$200 billion a year"),
        ("2 to 12", "USD million", "$2 to 12 million"),
        ("30", "RMB million", "RMB\N{NARROW NO-BREAK SPACE}30 million"),
        ("12", "%", "12\N{NARROW NO-BREAK SPACE}%"),
        ("60", "percent lower", "60\N{NARROW NO-BREAK SPACE}% lower"),
        ("0.4", "fraction", "0.4"),
        ("8", "months", "8 months"),
        ("86", "x", "86 times"),
        ("4.68", "x a year", "4.68× a year"),
    ],
)
def test_units_stand_where_readers_expect_them(number: str, unit: str, read: str) -> None:
    """A currency sign goes before the number, a percent sign after it, a bare kind nowhere."""
    assert with_unit(number, unit) == read


@pytest.mark.parametrize(
    ("value", "unit", "digits", "read", "between"),
    [
        (0.0086, "billion US dollars a year", None, "$8.6 million a year", "4.3 to 17.2"),
        (-0.04, "billion US dollars", 1, "−$40 million", "−20 to −80"),
        (0.00002, "billion US dollars", None, "$20,000", "10,000 to 40,000"),
        (0.1, "billion US dollars", None, "$0.1 billion", "0.05 to 0.2"),
        (
            0.0225,
            "US dollars a million tokens",
            None,
            "$0.0225 a million tokens",
            "0.0112 to 0.045",
        ),
        (0.0, "billion US dollars", None, "$0 billion", "0 to 0"),
        (0.638, "fraction of the cost", 2, "64\N{NARROW NO-BREAK SPACE}% of the cost", "32 to 128"),
        (0.375, "fraction", None, "37.5\N{NARROW NO-BREAK SPACE}%", "18.8 to 75"),
    ],
)
def test_value_and_interval_read_in_one_unit(
    value: float, unit: str, digits: int | None, read: str, between: str
) -> None:
    """Little money is told in the word that fits, a share as per cent, and the interval with it."""
    one = result(
        value=value,
        unit=unit,
        digits=digits,
        low=value / 2,
        high=value * 2,
        interval="half to twice",
    )
    assert one.text == read
    assert one.interval_text == between


def test_a_year_is_not_counted_in_thousands() -> None:
    """A calendar year prints without a comma and without its unit."""
    assert result(value=2022.0, unit="year").text == "2022"


def test_an_open_interval_says_so() -> None:
    """An interval without an upper end prints as "or more"."""
    open_end = result(low=5.0, high=math.inf, interval="90 % bootstrap", digits=1)
    assert open_end.interval_text == "5.0 or more"


def test_rows_are_sorted_and_single() -> None:
    """Rows stand once each, in the file's order; missing lines are left out."""
    columns = [7.0, float("nan")], [None, 3, 7]
    assert rows_of("scores", *columns) == (Inputs("scores", (3, 7)),)
    assert rows_of("scores", []) == ()


def test_words_of_a_result_are_typographic() -> None:
    """Law: wherever a result is named, its label has the marks of the prose; its id stays."""
    found = result(label="China's models, 'open' or not", interval="makers' range")
    assert found.label == "China’s models, \N{LEFT SINGLE QUOTATION MARK}open’ or not"
    assert found.interval == "makers’ range"
    assert (found.id, result(label=found.label).label) == ("miniaturisation.size", found.label)
