"""The dialog that cites: four formats to copy, by mouse, keyboard and finger."""

import json
from pathlib import Path

import pytest
from built import Log, chapters
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.site
FORMATS = {"APA": ".txt", "BibTeX": ".bib", "RIS": ".ris", "CSL-JSON": ".csl.json"}
LINK = "figure.hm-figure a.hm-cite"


def test_a_dialog_shows_and_copies_four_formats(
    site: Path, server: str, page: Page, log: Log
) -> None:
    """Each tab shows the file that it offers, Copy takes it along, and Escape gives the focus back.

    The file names the page from the site's root where the site does not know its address; the
    dialog of a page on a server names it whole.
    """
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{server}/{chapters()[0]}", wait_until="load")
    link = page.locator(LINK).first
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.locator("dialog.hm-cite-dialog[open]")
    dialog.wait_for()
    text = site / page.evaluate("link => new URL(link.href).pathname", link.element_handle())[1:]
    for place, (name, ending) in enumerate(FORMATS.items()):
        if place:
            page.keyboard.press("ArrowRight")
        tab = dialog.get_by_role("tab", selected=True)
        assert tab.inner_text() == name
        assert tab.evaluate("one => one === document.activeElement")
        shown = dialog.get_by_role("tabpanel").inner_text()
        file = text.with_name(text.name.removesuffix(".txt") + ending)
        said = file.read_text(encoding="utf-8").strip()
        assert shown.replace(f"{server}/", "") == said
        assert f"{server}/" in shown
        dialog.get_by_role("button", name="Copy").click()
        dialog.get_by_text("Copied").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == shown
        tab.focus()
    assert json.loads(shown)
    page.keyboard.press("Home")
    assert dialog.get_by_role("tab", selected=True).inner_text() == "APA"
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert link.evaluate("one => one === document.activeElement")
    assert not log.errors


def test_on_a_phone_it_is_a_sheet_and_without_scripts_a_file(site: Path, chromium: Browser) -> None:
    """On a phone the dialog is a sheet at the foot; without scripts the link leads to the file."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    address = f"{site.resolve().as_uri()}/{chapters()[0]}"
    page.goto(address, wait_until="load")
    page.locator(LINK).first.tap()
    dialog = page.locator("dialog.hm-cite-dialog[open]")
    box = dialog.bounding_box()
    assert box is not None
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 360, 740)
    assert dialog.evaluate("one => one.scrollWidth <= one.clientWidth")
    dialog.get_by_role("button", name="Close").tap()
    dialog.wait_for(state="hidden")
    context.close()
    plain = chromium.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(address, wait_until="load")
    href = page.locator(LINK).first.get_attribute("href")
    assert href is not None
    assert href.endswith(".txt")
    assert (site / chapters()[0]).parent.joinpath(href).is_file()
    plain.close()
