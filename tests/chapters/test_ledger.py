"""The ledger's verdicts follow from results and declared tolerances."""

import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, strategies as st

from hundredmodels.chapters.ledger import Comparison, Rule, Word, claimed_text, ledger
from hundredmodels.chapters.result import Result
from hundredmodels.data import load
from hundredmodels.errors import UserError
from hundredmodels.report.tokens import TOKEN_PATTERN


def result(value: float | None, low: float | None = None, high: float | None = None) -> Result:
    """Make a result with this value and interval."""
    return Result(
        id="open-vs-closed.lag",
        label="The lag",
        value=value,
        unit="months",
        method="counting",
        low=low,
        high=high,
        interval="" if low is None else "90 % bootstrap",
        reason="" if value is not None else "no pair is known",
    )


def claims(**changes: object) -> pd.DataFrame:
    """Make a ledger of one claim."""
    row: dict[str, object] = {
        "claim": "a-claim",
        "article": "an-article",
        "check": "open-vs-closed.lag",
        "comparison": "equals",
        "claimed": 10.0,
        "tolerance": 0.05,
        "correction_tolerance": 0.25,
        "verdict": pd.NA,
        "reason": pd.NA,
        "known_on": pd.Timestamp("2023-10-01"),
        "made_on": pd.Timestamp("2023-07-15"),
        "kind": "quantity",
    }
    return pd.DataFrame([row | changes])


def verdict(value: float | None, **changes: object) -> Word:
    """Decide the one claim by a result with this value."""
    (decided,) = ledger(claims(**changes), {"open-vs-closed.lag": result(value)}, date(2026, 1, 1))
    return decided.word


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (10.4, Word.SUPPORTED),
        (11.5, Word.CORRECTED),
        (20.0, Word.CONTRADICTED),
        (None, Word.NOT_YET),
    ],
)
def test_the_distance_decides(value: float | None, word: Word) -> None:
    """Within the tolerance is supported, within the wider one corrected, outside contradicted."""
    assert verdict(value) is word


def test_a_floor_is_not_broken_from_above() -> None:
    """A claim of "at least" is supported by any larger value, and "at most" by any smaller."""
    assert verdict(1000.0, comparison="at-least") is Word.SUPPORTED
    assert verdict(0.1, comparison="at-most") is Word.SUPPORTED
    assert verdict(1000.0, comparison="at-most") is Word.CONTRADICTED


def test_an_interval_that_reaches_the_claim_leaves_it_open() -> None:
    """Data whose interval includes the claimed figure don't contradict it."""
    rule = Rule(Comparison.EQUALS, claimed=10, tolerance=0.05, correction=0.1)
    assert rule.word(result(20, low=8, high=40)) is Word.OPEN
    assert rule.word(result(20, low=15, high=40)) is Word.CONTRADICTED


@given(
    st.sampled_from(list(Comparison)),
    st.floats(0.1, 1e6),
    st.floats(0.1, 1e6),
    st.floats(0.001, 1e3),
)
def test_units_do_not_matter(
    comparison: Comparison, claimed: float, value: float, scale: float
) -> None:
    """Claim and result in another unit get the same verdict."""
    rule = Rule(comparison, claimed, 0.1, 0.3)
    other = Rule(comparison, claimed * scale, 0.1, 0.3)
    margin = min(abs(abs(value - claimed) / claimed - bound) for bound in (0.1, 0.3))
    if margin > 1e-9:
        assert rule.word(result(value)) is other.word(result(value * scale))


def test_later_evidence_is_not_used() -> None:
    """A sourced verdict whose evidence came after the edition's day is not yet knowable."""
    table = claims(check=pd.NA, verdict="supported", known_on=pd.Timestamp("2024-05-01"))
    (before,) = ledger(table, {}, date(2023, 10, 1))
    (after,) = ledger(table, {}, date(2024, 5, 1))
    assert (before.word, after.word) == (Word.NOT_YET, Word.SUPPORTED)


