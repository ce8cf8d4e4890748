"""Reading time: the words of a page, and the minutes that they take."""

from math import ceil

from docutils import nodes

from hundredmodels.report.payload import FigurePayload, ProsePayload
from hundredmodels.report.tokens import TOKEN_PATTERN
from hundredmodels.sphinx_ext.nodes import InlineSlot, content_of, slots

PACE = 230
"""Words a minute of a reader who follows the argument and looks at the figures."""
NOT_READ = (nodes.literal_block, nodes.raw, nodes.comment, nodes.math_block)


def words(doctree: nodes.document) -> int:
    """Count the words that a reader reads: text, computed sentences and captions, no tables.

    Parameters
    ----------
    doctree
        A page as it was read, its slots still open.

    Returns
    -------
    int
        The words; a number in the text is one.
    """
    total = sum(
        len(node.astext().split())
        for node in doctree.findall(nodes.Text)
        if not isinstance(node.parent, NOT_READ)
    )
    for slot in slots(doctree):
        content = content_of(slot)
        if isinstance(content, ProsePayload):
            total += sum(_words(one) for one in content.paragraphs)
        elif isinstance(content, FigurePayload):
            total += _words(content.caption)
        elif isinstance(slot, InlineSlot):
            total += 1
    return total


def minutes(*counts: int) -> str:
    """Return how long that many words take, in words.

    Parameters
    ----------
    *counts
        The words, of one text or of each of several.

    Returns
    -------
    str
        Whole minutes, at least one for each text: several take as long as is said of each.
    """
    whole = sum(max(1, ceil(count / PACE)) for count in counts)
    return "1 minute" if whole == 1 else f"{whole} minutes"


def _words(text: str) -> int:
    return len(TOKEN_PATTERN.sub("number", text).split())
