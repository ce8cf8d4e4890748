"""Booklets: what each PDF holds. The whole report, and each chapter with what it cites.

A booklet is a print page and how to write it again once its page numbers are known.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path

from hundredmodels.build.pdf.document import Heading, Part, document, read_part
from hundredmodels.build.toc import Contents, Page

STYLE = Path(__file__).with_name("print.css")
STYLESHEET = re.compile(r'<link(?=[^>]*rel="stylesheet")[^>]*href="([^"?#]+)')
UNKNOWN = "000"
"""Stands for a page number until it is known; as wide as one."""
ENTRY = re.compile(r'<div class="citation" id="([^"]+)".*?</div>', re.DOTALL)
EYEBROW = re.compile(r"(Chapter \d+) (.+)")


@dataclass(frozen=True)
class Imprint:
    """What the front of a booklet says.

    Attributes
    ----------
    title, author
        Of the report.
    edition, as_of
        The edition and its day, ``YYYY-MM-DD``.
    scenario
        Title of the set of parameters; empty for the report's own.
    base
        The address of the site, ending in a slash; empty where it has none.
    """

    title: str
    author: str
    edition: str
    as_of: str
    scenario: str = ""
    base: str = ""

    @property
    def line(self) -> str:
        """Edition and day, in a line."""
        said = f"Edition {self.edition}, data as of {self.as_of}"
        return f"{said}. Scenario: {self.scenario}" if self.scenario else said


@dataclass(frozen=True)
class Booklet:
    """What one PDF holds.

    Attributes
    ----------
    name
        Its file's name without the ending.
    title
        Its title.
    styles
        The style sheet.
    front
        What stands before the contents.
    parts
        The pages.
    listed
        Whether it has a list of contents.
    """

    name: str
    title: str
    styles: str
    front: str
    parts: tuple[Part, ...]
    listed: bool

    def page(self, numbers: Mapping[str, int]) -> str:
        """Write the print page.

        Parameters
        ----------
        numbers
            Page numbers by anchor; empty before they are known.

        Returns
        -------
        str
            HTML.
        """
        listed = contents([one for part in self.parts for one in part.headings], numbers)
        body = "".join(
            f'<article class="bd-article hm-part hm-part-{place}" id="{part.anchor}">'
            f"{part.html}</article>"
            for place, part in enumerate(self.parts)
        )
        return document(
            title=self.title,
            styles=self.styles + _running_heads(self.parts),
            body=self.front + (listed if self.listed else "") + body,
        )


def booklets(site: Path, pages: Contents, imprint: Imprint) -> tuple[Booklet, ...]:
    """Make the booklets of a site: the whole, then each chapter.

    Parameters
    ----------
    site
        The built site.
    pages
        Its pages.
    imprint
        What their fronts say.

    Returns
    -------
    tuple of Booklet
        At least one.
    """
    names = [page.name for page in pages.pages]
    references = _references(site, names)
    styles = _styles(site, names[0]) + STYLE.read_text(encoding="utf-8")
    whole = tuple(
        read_part(site, name, names, base=imprint.base, references=references) for name in names
    )
    front = _title_page(imprint)
    made = [Booklet(slug(imprint.title), imprint.title, styles, front, _opened(whole), listed=True)]
    made += [
        _chapter(site, page, references, styles, imprint) for page in pages.pages if page.is_chapter
    ]
    return tuple(made)


def slug(words: str) -> str:
    """Return words as a file's name."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def contents(headings: list[Heading], numbers: Mapping[str, int]) -> str:
    """Write the list of contents, each entry a link with its page number."""
    entries = []
    for one in headings:
        eyebrow = EYEBROW.fullmatch(one.words)
        words = f"<b>{eyebrow[1]}</b> {eyebrow[2]}" if eyebrow else one.words
        number = numbers.get(one.anchor, UNKNOWN)
        entries.append(
            f'<li class="hm-level-{one.level}"><a href="#{one.anchor}"><span>{words}</span>'
            f'<span class="hm-folio">{number}</span></a></li>'
        )
    return (
        f'<nav class="hm-listing" id="contents"><h1>Contents</h1><ol>{"".join(entries)}</ol></nav>'
    )


def _opened(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Name the first page for what it is: its own title is the report's, which the front has."""
    first = parts[0]
    if first.headings:
        title = first.headings[0]
        first.html = re.sub(
            r"<h1[^>]*>.*?</h1>", "<h1>In short</h1>", first.html, count=1, flags=re.DOTALL
        )
        first.headings = [Heading(1, title.anchor, "In short")]
    return parts


def _title_page(imprint: Imprint) -> str:
    address = f"<p>{escape(imprint.base)}</p>" if imprint.base else ""
    return (
        f'<header class="hm-front"><p class="hm-front-title">{escape(imprint.title)}</p>'
        f"<div><p>{escape(imprint.author)}</p><p>{escape(imprint.line)}</p>{address}</div></header>"
    )


def _chapter(site: Path, page: Page, references: str, styles: str, imprint: Imprint) -> Booklet:
    """Make the booklet of a chapter, with the entries of the references that it cites."""
    printed = [page.name, references] if references else [page.name]
    chapter = read_part(site, page.name, printed, base=imprint.base, references=references)
    parts = [chapter]
    if chapter.cited:
        whole = read_part(site, references, printed, base=imprint.base)
        wanted = {f"{whole.anchor}--{one}" for one in chapter.cited}
        entries = "".join(one[0] for one in ENTRY.finditer(whole.html) if one[1] in wanted)
        parts.append(Part(references, f"<h2>{escape(whole.title)}</h2>{entries}", whole.headings))
    words = EYEBROW.sub(r"\2", chapter.title)
    address = f" · {escape(imprint.base)}" if imprint.base else ""
    front = (
        f'<header class="hm-head"><p><b>{escape(imprint.title)}</b></p>'
        f"<p>{escape(imprint.line)}{address}</p></header>"
    )
    title = f"{words}: {imprint.title}"
    return Booklet(page.slug, title, styles, front, tuple(parts), listed=False)


def _styles(site: Path, name: str) -> str:
    """Return the style sheets that a page asks for, joined: the print page asks for no file."""
    page = site / f"{name}.html"
    sheets = STYLESHEET.findall(page.read_text(encoding="utf-8"))
    return "".join(f"{(page.parent / one).read_text(encoding='utf-8')}\n" for one in sheets)


def _references(site: Path, names: list[str]) -> str:
    """Return the page that lists what the others cite; empty where there is none."""
    for name in names:
        if 'role="doc-biblioentry"' in (site / f"{name}.html").read_text(encoding="utf-8"):
            return name
    return ""


def _running_heads(parts: tuple[Part, ...]) -> str:
    """Write the style rules that put a part's title at the head of its pages."""
    rules = []
    for place, part in enumerate(parts):
        words = re.sub(r'[\\"<]', "", unescape(EYEBROW.sub(r"\1  \2", part.title)))
        rules.append(
            f".hm-part-{place}{{page:part-{place}}}"
            f'@page part-{place}{{@top-left{{content:"{words}"}}}}'
        )
    return "".join(rules)
