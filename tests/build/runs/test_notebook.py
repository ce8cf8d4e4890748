"""Notebooks as committed."""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from hundredmodels.build.plan import agree
from hundredmodels.build.runs.notebook import Notebook, with_prose
from hundredmodels.build.runs.verify import canonical
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
    touched = book(
        source=["x: float = 1\n", "y = 2"],
        outputs=[{"output_type": "stream", "name": "stdout", "text": "1"}],
        execution_count=3,
        metadata={"tags": ["parameters"], "collapsed": True},
    )
    assert Notebook(Path("a"), touched).digest == plain
    assert Notebook(Path("a"), book(source="x: float = 2\ny = 2")).digest != plain
    assert Notebook(Path("a"), book(metadata={"tags": []})).digest != plain


def told(*sentences: str, **more: Any) -> dict[str, Any]:
    """Return a notebook with sentences before its cell of code."""
    content: dict[str, Any] = json.loads(book())
    prose = [
        {"id": f"b{place}", "cell_type": "markdown", "metadata": {}, "source": sentence} | more
        for place, sentence in enumerate(sentences)
    ]
    return content | {"cells": prose + content["cells"]}


def ran(content: dict[str, Any]) -> str:
    """Return what a run of a notebook is kept as."""
    cell = content["cells"][-1]
    output = {"output_type": "stream", "name": "stdout", "text": "1"}
    done = cell | {"outputs": [output], "execution_count": 1}
    given = cell | {"metadata": {"tags": ["injected-parameters"]}, "source": "x = 3"}
    return canonical(content | {"cells": [*content["cells"][:-1], done, given]})


def test_prose_runs_nothing_and_is_never_stale() -> None:
    """Law: a changed sentence has the same digest, and the kept run with it is as if run anew."""
    old, new = told("One.", "Two."), told("One.", "Another.", attachments={"a.png": {}})
    asked = [Notebook(Path("a"), json.dumps(one)) for one in (old, new)]
    assert asked[0].digest == asked[1].digest
    assert with_prose(ran(old), asked[1].text) == ran(new)
    assert with_prose(ran(new), asked[0].text) == ran(old)
    assert with_prose(ran(old), asked[0].text) == ran(old)
    for other in (told("One."), told("Two.", "One.", "Three."), told("One.", "Two.", id="c")):
        assert Notebook(Path("a"), json.dumps(other)).digest != asked[0].digest


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


class Asked(BaseModel):
    """The parameters of a made-up chapter."""

    x: float = 1
    y: int = 2


@pytest.mark.parametrize(
    ("source", "unread"),
    [
        ("Parameters(x=x, y=y)", ()),
        ("Parameters(x=x, y=2)", ("y",)),
        ("x = 3\nParameters(y=y)", ("x",)),
        ("Parameters(**{name: globals()[name] for name in 'xy'})", ()),
        ("%time Parameters(x=x, y=y)", ()),
        ("%time Parameters(x=x)", ("y",)),
    ],
)
def test_a_parameter_that_is_not_passed_on_is_told(source: str, unread: tuple[str, ...]) -> None:
    """Law: what a notebook declares and never reads is refused: setting it would be in vain."""
    content = json.loads(book())
    content["cells"].append(content["cells"][0] | {"metadata": {}, "source": source})
    found = Notebook(Path("a.ipynb"), json.dumps(content))
    assert found.unread_parameters() == unread
    if unread:
        with pytest.raises(UserError, match=rf"^a\.ipynb: no cell reads {unread[0]} of"):
            agree(found, Asked)
    else:
        agree(found, Asked)


def test_cell_and_model_have_the_same_parameters() -> None:
    """Law: a parameter that only the cell or only the chapter has is told with the notebook."""
    with pytest.raises(UserError, match=r"a\.ipynb: y stands in the chapter's Parameters, but not"):
        agree(Notebook(Path("a.ipynb"), book(source="x = 1")), Asked)
    with pytest.raises(UserError, match=r"a\.ipynb: z stands in its parameters cell, but not"):
        agree(Notebook(Path("a.ipynb"), book(source="x = 1; y = 2; z = 3")), Asked)


@pytest.mark.parametrize("text", ["{", '{"nbformat": 3}', '{"nbformat": 4}', "[]", "\udc80"])
def test_what_is_no_notebook_is_told(tmp_path: Path, text: str) -> None:
    """Law: a file that is no notebook in nbformat 4 is told by its name."""
    path = tmp_path / "x.ipynb"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(UserError, match=r"x\.ipynb"):
        Notebook.read(path)
