"""A chapter's notebook as committed: its text, its digest, and the names in its parameters cell.

Outputs, execution counts and what editors note about themselves do not count: opening and saving a
notebook runs nothing again. Nor does its prose: a changed sentence is put into the notebook that
has run (:func:`with_prose`).
"""

import ast
import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from hundredmodels.build import digest
from hundredmodels.errors import UserError

PARAMETERS_TAG = "parameters"
CODE = "code"
ALL_NAMES = {"globals", "locals", "vars"}
"""Who calls one of these may read any name."""
EDITORS_NOTES = ("papermill", "execution", "collapsed", "scrolled", "trusted", "ExecuteTime")


@dataclass(frozen=True)
class Notebook:
    """A notebook without outputs.

    Attributes
    ----------
    path
        Its file.
    text
        Its content: JSON in nbformat 4.
    """

    path: Path
    text: str

    @classmethod
    def read(cls, path: Path) -> "Notebook":
        """Read a notebook.

        Raises
        ------
        UserError
            If the file is no notebook in nbformat 4.
        """
        try:
            text = path.read_text(encoding="utf-8")
            content = json.loads(text)
        except (OSError, ValueError, RecursionError) as error:
            raise UserError(f"{path} can't be read as a notebook: {error}") from error
        if not isinstance(content, dict) or content.get("nbformat") != 4:  # noqa: PLR2004
            raise UserError(f"{path} is no notebook in nbformat 4: save it anew with Jupyter.")
        if not isinstance(content.get("cells"), list):
            raise UserError(f"{path} has no list of cells: save it anew with Jupyter.")
        return cls(path, text)

    @cached_property
    def content(self) -> dict[str, Any]:
        """The notebook as JSON."""
        content: dict[str, Any] = json.loads(self.text)
        return content

    @property
    def digest(self) -> str:
        """The digest of all but the prose: of the code, and of what each cell is and where."""
        cells = [
            {
                "id": cell.get("id"),
                "type": cell["cell_type"],
                "source": _joined(cell["source"]) if cell["cell_type"] == CODE else "",
                "metadata": _without(cell.get("metadata", {}), EDITORS_NOTES),
            }
            for cell in self.content["cells"]
        ]
        metadata = _without(self.content.get("metadata", {}), (*EDITORS_NOTES, "language_info"))
        return digest.of_json({"cells": cells, "metadata": metadata})

    def parameter_names(self) -> tuple[str, ...]:
        """Return the names assigned in the cell tagged ``parameters``.

        Raises
        ------
        UserError
            If there is not exactly one such cell, or it is no Python.
        """
        tagged = [cell for cell in self.content["cells"] if _has_parameters(cell)]
        if len(tagged) != 1:
            raise UserError(
                f"{self.path} has {len(tagged)} cells tagged {PARAMETERS_TAG!r}; it needs one."
            )
        try:
            body = ast.parse(_joined(tagged[0]["source"])).body
        except SyntaxError as error:
            raise UserError(f"{self.path}: the parameters cell is no Python: {error}") from error
        names = []
        for line in body:
            targets = line.targets if isinstance(line, ast.Assign) else [getattr(line, "target", 0)]
            names += [target.id for target in targets if isinstance(target, ast.Name)]
        return tuple(names)

    def unread_parameters(self) -> tuple[str, ...]:
        """Return the parameters that no other cell reads: whoever sets one, sets nothing."""
        read: set[str] = set()
        for cell in self.content["cells"]:
            if cell["cell_type"] == CODE and not _has_parameters(cell):
                read |= _names_read(_joined(cell["source"]))
        return (
            ()
            if read & ALL_NAMES
            else tuple(name for name in self.parameter_names() if name not in read)
        )

    def code(self) -> tuple[str, ...]:
        """Return the source of each code cell."""
        cells = self.content["cells"]
        return tuple(_joined(cell["source"]) for cell in cells if cell["cell_type"] == CODE)


def as_text(content: dict[str, Any]) -> str:
    """Return the text of an executed notebook as it is kept: JSON with sorted keys."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, indent=1) + "\n"


def with_prose(executed: str, notebook: str) -> str:
    """Put a notebook's prose into a run of it that was made when its prose was another.

    Parameters
    ----------
    executed
        The executed notebook's text.
    notebook
        The text of the notebook as it is now, of the same digest.

    Returns
    -------
    str
        What a run of the notebook as it is now would give.
    """
    content = json.loads(executed)
    then, now = _told(content), _told(json.loads(notebook))
    if [_prose(cell) for cell in then] == [_prose(cell) for cell in now]:
        return executed
    for old, new in zip(then, now, strict=True):
        old.pop("attachments", None)
        old.update(_prose(new))
    return as_text(content)


def _has_parameters(cell: dict[str, Any]) -> bool:
    """Say whether a cell is the one whose values papermill replaces."""
    return PARAMETERS_TAG in cell.get("metadata", {}).get("tags", ())


def _names_read(source: str) -> set[str]:
    """Return the names that a cell reads; of one with IPython's own words, every word."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return set(re.findall(r"\w+", source))
    return {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }


def _told(content: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the cells that are no code."""
    return [cell for cell in content["cells"] if cell["cell_type"] != CODE]


def _prose(cell: dict[str, Any]) -> dict[str, Any]:
    """Return what such a cell says and shows."""
    shown = {name: cell[name] for name in ("attachments",) if name in cell}
    return {"source": _joined(cell["source"]), **shown}


def _joined(source: str | list[str]) -> str:
    """Return a cell's source as one text; nbformat allows a list of lines."""
    return source if isinstance(source, str) else "".join(source)


def _without(metadata: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    """Return metadata without some keys."""
    return {key: value for key, value in metadata.items() if key not in keys}
