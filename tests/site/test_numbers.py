"""A number opens its card, and the machine-readable files say the same as the page."""

import csv
import json
from pathlib import Path

import pytest
from built import chapters
from playwright.sync_api import Page

pytestmark = pytest.mark.site


@pytest.mark.parametrize("path", chapters())
def test_a_card_opens_on_hover_focus_and_tap(path: str, server: str, page: Page) -> None:
    """The card shows on hover, focus and click, and Escape closes it."""
    page.goto(f"{server}/{path}", wait_until="load")
    number = page.locator("main a.hm-number").first
    card = page.locator(".hm-popup")
    number.hover()
    card.wait_for(state="visible")
    assert number.inner_text().split()[0].strip("$") in card.inner_text()
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    page.mouse.move(0, 0)
    number.click()
    card.wait_for(state="visible")
    assert "method" in card.inner_text()
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")


@pytest.mark.parametrize("path", chapters())
def test_every_number_has_a_card_with_its_rows(
    path: str, server: str, site: Path, page: Page
) -> None:
    """Each number on a page has a card; the rows that it offers are a readable file."""
    page.goto(f"{server}/{path}", wait_until="load")
    ids = page.eval_on_selector_all("a.hm-number", "all => all.map(a => a.dataset.number)")
    assert ids
    results = {row["id"]: row for row in json.loads((site / "results.json").read_text("utf-8"))}
    for name in set(ids):
        assert name in results
        assert page.locator(f"[id='card-{name}']").count() == 1
        if results[name]["inputs"]:
            with (site / "numbers" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file))
            assert len(rows) > 1


def test_results_are_complete(site: Path) -> None:
    """Each result has every field, and either a value or the reason why it has none."""
    results = json.loads((site / "results.json").read_text(encoding="utf-8"))
    fields = {"id", "chapter", "label", "value", "low", "high", "unit", "method", "n"}
    assert len({row["id"] for row in results}) == len(results) >= 20
    for row in results:
        assert fields <= row.keys()
        assert row["id"].startswith(row["chapter"] + ".")
        assert row["value"] is not None or row["reason"]


def test_every_claim_has_a_verdict(site: Path) -> None:
    """All 228 claims stand in claims.json, each with a verdict; those not open say why."""
    claims = json.loads((site / "claims.json").read_text(encoding="utf-8"))
    assert len(claims) == 228
    words = {
        "supported",
        "supported with correction",
        "contradicted",
        "not yet knowable",
        "not checkable",
        "open",
    }
    assert {claim["verdict"] for claim in claims} <= words
    assert all(claim["reason"] for claim in claims if claim["verdict"] != "open")


def test_the_ledger_shows_every_claim(site: Path, server: str, page: Page) -> None:
    """The page of claims shows each claim with its original words in their language."""
    page.goto(f"{server}/book/claims.html", wait_until="load")
    claims = json.loads((site / "claims.json").read_text(encoding="utf-8"))
    assert page.locator(".hm-claim").count() == len(claims)
    assert page.locator(".hm-claim [lang=ja]").count() > 150
