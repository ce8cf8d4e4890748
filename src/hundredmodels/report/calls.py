"""The call that showed a figure: its words in the notebook, and the function that drew the chart.

Both are read from the cell that is running. A cell that is no plain Python, or a chart that no
function of a module drew, gives less; nothing is guessed.
"""

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

VERB = "figure"


@dataclass(frozen=True)
class DrawingCall:
    """How a figure was drawn.

    Attributes
    ----------
    words
        The call as it stands in the notebook; empty where it can't be read.
    function
        The function that made the chart, ``package.module:name``; empty where none did.
    """

    words: str = ""
    function: str = ""


def drawing_call(cell: str, figure: str, names: Mapping[str, Any]) -> DrawingCall:
    """Find the call that showed a figure.

    Parameters
    ----------
    cell
        The source of the cell.
    figure
        The figure's id.
    names
        What the notebook's names stand for.

    Returns
    -------
    DrawingCall
        The call, as far as it can be read.
    """
    try:
        tree = ast.parse(cell)
    except SyntaxError:  # a magic of IPython
        return DrawingCall()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _shows(node, figure):
            words = ast.get_source_segment(cell, node) or ""
            return DrawingCall(words, _function(node, names))
    return DrawingCall()


def _shows(call: ast.Call, figure: str) -> bool:
    verb = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if verb != VERB:
        return False
    first = _argument(call, 0, "id")
    return isinstance(first, ast.Constant) and first.value == figure


def _argument(call: ast.Call, place: int, name: str) -> ast.expr | None:
    if len(call.args) > place:
        return call.args[place]
    return next((one.value for one in call.keywords if one.arg == name), None)


def _function(call: ast.Call, names: Mapping[str, Any]) -> str:
    chart = _argument(call, 1, "chart")
    if not isinstance(chart, ast.Call):
        return ""
    path: list[str] = []
    node: ast.expr = chart.func
    while isinstance(node, ast.Attribute):
        path.insert(0, node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in names:
        return ""
    found = names[node.id]
    for step in path:
        found = getattr(found, step, None)
    module, name = (getattr(found, one, None) for one in ("__module__", "__qualname__"))
    return f"{module}:{name}" if module and name and module != "__main__" else ""
