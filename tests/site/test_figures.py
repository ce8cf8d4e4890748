"""Every figure is drawn before any script runs, and comes alive when it is touched."""

import json
from pathlib import Path

import pytest
from built import Log, chapters, enliven
from playwright.sync_api import Page

pytestmark = pytest.mark.site
FEWEST = 4
MOST_MOVED = 2.0
"""By so many pixels the page may move when a chart comes alive."""
HEIGHTS = """all => Object.fromEntries(all.map(one => [
    one.closest("figure").id, one.getBoundingClientRect().height]))"""
CLIPPED = """all => all.flatMap(svg => {
    const box = svg.getBoundingClientRect();
    return [...svg.querySelectorAll("text")].filter(text => {
        const own = text.getBoundingClientRect();
        return text.textContent.trim() && getComputedStyle(text).opacity !== "0" && own.width
            && (own.left < box.left - 1 || own.right > box.right + 1);
    }).map(text => svg.closest("figure").id + ": " + text.textContent);
})"""
"""Words that reach beyond their drawing, each after its figure's id."""


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", chapters())
def test_every_chart_comes_alive_in_its_place(
    path: str, width: int, server: str, page: Page, log: Log
) -> None:
    """Pointed at, each figure is live, as high as its static drawing, no word of it cut off."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{server}/{path}", wait_until="load")
    figures = page.locator("figure[id]")
    assert figures.count() >= FEWEST
    before = figures.locator(".hm-drawing").evaluate_all(HEIGHTS)
    for figure in figures.all():
        enliven(figure)
        figure.locator(".vega-embed svg").wait_for(state="visible", timeout=20_000)
    after = figures.locator(".hm-drawing").evaluate_all(HEIGHTS)
    moved = {name: (before[name], high) for name, high in after.items()
             if abs(high - before[name]) > MOST_MOVED}  # fmt: skip
    assert not moved
    assert not figures.locator(".vega-embed svg").evaluate_all(CLIPPED)
    assert not log.errors


@pytest.mark.parametrize("path", chapters())
def test_a_chart_works_from_a_folder(path: str, site: Path, page: Page, log: Log) -> None:
    """Opened as a file, with no server, the first figure comes alive too."""
    page.goto(f"{site.resolve().as_uri()}/{path}", wait_until="load")
    figure = page.locator("figure[id]").first
    enliven(figure)
    figure.locator(".vega-embed svg").wait_for(state="visible", timeout=20_000)
    assert not log.errors


@pytest.mark.parametrize("path", chapters())
def test_figures_say_what_they_show(path: str, server: str, page: Page) -> None:
    """Each figure has a numbered caption, a text for those who don't see it, a source, a file."""
    page.goto(f"{server}/{path}", wait_until="load")
    for figure in page.locator("figure[id]").all():
        assert figure.locator("figcaption").inner_text().startswith("Figure ")
        label = figure.locator("svg[role=img]:visible").first.get_attribute("aria-label")
        assert label
        assert len(label) > 30
        assert figure.locator(".hm-source").inner_text().strip()
        assert figure.locator("a[href$='.csv']").count() >= 1


@pytest.mark.parametrize("path", chapters())
def test_the_theme_recolours_drawings(path: str, server: str, page: Page) -> None:
    """In the dark the ground is dark, and the static drawing's ink is light, without a redraw."""
    page.goto(f"{server}/{path}", wait_until="load")
    ink = "getComputedStyle(document.documentElement).getPropertyValue('--hm-ink').trim()"
    light = page.evaluate(ink)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert page.evaluate(ink) != light
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert sum(json.loads(ground.replace("rgb", "").replace("(", "[").replace(")", "]"))) < 200


def test_the_bundle_is_fetched_once_and_only_for_a_chart(server: str, page: Page, log: Log) -> None:
    """A page with no chart loads no chart library; one with many loads it once, for the first."""
    page.goto(f"{server}/book/methods.html", wait_until="load")
    assert not [url for url in log.requests if "vega" in url]
    page.goto(f"{server}/{chapters()[0]}", wait_until="load")
    for figure in page.locator("figure[id]").all()[:3]:
        enliven(figure)
        figure.locator(".vega-embed").wait_for(timeout=20_000)
    assert len([url for url in log.requests if "vega" in url]) == 1
