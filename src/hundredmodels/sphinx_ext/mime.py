"""How MyST-NB takes our notebook outputs: each becomes a slot, filled later."""

from collections.abc import Sequence
from typing import Any, ClassVar

from docutils import nodes
from myst_nb.core.render import MimeRenderPlugin

from hundredmodels.report.payload import (
    FIGURE_MIME,
    LAB_MIME,
    PROSE_MIME,
    RESULTS_MIME,
    FigurePayload,
    ProsePayload,
    ResultsPayload,
)
from hundredmodels.sphinx_ext.nodes import Slot

READERS = {
    FIGURE_MIME: ("figure", FigurePayload.from_json),
    RESULTS_MIME: ("results", ResultsPayload.from_json),
    PROSE_MIME: ("prose", ProsePayload.from_json),
}


class HundredModelsMime(MimeRenderPlugin):  # type: ignore[misc]  # MyST-NB ships no types
    """The render plugin, found by MyST-NB through its entry point."""

    mime_priority_overrides: ClassVar[Sequence[tuple[str, str, int | None]]] = tuple(
        ("*", mime, 0) for mime in READERS
    )

    @staticmethod
    def handle_mime(
        renderer: Any,  # noqa: ANN401, ARG004 -- MyST-NB's protocol
        data: Any,  # noqa: ANN401
        inline: bool,  # noqa: ARG004
    ) -> list[nodes.Element] | None:
        """Turn one of our outputs into a slot; leave any other to MyST-NB.

        Parameters
        ----------
        renderer, data, inline
            As MyST-NB gives them.

        Returns
        -------
        list of docutils.nodes.Element, or None
            The slot; nothing for the form that is meant for Jupyter Lab; ``None`` for others.
        """
        if data.mime_type == LAB_MIME:
            return []
        if data.mime_type not in READERS:
            return None
        kind, read = READERS[data.mime_type]
        slot = Slot(kind=kind, content=read(data.content))
        slot.line = data.line
        return [slot]
