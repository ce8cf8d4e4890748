"""Where a result was made: the line of the package that computed it."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

MAKERS = frozenset({"names.py", "naming.py", "result.py"})
"""Modules that only put results together for those that compute them."""


def calling_line() -> str:
    """Return the line of a chapter from which a result is being made.

    Returns
    -------
    str
        ``chapters/open_vs_closed/numbers/race.py:120 function``, named from the package's folder;
        empty where no chapter makes it. The line is that of the call, not of its last argument.
    """
    folder = _slashed(__file__).rpartition("/")[0]
    package = folder.rpartition("/")[0]
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 -- a traceback costs a hundred times
    while frame is not None:
        code = frame.f_code
        name = _slashed(code.co_filename)
        if name.startswith(f"{folder}/") and name.rpartition("/")[2] not in MAKERS:
            place = name.removeprefix(f"{package}/")
            return f"{place}:{frame.f_lineno} {code.co_qualname.partition('.<')[0]}"
        frame = frame.f_back
    return ""


def _slashed(path: str) -> str:
    return path.replace("\\", "/")
