"""Facts: a value with its rows, or a reason."""

import pandas as pd

from hundredmodels.chapters.facts import (
    Fact,
    accelerator,
    derived,
    merged,
    one_row,
    priced_rows,
    product,
    ratio,
)
from hundredmodels.chapters.result import rows_of


def test_a_derived_fact_has_the_rows_of_its_parts() -> None:
    """Rows of all parts are joined, table by table, each once."""
    one = Fact(1.0, rows_of("a", [2, 3]))
    two = Fact(2.0, rows_of("a", [3, 4]) + rows_of("b", [5]))
    made = derived(3.0, one, two)
    assert made.value == 3.0
    assert made.inputs == rows_of("a", [2, 3, 4]) + rows_of("b", [5])
    assert merged(made.inputs) == made.inputs


def test_none_is_handed_on_with_its_reason() -> None:
    """A fact computed from one that was not known is not known either, for the same reason."""
    assert derived(3.0, Fact(1.0), Fact.none("not out")) == Fact.none("not out")
    assert derived(None, Fact(1.0)).reason


def test_the_last_row_with_a_value_counts() -> None:
    """The value is the last that is stated; an empty table gives a reason that names what."""
    table = pd.DataFrame({"chip": ["X", "X", "Y"], "tflops": [1.0, 2.0, None]}, index=[2, 3, 4])
    assert accelerator(table, "X", "tflops") == Fact(2.0, rows_of("accelerators", [3]))
    assert "tflops of Y" in accelerator(table, "Y", "tflops").reason
    assert one_row(table.iloc[:0], "t", "tflops", "speed").value is None


def test_facts_are_multiplied_and_divided_with_their_rows() -> None:
    """None of one is none of both, with its reason; nothing is divided by nought."""
    two, four = Fact(2.0, rows_of("a", [2])), Fact(4.0, rows_of("b", [5]))
    assert product(two, four) == Fact(8.0, rows_of("a", [2]) + rows_of("b", [5]))
    assert ratio(four, two) == Fact(2.0, rows_of("b", [5]) + rows_of("a", [2]))
    for computed in (product, ratio):
        assert computed(two, Fact.none("not known")) == Fact.none("not known")
    assert product(two, Fact(0.0)).value == 0
    assert ratio(two, Fact(0.0)).value is None


def test_other_rows_are_named_too() -> None:
    """Rows that chose a value, and are no fact, stand beside those of its facts."""
    one = Fact(1.0, rows_of("a", [2]))
    assert derived(3.0, one, inputs=rows_of("a", [4])).inputs == rows_of("a", [2, 4])
    priced = pd.DataFrame({"line": [3, 2], "score_line": [7, 7]})
    assert priced_rows(priced) == rows_of("api_prices", [2, 3]) + rows_of("scores", [7])
    assert priced_rows(pd.DataFrame()) == ()
