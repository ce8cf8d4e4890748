"""Paragraphs left out: those that rest on a number which can't be told by the edition's day.

A chapter's own text holds whatever the numbers are, but not where there is none: "the three ways
agree closely" is wrong where nobody could compute any. Such a paragraph is folded away under a line
that names what is missing; nothing is lost, and who opens it reads "not estimable" where numbers
stand otherwise. Sentences that the package computes guard themselves.
"""

from docutils import nodes

from hundredmodels.chapters.result import Result
from hundredmodels.report.tokens import Token
from hundredmodels.sphinx_ext.markup import tag, text
from hundredmodels.sphinx_ext.nodes import InlineSlot, content_of, kind_of
from hundredmodels.sphinx_ext.site import Site

WHERE = (nodes.section, nodes.list_item, nodes.block_quote)
"""What a paragraph stands in that may be folded; a cell of a table is not."""


def fold(site: Site, doctree: nodes.document) -> None:
    """Fold away each paragraph that quotes a number without a value.

    Parameters
    ----------
    site
        The site.
    doctree
        The page, its slots not yet filled.
    """
    for paragraph in list(doctree.findall(nodes.paragraph)):
        parent = paragraph.parent
        missing = _missing(site, paragraph) if isinstance(parent, WHERE) else []
        if missing:
            place = parent.index(paragraph)
            before, after = _around(missing)
            parent.insert(place + 1, nodes.raw("", after, format="html"))
            parent.insert(place, nodes.raw("", before, format="html"))


def _missing(site: Site, paragraph: nodes.paragraph) -> list[Result]:
    """Return the numbers without a value that a paragraph quotes, each once."""
    found: dict[str, Result] = {}
    for slot in paragraph.findall(InlineSlot):
        token = content_of(slot) if kind_of(slot) == "number" else None
        result = site.results.get(token.id) if isinstance(token, Token) else None
        if result is not None and result.value is None:
            found[result.id] = result
    return list(found.values())


def _around(missing: list[Result]) -> tuple[str, str]:
    """Return the HTML before and after a paragraph that folds it away."""
    first, others = missing[0], len(missing) - 1
    rest = f" and {others} more" if others else ""
    line = tag("summary", text(f"A paragraph left out, for lack of: {first.label}{rest}"))
    return f'<details class="hm-left-out">{line}', "</details>"