def test_no_claim_is_judged_before_its_article() -> None:
    """A claim dated by what it tells of, years before, is not judged before it was written."""
    table = claims(made_on=pd.Timestamp("2017-06-15"))
    found = {"open-vs-closed.lag": result(10.0)}
    assert ledger(table, found, date(2020, 6, 15))[0].word is Word.NOT_YET
    assert ledger(table, found, date(2023, 10, 1))[0].word is Word.SUPPORTED


@pytest.mark.parametrize(
    ("comparison", "word"),
    [
        ("at-least", Word.SUPPORTED),
        ("at-most", Word.CONTRADICTED),
        ("equals", Word.CONTRADICTED),
    ],
)
def test_what_never_ends_passes_every_floor(comparison: str, word: Word) -> None:
    """Costs that never cross are known, and say more than any number would."""
    never = replace(result(None), endless=True, reason="the lines never cross")
    table = claims(comparison=comparison, reason="Up to [[open-vs-closed.lag]] it is cheaper.")
    (decided,) = ledger(table, {"open-vs-closed.lag": never}, date(2026, 1, 1))
    assert decided.word is word
    assert decided.reason == "The lag: the lines never cross."


def test_an_unknown_result_names_the_nearest() -> None:
    """A `check` that no chapter computes is an error that names claim and nearest id."""
    with pytest.raises(UserError, match=r"a-claim.*Did you mean 'open-vs-closed.lag'"):
        ledger(
            claims(check="open-vs-closed.lagg"), {"open-vs-closed.lag": result(1)}, date(2026, 1, 1)
        )


def test_half_a_rule_is_refused() -> None:
    """A computed claim without its tolerance is an error, not a guess."""
    with pytest.raises(UserError, match="tolerance"):
        verdict(10.0, tolerance=pd.NA)


def test_the_wording_caps_the_verdict() -> None:
    """Where the result can't show what is wrong, right figures are supported with correction."""
    best = "supported with correction"
    assert verdict(10.0, best_verdict=best) is Word.CORRECTED
    assert verdict(20.0, best_verdict=best) is Word.CONTRADICTED


def test_nothing_is_judged_before_it_was_said() -> None:
    """On a day before the claim was made it is not yet knowable, computed or not."""
    table = claims(made_on=pd.Timestamp("2024-07-15"))
    (decided,) = ledger(table, {"open-vs-closed.lag": result(10.0)}, date(2024, 1, 1))
    assert decided.word is Word.NOT_YET


def test_a_prediction_has_a_year() -> None:
    """A prediction without a date does not fail in its first year; one of a figure may."""
    results = {"open-vs-closed.lag": result(2.0)}
    for comparison, day, word in (
        ("at-least", date(2024, 7, 1), Word.NOT_YET),
        ("at-least", date(2024, 7, 15), Word.CONTRADICTED),
        ("equals", date(2024, 7, 1), Word.CONTRADICTED),
    ):
        table = claims(kind="prediction", comparison=comparison)
        assert ledger(table, results, day)[0].word is word


@given(st.none() | st.floats(0.1, 100))
def test_a_translation_follows_the_original(value: float | None) -> None:
    """A claim that translates another has its verdict, whatever that is, and its reason too."""
    translated = claims(claim="pt", check=pd.NA, same_as="a-claim", reason="A translation.")
    table = pd.concat([translated, claims(same_as=pd.NA)])
    two = ledger(table, {"open-vs-closed.lag": result(value)}, date(2026, 1, 1))
    assert two[0].word is two[1].word
    assert two[0].check == two[1].check
    assert two[0].reason == f"A translation. {two[1].reason}"


def test_a_translation_of_nothing_is_refused() -> None:
    """The claim that a row calls its original must exist."""
    with pytest.raises(UserError, match="same_as"):
        verdict(10.0, same_as="no-claim")


def figure(**cells: object) -> str:
    """Print the figure of a claim with these cells."""
    row = dict.fromkeys(("value_low", "value_high", "unit", "date_from", "date_to"), None)
    days = {name: pd.Timestamp(str(day)) for name, day in cells.items() if "date" in name}
    return claimed_text(pd.Series({"kind": "quantity", **row, **cells, **days}, dtype=object))


