"""The index of the book: everything that has an address of its own, as one list.

Chapters, figures, numbers and claims, in the order of the book. Machines read it as
``index.json`` at the site's root; the search page reads it with the further words by which a
reader may look for an entry.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from hundredmodels.chapters.result import Result
from hundredmodels.chapters.typography import typeset
from hundredmodels.report.payload import result_to_json
from hundredmodels.sphinx_ext.elements.cards import words
from hundredmodels.sphinx_ext.elements.claims import Claim, claims
from hundredmodels.sphinx_ext.elements.figures import split_caption
from hundredmodels.sphinx_ext.site import Placed, Site

Kind = Literal["chapter", "figure", "number", "claim"]


@dataclass(frozen=True)
class Entry:
    """Something that can be found, linked to and cited.

    Attributes
    ----------
    id
        Its id, unique in the whole list.
    kind
        What it is.
    title
        What it is called: a chapter's title, a figure's and its number, what a number is of, what
        a claim says.
    url
        Its address from the site's root, with its anchor.
    chapter
        The chapter that it belongs to.
    value
        What it says: always ``text``; of a number also ``number``, ``unit`` and its interval.
    further
        Other words by which it may be looked for, with the language that they are in.
    """

    id: str
    kind: Kind
    title: str
    url: str
    chapter: str
    value: dict[str, Any]
    further: tuple[tuple[str, str], ...] = ()

    def record(self) -> dict[str, Any]:
        """Return the entry as ``index.json`` lists it."""
        return {
            "id": self.id,
            "kind": self.kind,
            "title": self.title,
            "url": self.url,
            "chapter": self.chapter,
            "value": self.value,
        }


def entries(site: Site) -> list[Entry]:
    """List everything that has an address of its own.

    Parameters
    ----------
    site
        The site, all its pages read.

    Returns
    -------
    list
        Chapters, then figures, numbers and claims, each in the order of the book. What the site
        shows nowhere has no address, and is left out.
    """
    return [*_chapters(site), *_figures(site), *_numbers(site), *_claims(site)]


def _chapters(site: Site) -> Iterator[Entry]:
    for document in site.chapters:
        page, slug = site.book.pages[document], site.book.slug(document)
        answer = " ".join(words(site, one) for one in page.answers)
        url = site.uri("", document, page.anchor)
        yield Entry(slug, "chapter", site.title(document), url, slug, {"text": answer})


def _figures(site: Site) -> Iterator[Entry]:
    order = {document: place for place, document in enumerate(site.chapters)}
    placed = sorted(site.figures.values(), key=lambda one: order.get(one.docname, len(order)))
    for one in placed:
        yield _figure(site, one)


def _figure(site: Site, placed: Placed) -> Entry:
    finding, rest = split_caption(placed.payload.caption)
    return Entry(
        id=placed.id,
        kind="figure",
        title=f"Figure {placed.number}, {site.title(placed.docname)}",
        url=site.uri("", placed.docname, placed.id),
        chapter=site.book.slug(placed.docname),
        value={"text": words(site, finding)},
        further=((words(site, rest), ""), (words(site, placed.payload.alt), "")),
    )


def _numbers(site: Site) -> Iterator[Entry]:
    for run in site.runs.values():
        home = site.book.home("numbers", run.chapter)
        if home is not None:
            for result in run.results.values():
                yield _number(result, site.uri("", home, f"number-{result.id}"))


def _number(result: Result, url: str) -> Entry:
    known = result_to_json(result)
    number = known["value"] if isinstance(known["value"], int | float) else None
    value = {"text": result.text, "number": number, "unit": result.unit}
    if result.low is not None:
        value |= {name: known[name] for name in ("low", "high", "interval")}
        value["interval_text"] = result.interval_text
    if result.reason:
        value["reason"] = result.reason
    further = ((result.method, ""), (result.interval_text, ""))
    return Entry(result.id, "number", result.label, url, result.chapter, value, further)


def _claims(site: Site) -> Iterator[Entry]:
    home = site.book.home("claims")
    if home is not None:
        for claim in claims(site).values():
            yield _claim(site, claim, site.uri("", home, f"claim-{claim.id}"))


def _claim(site: Site, claim: Claim, url: str) -> Entry:
    further = (
        (claim.quote, claim.language),
        (claim.claimed, ""),
        (claim.attributed_to, ""),
        (claim.article_title, ""),
        (words(site, claim.verdict.reason), ""),
    )
    return Entry(
        id=claim.id,
        kind="claim",
        title=typeset(claim.statement),
        url=url,
        chapter=claim.chapter,
        value={"text": claim.verdict.word.value},
        further=further,
    )
