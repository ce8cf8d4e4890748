"""The home page: the findings, each a computed sentence with a spark of its chart; the chapters."""

from docutils import nodes

from hundredmodels.chapters.lookup import chapter
from hundredmodels.chapters.typography import typeset
from hundredmodels.errors import UserError
from hundredmodels.sphinx_ext.drawings.drawing import Shape
from hundredmodels.sphinx_ext.drawings.spark import only_words, spark
from hundredmodels.sphinx_ext.elements import byline
from hundredmodels.sphinx_ext.elements.cards import sentence
from hundredmodels.sphinx_ext.elements.claims import claims
from hundredmodels.sphinx_ext.elements.headline import Headline
from hundredmodels.sphinx_ext.markup import tag, text
from hundredmodels.sphinx_ext.pages.ledger import bar
from hundredmodels.sphinx_ext.site import Placed, Site


def show(site: Site, here: str, headlines: tuple[Headline, ...], where: nodes.Node) -> str:
    """Write the findings.

    Parameters
    ----------
    site
        The site.
    here
        The document that they stand in.
    headlines
        Which; none stands for the first sentence of each chapter's answer.
    where
        What to name in warnings.

    Returns
    -------
    str
        A list.
    """
    entries = "".join(_entry(site, here, one, where) for one in _wanted(site, headlines))
    return tag("ol", entries, class_="hm-headlines")


def sparks(site: Site) -> list[Shape]:
    """Return the sparks beside the findings, on whichever page these stand."""
    listed = (one for page in site.book.pages.values() for one in page.headlines)
    placed = (figure(site, one) for lines in listed for one in _wanted(site, lines))
    return [
        Shape(one.id, spark(one.payload.spec))
        for one in placed
        if one is not None and not only_words(one.payload.spec)
    ]


def figure(site: Site, headline: Headline) -> Placed | None:
    """Return the chart beside a finding, if there is one."""
    if headline.figure:
        return site.figures.get(headline.figure)
    document = site.document(headline.chapter)
    found = [one for one in site.figures.values() if one.docname == document]
    return found[min(headline.sentence, len(found)) - 1] if found else None


def _wanted(site: Site, headlines: tuple[Headline, ...]) -> tuple[Headline, ...]:
    return headlines or tuple(Headline(slug) for slug in site.runs)


def _entry(site: Site, here: str, headline: Headline, where: nodes.Node) -> str:
    document = site.document(headline.chapter)
    if document is None:
        site.unknown("chapter", headline.chapter, site.runs, where)
        return ""
    answers = site.book.pages[document].answers
    if not 0 < headline.sentence <= len(answers):
        site.warn(
            f"The answer of {headline.chapter} has {len(answers)} sentences, "
            f"not a number {headline.sentence}.",
            where,
        )
        return ""
    placed = figure(site, headline)
    if headline.figure and placed is None:
        site.unknown("figure", headline.figure, site.figures, where)
    drawn = tag("span", class_="hm-spark-link")
    if placed is not None and not only_words(placed.payload.spec):
        svg = site.drawings.spark(placed.payload.spec, prefix=f"spark-{placed.id}")
        target = site.uri(here, placed.docname, placed.id)
        spoken = f"Figure {placed.number}, {site.title(placed.docname)}"
        drawn = tag("a", svg, href=target, aria_label=spoken, class_="hm-spark-link")
    words = sentence(site, here, typeset(answers[headline.sentence - 1]), where)
    place = tag("a", text(site.title(document)), href=site.uri(here, document))
    return tag(
        "li",
        drawn,
        tag("div", tag("p", words), tag("p", place, class_="hm-headline-chapter")),
    )


def show_verdicts(site: Site, here: str, content: object, where: nodes.Node) -> str:  # noqa: ARG001
    """Write the bar of verdicts over all claims, linked to the ledger."""
    home = site.book.home("claims")
    drawn = bar(site, here, claims(site).values())
    more = tag("a", "The ledger, claim by claim", href=site.uri(here, home)) if home else ""
    return drawn + (tag("p", more, class_="hm-more") if more and drawn else "")


def show_chapters(site: Site, here: str, content: object, where: nodes.Node) -> str:  # noqa: ARG001
    """Write the chapters with their questions."""
    entries = []
    for number, docname in enumerate(site.chapters, start=1):
        question_ = question(site.book.slug(docname))
        entries.append(
            tag(
                "li",
                tag("span", str(number), class_="hm-chapter-number"),
                tag(
                    "div",
                    tag("a", text(site.title(docname)), href=site.uri(here, docname)),
                    tag("p", text(question_)) if question_ else "",
                    byline.of_chapter(site, docname, here),
                ),
            )
        )
    return byline.of_book(site, here) + tag("ol", *entries, class_="hm-chapters")


def question(slug: str) -> str:
    """Return the question of a chapter; empty where the package has no such chapter."""
    try:
        return chapter(slug).QUESTION
    except (UserError, AttributeError):
        return ""
