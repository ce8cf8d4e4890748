"""A reference manager that opens a built chapter finds a whole record in it."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from built import SITE, chapters

pytestmark = pytest.mark.site


class Head(HTMLParser):
    """Gathers what an importer looks for: meta tags by name, the canonical address, JSON-LD."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.tags: dict[str, list[str]] = {}
        self.linked: list[str] = []
        self._data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        held = {name: value or "" for name, value in attrs}
        if tag == "meta" and "name" in held:
            self.tags.setdefault(held["name"], []).append(held["content"])
        self._data = tag == "script" and held.get("type") == "application/ld+json"

    def handle_endtag(self, tag: str) -> None:
        """Leave the script."""
        del tag
        self._data = False

    def handle_data(self, data: str) -> None:
        """Keep linked data."""
        if self._data:
            self.linked.append(data)


@pytest.mark.parametrize("path", chapters())
def test_a_chapter_gives_a_whole_record(path: str) -> None:
    """Title, book, authors, day, edition, language, abstract and references, as its citation has.

    The three ways in which a page tells machines what it is say the same.
    """
    head = Head()
    head.feed((SITE / path).read_text(encoding="utf-8"))
    slug = Path(path).stem
    (cited,) = json.loads((SITE / "cite" / f"{slug}.csl.json").read_text(encoding="utf-8"))
    one = {name: held[0] for name, held in head.tags.items()}
    assert one["citation_title"] == one["DC.title"] == cited["title"]
    assert head.tags["citation_author"] == [name["literal"] for name in cited["author"]]
    assert one["citation_inbook_title"] == one["DCTERMS.isPartOf"] == cited["container-title"]
    assert one["citation_edition"] == cited["edition"]
    assert one["citation_language"] == one["DC.language"] == cited["language"]
    assert one["citation_abstract"] == cited["abstract"]
    (year, month, day) = cited["issued"]["date-parts"][0]
    assert one["citation_publication_date"] == f"{year}/{month:02}/{day:02}"
    references = head.tags["citation_reference"]
    assert len(references) > 2
    for reference in references:
        assert reference.startswith("citation_title=")
        assert "citation_author=" in reference
        assert "=others" not in reference
    linked = [json.loads(text) for text in head.linked]
    assert any(cited["title"] in json.dumps(found, ensure_ascii=False) for found in linked)
