"""What a notebook hands to the site: three kinds of output, each with its MIME type.

The payloads are frozen and typed here; in the notebook they are JSON. Ends of intervals that are
open are written ``"inf"`` and ``"-inf"``, since JSON has no infinity.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf, isinf
from typing import Any, Literal, cast

from hundredmodels.chapters.parameters import ChapterParameters
from hundredmodels.chapters.result import Basis, Inputs, Result, Results
from hundredmodels.chapters.what_if import WhatIf
from hundredmodels.errors import UserError
from hundredmodels.report import what_if as what_if_json

LAB_MIME = "application/vnd.vegalite.v5+json"  # the newest that Jupyter Lab draws by itself
FIGURE_MIME = "application/vnd.hundredmodels.figure+json"
RESULTS_MIME = "application/vnd.hundredmodels.results+json"
PROSE_MIME = "application/vnd.hundredmodels.prose+json"

Cell = str | float | int | bool | None
Style = Literal["plain", "answer"]


@dataclass(frozen=True)
class Table:
    """The data behind a drawing.

    Attributes
    ----------
    columns
        Names of the columns.
    rows
        The rows; JSON scalars, days as ``YYYY-MM-DD``.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class FigurePayload:
    """A figure.

    Attributes
    ----------
    id
        Its name within the chapter.
    chapter
        The chapter's slug; empty where the notebook has published no results.
    caption
        The caption with its tokens; the first sentence states the finding.
    alt
        What the drawing shows, for those who do not see it, with its tokens.
    sources
        Keys into ``sources.csv``; none where there is nothing to show.
    spec
        The Vega-Lite drawing with its data inside, once.
    data
        The data behind the drawing as a table.
    what_if
        What a reader may change in it; ``None`` for a drawing that stays.
    call
        The notebook's call that showed it; empty where it can't be read.
    drawn_by
        The function that drew it, ``package.module:name``; empty where none did.
    reduction
        By what rule marks were left out of the drawing, as a sentence; empty where all are drawn.
    """

    id: str
    chapter: str
    caption: str
    alt: str
    sources: tuple[str, ...]
    spec: Mapping[str, Any]
    data: Table
    what_if: WhatIf | None = None
    call: str = ""
    drawn_by: str = ""
    reduction: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the payload as JSON."""
        return {
            "id": self.id,
            "chapter": self.chapter,
            "caption": self.caption,
            "alt": self.alt,
            "sources": list(self.sources),
            "spec": dict(self.spec),
            "data": {
                "columns": list(self.data.columns),
                "rows": [list(row) for row in self.data.rows],
            },
            "what_if": what_if_json.to_json(self.what_if) if self.what_if else None,
            "call": self.call,
            "drawn_by": self.drawn_by,
            "reduction": self.reduction,
        }

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> "FigurePayload":
        """Read a payload back."""
        return cls(
            id=content["id"],
            chapter=content.get("chapter", ""),
            caption=content["caption"],
            alt=content["alt"],
            sources=tuple(content["sources"]),
            spec=content["spec"],
            data=Table(
                tuple(content["data"]["columns"]),
                tuple(tuple(row) for row in content["data"]["rows"]),
            ),
            what_if=what_if_json.from_json(content["what_if"]) if content.get("what_if") else None,
            call=content.get("call", ""),
            drawn_by=content.get("drawn_by", ""),
            reduction=content.get("reduction", ""),
        )


@dataclass(frozen=True)
class ParameterValue:
    """A parameter as the run had it.

    Attributes
    ----------
    name
        Its name.
    value
        Its value.
    unit
        Its unit; empty for a plain number or a word.
    description
        What it means.
    """

    name: str
    value: Any
    unit: str = ""
    description: str = ""


@dataclass(frozen=True)
class ResultsPayload:
    """The results of a chapter and the parameters that they were computed with.

    Attributes
    ----------
    chapter
        The chapter's slug.
    parameters
        The parameters by name.
    results
        The results by id.
    """

    chapter: str
    parameters: Mapping[str, ParameterValue]
    results: Results

    def to_json(self) -> dict[str, Any]:
        """Return the payload as JSON."""
        return {
            "chapter": self.chapter,
            "parameters": {
                name: {"value": one.value, "unit": one.unit, "description": one.description}
                for name, one in self.parameters.items()
            },
            "results": [result_to_json(result) for result in self.results.values()],
        }

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> "ResultsPayload":
        """Read a payload back."""
        return cls(
            chapter=content["chapter"],
            parameters={
                name: ParameterValue(name, one["value"], one["unit"], one["description"])
                for name, one in content["parameters"].items()
            },
            results=Results(result_from_json(one) for one in content["results"]),
        )


@dataclass(frozen=True)
class ProsePayload:
    """Computed sentences.

    Attributes
    ----------
    paragraphs
        The texts with their tokens.
    style
        ``plain`` for paragraphs of the argument, ``answer`` for the chapter's answer.
    """

    paragraphs: tuple[str, ...]
    style: Style = field(default="plain")

    def to_json(self) -> dict[str, Any]:
        """Return the payload as JSON."""
        return {"style": self.style, "paragraphs": list(self.paragraphs)}

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> "ProsePayload":
        """Read a payload back."""
        return cls(tuple(content["paragraphs"]), cast("Style", content["style"]))


def results_payload(results: Results, parameters: ChapterParameters) -> ResultsPayload:
    """Put a chapter's results and parameters together.

    Parameters
    ----------
    results
        The results, all of one chapter.
    parameters
        The parameters that they were computed with.

    Returns
    -------
    ResultsPayload
        The payload.

    Raises
    ------
    UserError
        If there is no result, or the results are of several chapters.
    """
    chapters = sorted({result.chapter for result in results.values()})
    if len(chapters) != 1:
        found = ", ".join(chapters) or "none"
        raise UserError(f"A notebook publishes the results of one chapter; these are of: {found}.")
    fields = type(parameters).model_fields
    values = {}
    for name, value in parameters.model_dump(mode="json").items():
        extra = fields[name].json_schema_extra
        unit = str(extra.get("unit", "")) if isinstance(extra, dict) else ""
        values[name] = ParameterValue(name, value, unit, fields[name].description or "")
    return ResultsPayload(chapters[0], values, results)


def results_of(notebook: Mapping[str, Any]) -> ResultsPayload | None:
    """Find the results that an executed notebook published.

    Parameters
    ----------
    notebook
        The notebook as nbformat 4 (a ``NotebookNode`` or the parsed JSON).

    Returns
    -------
    ResultsPayload or None
        The results; ``None`` where it has published none.
    """
    found = [ResultsPayload.from_json(one) for one in outputs_of(notebook, RESULTS_MIME)]
    return found[-1] if found else None


def figures_of(notebook: Mapping[str, Any]) -> tuple[FigurePayload, ...]:
    """Find the figures of an executed notebook, in their order."""
    return tuple(FigurePayload.from_json(one) for one in outputs_of(notebook, FIGURE_MIME))


def outputs_of(notebook: Mapping[str, Any], mime: str) -> Iterator[Mapping[str, Any]]:
    """Yield the contents of a notebook's outputs of one MIME type, in their order."""
    for cell in notebook["cells"]:
        for output in cell.get("outputs", ()):
            content = output.get("data", {}).get(mime)
            if content is not None:
                yield content


