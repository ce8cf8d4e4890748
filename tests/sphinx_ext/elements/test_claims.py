"""The ledger's order and addresses."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from hundredmodels.chapters.ledger import Verdict, Word
from hundredmodels.sphinx_ext.elements.claims import Claim
from hundredmodels.sphinx_ext.facts import Rows
from hundredmodels.sphinx_ext.pages.ledger import address, bar, ordered
from hundredmodels.sphinx_ext.site import Site


def claim(name: str, article: str, chapter: str, same_as: str = "") -> Claim:
    """Make a claim."""
    word = Word.CORRECTED if same_as else Word.OPEN
    known: dict[str, Any] = dict.fromkeys(
        ("article_title", "kind", "quote", "language", "statement", "attributed_to", "claimed"), ""
    )
    verdict = Verdict(claim=name, word=word, reason="", check="")
    return Claim(
        id=name, article=article, chapter=chapter, same_as=same_as, verdict=verdict, **known
    )


CLAIMS = (
    claim("a", "new", "second"),
    claim("b", "old", "second"),
    claim("c", "copy", "first", same_as="z"),
    claim("y", "new", "first"),
    claim("z", "old", "first"),
)


@pytest.fixture
def site() -> Site:
    """Return a site with two chapters and the ledger on a page of its own."""
    articles = Rows(
        ("article", "date"), {2: ("new", "2024"), 3: ("old", "2023"), 4: ("copy", "2024")}
    )
    book = SimpleNamespace(home=lambda _kind: "ledger", slug=lambda name: name)
    return cast(
        "Site",
        SimpleNamespace(
            kept={"claims": {one.id: one for one in CLAIMS}},
            chapters=["first", "second"],
            facts=SimpleNamespace(rows=lambda _table: articles),
            book=book,
            uri=lambda _here, there: f"../{there}.html",
        ),
    )


def test_the_order_is_that_of_the_book(site: Site) -> None:
    """By chapter, then article, oldest first; a claim that repeats another stands after it."""
    assert [one.id for one in ordered(site)] == ["z", "c", "y", "b", "a"]


def test_addresses_carry_the_filter(site: Site) -> None:
    """Choices become a query, spaces and all; on the ledger's own page it is the query alone."""
    assert address(site, "home", verdict="not checkable", chapter="") == (
        "../ledger.html?verdict=not%20checkable"
    )
    assert address(site, "ledger", kind="date") == "?kind=date"
    assert address(site, "ledger") == "#"


def test_the_bar_counts_and_leads_to_the_claims(site: Site) -> None:
    """Each verdict that occurs has its count and a link to its claims, others none."""
    drawn = bar(site, "first", CLAIMS, chapter="first")
    assert "Verdicts on 5 claims: 1 supported with correction, 4 open" in drawn
    assert drawn.count("<rect") == drawn.count("<li") == 2
    assert "?verdict=supported%20with%20correction&amp;chapter=first" in drawn
    assert bar(site, "first", ()) == ""
