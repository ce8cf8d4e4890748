"""A figure and all that hangs on it can be reached and used without a mouse."""

import pytest
from built import Log, chapters, enliven
from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.site
MOST_STOPS = 60
"""So many tab stops a figure has at most."""
STANDS = """figure => {
    const here = document.activeElement;
    const look = getComputedStyle(here);
    return [
        figure.contains(here),
        here.closest(".hm-menu") ? here.firstChild.textContent.trim() : here.localName,
        look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 1,
    ];
}"""
"""Whether the focus is in the figure, what has it, and whether that is seen."""
MENU = ["Data", "SVG", "PNG", "Cite", "Code", "¶"]


@pytest.fixture
def figure(server: str, page: Page) -> Locator:
    """Open a chapter with the focus just before its first figure."""
    page.goto(f"{server}/{chapters()[0]}", wait_until="load")
    found = page.locator("figure[id]").first
    enliven(found)
    found.locator(".vega-embed svg").wait_for(state="visible", timeout=20_000)
    found.evaluate("one => { one.tabIndex = -1; one.focus(); }")
    return found


def reach(page: Page, figure: Locator, wanted: str) -> list[tuple[str, bool]]:
    """Press Tab until something has the focus, or the figure is left; return the stops."""
    stops: list[tuple[str, bool]] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        inside, name, seen = figure.evaluate(STANDS)
        if not inside:
            break
        stops.append((name, seen))
        if name == wanted:
            break
    return stops


def test_tab_reaches_the_whole_menu_and_is_seen(figure: Locator, page: Page) -> None:
    """Tab walks through a figure and out of it, over each entry of its menu, always visibly."""
    stops = reach(page, figure, "nothing")
    assert [name for name, _ in stops if name in MENU] == MENU
    assert "summary" in [name for name, _ in stops]
    assert [name for name, seen in stops if not seen] == []
    assert len(stops) < MOST_STOPS


def test_enter_uses_the_menu(figure: Locator, page: Page, log: Log) -> None:
    """Enter downloads the data, opens the citation, closed by Escape, and leads to the code."""
    reach(page, figure, "Data")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".csv")
    reach(page, figure, "Cite")
    page.keyboard.press("Enter")
    dialog = page.locator("dialog[open]")
    dialog.wait_for(state="visible")
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert figure.evaluate(STANDS)[:2] == [True, "Cite"]
    reach(page, figure, "Code")
    page.keyboard.press("Enter")
    page.wait_for_url("**/code/*.html#*")
    assert not log.errors


def test_enter_opens_the_data_table(figure: Locator, page: Page) -> None:
    """The table behind a figure opens and closes by Enter."""
    reach(page, figure, "summary")
    table = figure.locator("details table").first
    assert not table.is_visible()
    page.keyboard.press("Enter")
    table.wait_for(state="visible")
    page.keyboard.press("Enter")
    table.wait_for(state="hidden")
