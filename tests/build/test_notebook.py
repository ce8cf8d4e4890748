"""Notebooks as committed."""

import json
from pathlib import Path
from typing import Any

import pytest

from hundredmodels.build.notebook import Notebook
from hundredmodels.errors import UserError


def book(*, source: Any = "x: float = 1\ny = 2", **more: Any) -> str:
    """Return a notebook's text with one cell."""
    cell = {
        "id": "a",
        "cell_type": "code",
        "metadata": {"tags": ["parameters"]},
        "source": source,
        "outputs": [],
        "execution_count": None,
    }
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell | more]})


def test_running_it_in_an_editor_changes_nothing() -> None:
    """Law: outputs, counts, editors' notes and the form of the source are no content."""
    plain = Notebook(Path("a"), book()).digest
    ran = book(
        source=["x: float = 1\n", "y = 2"],
        outputs=[{"output_type": "stream", "name": "stdout", "text": "1"}],
        execution_count=3,
        metadata={"tags": ["parameters"], "collapsed": True},
    )
    assert Notebook(Path("a"), ran).digest == plain
    assert Notebook(Path("a"), book(source="x: float = 2\ny = 2")).digest != plain
    assert Notebook(Path("a"), book(metadata={"tags": []})).digest != plain


def test_the_names_of_the_parameters() -> None:
    """Law: the names assigned in the tagged cell are the parameters, annotated or not."""
    assert Notebook(Path("a"), book()).parameter_names() == ("x", "y")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (book(metadata={}), "0 cells tagged"),
        (book(source="x = ="), "is no Python"),
    ],
)
def test_a_wrong_parameters_cell_is_told(text: str, message: str) -> None:
    """Law: no parameters cell, or one that is no Python, is told."""
    with pytest.raises(UserError, match=message):
        Notebook(Path("a"), text).parameter_names()


@pytest.mark.parametrize("text", ["{", '{"nbformat": 3}', '{"nbformat": 4}', "[]", "\udc80"])
def test_what_is_no_notebook_is_told(tmp_path: Path, text: str) -> None:
    """Law: a file that is no notebook in nbformat 4 is told by its name."""
    path = tmp_path / "x.ipynb"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(UserError, match=r"x\.ipynb"):
        Notebook.read(path)
