"""Pictures for sharing: a chapter's leading figure beside its title, 1200 by 630 pixels."""

import textwrap
from collections.abc import Mapping
from functools import partial
from html import escape
from pathlib import Path

from sphinx.application import Sphinx

from hundredmodels.charts.palette import INK, MUTED, OPEN, PAPER
from hundredmodels.charts.typeface import FONT
from hundredmodels.sphinx_ext.drawings.drawing import Picture, Shape, fit
from hundredmodels.sphinx_ext.drawings.spark import only_words
from hundredmodels.sphinx_ext.drawings.vector import opened, raised
from hundredmodels.sphinx_ext.elements.cards import words
from hundredmodels.sphinx_ext.elements.claims import claims
from hundredmodels.sphinx_ext.pages.home import question
from hundredmodels.sphinx_ext.site import Placed, Site, site_of

WIDTH, HEIGHT = 1200, 630
MARGIN = 64
COLUMN = 400
"""Width of the words; the chart has the rest."""
CHART_WIDTH, CHART_HEIGHT = WIDTH - COLUMN - 3 * MARGIN, HEIGHT - 2 * MARGIN
DRAWN_WIDTH = 520
"""Width at which the chart is drawn before it is enlarged, so that its words can be read."""
TITLE_SIZE, LINE_SIZE = 44, 25
TITLE_LETTERS, LINE_LETTERS = 14, 30


def picture(site: Site, docname: str) -> str:
    """Return the picture of a page, named from the site's root; empty where there is none.

    Parameters
    ----------
    site
        The site.
    docname
        The page; one that is no chapter has the picture of the book.

    Returns
    -------
    str
        Its file.
    """
    if leading(site, docname) is None:
        return ""
    return f"og/{site.book.slug(docname) if docname in site.chapters else 'index'}.png"


def leading(site: Site, docname: str) -> Placed | None:
    """Return the leading figure of a chapter, or of the book: the first that has a drawing."""
    for placed in site.figures.values():
        wanted = docname not in site.chapters or placed.docname == docname
        if wanted and not only_words(placed.payload.spec):
            return placed
    return None


def alt(site: Site, docname: str) -> str:
    """Say what the picture of a page shows."""
    placed = leading(site, docname)
    return "" if placed is None else words(site, placed.payload.alt)


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the pictures (``build-finished``)."""
    if error is not None or app.builder.format != "html":
        return
    site = site_of(app)
    for docname, one in pictures(site).items():
        file = Path(app.outdir) / picture(site, docname)
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(site.drawings.alone(one)[1])


def pictures(site: Site) -> Mapping[str, Picture]:
    """Return the pictures by their page: the book's first, then those of its chapters."""
    found = {}
    for docname in (site.app.config.root_doc, *site.chapters):
        placed = leading(site, docname)
        if placed is not None:
            eyebrow, title, line = _words(site, docname)
            book = str(site.app.config.html_title)
            composed = partial(compose, eyebrow=eyebrow, title=title, line=line, book=book)
            shape = Shape(placed.id, fit(placed.payload.spec, DRAWN_WIDTH))
            found[docname] = Picture(shape, composed, scale=1)
    return found


def _words(site: Site, docname: str) -> tuple[str, str, str]:
    if docname in site.chapters:
        number = site.chapters.index(docname) + 1
        return f"Chapter {number}", site.title(docname), question(site.book.slug(docname))
    tested = len(claims(site))
    line = f"{tested} claims of five articles, tested on open data." if tested else ""
    return "", str(site.app.config.html_title), line


def compose(chart: str, eyebrow: str, title: str, line: str, book: str) -> str:
    """Set a chart beside words.

    Parameters
    ----------
    chart
        The drawing.
    eyebrow, title, line
        What stands beside it, from above.
    book
        The book's title, at the foot where it is not the title already.

    Returns
    -------
    str
        An SVG of 1200 by 630 pixels.
    """
    width, height, content = opened(chart)
    scale = min(CHART_WIDTH / width, CHART_HEIGHT / height)
    left = COLUMN + 2 * MARGIN
    top = (HEIGHT - height * scale) / 2
    written, y = [], MARGIN + 20
    if eyebrow:
        written.append(_line(eyebrow, y, LINE_SIZE - 2, MUTED, "normal"))
        y += 20
    for one in textwrap.wrap(title, TITLE_LETTERS):
        y += TITLE_SIZE
        written.append(_line(one, y, TITLE_SIZE, INK, "bold"))
        y += 8
    y += 20
    for one in textwrap.wrap(line, LINE_LETTERS):
        y += LINE_SIZE + 9
        written.append(_line(one, y, LINE_SIZE, MUTED, "normal"))
    if book != title:
        written.append(_line(book, HEIGHT - MARGIN, LINE_SIZE - 4, INK, "bold"))
    return raised(
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>'
        f'<rect width="100%" height="8" fill="{OPEN}"/>'
        f'<g font-family="{escape(FONT)}">{"".join(written)}</g>'
        f'<g transform="translate({left},{top:.1f}) scale({scale:.4f})">{content}</g></svg>'
    )


def _line(words_: str, y: int, size: int, colour: str, weight: str) -> str:
    return (
        f'<text x="{MARGIN}" y="{y}" font-size="{size}px" font-weight="{weight}" '
        f'fill="{colour}">{escape(words_, quote=False)}</text>'
    )
