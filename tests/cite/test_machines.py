"""Meta tags, JSON-LD and the research object say what the record says, read by others."""

import json
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld as pyld
from rocrate.rocrate import ROCrate

from hundredmodels.cite import jsonld
from hundredmodels.cite.crate import FILE, crate
from hundredmodels.cite.item import Edition, Item, book_item, part_item
from hundredmodels.cite.meta import dublin_core, highwire, reference
from hundredmodels.cite.work import Work, read_work
from hundredmodels.sphinx_ext.head_citations import _meta

ROOT = Path(__file__).parents[2]
EDITION = Edition("b8dc21685b", date(2026, 11, 21), "1.0.0", base="https://example.org/")
SCHEMA = "https://schema.org/"


@pytest.fixture(scope="module")
def work() -> Work:
    """Return the report's own description."""
    return read_work(ROOT)


@pytest.fixture
def chapter(work: Work) -> Item:
    """Return the record of a chapter with awkward signs."""
    return part_item(work, EDITION, "race", 'Open "vs" <closed> & 大', "race.html", abstract="a; b")


class Tags(HTMLParser):
    """Gathers meta tags the way an importer does."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.found: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        held = dict(attrs)
        if tag == "meta" and held.get("name"):
            self.found.setdefault(str(held["name"]), []).append(held["content"] or "")


def test_a_chapter_is_imported_whole_from_its_tags(work: Work, chapter: Item) -> None:
    """Title, authors, day, book, language, address and references come back from the tags."""
    cited = reference("A; B", ["Vaswani, Ashish", "others"], "2017", arxiv="1706.03762")
    tags = Tags()
    pairs = highwire(chapter, "https://example.org/race.html", [cited])
    tags.feed("".join(_meta(*one) for one in pairs + dublin_core(chapter, "race.html")))
    record = {name: held[0] for name, held in tags.found.items()}
    assert record["citation_title"] == chapter["title"] == record["DC.title"]
    assert tags.found["citation_author"] == [work.credit]
    assert record["citation_publication_date"] == "2026/11/21"
    assert record["DC.date"] == "2026-11-21"
    assert record["citation_inbook_title"] == work.title
    assert EDITION.id in record["citation_edition"]
    assert record["citation_language"] == "en"
    assert record["citation_public_url"] == "https://example.org/race.html"
    assert record["citation_reference"] == (
        "citation_title=A, B; citation_author=Vaswani, Ashish; "
        "citation_publication_date=2017; citation_arxiv_id=1706.03762"
    )


def expanded(node: dict[str, Any]) -> Any:
    """Expand a document, its vocabulary at hand, nothing asked of the network."""

    def load(url: str, options: object) -> dict[str, Any]:  # noqa: ARG001 -- pyld's signature
        assert url == jsonld.CONTEXT
        context = {"@vocab": SCHEMA, "url": {"@type": "@id"}, "license": {"@type": "@id"}}
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": context}}

    return pyld.expand(jsonld.document(node), {"documentLoader": load, "base": "https://e.org/"})


def test_the_data_blocks_expand(work: Work, chapter: Item) -> None:
    """Report, chapter, data set and review are what they say, with nothing dropped."""
    book = book_item(work, EDITION, "index.html")
    report = jsonld.report(work, book, "../index.html")
    [one] = expanded(report)
    assert one["@type"] == [f"{SCHEMA}Report"]
    assert one["@id"] == "https://e.org/../index.html" or one["@id"].endswith("/index.html")
    assert one[f"{SCHEMA}datePublished"] == [{"@value": "2026-11-21"}]
    [two] = expanded(jsonld.chapter(chapter, "race.html", {"@type": "Report"}, 2))
    assert two[f"{SCHEMA}position"] == [{"@value": 2}]
    package = {"title": "Facts", "version": "1.0.0", "licenses": [{"path": "https://l.org/"}]}
    [three] = expanded(jsonld.dataset(package, book, "data.html"))
    assert three[f"{SCHEMA}license"] == [{"@id": "https://l.org/"}]
    review = jsonld.claim_review(
        chapter,
        "claims.html#claim-x",
        statement="Open models catch up",
        verdict="contradicted",
        said_by="Liu",
        appearance={"@type": "Article", "@id": "#article-x"},
    )
    [four] = expanded(review)
    assert four["@type"] == [f"{SCHEMA}ClaimReview"]
    [claim] = four[f"{SCHEMA}itemReviewed"]
    assert claim["@type"] == [f"{SCHEMA}Claim"]
    [rating] = four[f"{SCHEMA}reviewRating"]
    assert rating[f"{SCHEMA}ratingValue"] == [{"@value": 1}]
    assert rating[f"{SCHEMA}alternateName"] == [{"@value": "contradicted"}]


def test_the_research_object_is_read_by_its_library(work: Work, tmp_path: Path) -> None:
    """The crate's root, authors, licences and files are found by rocrate."""
    (tmp_path / "results.json").write_text("[]", encoding="utf-8")
    content = crate(work, book_item(work, EDITION, "index.html"), {"results.json": "Numbers"})
    (tmp_path / FILE).write_text(json.dumps(content), encoding="utf-8")
    read = ROCrate(tmp_path)
    assert read.name == work.title
    assert read.root_dataset["datePublished"] == "2026-11-21"
    assert read.dereference("results.json")["encodingFormat"] == "application/json"
    assert [one["name"] for one in read.root_dataset["author"]] == [work.credit]
    assert {one.id for one in read.root_dataset["license"]} == {
        f"{jsonld.SPDX}{one}" for one in work.licences
    }
