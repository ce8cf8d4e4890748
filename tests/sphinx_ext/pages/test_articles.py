"""The page on reading the articles: the list of texts, and the tables of slips."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from docutils import nodes

from hundredmodels.sphinx_ext.facts import Facts, Rows
from hundredmodels.sphinx_ext.pages.articles import show_articles, show_slips
from hundredmodels.sphinx_ext.site import Site

WHERE = nodes.comment()
TABLES = {
    "articles": (
        "article|seed|title|title_en|language|site|date|date_precision|date_basis|translation_of|note",
        "copy-pt|2|Cópia <i>|The copy|pt|Gate|2023-10-15|month|As the first.|first-ja|",
        "first-ja|1|最初|The first|ja||2023-10-15|month|It cites September.||Says so.",
        "old-ja|0|古い|The old|ja|Gate|2022-01-01|year|A guess.||",
    ),
    "claims": (
        "claim|article|attributed_to",
        "a|first-ja|Liu",
        "b|first-ja|Liu",
        "c|first-ja|the article",
        "d|first-ja|Sequoia",
        "e|old-ja|the article's author",
    ),
    "slips": (
        "article|kind|quote|correct_reading|note",
        "first-ja|name|変圧器|Transformer|",
        'copy-pt|unit|mil milhões|a "billion"|Once only.',
        "first-ja|weather|雨|rain|",
    ),
}


class Shelf(Facts):
    """Tables from the text above."""

    def __init__(self) -> None:
        """Need no folder."""
        super().__init__(Path())

    def rows(self, table: str) -> Rows:
        """Return a table, split at its bars."""
        header, *rows = [tuple(one.split("|")) for one in TABLES[table]]
        return Rows(header, dict(enumerate(rows, start=2)))


@pytest.fixture
def site() -> Site:
    """Return a site of one page, with the ledger on another."""
    book = SimpleNamespace(home=lambda kind: "ledger" if kind == "claims" else None)
    return cast(
        "Site",
        SimpleNamespace(
            facts=Shelf(),
            book=book,
            uri=lambda _here, there, anchor="": f"{there}.html" + (f"#{anchor}" if anchor else ""),
            file=lambda _here, path: path,
        ),
    )


def test_articles_stand_in_their_order_with_what_is_known(site: Site) -> None:
    """Oldest first, a translation after its original; day, language and titles are marked."""
    page = show_articles(site, "reading", None, WHERE)
    assert re.findall(r'<li id="article-([a-z-]+)"', page) == ["old-ja", "first-ja", "copy-pt"]
    assert "October 2023" in page
    assert "Japanese · 2022 · found on Gate" in page
    assert "Japanese · October 2023 · site not named" in page
    assert '<span lang="ja">最初</span>' in page
    assert '<span lang="pt">Cópia &lt;i&gt;</span>' in page
    assert 'Translates <em><a href="#article-first-ja">The first</a></em>.' in page
    assert 'href="ledger.html?article=first-ja">4 claims</a>' in page
    assert 'data-cite="article-first-ja"' in page


def test_voices_are_counted_the_most_quoted_first(site: Site) -> None:
    """What an article says itself is told from what it passes on, however its voice is named."""
    page = show_articles(site, "reading", None, WHERE)
    assert "It speaks for itself in 1 claims, and passes on Liu (2), Sequoia." in page
    assert page.count("It quotes nobody by name.") == 2


def test_slips_are_grouped_and_lead_to_their_article(site: Site) -> None:
    """Each known sort has its table; the words as printed are marked with their language."""
    page = show_slips(site, "reading", None, WHERE)
    assert re.findall(r"<h3>(.*?)</h3>", page) == ["Names", "Figures and days"]
    assert '<q lang="ja">変圧器</q>' in page
    assert '<q lang="pt">mil milhões</q>' in page
    assert "a “billion”" in page
    assert re.findall(r'href="#article-([a-z-]+)">(\d)</a>', page) == [
        ("first-ja", "2"),
        ("copy-pt", "3"),
    ]
