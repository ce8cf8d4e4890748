"""Slots: places in a page that are filled once the whole book has been read.

A number on one page may be computed on another, and a figure's number depends on the order of
the chapters. So roles, directives and notebook outputs leave a slot, and
:mod:`hundredmodels.sphinx_ext.resolve` fills it with HTML.
"""

from collections.abc import Iterator
from typing import Any, cast

from docutils import nodes


class Slot(nodes.General, nodes.Element):
    """A block to be filled.

    Its attribute ``kind`` names who fills it, ``content`` is what that needs to know.
    """


class InlineSlot(nodes.Inline, nodes.Element):
    """A word to be filled; as :class:`Slot`."""


def content_of(slot: nodes.Element) -> Any:  # noqa: ANN401 -- each kind has its own
    """Return what a slot carries."""
    return slot["content"]


def kind_of(slot: nodes.Element) -> str:
    """Return who fills a slot."""
    return cast("str", slot["kind"])


def slots(doctree: nodes.document) -> Iterator[nodes.Element]:
    """Yield the slots of a page in their order."""
    for node in doctree.findall():
        if isinstance(node, Slot | InlineSlot):
            yield node
