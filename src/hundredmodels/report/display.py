"""The three verbs of a notebook: ``figure``, ``publish`` and ``say``.

Each shows one output that carries a payload of :mod:`hundredmodels.report.payload` and, for
Jupyter Lab, a plain form beside it. What a reader would miss on the site is refused here, while
the author is still at the desk: a figure without words, an unknown number, a foreign colour.
"""

import html
import re
from datetime import date, datetime
from math import isfinite
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
from IPython.core.getipython import get_ipython
from IPython.display import display

from hundredmodels.chapters.notes import words_of
from hundredmodels.chapters.parameters import ChapterParameters
from hundredmodels.chapters.result import Results
from hundredmodels.chapters.what_if import WhatIf
from hundredmodels.errors import UserError
from hundredmodels.report import tokens
from hundredmodels.report.calls import DrawingCall, drawing_call
from hundredmodels.report.marks import MOST_MARKS, count_marks, reduced
from hundredmodels.report.payload import (
    FIGURE_MIME,
    LAB_MIME,
    PROSE_MIME,
    RESULTS_MIME,
    Cell,
    FigurePayload,
    ProsePayload,
    ResultsPayload,
    Style,
    Table,
    results_payload,
)
from hundredmodels.report.spec import foreign_colours, vega_lite
from hundredmodels.report.what_if import require_parameters

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SOURCE = re.compile(r"[a-z0-9][a-z0-9._-]*")
MOST_ROWS = 100_000


