"""Where a number comes from: the lines of the notebook and of the package, and the commit."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hundredmodels.build.runs.verify import numbered

PUBLISHING = "publish("
MADE_AT = re.compile(r"(?P<file>[^:]+):(?P<line>\d+) (?P<function>.*)")


@dataclass(frozen=True)
class NotebookLine:
    """The line of a notebook that publishes a chapter's numbers.

    Attributes
    ----------
    cell
        The number of its cell in the notebook, the first being 1.
    line
        Its number in the cell, the first being 1.
    text
        The line.
    """

    cell: int
    line: int
    text: str


@dataclass(frozen=True)
class PackageLine:
    """The line of the package that makes a number.

    Attributes
    ----------
    file
        Its module, as seen from the package's folder.
    line
        Its number.
    function
        The function that it stands in.
    """

    file: str
    line: int
    function: str


def publishing_line(notebook: Mapping[str, Any]) -> NotebookLine | None:
    """Find the line of a notebook that publishes its numbers.

    Parameters
    ----------
    notebook
        The notebook as JSON, executed or not.

    Returns
    -------
    NotebookLine or None
        The line; none where the notebook publishes nothing.
    """
    for number, cell in numbered(dict(notebook)):
        if cell["cell_type"] == "code":
            for place, line in enumerate("".join(cell["source"]).splitlines(), start=1):
                if line.lstrip().startswith(PUBLISHING):
                    return NotebookLine(number, place, line.strip())
    return None


def package_line(made_at: str) -> PackageLine | None:
    """Read what a result says of the line that made it; none where it says nothing."""
    match = MADE_AT.fullmatch(made_at)
    return PackageLine(match["file"], int(match["line"]), match["function"]) if match else None


def read_notebook(text: str) -> dict[str, Any]:
    """Read a notebook's text."""
    content: dict[str, Any] = json.loads(text)
    return content
