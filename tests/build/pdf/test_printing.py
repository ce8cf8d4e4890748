"""PDFs: what is printed, where its links lead, and what happens where no browser prints."""

import io
import stat
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from hundredmodels.build.pdf import browser, letters, printing as pdf
from hundredmodels.build.pdf.booklet import Imprint, booklets
from hundredmodels.build.pdf.document import read_part
from hundredmodels.build.toc import Contents, Page

PAGES = {
    "book/index": '<h1>The report<a class="headerlink" href="#top">¶</a></h1><p>In a word.</p>',
    "notebooks/race": """
<section id="race"><h1><span class="hm-eyebrow">Chapter 1</span> The race<a class="headerlink"
href="#race">¶</a></h1><p>See <a href="../book/numbers.html#number-a.b">12</a>, <a
href="#end">the end</a>, <a href="../figures/a.csv">rows</a>, <a href="https://example.org/">out</a>
and <span class="bibtex-citation">[<a href="../book/references.html#id2">Lab, 2023</a>]</span>.</p>
<figure id="race-bars"><figcaption>Figure 1.1 Bars</figcaption><svg class="hm-static hm-narrow"
width="3"><text>NARROW</text></svg><svg class="hm-static hm-wide" viewBox="0 0 90 30"
clip-path="url(#clip)"><path id="clip" d="M0 0h9"/><text y="20">WIDE</text></svg><ul
class="hm-menu"><li>MENU</li></ul><details><summary>TABLE</summary>cells</details></figure>
<details><summary>More</summary><p id="end">Kept words.</p></details>
<blockquote lang="ja">大規模モデルの戦い</blockquote>
<template>CARD</template><script type="application/json">{"x": "<p>SPEC</p>"}</script>
<form><input name="q">FORM</form><section id="two"><h2>Second &amp; last</h2></section>
</section>""",
    "book/numbers": '<h1>Numbers</h1><p id="number-a.b">Twelve</p>',
    "book/references": """<h1>References</h1>
<div class="citation" id="id1" role="doc-biblioentry"><p>Uncited.</p></div>
<div class="citation" id="id2" role="doc-biblioentry"><p>The lab's paper.</p></div>""",
}
LINK = '<link rel="stylesheet" href="../_static/a.css?v=1">'
IMPRINT = Imprint("The Report", "Some authors", "0123456789", "2024-07-31")
GONE = ("NARROW", "MENU", "TABLE", "CARD", "SPEC", "FORM", "¶", "Uncited")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small built site."""
    folder = tmp_path_factory.mktemp("site")
    for name, body in PAGES.items():
        file = folder / f"{name}.html"
        file.parent.mkdir(exist_ok=True)
        article = f'<article class="bd-article">{body}</article>'
        file.write_text(
            f"<html><head>{LINK}</head><body><nav>NAV</nav>{article}FOOT</body>",
            encoding="utf-8",
        )
    (folder / "_static").mkdir()
    (folder / "_static" / "a.css").write_text(":root{--hm-ink:#1F2430}", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def contents() -> Contents:
    """Return its pages."""
    return Contents(
        tuple(
            Page(name, Path(f"{name}.ipynb" if "notebooks" in name else f"{name}.md"))
            for name in PAGES
        )
    )


def test_links_lead_within_the_document_or_nowhere(site: Path) -> None:
    """A printed page's link is an anchor, a file's is none without an address, ids are unique."""
    part = read_part(site, "notebooks/race", PAGES)
    assert 'href="#numbers--number-a.b"' in part.html
    assert 'href="#race--end"' in part.html
    assert 'id="race--end"' in part.html
    assert "url(#race--clip)" in part.html
    assert "a.csv" not in part.html
    assert 'href="https://example.org/"' in part.html
    absolute = read_part(site, "notebooks/race", ["notebooks/race"], base="https://a.org/b/")
    assert 'href="https://a.org/b/figures/a.csv"' in absolute.html
    assert 'href="https://a.org/b/book/numbers.html#number-a.b"' in absolute.html


def test_what_only_a_screen_can_use_is_left_out(site: Path) -> None:
    """Menus, cards, specifications, forms and narrow drawings go; the words of details stay."""
    part = read_part(site, "notebooks/race", PAGES)
    assert not [word for word in (*GONE, "NAV", "FOOT") if word in part.html]
    assert "WIDE" in part.html
    assert "<details open>" in part.html
    assert [one.words for one in part.headings] == ["Chapter 1 The race", "Second &amp; last"]


def test_a_chapter_carries_only_what_it_cites(site: Path, contents: Contents) -> None:
    """A chapter's booklet ends with the entries of the references that it links to."""
    whole, chapter = booklets(site, contents, IMPRINT)
    assert (whole.name, chapter.name) == ("the-report", "race")
    page = chapter.page({})
    assert "The lab's paper" in page
    assert 'href="#references--id2"' in page
    assert "Uncited" not in page
    assert "Uncited" in whole.page({})


