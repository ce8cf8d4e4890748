"""Computed sentences name results, and ask what is known of them, in one way."""

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from hundredmodels.chapters.naming import UNKNOWN, Naming
from hundredmodels.chapters.result import Result, Results
from hundredmodels.chapters.wording import Wording, counted, in_words, joined, listed

NAMING = Naming("race")
WORDS = Wording(NAMING)


@dataclass(frozen=True)
class Study:
    """A chapter's study, with nothing but its results."""

    results: Results


@pytest.fixture
def study() -> Study:
    """Return three results: one with an interval, a word, one that can't be estimated."""
    how = "counting"
    made: list[Result] = [
        NAMING.number("lag", "Lag", 3, "months", how, low=1.0, high=6.0, interval="range"),
        NAMING.number("leader", "Leader", "GPT-4", "", how),
        NAMING.number("gap", "Gap", None, "points", how, reason="too few"),
    ]
    return Study(Results(made))


def test_a_token_names_a_result_of_the_chapter() -> None:
    """The page replaces it by the number, or by a part of it."""
    assert WORDS.token("lag") == "[[race.lag]]"
    assert WORDS.token("lag", "value") == "[[race.lag:value]]"


def test_an_interval_is_told_only_where_there_is_one(study: Study) -> None:
    """Empty brackets never reach a sentence."""
    assert WORDS.ranged(study, "lag") == "[[race.lag]] ([[race.lag:interval]])"
    assert WORDS.ranged(study, "lag", "value") == "[[race.lag:value]] ([[race.lag:interval]])"
    assert WORDS.ranged(study, "leader") == "[[race.leader]]"


def test_a_sentence_can_ask_what_is_known(study: Study) -> None:
    """A number is no word, a word no number, and what is missing neither, but has a reason."""
    assert WORDS.known(study, "lag", "leader")
    assert not WORDS.known(study, "lag", "gap")
    assert [WORDS.value(study, name) for name in ("lag", "leader", "gap")] == [3.0, None, None]
    assert [WORDS.word(study, name) for name in ("lag", "leader", "gap")] == ["", "GPT-4", ""]


def test_a_reason_is_never_empty(study: Study) -> None:
    """It is that of the first result that can't be told, since a sentence ends with it."""
    assert WORDS.reason(study, "gap") == WORDS.reason(study, "lag", "gap") == "too few"
    assert WORDS.reason(study, "lag") == UNKNOWN


@pytest.mark.parametrize(
    ("names", "said"),
    [((), ""), (("A",), "A"), (("A", "B"), "A and B"), ("ABC", "A, B and C"), ("ABA", "A and B")],
)
def test_names_are_listed(names: Iterable[str], said: str) -> None:
    """A sentence has each name once, commas between them, and a word before the last."""
    assert listed(names) == said


def test_small_numbers_are_words() -> None:
    """Up to ten a sentence has a word, beyond it figures; a noun of one has no ending."""
    assert [in_words(number) for number in (0, 1, 10, 11, 1200)] == [
        "no",
        "one",
        "ten",
        "11",
        "1,200",
    ]
    assert [counted(number, "dot") for number in (0, 1, 2)] == ["no dots", "one dot", "two dots"]


def test_an_empty_sentence_leaves_no_gap() -> None:
    """What can't be said is left out, with its space."""
    assert joined(("One.", "", "Two.")) == "One. Two."
