"""Drawing what a chapter has left, before the site is built."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from hundredmodels.report.payload import FIGURE_MIME, FigurePayload, Table
from hundredmodels.sphinx_ext import studio
from hundredmodels.sphinx_ext.drawings.drawing import Drawings
from hundredmodels.sphinx_ext.elements import figures

SPEC = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "data": {"values": [{"x": 1, "y": 2}, {"x": 2, "y": 3}]},
    "mark": "line",
    "width": "container",
    "encoding": {
        "x": {"field": "x", "type": "quantitative"},
        "y": {"field": "y", "type": "quantitative"},
    },
}
FIGURE = FigurePayload("a", "one", "It rises.", "A line.", (), SPEC, Table(("x",), ()))


@pytest.fixture
def drawings(tmp_path: Path) -> Iterator[Drawings]:
    """Return an empty folder of drawings; nobody draws there any more in the end."""
    yield Drawings.kept_in(tmp_path)
    studio.BEGUN.end()


def notebook(folder: Path) -> Path:
    """Write an executed notebook that shows the figure."""
    output = {"output_type": "display_data", "data": {FIGURE_MIME: FIGURE.to_json()}}
    file = folder / "notebook.ipynb"
    file.write_text(json.dumps({"cells": [{"outputs": [output]}, {}]}), encoding="utf-8")
    return file


def test_what_a_chapter_left_is_drawn_before_it_is_asked_for(
    tmp_path: Path, drawings: Drawings
) -> None:
    """Its page then finds all that it shows, and the script; shown again, nothing is drawn."""
    studio.begin(notebook(tmp_path), drawings)
    assert len(studio.BEGUN) == 1
    studio.BEGUN.end()
    assert drawings.missing(figures.shapes("a", FIGURE)) == []
    studio.begin(notebook(tmp_path), drawings)
    assert len(studio.BEGUN) == 0


@pytest.mark.parametrize("content", ["", "{}", '{"cells": [{"outputs": 1}]}', "[]"])
def test_a_notebook_that_cannot_be_read_is_left_to_sphinx(
    tmp_path: Path, drawings: Drawings, content: str
) -> None:
    """Nothing is drawn of it, and nothing fails."""
    file = tmp_path / "notebook.ipynb"
    file.write_text(content, encoding="utf-8")
    studio.begin(file, drawings)
    studio.begin(tmp_path / "none.ipynb", drawings)
    assert len(studio.BEGUN) == 0
