"""What every figure's specification, menu and code must hold, read from the built pages."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from built import SITE, chapters
from PIL import Image

from hundredmodels.charts.palette import CHINA, CLOSED, EUROPE, OPENNESS, SEATS, US
from hundredmodels.report.marks import MOST_MARKS, count_marks

pytestmark = pytest.mark.site
EDGE, WHITE = 16, 255
"""Pixels of a picture's edge that stay white: half of its margin."""
FIGURE = re.compile(r'<figure[^>]*class="hm-figure".*?</figure>', re.DOTALL)
SPEC = re.compile(r'<script[^>]*class="hm-spec"[^>]*>(.*?)</script>', re.DOTALL)
COLOURS = {**OPENNESS, **SEATS, "US": SEATS["United States"]}
OWNED = {
    CLOSED: ("closed", "API", "all servers"),
    US: ("United States", "US"),
    CHINA: ("China", "MiniCPM-2B", "Z.ai"),
    EUROPE: ("Europe", "Mistral 7B", "Mistral AI"),
}
"""Names that may have the colour of a camp or a seat: the camp or seat, and who belongs to it."""


def figures() -> dict[str, str]:
    """Return the HTML of every figure by its id."""
    found = {}
    for path in chapters():
        for one in FIGURE.findall((SITE / path).read_text(encoding="utf-8")):
            found[re.search(r' id="([^"]+)"', one)[1]] = one  # type: ignore[index]
    return found


FIGURES = figures()
NAMES = sorted(FIGURES)


def spec_of(name: str) -> dict[str, Any]:
    """Return a figure's specification."""
    spec: dict[str, Any] = json.loads(SPEC.search(FIGURES[name])[1])  # type: ignore[index]
    return spec


def views(view: dict[str, Any], encoding: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the kind and the encoding of each view with a mark."""
    encoding = {**encoding, **view.get("encoding", {})}
    if "mark" in view:
        yield (view["mark"]["type"] if isinstance(view["mark"], dict) else view["mark"]), encoding
    for key in ("layer", "hconcat", "vconcat", "concat"):
        for one in view.get(key, ()):
            yield from views(one, encoding)
    if "spec" in view:
        yield from views(view["spec"], encoding)


def test_there_are_figures() -> None:
    """The tests below would pass on an empty site."""
    assert len(NAMES) > 20


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_says_in_words_what_it_is(name: str) -> None:
    """Each mark that shows data has a tooltip, whose titles are words and no names of columns."""
    for kind, encoding in views(spec_of(name), {}):
        if kind == "text":  # says itself
            continue
        assert "tooltip" in encoding, f"{kind} {sorted(encoding)}"
        said = encoding["tooltip"]
        for one in said if isinstance(said, list) else [said]:
            title = one["title"] if "field" in one else one["value"]
            assert "_" not in title
            assert title[:1] == title[:1].upper()


@pytest.mark.parametrize("name", NAMES)
def test_a_colour_means_the_same_everywhere(name: str) -> None:
    """Camps and seats have the palette's colours, and their colours belong to nobody else."""
    for _, encoding in views(spec_of(name), {}):
        for channel in ("color", "fill", "stroke"):
            scale = (encoding.get(channel) or {}).get("scale") or {}
            pairs = zip(scale.get("domain", ()), scale.get("range", ()), strict=True)
            for word, colour in pairs:
                assert COLOURS.get(word, colour) == colour, word
                owners = OWNED.get(colour, (word,))
                assert any(str(word).startswith(one) for one in owners), (word, colour)


@pytest.mark.parametrize("name", NAMES)
def test_no_drawing_has_too_many_marks(name: str) -> None:
    """At most 2,000 marks are drawn."""
    assert count_marks(spec_of(name)) <= MOST_MARKS


@pytest.mark.parametrize("name", NAMES)
def test_the_menu_leads_to_files_that_are_there(name: str) -> None:
    """Data, SVG, PNG, Cite, Code and ¶, each to its place; the drawing alone names its source."""
    menu = FIGURES[name].partition('<ul class="hm-menu"')[2].partition("</ul>")[0]
    links = re.findall(r'<a [^>]*href="([^"]+)"[^>]*>([^<]+)', menu)
    assert [word for _, word in links] == ["Data", "SVG", "PNG", "Cite", "Code", "¶"]
    place = SITE / "notebooks"
    for target, word in links:
        path, _, anchor = unescape(target).partition("#")
        if word == "¶":
            assert anchor == name
        elif word == "Code":
            page = (place / path).read_text(encoding="utf-8")
            part = page.partition(f'<section id="{anchor}"')[2].partition("</section>")[0]
            words = re.sub(r"<[^>]+>", "", part)
            assert f'figure(\n    "{anchor}"' in unescape(words)
            assert re.search(r"src/hundredmodels/\S+\.py, line \d+", words)
            assert "def " in words
        elif word != "Cite":  # the citations' own test opens those
            assert (place / path).is_file()
        if word == "SVG":
            assert "Source: " in (place / path).read_text(encoding="utf-8")


def test_a_picture_to_take_away_keeps_clear_of_its_edges(site: Path) -> None:
    """No title, note or mark of a figure that stands alone reaches into its margin or beyond."""
    files = sorted((site / "figures").glob("*.png"))
    assert files
    touched = []
    for file in files:
        picture = Image.open(file).convert("L")
        wide, high = picture.size
        inner = (EDGE, EDGE, wide - EDGE, high - EDGE)
        picture.paste(WHITE, inner)
        if picture.getextrema() != (WHITE, WHITE):
            touched.append(file.name)
    assert touched == []


def test_a_picture_names_each_source_once(site: Path) -> None:
    """Two tables of one source are one source to who reads the line below a figure taken away."""
    files = sorted((site / "figures").glob("*.svg"))
    assert files
    for file in files:
        words = " ".join(re.findall(r">([^<]+)</text>", file.read_text(encoding="utf-8")))
        named = words[words.index("Source: ") + 8 :].split(". ")[0].split(", ")
        assert len(named) == len(set(named)), file.name
        assert ".." not in words, file.name
