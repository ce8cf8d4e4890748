"""The print page: built pages in one document, made for paper.

Each page's article is taken as it was built. What only a screen can use (menus, cards, sliders,
forms, tables of a figure's data) is left out, each drawing stays in its wide form, ids are made
unique, and a link to another page that is printed too becomes a link within the document. A link
to a file of the site is absolute where the site's address is known, and no link where it is not.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath

VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
LEFT_OUT = frozenset(("script", "template", "form", "button", "dialog", "noscript", "output"))
LEFT_OUT_CLASSES = frozenset(
    ("headerlink", "hm-menu", "hm-permalink", "hm-narrow", "hm-live", "hm-filter", "hm-screen")
)
"""``hm-screen`` is for whatever else a reader on paper has no use for."""
HEADINGS = {"h1": 1, "h2": 2}
IDENTIFIER = re.compile(r'(\s(?:id|aria-labelledby|aria-describedby|for)=")([^"]+)(")')
PAINT = re.compile(r"url\(#([^)]+)\)")
HREF = re.compile(r'\s((?:xlink:)?href)="([^"]*)"')
OUTSIDE = ("http:", "https:", "mailto:")


@dataclass(frozen=True)
class Heading:
    """A heading of a page.

    Attributes
    ----------
    level
        1 for the page's title.
    anchor
        Where it is, in the document.
    words
        What it says.
    """

    level: int
    anchor: str
    words: str


@dataclass
class Part:
    """A page in the document.

    Attributes
    ----------
    name
        The page's name, as ``_toc.yml`` has it.
    html
        Its article.
    headings
        Its title and sections.
    cited
        Ids of the entries of the references that it links to.
    """

    name: str
    html: str = ""
    headings: list[Heading] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """Where it begins in the document; the front of every id in it."""
        return anchor(self.name)

    @property
    def title(self) -> str:
        """Its title."""
        return next((one.words for one in self.headings), self.name)


def anchor(name: str, id_: str = "") -> str:
    """Return the id in the document of a page, or of something on it."""
    begin = re.sub(r"[^a-z0-9-]+", "-", name.rpartition("/")[2].lower())
    return f"{begin}--{id_}" if id_ else begin


@dataclass(frozen=True)
class Address:
    """Turns the links of a page into links of the document.

    Attributes
    ----------
    page
        The page that the links stand on.
    printed
        The names of the pages in the document.
    base
        The address of the site, ending in a slash; empty where it has none.
    """

    page: str
    printed: frozenset[str]
    base: str = ""

    def target(self, href: str) -> str:
        """Return where a link leads; empty if it leads nowhere on paper."""
        if href.startswith(OUTSIDE):
            return href
        path, _, id_ = href.partition("#")
        there = normpath(join(dirname(self.page), path)) if path else f"{self.page}.html"
        name = there.removesuffix(".html")
        if there.endswith(".html") and name in self.printed:
            return f"#{anchor(name, id_)}"
        return f"{self.base}{there}{'#' if id_ else ''}{id_}" if self.base else ""


class _Cutter(HTMLParser):
    """Copies the article of a page, tag by tag."""

    def __init__(self, part: Part, address: Address, references: str) -> None:
        super().__init__(convert_charrefs=False)
        self.part, self.address, self.references = part, address, references
        self.kept: list[str] = []
        self.open: list[str] = []
        self.inside = False  # the article
        self.skipped = 0  # depth at which what is left out began; 0 for nothing
        self.section = ""  # the id of the last section or heading
        self.heading: list[str] | None = None
        self.level = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if not self.inside:
            self.inside = tag == "article"
            return
        if tag not in VOID:
            self.open.append(tag)
        if self.skipped:
            return
        if self._left_out(tag, found):
            if tag not in VOID:
                self.skipped = len(self.open)
            return
        if found.get("id") and tag in {"section", *HEADINGS}:
            self.section = str(found["id"])
        if tag in HEADINGS and not any(one == "figure" for one in self.open):
            self.heading, self.level = [], HEADINGS[tag]
        self.kept.append(self._tag(self.get_starttag_text() or "", tag))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.inside and not self.skipped and not self._left_out(tag, dict(attrs)):
            self.kept.append(self._tag(self.get_starttag_text() or "", tag))

    def handle_endtag(self, tag: str) -> None:
        if not self.inside or tag in VOID:
            return
        if not self.open:  # the article's own end
            self.inside = False
            return
        depth = len(self.open)
        self.open.pop()
        if self.skipped:
            if depth == self.skipped:
                self.skipped = 0
            return
        if tag in HEADINGS and self.heading is not None:
            words = " ".join("".join(self.heading).split())
            place = anchor(self.part.name, self.section)
            self.part.headings.append(Heading(self.level, place, words))
            self.heading = None
        self.kept.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self.inside and not self.skipped:
            self.kept.append(data)
            if self.heading is not None:
                self.heading.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def _left_out(self, tag: str, attrs: Mapping[str, str | None]) -> bool:
        classes = set((attrs.get("class") or "").split())
        return (
            tag in LEFT_OUT
            or "hidden" in attrs
            or bool(classes & LEFT_OUT_CLASSES)
            or (tag == "details" and "figure" in self.open)
        )

    def _tag(self, written: str, tag: str) -> str:
        page = self.part.name
        written = IDENTIFIER.sub(
            lambda match: (
                match[1] + " ".join(anchor(page, one) for one in match[2].split()) + match[3]
            ),
            written,
        )
        written = PAINT.sub(lambda match: f"url(#{anchor(page, match[1])})", written)
        if tag == "details" and " open" not in written and "hm-left-out" not in written:
            written = written.replace("<details", "<details open", 1)
        return HREF.sub(self._href, written)

    def _href(self, match: re.Match[str]) -> str:
        href = unescape(match[2])
        path, _, id_ = href.partition("#")
        there = normpath(join(dirname(self.part.name), path)) if path else ""
        if id_ and there == self.references and id_ not in self.part.cited:
            self.part.cited.append(id_)
        target = self.address.target(href)
        return f' {match[1]}="{escape(target)}"' if target else ""


def read_part(
    site: Path, name: str, printed: Iterable[str], *, base: str = "", references: str = ""
) -> Part:
    """Take a page's article.

    Parameters
    ----------
    site
        The built site.
    name
        The page.
    printed
        The names of all pages in the document.
    base
        The address of the site; empty where it has none.
    references
        The page of references.

    Returns
    -------
    Part
        The page.
    """
    part = Part(name)
    address = Address(name, frozenset(printed), base)
    cutter = _Cutter(part, address, f"{references}.html")
    cutter.feed((site / f"{name}.html").read_text(encoding="utf-8"))
    cutter.close()
    part.html = "".join(cutter.kept)
    return part


def document(*, title: str, styles: str, body: str, language: str = "en") -> str:
    """Write a print page.

    Parameters
    ----------
    title
        Its title.
    styles
        Its style sheet.
    body
        Its content.
    language
        Its language.

    Returns
    -------
    str
        The page, whole: it asks for no other file.
    """
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" data-theme="light"><head>'
        f'<meta charset="utf-8"><title>{escape(title, quote=False)}</title>'
        f"<style>{styles}</style></head><body>{body}</body></html>\n"
    )
