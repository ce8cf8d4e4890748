"""Formulas are whole: none is cut by the box in which a long one scrolls."""

import pytest
from built import Log, chapters
from playwright.sync_api import Page

pytestmark = pytest.mark.site
ROOM = 20
"""Pixels around a formula in which its letters may reach."""


@pytest.mark.parametrize("path", chapters())
def test_no_letter_is_cut(path: str, server: str, page: Page, log: Log) -> None:
    """A formula looks the same where nothing that reaches out of its box is cut off."""
    page.goto(f"{server}/{path}", wait_until="load")
    for formula in page.locator(".hm-formula").all():
        formula.scroll_into_view_if_needed()
        box = formula.bounding_box()
        assert box is not None
        x, y, width, height = box["x"], box["y"], box["width"], box["height"]
        around = {"x": x, "y": y - ROOM, "width": width, "height": height + 2 * ROOM}
        if formula.evaluate("one => one.scrollWidth > one.clientWidth"):
            continue  # it scrolls
        as_it_is = page.screenshot(clip=around)  # type: ignore[arg-type]
        formula.evaluate("one => { one.style.overflow = 'visible'; }")
        assert page.screenshot(clip=around) == as_it_is  # type: ignore[arg-type]
    assert not log.errors
