"""Every page loads whole, from a server and from a folder, and asks nothing of anyone else."""

import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlparse

import pytest
from built import ARTEFACTS, Log, lightest, listings, pages, sample
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.site
TALLEST = 12_000  # pixels kept of a page; what follows is more of the same list
LOOKS: tuple[tuple[str, int, Literal["light", "dark"], Literal["screen", "print"]], ...] = (
    ("light", 1280, "light", "screen"),
    ("dark", 1280, "dark", "screen"),
    ("phone", 390, "light", "screen"),
    ("print", 700, "dark", "print"),
)
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Two frames, after which a page that has just changed is painted."""
WIDTHS = {"wide": 1280, "phone": 390, "narrow": 320}


@pytest.mark.parametrize("path", [*pages(), *listings()])
@pytest.mark.parametrize("way", ["server", "folder"])
def test_a_page_loads_without_a_complaint(
    way: str, path: str, server: str, site: Path, page: Page, log: Log
) -> None:
    """No console error, no failed request, and no request to another host."""
    home = server if way == "server" else site.resolve().as_uri()
    page.goto(f"{home}/{path}", wait_until="load")
    page.wait_for_timeout(100)
    assert not log.errors
    strange = [url for url in log.requests if not url.startswith((home, "data:", "blob:"))]
    assert not strange


def test_the_root_leads_to_the_first_page(server: str, page: Page, log: Log) -> None:
    """The address of the site alone opens its home page."""
    page.goto(f"{server}/index.html")
    page.wait_for_url("**/book/index.html")
    page.wait_for_load_state("load")
    assert not log.errors


@pytest.mark.parametrize("path", pages())
def test_no_page_scrolls_sideways(path: str, server: str, page: Page) -> None:
    """From a phone of 320 pixels to a desk, a page is as wide as its window."""
    for width in WIDTHS.values():
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{server}/{path}", wait_until="load")
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, f"{path} at {width} px is {over} px too wide"


@cache
def anchors(page: Path) -> frozenset[str]:
    """Return the ids of a page."""
    return frozenset(map(unescape, re.findall(r' id="([^"]+)"', page.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("path", [*pages(), *listings()])
def test_every_link_of_a_page_leads_somewhere(
    path: str, server: str, site: Path, page: Page
) -> None:
    """A link within the site names a file that is there, and an anchor that is in it."""
    page.goto(f"{server}/{path}", wait_until="domcontentloaded")
    hrefs: list[str] = page.eval_on_selector_all("a[href]", "links => links.map(a => a.href)")
    broken = set()
    for href in set(hrefs):
        parts = urlparse(href)
        if not href.startswith(server):
            continue
        target = site / unquote(parts.path).lstrip("/")
        target = target / "index.html" if target.is_dir() else target
        if not target.is_file() or (
            target.suffix == ".html" and unquote(parts.fragment) not in anchors(target) | {""}
        ):
            broken.add(href)
    assert not broken


def in_print(shown: Page) -> None:
    """On paper each chart is drawn, the ground is white, and nothing is shown that is for use."""
    for figure in shown.locator("figure[id]").all():
        assert figure.locator("svg[role=img]:visible").count() == 1
    ink = shown.evaluate("getComputedStyle(document.documentElement).color")
    assert max(int(part) for part in ink.strip("rgb()").split(",")) < 100
    assert shown.locator("header button:visible, nav:visible, input:visible").count() == 0


@pytest.mark.parametrize(
    "path",
    [
        *(path for path in pages() if not path.startswith("code/")),
        *sample(lightest([path for path in pages() if path.startswith("code/")])),
    ],
)
def test_screenshots_are_kept(path: str, server: str, chromium: Browser) -> None:
    """Each page is photographed light, dark, on a phone and as printed, and is empty in none."""
    ARTEFACTS.mkdir(exist_ok=True)
    name = path.removesuffix(".html").replace("/", "-")
    context = chromium.new_context(reduced_motion="reduce")
    shown = context.new_page()
    shown.goto(f"{server}/{path}", wait_until="load")
    for look, width, scheme, media in LOOKS:
        shown.emulate_media(color_scheme=scheme, media=media)
        shown.set_viewport_size({"width": width, "height": 900})
        if media == "print":
            in_print(shown)
        height = int(shown.evaluate("document.documentElement.scrollHeight"))
        shown.set_viewport_size({"width": width, "height": min(TALLEST, height)})
        shown.evaluate(PAINTED)
        picture = ARTEFACTS / f"{name}-{look}.png"
        shown.screenshot(path=picture)
        assert picture.stat().st_size > 5_000
    context.close()
