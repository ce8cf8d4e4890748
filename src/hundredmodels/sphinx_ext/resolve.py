"""Filling the slots: once every page is read, each becomes HTML."""

from collections.abc import Callable
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from hundredmodels.report.payload import FigurePayload, ProsePayload
from hundredmodels.report.tokens import Token
from hundredmodels.sphinx_ext.elements import (
    byline,
    cards,
    claims,
    corrections,
    figures,
    left_out,
)
from hundredmodels.sphinx_ext.elements.citing import cite_chapter
from hundredmodels.sphinx_ext.markup import tag, text
from hundredmodels.sphinx_ext.nodes import content_of, kind_of, slots
from hundredmodels.sphinx_ext.pages import (
    articles,
    changes,
    dictionary,
    home,
    how_to_cite,
    ledger,
    numbers,
    parameters,
    scenarios,
)
from hundredmodels.sphinx_ext.site import Site, site_of

Filler = Callable[[Site, str, Any, nodes.Node], str]


def _number(site: Site, here: str, token: Token, where: nodes.Node) -> str:
    return cards.number(site, here, token, where)


def _parameter(site: Site, here: str, name: str, where: nodes.Node) -> str:
    chapter, _, key = name.partition(".")
    run = site.runs.get(chapter)
    if run is None:
        site.unknown("chapter", chapter, site.runs, where)
        return text(name)
    parameter = run.parameters.get(key)
    if parameter is None:
        site.unknown(f"parameter of {chapter}", key, run.parameters, where)
        return text(name)
    document = site.book.home("numbers", chapter)
    words = text(cards.parameter_text(parameter))
    if document is None:
        return tag("span", words, class_="hm-parameter", title=parameter.description)
    target = site.uri(here, document, f"parameter-{name}")
    return tag("a", words, class_="hm-parameter", href=target, title=parameter.description)


def _prose(site: Site, here: str, prose: ProsePayload, where: nodes.Node) -> str:
    written = [cards.sentence(site, here, one, where) for one in prose.paragraphs]
    if prose.style == "answer":
        return tag("div", tag("p", " ".join(written)), class_="hm-answer")
    return "".join(tag("p", one) for one in written)


def _figure(site: Site, here: str, payload: FigurePayload, where: nodes.Node) -> str:
    return figures.figure(site, here, payload, where)


def _nothing(site: Site, here: str, content: object, where: nodes.Node) -> str:  # noqa: ARG001
    return ""


FILLERS: dict[str, Filler] = {
    "number": _number,
    "claim": claims.link,
    "parameter": _parameter,
    "figure": _figure,
    "prose": _prose,
    "results": _nothing,
    "numbers": numbers.show,
    "claims": ledger.show,
    "headlines": home.show,
    "verdicts": home.show_verdicts,
    "chapters": home.show_chapters,
    "dictionary": dictionary.show_tables,
    "sources": dictionary.show_sources,
    "articles": articles.show_articles,
    "slips": articles.show_slips,
    "scenarios": scenarios.show,
    "comparison": scenarios.show_comparison,
    "parameters": parameters.show,
    "corrections": corrections.show,
    "citing": how_to_cite.show,
    "changes": changes.show_changes,
    "editions": changes.show_editions,
}


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Fill the slots of a page (Sphinx's event ``doctree-resolved``).

    Parameters
    ----------
    app
        Sphinx.
    doctree
        The page.
    docname
        Its name.
    """
    site = site_of(app)
    html = app.builder.format == "html"
    if html:
        left_out.fold(site, doctree)
    for slot in list(slots(doctree)):
        written = FILLERS[kind_of(slot)](site, docname, content_of(slot), slot) if html else ""
        slot.replace_self(nodes.raw("", written, format="html") if written else [])
    if html and docname in site.chapters:
        _head(site, doctree, docname)


def _head(site: Site, doctree: nodes.document, docname: str) -> None:
    """Set the chapter's number above its title and its question below."""
    title = next(iter(doctree.findall(nodes.title)), None)
    if title is None or title.parent is None:
        return
    number = site.chapters.index(docname) + 1
    title.insert(
        0, nodes.raw("", f'<span class="hm-eyebrow">Chapter {number}</span> ', format="html")
    )
    question = home.question(site.book.slug(docname))
    section = title.parent
    place = section.index(title) + 1
    first = section[place] if len(section) > place else None
    if isinstance(first, nodes.paragraph) and first.astext().strip() == question:
        first["classes"].append("hm-question")
        place += 1
    elif question:
        section.insert(place, nodes.paragraph("", question, classes=["hm-question"]))
        place += 1
    section.insert(place, nodes.raw("", byline.of_chapter(site, docname), format="html"))
    place += 1
    section.insert(place, nodes.raw("", cite_chapter(site, docname), format="html"))
