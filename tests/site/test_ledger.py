"""The ledger is a tool: it filters, searches, groups, links, and can be taken away."""

import csv
import io
import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from built import Log
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.site
PAGE = "book/claims.html"
FACETS = ("chapter", "article", "verdict", "kind")
SHOWN = ".hm-claim:not([hidden])"


@pytest.fixture(scope="session")
def claims(site: Path) -> list[dict[str, Any]]:
    """Return the claims as the site lists them."""
    listed: list[dict[str, Any]] = json.loads((site / "claims.json").read_text(encoding="utf-8"))
    return listed


def _shown(page: Page) -> set[str]:
    ids: list[str] = page.eval_on_selector_all(SHOWN, "all => all.map(one => one.id)")
    return {one.removeprefix("claim-") for one in ids}


def _fill(page: Page, words: str) -> None:
    page.locator(".hm-filter [name=words]").fill(words)


def test_filters_search_and_counts(claims: list[dict[str, Any]], site: Path, page: Page) -> None:
    """What is shown is what the choices ask for, and each choice says what it would leave."""
    page.goto(f"{site.resolve().as_uri()}/{PAGE}", wait_until="load")
    assert len(_shown(page)) == len(claims)
    for facet in FACETS:
        value = claims[0][facet]
        page.select_option(f".hm-filter [name={facet}]", value)
        assert _shown(page) == {one["id"] for one in claims if one[facet] == value}
        for other in set(FACETS) - {facet}:
            left = [one for one in claims if one[facet] == value]
            options: dict[str, str] = page.eval_on_selector(
                f".hm-filter [name={other}]",
                "one => Object.fromEntries([...one.options].map(o => [o.value, o.textContent]))",
            )
            for choice, written in options.items():
                count = sum(choice in {"", one[other]} for one in left)
                assert written.endswith(f"({count})")
        page.select_option(f".hm-filter [name={facet}]", "")
    for words, language in (("百模", "ja"), ("tecnica", "pt")):
        _fill(page, words)
        assert _shown(page)
        assert page.locator(f"{SHOWN} [lang={language}]").count()
    _fill(page, "no such words")
    assert not _shown(page)
    assert page.locator(".hm-ledger-none").is_visible()
    page.locator(".hm-ledger-none button").click()
    page.wait_for_function(f"() => document.querySelectorAll('{SHOWN}').length === {len(claims)}")
    page.select_option(".hm-filter [name=by]", "article")
    assert page.locator(".hm-ledger-groups > section").count() == len(
        {one["article"] for one in claims}
    )
    assert page.locator(SHOWN).count() == len(claims)


@pytest.mark.parametrize("served", [True, False])
def test_the_filter_is_in_the_address(
    served: bool, server: str, site: Path, page: Page, claims: list[dict[str, Any]]
) -> None:
    """A filtered ledger can be linked to, gone back to and gone forward to."""
    root = server if served else site.resolve().as_uri()
    page.goto(f"{root}/{PAGE}", wait_until="load")
    page.select_option(".hm-filter [name=verdict]", "not checkable")
    page.select_option(".hm-filter [name=kind]", "thesis")
    assert unquote(page.url).endswith("?verdict=not checkable&kind=thesis")
    both = _shown(page)
    assert both == {
        one["id"] for one in claims if (one["verdict"], one["kind"]) == ("not checkable", "thesis")
    }
    page.go_back()
    assert _shown(page) == {one["id"] for one in claims if one["verdict"] == "not checkable"}
    page.go_forward()
    assert _shown(page) == both
    page.reload()
    assert _shown(page) == both


