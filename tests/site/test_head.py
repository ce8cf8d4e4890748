"""What a page says of itself to those who share it, list it or do not find it."""

import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest
from built import Log, chapters, pages
from PIL import Image
from playwright.sync_api import Page

pytestmark = pytest.mark.site
LONGEST = 200


@pytest.mark.parametrize("path", pages())
def test_each_page_is_described(path: str, site: Path) -> None:
    """Language, one title, a description of a sentence, and the same in the tags for sharing."""
    html = (site / path).read_text(encoding="utf-8")
    head = html.partition("</head>")[0]
    assert '<html lang="en"' in html
    assert len(re.findall(r"<title>[^<]+</title>", head)) == 1
    if path == "404.html":
        return
    (said,) = re.findall(r'<meta name="description" content="([^"]+)"', head)
    assert len(said) <= LONGEST
    assert "<" not in said
    assert f'property="og:description" content="{said}"' in head
    (image,) = re.findall(r'property="og:image" content="([^"]+)"', head)
    picture = Image.open(BytesIO(((site / path).parent / image).read_bytes()))
    assert picture.size == (1200, 630)


def test_chapters_differ(site: Path) -> None:
    """No two chapters share a description or a picture, and each says how long it takes."""
    found = [(site / one).read_text(encoding="utf-8") for one in chapters()]
    for pattern in (r'name="description" content="([^"]+)"', r'og:image" content="([^"]+)"'):
        assert len({re.findall(pattern, one)[0] for one in found}) == len(found)
    times = [int(re.findall(r"hm-byline[^>]*><span>(\d+) minutes", one)[0]) for one in found]
    assert all(5 <= one <= 60 for one in times)


def test_the_lists_name_every_page(site: Path) -> None:
    """The site map has each page of the book, and the feed can be read."""
    listed = {
        str(one.text)
        for one in ET.parse(site / "sitemap.xml").iter()  # noqa: S314 -- our own file
        if one.tag.endswith("loc")
    }
    assert {one.rpartition("/")[2] for one in listed} >= {Path(one).name for one in chapters()}
    read = feedparser.parse((site / "feed.xml").read_bytes())
    assert not read.bozo
    assert read.entries


def test_the_lost_page_leads_back_from_any_depth(site: Path, server: str, page: Page) -> None:
    """Served for an address that is none, at any depth, its links lead to the site's pages."""
    html = (site / "404.html").read_text(encoding="utf-8")
    for wrong in ("nowhere.html", "notebooks/nowhere.html", "figures/a/b/nowhere"):
        page.route(f"**/{wrong}", lambda route: route.fulfill(
            status=404, body=html, content_type="text/html"))  # fmt: skip
        page.goto(f"{server}/{wrong}")
        hrefs: list[str] = page.eval_on_selector_all("nav a", "links => links.map(a => a.href)")
        assert hrefs
        assert all((site / one.removeprefix(f"{server}/")).is_file() for one in hrefs), wrong


def test_a_reference_is_previewed(site: Path, page: Page, log: Log) -> None:
    """From a folder, by pointer and by keyboard, a citation shows its entry; Escape closes it."""
    page.goto(f"{site.resolve().as_uri()}/notebooks/cost-imbalance.html")
    link, shown = page.locator(".bibtex-citation a").first, page.locator(".hm-preview")
    assert "references.html#" in str(link.get_attribute("href"))
    link.hover()
    shown.wait_for(state="visible")
    assert "Sequoia Capital" in shown.inner_text()
    page.keyboard.press("Escape")
    assert shown.is_hidden()
    page.mouse.move(0, 0)
    before = page.locator(".bibtex-citation a").nth(1)
    link.focus()
    page.keyboard.press("Tab")
    assert before.evaluate("link => link === document.activeElement")
    assert shown.is_visible()
    assert before.get_attribute("aria-describedby") == "hm-preview"
    assert not log.errors
