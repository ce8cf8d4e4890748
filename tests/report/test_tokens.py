"""How a computed sentence names its numbers."""

import pytest
from hypothesis import given, strategies as st

from hundredmodels.chapters.result import Result, Results
from hundredmodels.errors import UserError
from hundredmodels.report.tokens import Token, require_known, resolve, split

LAG = Result(
    id="race.lag",
    label="Lag",
    value=15.0,
    unit="months",
    method="first to match",
    low=5.0,
    high=22.0,
    interval="90 % bootstrap",
    digits=1,
)
RESULTS = Results([LAG])


def test_the_three_parts() -> None:
    """A token prints the value with its unit, the bare value, or the interval."""
    text = "[[race.lag]]; [[race.lag:value]]; [[race.lag:interval]]"
    assert resolve(text, RESULTS) == "15.0 months; 15.0; 5.0 to 22.0"


def test_another_chapter_stays_named() -> None:
    """A number of another chapter is not at hand in a notebook, and no error."""
    assert resolve("as [[cost.gap]] says", RESULTS) == "as [cost.gap] says"
    require_known("as [[cost.gap]] says", RESULTS, "Here")


def test_a_misspelt_number_is_refused_with_the_nearest() -> None:
    """An unknown id of the notebook's own chapter is an error that names the nearest."""
    with pytest.raises(UserError, match=r"'race\.lga'.*Did you mean 'race\.lag'"):
        require_known("[[race.lga]]", RESULTS, "The caption")


def test_an_unknown_part_is_refused() -> None:
    """Only the three parts may stand after the colon."""
    with pytest.raises(UserError, match="interval"):
        Token.parse("race.lag:intervall")


@given(st.lists(st.one_of(st.text(alphabet="abc 12.,", min_size=1), st.just("[[race.lag]]"))))
def test_splitting_loses_nothing(pieces: list[str]) -> None:
    """The pieces of a text, put together again, are the text."""
    text = "".join(pieces)
    again = "".join(one if isinstance(one, str) else f"[[{one.id}]]" for one in split(text))
    assert again == text
