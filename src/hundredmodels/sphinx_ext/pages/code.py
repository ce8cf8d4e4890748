"""The code that drew the figures: a page a chapter, beside the site's other pages.

A figure's part shows the notebook's call and the function that drew the chart, with file and
line; what several figures draw with stands once, at the end.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from hundredmodels.sphinx_ext.definitions import Definition, definition, used_by
from hundredmodels.sphinx_ext.elements.cards import words
from hundredmodels.sphinx_ext.elements.figures import code_page, split_caption
from hundredmodels.sphinx_ext.markup import tag, text
from hundredmodels.sphinx_ext.site import Placed, Site

Page = tuple[str, dict[str, Any], str]


def pages(site: Site) -> Iterator[Page]:
    """Yield the pages of code.

    Parameters
    ----------
    site
        The site, all its pages read.

    Yields
    ------
    tuple
        Name, context and template of a page.
    """
    for docname in sorted(site.book.pages):
        figures = [one for one in site.figures.values() if one.docname == docname]
        if any(one.payload.call for one in figures):
            title = f"Code of the figures: {site.title(docname)}"
            body = _body(site, title, docname, figures)
            yield code_page(site, docname), {"title": title, "body": body}, "page.html"


def _body(site: Site, title: str, docname: str, figures: list[Placed]) -> str:
    here = code_page(site, docname)
    drawn = {one.id: definition(one.payload.drawn_by) for one in figures}
    uses = {key: used_by(one) if one else () for key, one in drawn.items()}
    shared = sorted(
        {one for listed in uses.values() for one in listed}, key=lambda one: (one.module, one.line)
    )
    back = tag("a", text(site.title(docname)), href=site.file(here, f"{docname}.html"))
    parts = [
        tag("h1", text(title)),
        tag(
            "p",
            "Each figure of ",
            back,
            " is drawn by a call in its notebook and a function of the package ",
            tag("code", "hundredmodels"),
            ". Constants in capitals without a definition here are colours of ",
            tag("code", "charts/palette.py"),
            " or names of the chapter's data.",
        ),
    ]
    parts += [_figure(site, here, one, drawn[one.id], uses[one.id]) for one in figures]
    if shared:
        listed = "".join(
            tag(
                "div",
                tag("p", _place(one), class_="hm-code-place") + _block(site, one.source),
                id=_anchor(one),
            )
            for one in shared
        )
        parts.append(tag("section", tag("h2", "What they draw with"), listed, id="drawn-with"))
    return tag("div", *parts, class_="hm-code")


def _figure(
    site: Site,
    here: str,
    placed: Placed,
    drawn: Definition | None,
    uses: tuple[Definition, ...],
) -> str:
    payload = placed.payload
    finding = words(site, split_caption(payload.caption)[0])
    target = site.file(here, f"{placed.docname}.html#{placed.id}")
    heading = tag("a", f"Figure {placed.number}", href=target) + " " + text(finding)
    parts = [tag("h2", heading)]
    if payload.call:
        notebook = tag("code", text(f"{placed.docname}.ipynb"))
        parts += [tag("p", notebook, class_="hm-code-place"), _block(site, payload.call)]
    if drawn:
        parts += [tag("p", _place(drawn), class_="hm-code-place"), _block(site, drawn.source)]
    if uses:
        links = ", ".join(
            tag("a", tag("code", text(one.name)), href=f"#{_anchor(one)}") for one in uses
        )
        parts.append(tag("p", f"It draws with {links}."))
    return tag("section", *parts, id=payload.id)


def _anchor(one: Definition) -> str:
    return quote(f"{one.module.removeprefix('hundredmodels.')}.{one.name}")


def _place(one: Definition) -> str:
    return f"{tag('code', text(one.file))}, line {one.line}"


def _block(site: Site, source: str) -> str:
    """Colour Python, and let the keyboard scroll it; once for all pages that show it."""
    known: dict[str, str] = site.kept.setdefault("blocks", {})
    if source not in known:
        written = site.app.builder.highlighter.highlight_block(source, "python")  # type: ignore[attr-defined]
        known[source] = tag(
            "div",
            written.replace("<pre>", '<pre tabindex="0">', 1),
            class_="highlight-python notranslate",
        )
    return known[source]
