"""Verification: whether a notebook has really run, and its text with no chance in it.

Papermill's and nbclient's own status can't be trusted: after a killed kernel, a timeout or
``sys.exit(0)`` they leave a notebook that looks finished. So a run counts only if each code
cell has run, in order, without an error. What differs between two runs of the same (times,
random ids, addresses in memory) is taken out, so that the same inputs give the same bytes.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

from hundredmodels.build.runs.notebook import as_text

INJECTED_TAG = "injected-parameters"
HIDDEN_TAG = "remove-cell"
LANGUAGE_KEYS = ("name", "file_extension", "mimetype", "pygments_lexer")
ADDRESS = re.compile(r"\bat 0x[0-9a-fA-F]+")
LARGEST = 64 * 2**20


@dataclass(frozen=True)
class Failure:
    """Why a chapter did not run.

    Attributes
    ----------
    chapter
        The chapter's slug.
    cell
        The number of the cell in the notebook, the first being 1; 0 where it is none's fault.
    line
        The first line of that cell.
    cause
        What happened, in a sentence.
    detail
        The end of the traceback, if there is one.
    """

    chapter: str
    cell: int
    line: str
    cause: str
    detail: str = ""

    def __str__(self) -> str:
        """Say it in one line, the traceback below it."""
        place = f", cell {self.cell} ({self.line})" if self.cell else ""
        return f"{self.chapter}{place}: {self.cause}" + (f"\n{self.detail}" if self.detail else "")


class ChapterFailedError(Exception):
    """A notebook did not run to its end."""

    def __init__(self, failure: Failure) -> None:
        """Keep what is known about it."""
        super().__init__(failure)
        self.failure = failure


def verify(content: dict[str, Any], chapter: str) -> None:
    """Check that a notebook has run from its first cell to its last.

    Parameters
    ----------
    content
        The executed notebook as JSON.
    chapter
        The chapter's slug.

    Raises
    ------
    ChapterFailedError
        At the first code cell that has an error, has not run, or ran out of turn, or if the
        outputs are too large for a page.
    """
    turn = 0
    for number, cell in numbered(content):
        if cell["cell_type"] != "code" or not _text(cell["source"]).strip():
            continue
        turn += 1
        cause = _cause(cell, turn)
        if cause:
            raise ChapterFailedError(Failure(chapter, number, first_line(cell), cause))
    size = len(json.dumps(content))
    if size > LARGEST:
        raise ChapterFailedError(
            Failure(chapter, 0, "", f"its outputs take {size / 2**20:.0f} MiB; show less.")
        )


def _cause(cell: dict[str, Any], turn: int) -> str:
    """Say what is wrong with a code cell; empty if nothing is."""
    for output in cell.get("outputs", ()):
        if output["output_type"] == "error":
            if output["ename"] == "SystemExit":
                return "it left the notebook with sys.exit(); the cells after it have not run."
            return f"{output['ename']}: {output['evalue']}"
    if cell.get("execution_count") is None:
        return "it has not run; the kernel stopped before it."
    if cell["execution_count"] != turn:
        return f"it ran as number {cell['execution_count']}, not as number {turn}."
    return ""


def numbered(content: dict[str, Any]) -> list[tuple[int, dict[str, Any]]]:
    """Give each cell its number in the notebook on disk, where nothing is injected."""
    number, pairs = 0, []
    for cell in content["cells"]:
        number += not is_injected(cell)
        pairs.append((number, cell))
    return pairs


def is_injected(cell: dict[str, Any]) -> bool:
    """Say whether papermill has put this cell in."""
    return INJECTED_TAG in cell.get("metadata", {}).get("tags", ())


def first_line(cell: dict[str, Any]) -> str:
    """Return the first line of a cell that says something, cut to fit a message."""
    lines = [line.strip() for line in _text(cell["source"]).splitlines() if line.strip()]
    line = lines[0] if lines else ""
    return line if len(line) <= 60 else line[:59] + "…"  # noqa: PLR2004 -- fits a line


def canonical(content: dict[str, Any]) -> str:
    """Return a notebook's text with nothing in it that chance decides.

    Parameters
    ----------
    content
        The executed notebook as JSON; it is not changed.

    Returns
    -------
    str
        JSON with sorted keys. Papermill's and nbclient's times are gone, the injected cell has
        a fixed id and is hidden from the page, and what was written to the error stream is gone:
        :func:`error_stream` tells it to the person who builds, not to the reader.
    """
    book = json.loads(json.dumps(content))
    metadata = {key: value for key, value in book["metadata"].items() if key != "papermill"}
    language = metadata.get("language_info", {})
    metadata["language_info"] = {key: language[key] for key in LANGUAGE_KEYS if key in language}
    book["metadata"] = metadata
    for cell in book["cells"]:
        for key in ("papermill", "execution"):
            cell["metadata"].pop(key, None)
        if is_injected(cell):
            cell["id"] = INJECTED_TAG
            cell["metadata"]["tags"] = sorted({*cell["metadata"]["tags"], HIDDEN_TAG})
        if cell["cell_type"] == "code":
            cell["outputs"] = [
                _steady(output)
                for output in cell["outputs"]
                if not (output["output_type"] == "stream" and output["name"] == "stderr")
            ]
    return as_text(book)


def error_stream(content: dict[str, Any]) -> tuple[str, ...]:
    """Return the first line that each cell wrote to its error stream."""
    notes = []
    for number, cell in numbered(content):
        for output in cell.get("outputs", ()):
            if output["output_type"] == "stream" and output["name"] == "stderr":
                lines = _text(output["text"]).strip().splitlines()
                notes += [f"cell {number}: {lines[0]}"] if lines else []
    return tuple(notes)


def _steady(output: dict[str, Any]) -> dict[str, Any]:
    """Return an output without addresses in memory."""
    plain = output.get("data", {}).get("text/plain")
    if plain is not None:
        output["data"]["text/plain"] = ADDRESS.sub("at 0x…", _text(plain))
    return output


def _text(source: str | list[str]) -> str:
    """Return text that nbformat may hold as a list of lines."""
    return source if isinstance(source, str) else "".join(source)
