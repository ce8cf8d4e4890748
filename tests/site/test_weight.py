"""What a page weighs and how it comes up: the bounds that the report holds itself to.

Times are of a loaded machine too: a law on time holds if one of a few readings keeps it, as noise
only ever adds. The bounds themselves are never loosened.
"""

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from built import chapters, enliven, sample
from measuring import Reading, opened, read, reading, served, settle
from playwright.sync_api import Browser

pytestmark = pytest.mark.site
HTML = 250_000  # bytes of a chapter, gzipped, its drawings within
WIRE = 450_000  # bytes of a readable page with its charts
ALL = 450 * 1024  # bytes with the library that makes them interactive, too
PAINT, PAINT_SLOW = 0.6, 2.5  # seconds with the processor slowed four times; on slow 4G
SHIFT = 0.02
BLOCKED = 0.2  # seconds
TRIES = 8
FIRST_SCREEN = 12_000  # bytes of styles and scripts that a page waits for


@pytest.fixture(scope="module")
def packed_server(site: Path) -> Iterator[str]:
    """Serve the site gzipped."""
    with served(site) as address:
        yield address


def kept(measure: Callable[[], float], bound: float) -> float:
    """Return the best of a few measures; stop at the first below its bound."""
    best = float("inf")
    for _ in range(TRIES):
        best = min(best, measure())
        if best < bound:
            break
    return best


@pytest.mark.parametrize("path", chapters())
def test_the_html_of_a_chapter_is_light(path: str, site: Path) -> None:
    """A chapter with its drawings is at most 250 KB gzipped."""
    assert len(gzip.compress((site / path).read_bytes(), mtime=0)) <= HTML


@pytest.mark.parametrize("path", sample(chapters()))
def test_a_chapter_with_its_live_charts_is_light(
    path: str, packed_server: str, chromium: Browser
) -> None:
    """A page with its drawings is at most 450 KB over the wire, and with its first live chart."""
    with opened(chromium) as (page, wire):
        page.goto(f"{packed_server}/{path}", wait_until="load")
        settle(page)
        before = wire.size
        enliven(page.locator("figure[id]").first)
        page.locator("figure.is-live").first.wait_for()
        settle(page)
        assert before <= WIRE
        assert before < wire.size <= ALL
        assert all(url.startswith(packed_server) for url in wire.asked)
        assert len([url for url in wire.asked if "vega" in url]) == 1


def test_styles_and_scripts_are_light(site: Path) -> None:
    """What stands in the way of the first paint is small; no static file is there for nothing."""
    static = site / "_static"
    first = [static / name for name in ("hundredmodels.css", "hm-early.js")]
    assert sum(len(gzip.compress(file.read_bytes())) for file in first) <= FIRST_SCREEN
    text = "".join(file.read_text(encoding="utf-8") for file in site.rglob("*.html"))
    idle = [
        file.name
        for file in static.rglob("*")
        if file.is_file() and not file.name.startswith("hm-") and f"/{file.name}" not in text
    ]
    assert not idle


@pytest.mark.measured
@pytest.mark.parametrize("path", sample(chapters()))
def test_a_chapter_paints_soon_on_a_slow_processor(
    path: str, packed_server: str, chromium: Browser
) -> None:
    """With the processor slowed four times there is something to read within 0.6 s."""
    took = kept(lambda: read(chromium, f"{packed_server}/{path}", slow_cpu=True).paint, PAINT)
    assert took < PAINT


@pytest.mark.measured
@pytest.mark.parametrize("path", sample(chapters()))
def test_a_chapter_paints_soon_on_a_slow_network(
    path: str, packed_server: str, chromium: Browser
) -> None:
    """On slow 4G there is something to read within 2.5 s."""
    took = kept(
        lambda: read(chromium, f"{packed_server}/{path}", slow_network=True).paint, PAINT_SLOW
    )
    assert took < PAINT_SLOW


@pytest.mark.measured
@pytest.mark.parametrize("path", sample(chapters()))
def test_nothing_blocks_until_a_chart_is_touched(
    path: str, packed_server: str, chromium: Browser
) -> None:
    """Read from top to end on a slow processor, the page is never busy for long, nor moves."""
    calm: list[Reading] = []

    def blocked() -> float:
        with opened(chromium, slow_cpu=True) as (page, wire):
            page.goto(f"{packed_server}/{path}", wait_until="load")
            settle(page)
            for figure in page.locator("figure[id]").all()[:3]:
                figure.scroll_into_view_if_needed()
                page.wait_for_timeout(100)
            settle(page)
            calm.append(reading(page, wire))
            assert page.locator("figure.is-live").count() == 0
        return calm[-1].blocked

    assert kept(blocked, BLOCKED) < BLOCKED
    assert max(one.shift for one in calm) < SHIFT


@pytest.mark.parametrize("path", sample(chapters()))
def test_an_anchor_far_down_lands(path: str, packed_server: str, chromium: Browser) -> None:
    """A link to the last figure shows it at the top, and it stays there when it comes alive."""
    with opened(chromium) as (page, wire):
        page.goto(f"{packed_server}/{path}", wait_until="load")
        last = page.locator("figure[id]").last
        name = last.get_attribute("id")
        page.goto("about:blank")
        page.goto(f"{packed_server}/{path}#{name}", wait_until="load")
        settle(page)
        margin = last.evaluate("figure => parseFloat(getComputedStyle(figure).scrollMarginTop)")
        where = "figure => figure.getBoundingClientRect().top"
        end = "scrollY + innerHeight >= document.documentElement.scrollHeight - 1"
        assert abs(last.evaluate(where) - margin) <= 2 or page.evaluate(end)
        top = last.evaluate(where)
        assert 0 <= top < page.evaluate("innerHeight")
        page.locator("figure[id]").nth(-2).locator(".hm-drawing").dispatch_event("pointerdown")
        enliven(last)
        page.locator("figure.is-live").nth(1).wait_for(timeout=20_000)
        assert abs(last.evaluate(where) - top) <= 2
        assert reading(page, wire).shift < SHIFT