@pytest.fixture(scope="module")
def printed(
    site: Path, contents: Contents, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """Print the small site with a real browser."""
    printer = browser.start(browser.find())
    files = pdf.make_pdfs(site, contents, IMPRINT, printer, tmp_path_factory.mktemp("cache"))
    return {file.stem: file.read_bytes() for file in files}


def _places(reader: PdfReader) -> dict[str, int]:
    return {
        name: reader.get_destination_page_number(place) + 1  # type: ignore[operator]
        for name, place in reader.named_destinations.items()
    }


def test_the_whole_report_as_pdf(printed: dict[str, bytes]) -> None:
    """Title, day, outline, contents with true page numbers, Japanese if known, embedded fonts."""
    reader = PdfReader(io.BytesIO(printed["the-report"]))
    texts = [page.extract_text() for page in reader.pages]
    assert reader.metadata is not None
    assert reader.metadata.title == "The Report"
    assert reader.metadata["/CreationDate"].startswith("D:20240731000000")
    assert "Edition 0123456789, data as of 2024-07-31" in texts[0]
    places = _places(reader)
    assert f"Therace{places['/race--race']}" in "".join(texts[1].split())
    assert "Twelve" in texts[places["/numbers--number-a.b"] - 1]
    assert str(places["/race--race"]) in texts[places["/race--race"] - 1].split()
    words = "".join(normalize("NFKC", "".join(texts)).split())  # fonts share signs with radicals
    known = "Japanese" not in letters.lacking(browser.start(browser.find()).path)
    assert ("大規模モデルの戦い" in words) is known
    outline: list[Any] = reader.outline
    titles = str([one.title for one in outline if not isinstance(one, list)])
    assert "The race" in titles
    for page in reader.pages:
        fonts = page["/Resources"].get("/Font", {})  # type: ignore[union-attr]
        for font in fonts.values():
            described = font.get_object()
            inner = described.get("/DescendantFonts", [described])[0].get_object()
            if described["/Subtype"] != "/Type3":  # those carry their glyphs themselves
                assert set(inner["/FontDescriptor"].get_object()) & {"/FontFile2", "/FontFile3"}


def test_the_same_page_gives_the_same_bytes(
    site: Path, contents: Contents, printed: dict[str, bytes], tmp_path: Path
) -> None:
    """Printed again, without the cache, the PDF is the same."""
    printer = browser.start(browser.find())
    chapter = booklets(site, contents, IMPRINT)[1]
    assert pdf.pdf_of(chapter, IMPRINT.as_of, printer, tmp_path) == printed["race"]


def test_an_unchanged_booklet_is_not_printed_again(
    site: Path, contents: Contents, tmp_path: Path
) -> None:
    """What the cache holds under the page's digest needs no browser."""
    chapter = booklets(site, contents, IMPRINT)[1]
    there = browser.start(browser.find())
    made = pdf.pdf_of(chapter, IMPRINT.as_of, there, tmp_path)
    absent = browser.Browser("/nowhere/at-all", there.version)
    assert pdf.pdf_of(chapter, IMPRINT.as_of, absent, tmp_path) == made


SCRIPTS = {
    "exit 3": "failed with status 3",
    "exit 0": "without a whole PDF",
    "sleep 30": "did not print within",
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_browser_that_fails_is_told(
    script: str,
    site: Path,
    contents: Contents,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A crash, an empty result and a browser that hangs end in a sentence, and leave no file."""
    monkeypatch.setattr(pdf, "PATIENCE", 1 if "sleep" in script else 60)
    path = tmp_path / "browser"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    chapter = booklets(site, contents, IMPRINT)[1]
    with pytest.raises(browser.BrowserError, match=SCRIPTS[script]):
        pdf.pdf_of(chapter, IMPRINT.as_of, browser.Browser(str(path), "1"), tmp_path / "kept")
    assert not list(tmp_path.glob("kept/*"))


def test_no_browser_is_told_with_the_way_to_one() -> None:
    """Without a browser the message says how to get one; one that is none says what it said."""
    with pytest.raises(browser.BrowserError, match="apt-get install chromium"):
        browser.start(None)
    with pytest.raises(browser.BrowserError, match="does not start"):
        browser.start("/bin/false")
