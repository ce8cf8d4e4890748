"""Verification and canonical form of executed notebooks."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from hundredmodels.build.runs.verify import ChapterFailedError, canonical, error_stream, verify

Maker = Callable[..., dict[str, Any]]
ERROR = {"output_type": "error", "ename": "KeyError", "evalue": "'x'", "traceback": []}
EXIT = {"output_type": "error", "ename": "SystemExit", "evalue": "0", "traceback": []}
STDERR = {"output_type": "stream", "name": "stderr", "text": "careful\nmore"}


def test_a_finished_notebook_passes(executed: Maker) -> None:
    """Law: every code cell run in order, empty ones aside, without an error, is a run."""
    verify(executed(("a = 1", 1, []), ("  \n", None, []), ("b = 2", 2, [])), "x")


@pytest.mark.parametrize(
    ("cells", "cell", "cause"),
    [
        ([("a = 1", 1, []), ("b = 2", None, [])], 2, "has not run"),
        ([("a = 1", 1, []), ("b = 2", 3, [])], 2, "ran as number 3"),
        ([("a = 1", 1, [ERROR]), ("b = 2", None, [])], 1, "KeyError: 'x'"),
        ([("sys.exit(0)", 1, [EXIT]), ("b = 2", None, [])], 1, "sys.exit"),
    ],
)
def test_an_unfinished_notebook_is_told(
    executed: Maker, cells: list[Any], cell: int, cause: str
) -> None:
    """Law: the first cell that did not do its work is named, though its status says completed."""
    with pytest.raises(ChapterFailedError) as caught:
        verify(executed(*cells), "x")
    assert caught.value.failure.cell == cell
    assert cause in caught.value.failure.cause


def test_the_injected_cell_is_not_counted(executed: Maker) -> None:
    """Law: cells are numbered as in the notebook that the author sees."""
    book = executed(("a = 1", 1, []), ("a = 2", 2, []), ("boom()", 3, [ERROR]))
    book["cells"][1]["metadata"]["tags"] = ["injected-parameters"]
    with pytest.raises(ChapterFailedError) as caught:
        verify(book, "x")
    assert str(caught.value.failure) == "x, cell 2 (boom()): KeyError: 'x'"


def test_chance_leaves_no_trace(executed: Maker) -> None:
    """Law: times, random ids and addresses make no difference to the canonical text."""
    texts = []
    for chance in ("1f", "2e"):
        shown = {
            "output_type": "display_data",
            "metadata": {},
            "data": {"text/plain": f"<object at 0x7f{chance}>"},
        }
        book = executed(("a = 1", 1, [shown]), ("a = 2", 2, []))
        book["metadata"]["papermill"]["duration"] = chance
        book["cells"][0]["metadata"]["execution"] = {"iopub.execute_input": chance}
        book["cells"][1]["metadata"]["tags"] = ["injected-parameters"]
        book["cells"][1]["id"] = chance
        texts.append(canonical(book))
    assert texts[0] == texts[1]
    cells = json.loads(texts[0])["cells"]
    assert cells[1]["metadata"]["tags"] == ["injected-parameters", "remove-cell"]


def test_the_error_stream_is_for_the_builder(executed: Maker) -> None:
    """Law: what a cell writes to its error stream is told, and not published."""
    book = executed(("a = 1", 1, [STDERR]))
    assert error_stream(book) == ("cell 1: careful",)
    assert "careful" not in canonical(book)
