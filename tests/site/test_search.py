"""The search finds figures, numbers and claims, and the pages that Sphinx finds."""

import json
import re
from pathlib import Path

import pytest
from built import Log
from playwright.sync_api import Page

pytestmark = pytest.mark.site
KINDS = {"chapter", "figure", "number", "claim"}


def _hits(page: Page, kind: str) -> list[str]:
    return page.locator(f".hm-hit-{kind}").all_inner_texts()


def _type(page: Page, words: str) -> None:
    page.locator(".hm-search [name=q]").fill(words)
    page.wait_for_function(
        "words => document.querySelector('.hm-search-status').textContent.includes(words)",
        arg=f"“{words}”",
    )


def test_every_id_of_the_index_resolves(site: Path) -> None:
    """Each entry has every field, an id of its own, and an address that exists in the site."""
    index = json.loads((site / "index.json").read_text(encoding="utf-8"))
    assert {one["kind"] for one in index} == KINDS
    assert len({one["id"] for one in index}) == len(index)
    anchors: dict[str, set[str]] = {}
    for one in index:
        assert one["title"]
        assert one["value"]["text"]
        page, _, anchor = one["url"].partition("#")
        if page not in anchors:
            text = (site / page).read_text(encoding="utf-8")
            anchors[page] = set(re.findall(r'\bid="([^"]+)"', text))
        assert anchor in anchors[page], one["url"]
    known = {one["id"] for one in index}
    for name in ("results.json", "claims.json"):
        listed = json.loads((site / name).read_text(encoding="utf-8"))
        assert {one["id"] for one in listed} <= known


def test_words_of_neighbouring_cells_are_found_apart(site: Path) -> None:
    """The page search knows no word that joins a cell's number with the next cell's word."""
    terms = json.loads(
        (site / "searchindex.js").read_text(encoding="utf-8").partition("(")[2].rpartition(")")[0]
    )["terms"]
    pages = [one.read_text(encoding="utf-8") for one in (site / "notebooks").glob("*.html")]
    pairs = {
        (number, word.lower())
        for page in pages
        for number, word in re.findall(r"(\d+)</td><td[^>]*>([A-Za-z]{3,})\b", page)
    }
    assert len(pairs) > 20
    assert {number for number, _ in pairs} & set(terms)
    assert not {f"{number}{word}" for number, word in pairs} & set(terms)


@pytest.mark.parametrize("served", [True, False])
def test_search_as_one_types(served: bool, server: str, site: Path, page: Page, log: Log) -> None:
    """Numbers with values, claims with verdicts, figures and pages, from a server or a folder."""
    root = server if served else site.resolve().as_uri()
    page.goto(f"{root}/search.html", wait_until="load")
    index = json.loads((site / "index.json").read_text(encoding="utf-8"))
    _type(page, "doubling")
    assert all("doubling" in one.lower() for one in _hits(page, "number"))
    assert _hits(page, "figure")
    assert _hits(page, "claim")
    page.locator("#search-results ul.search li").first.wait_for(state="visible")
    assert page.url.endswith("?q=doubling")
    number = next(one for one in index if one["kind"] == "number" and one["value"]["number"])
    _type(page, number["id"])
    first = page.locator(".hm-hit a").first
    assert first.get_attribute("href") == f"./{number['url']}"
    assert number["title"] in _hits(page, "number")[0]
    assert number["value"]["text"].split()[0] in _hits(page, "number")[0]
    claim = next(one for one in index if one["kind"] == "claim")
    _type(page, claim["id"])
    assert _hits(page, "claim")[0].startswith(claim["value"]["text"])
    _type(page, "百模")
    assert "百模" in page.locator(".hm-hit-said[lang=ja]").first.inner_text()
    _type(page, "TECNICA")
    assert "técnica" in page.locator(".hm-hit-said[lang=pt]").first.inner_text()
    assert not log.errors


def test_all_words_must_match_and_nothing_is_said(site: Path, page: Page) -> None:
    """More words find less, and where nothing matches the page says so."""
    page.goto(f"{site.resolve().as_uri()}/search.html?q=GPU", wait_until="load")
    counts = []
    for words in ("GPU", "GPU rent", "GPU rent zzzz"):
        _type(page, words)
        counts.append(page.locator(".hm-hits > li").count())
    assert counts[0] >= counts[1] > counts[2] == 0
    page.wait_for_function(
        "() => document.querySelector('.hm-search-status').textContent.startsWith('Nothing')"
    )


def test_search_by_keyboard_from_any_page(site: Path, page: Page) -> None:
    """The box of a chapter leads to the search; arrows go through the hits; Enter follows one."""
    page.goto(f"{site.resolve().as_uri()}/book/claims.html", wait_until="load")
    page.keyboard.press("Control+k")
    page.keyboard.type("MMLU")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=MMLU")
    page.locator(".hm-hit a").first.wait_for()
    page.locator(".hm-search [name=q]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    target = page.locator(".hm-hit a").first.get_attribute("href")
    assert target is not None
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target.removeprefix('.')}")
