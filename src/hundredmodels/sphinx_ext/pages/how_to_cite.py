"""Examples of citing, computed from the records: a paper, a slide, a news story, a message."""

from docutils import nodes

from hundredmodels.chapters.result import Result
from hundredmodels.cite.formats import BIBTEX, TEXT, written
from hundredmodels.cite.item import BOOK
from hundredmodels.report.tokens import Token, split
from hundredmodels.sphinx_ext.elements.citations import (
    edition_of,
    finding,
    records,
    stated,
    work_of,
)
from hundredmodels.sphinx_ext.elements.citing import cite_link
from hundredmodels.sphinx_ext.markup import tag, text
from hundredmodels.sphinx_ext.site import Placed, Site

SHORTEST = 280
"""Characters of the shortest messages that people send."""


def show(site: Site, here: str, content: object, where: nodes.Node) -> str:  # noqa: ARG001
    """Write the examples.

    Parameters
    ----------
    site
        The site.
    here
        The document that they stand in.
    content, where
        As every filler takes them; not needed here.

    Returns
    -------
    str
        A heading and an example for each use; none for what the report does not have.
    """
    known, parts = records(site), _parts(site)
    shown = written(known[one] for one in (BOOK, *parts))
    link = cite_link(site, here, BOOK, "the report")
    examples = [
        _example(
            "In a paper",
            "Cite the edition that you have read, or the chapter, figure or number that you use.",
            [shown[one].written[TEXT] for one in (BOOK, *parts)],
        ),
        _example("For LaTeX", "The same as BibTeX.", [shown[BOOK].written[BIBTEX]], code=True),
    ]
    placed, result = _figure(site), _number(site)
    if placed is not None:
        told = "Set this below the figure; its SVG and PNG carry their source already."
        examples.append(_example("On a slide", told, [slide(site, placed)]))
    if result is not None:
        told = "Say what the number is, of which day, and where it can be looked up."
        examples.append(_example("In a news story", told, [story(site, result)]))
        told = "What it is, the value, the address; short enough for any network."
        examples.append(_example("In a short message", told, [message(site, result)]))
    return tag("p", "The whole report in four formats: ", link, ".") + "".join(examples)


def slide(site: Site, placed: Placed) -> str:
    """Return the line below a figure on a slide."""
    item = records(site)[placed.id]
    work = work_of(site)
    return (
        f"{finding(site, placed)} {item['genre']} of {work.title}, {_edition(site)}. {item['URL']}"
    )


def story(site: Site, result: Result) -> str:
    """Return a sentence for a news story."""
    item = records(site)[result.id]
    work = work_of(site)
    return (
        f"{stated(result)}, according to the report “{work.title}” "
        f"({_edition(site)}). {item['URL']}"
    )


def message(site: Site, result: Result) -> str:
    """Return a message of at most 280 characters; a long label is cut."""
    item = records(site)[result.id]
    end = f": {result.text} ({work_of(site).title}) {item['URL']}"
    room = SHORTEST - len(end)
    label = result.label if len(result.label) <= room else f"{result.label[: room - 1].rstrip()}…"
    return label + end


def _edition(site: Site) -> str:
    return edition_of(site).words


def _example(name: str, told: str, lines: list[str], *, code: bool = False) -> str:
    shown = "".join(
        tag("pre", text(one.strip()), class_="hm-example")
        if code
        else tag("blockquote", tag("p", text(one.strip())))
        for one in lines
    )
    id_ = name.lower().replace(" ", "-")
    return tag("section", tag("h2", text(name)), tag("p", text(told)), shown, id=id_)


def _parts(site: Site) -> list[str]:
    """Return the ids of a chapter, a figure and a number to show."""
    placed, result = _figure(site), _number(site)
    chapter = [site.book.slug(site.chapters[0])] if site.chapters else []
    figure = [placed.id] if placed is not None else []
    return chapter + figure + ([result.id] if result is not None else [])


def _figure(site: Site) -> Placed | None:
    return next(iter(site.figures.values()), None)


def _number(site: Site) -> Result | None:
    """Return the first number of the report's first answer."""
    for docname in site.chapters:
        for answer in site.book.pages[docname].answers:
            for piece in split(answer):
                if isinstance(piece, Token) and piece.id in site.results:
                    return site.results[piece.id]
    return next(iter(site.results.values()), None)