@pytest.mark.parametrize(
    ("cells", "printed"),
    [
        ({"value_low": 2.0, "value_high": 12.0, "unit": "USD million"}, "$2 to 12 million"),
        ({"value_low": 8.0, "value_high": 8.0, "unit": "months"}, "8 months"),
        ({"value_low": 200.0, "unit": "USD billion per year"}, "$200 billion a year"),
        ({"value_low": 1.0, "unit": "changes"}, "1 change"),
        ({"value_low": 86.0, "unit": "x"}, "86-fold"),
        ({"value_low": 2017.0, "value_high": 2017.0, "unit": "year"}, "2017"),
        (
            {"value_low": 41.48, "value_high": 52.33, "unit": "points", "kind": "comparison"},
            "41.48 against 52.33 points",
        ),
        ({"date_from": "2023-07-18", "date_to": "2023-07-18", "unit": "date"}, "18 July 2023"),
        ({"date_from": "2023-09-01", "date_to": "2023-09-30"}, "September 2023"),
        ({"date_from": "2023-07-01", "date_to": "2023-12-31"}, "July to December 2023"),
        ({"date_from": "2024-05-29", "date_to": "2024-06-03"}, "29 May to 3 June 2024"),
        ({}, ""),
    ],
)
def test_the_article_figure_reads_in_a_sentence(cells: dict[str, object], printed: str) -> None:
    """Values, ranges, compared pairs and dates print as prose writes them, with all digits."""
    assert figure(**cells) == printed


@cache
def table() -> pd.DataFrame:
    """Read the project's own claims."""
    return load(only=("claims",))["claims"]


DIGESTS = json.loads((Path(__file__).parent / "quotes.json").read_text(encoding="utf-8"))


class TestTheClaims:
    """The project's own table of claims."""

    def test_none_is_dropped(self) -> None:
        """All 228 stand in it, each with its words, their language and a reason."""
        assert len(table()) == 228
        assert table()["claim"].is_unique
        for column in ("quote", "quote_language", "statement", "reason"):
            assert table()[column].fillna("").str.strip().ne("").all()
        assert set(table()["quote_language"]) == {"ja", "pt"}

    def test_quotes_are_verbatim(self) -> None:
        """Each quote is letter by letter the one that was found in its article."""
        assert {row["claim"]: digest(row["quote"]) for _, row in table().iterrows()} == DIGESTS

    def test_most_are_computed_where_they_can_be(self) -> None:
        """At least 60 are decided by a result; the others by sources, or they translate one."""
        decided = table()[["check", "verdict", "same_as"]].notna().sum(axis=1)
        assert (decided == 1).all()
        assert table()["check"].notna().sum() >= 60

    def test_the_translation_is_no_witness(self) -> None:
        """Every claim of the Portuguese article says that it translates, or is decided apart."""
        rows = table()[table()["article"] == "hundred-models-pt"]
        assert rows["same_as"].notna().sum() >= 9
        told = rows["reason"].str.contains("no independent witness|the translation's figure")
        assert told.all()

    def test_an_open_claim_says_what_would_decide_it(self) -> None:
        """Beside an open verdict stands what is missing for another."""
        rows = table()[table()["verdict"] == "open"]
        words = "would"
        assert rows["reason"].str.contains(words).all(), rows.loc[
            ~rows["reason"].str.contains(words), "claim"
        ].tolist()

    def test_results_are_named_not_typed(self) -> None:
        """A result in a reason stands as its id, of a chapter that exists."""
        chapters = set(table()["chapter"])
        for reason in table()["reason"]:
            for found in TOKEN_PATTERN.findall(reason):
                assert found.partition(".")[0] in chapters
            assert not re.search(r"\]\][a-z]", reason)


def digest(quote: str) -> str:
    """Return the short digest of a quote."""
    return hashlib.sha256(quote.encode()).hexdigest()[:16]
