"""Previews of references and footnotes: by mouse, by keyboard, by finger."""

from pathlib import Path

import pytest
from built import Log, chapters
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.site
CITED = "main .bibtex-citation a"


def test_a_reference_and_a_footnote_show_what_they_say(site: Path, page: Page, log: Log) -> None:
    """Hover shows a reference's entry, focus a footnote's words; Escape takes both away."""
    root = site.resolve().as_uri()
    page.goto(f"{root}/{chapters()[0]}", wait_until="load")
    link, preview = page.locator(CITED).first, page.locator(".hm-preview")
    link.scroll_into_view_if_needed()
    link.hover()
    preview.wait_for()
    year = "".join(one for one in link.inner_text() if one.isdigit())[:4]
    assert year
    assert year in preview.inner_text()
    page.keyboard.press("Escape")
    preview.wait_for(state="hidden")
    page.goto(f"{root}/book/methods.html", wait_until="load")
    note = page.locator("a.footnote-reference").first
    note.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    preview.wait_for()
    assert preview.inner_text() in page.locator("aside.footnote").first.inner_text()
    page.keyboard.press("Escape")
    preview.wait_for(state="hidden")
    assert not log.errors


def test_a_first_tap_shows_and_a_second_follows(site: Path, chromium: Browser) -> None:
    """On a phone the preview keeps within the screen, and the link still leads to its entry."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(f"{site.resolve().as_uri()}/{chapters()[0]}", wait_until="load")
    link = page.locator(CITED).first
    link.tap()
    box = page.locator(".hm-preview").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    link.tap()
    page.wait_for_url("**/references.html#*")
    context.close()
