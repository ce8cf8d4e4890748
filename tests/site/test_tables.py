"""The table behind a figure fits the page that it is read on."""

import pytest
from built import Log, chapters
from playwright.sync_api import Page

pytestmark = pytest.mark.site
SIDEWAYS = """all => all.filter(one => one.scrollWidth > one.clientWidth + 1)
    .map(one => one.getAttribute("aria-label"))"""


@pytest.mark.parametrize("width", [320, 1280])
def test_no_table_scrolls_sideways(width: int, server: str, page: Page, log: Log) -> None:
    """Opened, every table fits; one that would not has its headings beside its values."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{server}/{chapters()[0]}", wait_until="load")
    tables = page.locator("figure[id] .hm-table")
    tables.evaluate_all("all => all.forEach(one => { one.open = true; })")
    page.wait_for_function("() => document.querySelectorAll('.hm-table:not([open])').length === 0")
    none_is_wide = (
        f"() => ({SIDEWAYS})([...document.querySelectorAll('.hm-table .hm-scroll')]).length"
    )
    page.wait_for_function(f"{none_is_wide} === 0")
    stacked = page.locator(".hm-scroll.is-stacked table").first
    if width < 400:
        cell = stacked.locator("td").nth(1)
        head = stacked.locator("th").nth(1).inner_text()
        assert cell.evaluate("one => getComputedStyle(one, '::before').content") == f'"{head}"'
        assert stacked.get_attribute("role") == "table"
    assert not log.errors