class Session:
    """What this kernel has said so far: the published results, and where each figure was drawn."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self.published: ResultsPayload | None = None
        self.figures: dict[str, str] = {}

    @property
    def results(self) -> Results:
        """The published results; none before ``publish``."""
        return self.published.results if self.published else Results(())


SESSION = Session()


def publish(results: Results, parameters: ChapterParameters) -> None:
    """Publish the chapter's results, so that prose, cards and ledger can quote them.

    Parameters
    ----------
    results
        All results of the chapter.
    parameters
        The parameters that they were computed with.

    Raises
    ------
    UserError
        If there is no result, or the results are of several chapters.
    """
    payload = results_payload(results, parameters)
    SESSION.published = payload
    SESSION.figures.clear()
    words = f"{len(results)} results of {payload.chapter}"
    _show({RESULTS_MIME: payload.to_json(), "text/plain": words})


def say(*paragraphs: str, style: Style = "plain") -> None:
    """Say computed sentences.

    Parameters
    ----------
    *paragraphs
        Texts with tokens such as ``[[chapter.result]]``. In the style ``answer`` they are the
        sentences of one paragraph.
    style
        ``plain`` for paragraphs of the argument, ``answer`` for the chapter's answer.

    Raises
    ------
    UserError
        If nothing is said, or a token names a result that the chapter does not compute.
    """
    if not paragraphs or not all(one.strip() for one in paragraphs):
        raise UserError("say() was given an empty text. Leave the call out, or say something.")
    if style not in ("plain", "answer"):
        raise UserError(f"say() knows the styles 'plain' and 'answer', not {style!r}.")
    for number, paragraph in enumerate(paragraphs, start=1):
        tokens.require_known(paragraph, SESSION.results, f"Paragraph {number} of say()")
    payload = ProsePayload(tuple(paragraphs), style)
    words = [tokens.resolve(one, SESSION.results) for one in paragraphs]
    lab = "".join(f"<p>{html.escape(one)}</p>" for one in words)
    _show({PROSE_MIME: payload.to_json(), "text/html": lab, "text/plain": "\n\n".join(words)})


def figure(
    id: str,  # noqa: A002 -- the payload's name for it
    chart: alt.TopLevelMixin,
    *,
    caption: str,
    alt: str,
    sources: tuple[str, ...],
    data: pd.DataFrame,
    height: float | None = None,
    what_if: WhatIf | None = None,
) -> None:
    """Show a figure.

    Parameters
    ----------
    id
        Its name within the chapter, in lower case with hyphens.
    chart
        The Altair chart, without a title, in colours of the palette.
    caption
        The caption; its first sentence states the finding. May hold tokens.
    alt
        What the drawing shows, for those who do not see it. May hold tokens. Where the table has
        nothing to show (:mod:`~hundredmodels.chapters.notes`), the drawing is a sentence, and that
        sentence takes its place.
    sources
        Keys into ``sources.csv``; none is named where the table has nothing to show.
    data
        The table behind the drawing, with column names that a reader understands.
    height
        Height of the drawing in pixels; ``None`` keeps the chart's own.
    what_if
        What the reader may change, with the sentence that follows; ``None`` for nothing.

    Raises
    ------
    UserError
        If words or sources are missing, the id is taken, a token names no result, a colour is
        not of the palette, or the drawing has more than 2,000 marks though its dots were thinned.
    """
    where = f"Figure {id!r}"
    if not KEY.fullmatch(id):
        raise UserError(f"{where}: an id is lower case words with hyphens, as in 'frontier-mmlu'.")
    for name, text in (("caption", caption), ("alt", alt)):
        if not text.strip():
            raise UserError(f"{where} has no {name}. Every figure needs a caption and an alt text.")
        tokens.require_known(text, SESSION.results, f"The {name} of {where.lower()}")
    if not sources:
        raise UserError(f"{where} names no sources. Give a tuple of keys of sources.csv.")
    bad = [one for one in sources if not SOURCE.fullmatch(one)]
    if bad or not isinstance(sources, tuple | list):
        raise UserError(f"{where}: sources={sources!r} is no tuple of keys of sources.csv.")
    call = _claim(id, where)
    spec = vega_lite(chart, height=height)
    colours = foreign_colours(spec)
    if colours:
        raise UserError(
            f"{where} uses {', '.join(colours)}, not of the palette: the drawing would not follow "
            "the theme. Use a colour of hundredmodels.charts.palette, or its opacity."
        )
    spec, reduction = reduced(spec)
    marks = count_marks(spec)
    if marks > MOST_MARKS:
        raise UserError(
            f"{where} has {marks} marks; at most {MOST_MARKS} are drawn, and only dots that are "
            "no record may be left out. Sum the rows up, or draw fewer words, bars and rules."
        )
    if what_if is not None:
        require_parameters(what_if, spec, where)
    chapter = SESSION.published.chapter if SESSION.published else ""
    nothing = words_of(data)
    payload = FigurePayload(
        id,
        chapter,
        caption,
        nothing or alt,
        () if nothing else tuple(sources),
        spec,
        _table(data, where),
        what_if=what_if,
        call=call.words,
        drawn_by=call.function,
        reduction=reduction,
    )
    words = tokens.resolve(caption, SESSION.results)
    _show({FIGURE_MIME: payload.to_json(), LAB_MIME: spec, "text/plain": words})


def _claim(id: str, where: str) -> DrawingCall:  # noqa: A002 -- as in figure()
    """Take an id, and read the call that asks for it.

    The same cell may run again; another cell may not take the same id.
    """
    shell = get_ipython()
    cell, names = "", {}
    if shell is not None:
        names = shell.user_ns
        history = names.get("_ih", [""])
        cell = history[-1] if history else ""
    if id in SESSION.figures and (not cell or SESSION.figures[id] != cell):
        raise UserError(f"{where} is shown twice in this notebook. Give each figure its own id.")
    SESSION.figures[id] = cell
    return drawing_call(cell, id, names)


def _table(data: pd.DataFrame, where: str) -> Table:
    if data.empty:
        raise UserError(f"{where} has no data. Give the table behind the drawing.")
    if len(data) > MOST_ROWS:
        raise UserError(
            f"The table of {where.lower()} has {len(data)} rows; at most {MOST_ROWS} are carried. "
            "Give the rows that are drawn."
        )
    columns = tuple(str(one) for one in data.columns)
    if len(set(columns)) != len(columns):
        raise UserError(f"The table of {where.lower()} names a column twice.")
    rows = tuple(
        tuple(_cell(one) for one in row) for row in data.itertuples(index=False, name=None)
    )
    return Table(columns, rows)


def _cell(value: Any) -> Cell:  # noqa: ANN401 -- whatever a frame holds
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, bool | int | str):
        return value
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _show(bundle: dict[str, Any]) -> None:
    display(bundle, raw=True)  # type: ignore[no-untyped-call]