def result_to_json(result: Result) -> dict[str, Any]:
    """Return a result as JSON: its fields, and how its value and interval are printed."""
    return {
        "id": result.id,
        "chapter": result.chapter,
        "label": result.label,
        "value": result.value,
        "low": _end(result.low),
        "high": _end(result.high),
        "interval": result.interval,
        "unit": result.unit,
        "method": result.method,
        "n": result.n,
        "reason": result.reason,
        "endless": result.endless,
        "basis": result.basis,
        "rivals": list(result.rivals),
        "inputs": [{"table": one.table, "lines": list(one.lines)} for one in result.inputs],
        "digits": result.digits,
        "text": result.text,
        "interval_text": result.interval_text,
        "made_at": result.made_at,
    }


def result_from_json(content: Mapping[str, Any]) -> Result:
    """Read a result back."""
    return Result(
        id=content["id"],
        label=content["label"],
        value=content["value"],
        unit=content["unit"],
        method=content["method"],
        n=content["n"],
        low=_number(content["low"]),
        high=_number(content["high"]),
        interval=content["interval"],
        reason=content["reason"],
        endless=content.get("endless", False),  # editions of before do not say
        basis=cast("Basis", content["basis"]),
        rivals=tuple(content["rivals"]),
        inputs=tuple(_inputs(content["inputs"])),
        digits=content["digits"],
        made_at=content["made_at"],
    )


def _inputs(content: Sequence[Mapping[str, Any]]) -> Iterator[Inputs]:
    for one in content:
        yield Inputs(one["table"], tuple(one["lines"]))


def _end(value: float | None) -> float | str | None:
    if value is None or not isinf(value):
        return value
    return "inf" if value > 0 else "-inf"


def _number(value: float | str | None) -> float | None:
    if isinstance(value, str):
        return {"inf": inf, "-inf": -inf}[value]
    return value
