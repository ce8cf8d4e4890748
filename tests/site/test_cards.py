"""A card keeps within the window wherever its number stands, and its links follow the number."""

from pathlib import Path

import pytest
from built import Log, chapters
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.site
FIELDS = ("method", "rows", "CSV", "sources", "parameters", "permalink", "Cite")
PLACES = """() => {
  const card = document.querySelector(".hm-popup");
  const wrong = [];
  const links = [...document.querySelectorAll("main a.hm-number")].filter(
    (link) => link.getClientRects().length);
  const right = [...links].sort((a, b) =>
    b.getClientRects()[0].right - a.getClientRects()[0].right).slice(0, 5);
  const tried = [...links.slice(0, 5), ...links.slice(-5), ...right];
  for (const link of tried) {
    for (const block of ["start", "center", "end"]) {
      link.scrollIntoView({ block });
      link.click();
      const box = card.getBoundingClientRect();
      const sheet = card.classList.contains("is-sheet");
      const covered = !sheet && [...link.getClientRects()].some((one) =>
        one.bottom > box.top + 1 && one.top < box.bottom - 1 &&
        one.right > box.left + 1 && one.left < box.right - 1);
      const inside = box.left >= 0 && box.top >= 0 && box.right <= innerWidth &&
        box.bottom <= innerHeight + 0.5;
      const wide = document.documentElement.scrollWidth > innerWidth;
      if (card.hidden || !inside || covered || wide) {
        wrong.push([link.textContent, block, box.toJSON(), covered, wide]);
      }
      document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
      if (!card.hidden || document.activeElement !== link) {
        wrong.push([link.textContent, block, "Escape"]);
      }
    }
  }
  return [tried.length, wrong];
}"""


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (1280, 420), (360, 740)])
def test_a_card_keeps_within_the_window(
    width: int, height: int, site: Path, chromium: Browser
) -> None:
    """At the page's ends and edges the card is whole, beside its number, and Escape gives back."""
    context = chromium.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{site.resolve().as_uri()}/{chapters()[0]}", wait_until="load")
    tried, wrong = page.evaluate(PLACES)
    assert tried
    assert not wrong
    context.close()


def test_a_tap_opens_a_sheet(site: Path, chromium: Browser) -> None:
    """On a phone the card lies at the foot of the screen, and a tap beside it closes it."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(f"{site.resolve().as_uri()}/{chapters()[0]}", wait_until="load")
    page.locator("main a.hm-number").first.tap()
    card = page.locator(".hm-popup")
    box = card.bounding_box()
    assert box is not None
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 360, 740)
    words = card.inner_text()
    assert all(field in words for field in FIELDS)
    page.touchscreen.tap(180, 20)
    card.wait_for(state="hidden")
    context.close()


def test_the_keyboard_goes_through_a_card_and_on(site: Path, page: Page, log: Log) -> None:
    """Enter opens the card; Tab goes through its links and then on to what follows the number."""
    page.goto(f"{site.resolve().as_uri()}/{chapters()[0]}", wait_until="load")
    numbers = page.locator("main a.hm-number")
    numbers.first.focus()
    page.keyboard.press("Enter")
    card = page.locator(".hm-popup")
    assert card.get_attribute("role") == "dialog"
    assert numbers.first.get_attribute("aria-expanded") == "true"
    inside = "document.querySelector('.hm-popup').contains(document.activeElement)"
    for _ in range(card.locator("a, button").count()):
        assert page.evaluate(inside)
        page.keyboard.press("Tab")
    assert not page.evaluate(inside)
    assert numbers.nth(1).evaluate("one => one === document.activeElement")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    assert numbers.nth(1).evaluate("one => one === document.activeElement")
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    assert not log.errors