def test_a_link_shows_its_claim_whatever_the_filter(
    site: Path, claims: list[dict[str, Any]], page: Page, log: Log
) -> None:
    """A claim that is linked to is shown, in view, though the filter would hide it."""
    root = site.resolve().as_uri()
    hidden = next(one["id"] for one in reversed(claims) if one["verdict"] == "supported")
    page.goto(f"{root}/{PAGE}?verdict=contradicted#claim-{hidden}", wait_until="load")
    claim = page.locator(f"[id='claim-{hidden}']")
    claim.wait_for(state="visible")
    wanted = {one["id"] for one in claims if one["verdict"] == "contradicted"}
    assert _shown(page) == wanted | {hidden}
    place = claim.bounding_box()
    assert place is not None
    assert 0 <= place["y"] < 900
    page.select_option(".hm-filter [name=verdict]", "open")
    assert hidden not in _shown(page)
    assert not log.errors


def test_the_filtered_list_can_be_taken_away(
    site: Path, claims: list[dict[str, Any]], page: Page
) -> None:
    """The button gives the claims that are shown as CSV, the original words among them."""
    page.goto(f"{site.resolve().as_uri()}/{PAGE}?verdict=contradicted", wait_until="load")
    with page.expect_download() as download:
        page.locator(".hm-filter [data-csv]").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8"))))
    known = {one["id"]: one for one in claims if one["verdict"] == "contradicted"}
    assert {row["id"] for row in rows} == known.keys()
    for row in rows:
        assert row["original"] == known[row["id"]]["quote"]
        assert row["address"].endswith(f"#claim-{row['id']}")


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (360, False)])
def test_english_and_original_side_by_side(
    width: int, beside: bool, site: Path, chromium: Browser, claims: list[dict[str, Any]]
) -> None:
    """The two stand side by side where there is room, and one below the other on a phone."""
    context = chromium.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for path in (PAGE, f"notebooks/{claims[0]['chapter']}.html"):
        page.goto(f"{site.resolve().as_uri()}/{path}", wait_until="load")
        said = page.locator(".hm-claim-said").first
        statement = said.locator(".hm-claim-statement").bounding_box()
        original = said.locator(".hm-claim-original").bounding_box()
        assert statement is not None
        assert original is not None
        assert (original["x"] >= statement["x"] + statement["width"]) == beside
        assert (original["y"] >= statement["y"] + statement["height"]) != beside
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width
    context.close()


def test_the_ledger_is_whole_without_scripts(
    site: Path, chromium: Browser, claims: list[dict[str, Any]]
) -> None:
    """With JavaScript off every claim is shown, by chapter, and no form that could do nothing."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.resolve().as_uri()}/{PAGE}?verdict=open", wait_until="load")
    assert page.locator(".hm-claim >> visible=true").count() == len(claims)
    assert not page.locator("form.hm-filter").is_visible()
    context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_claims_are_laid_out_in_time(width: int, server: str, page: Page, log: Log) -> None:
    """Who opens a page has every claim laid out soon; who is led to one has it in its place."""
    page.set_viewport_size({"width": width, "height": 900})
    for path in (PAGE, "notebooks/open-vs-closed.html"):
        page.goto(f"{server}/{path}", wait_until="load")
        waiting = "() => document.querySelectorAll('.hm-claim:not(.is-laid)').length"
        page.wait_for_function(f"() => ({waiting})() === 0")
        last = page.locator(".hm-claim").last
        high = last.evaluate("one => one.getBoundingClientRect().height")
        name = last.get_attribute("id")
        page.goto("about:blank")
        page.goto(f"{server}/{path}#{name}", wait_until="load")
        assert page.evaluate(waiting) > 0, "it is laid out by its being a target"
        there = "one => [one.getBoundingClientRect().top, scrollY, innerHeight]"
        top, down, seen = last.evaluate(there)
        margin = last.evaluate("one => parseFloat(getComputedStyle(one).scrollMarginTop)")
        end = page.evaluate("document.documentElement.scrollHeight")
        assert abs(top - margin) <= 2 or down + seen >= end - 1
        assert last.evaluate("one => one.getBoundingClientRect().height") == high
    assert not log.errors
