"""Where a result was made: the line of the package that computed it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

CHAPTERS = Path(__file__).parent
PACKAGE = CHAPTERS.parent
MAKERS = frozenset({"facts.py", "naming.py", "provenance.py", "result.py", "wording.py"})
"""Modules that only put results together for those that compute them."""


def calling_line() -> str:
    """Return the line of a chapter from which a result is being made.

    Returns
    -------
    str
        ``chapters/open_vs_closed/race.py:120 function``, named from the package's folder; empty
        where no chapter makes it. The line is that of the call, not of its last argument.
    """
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 -- a traceback costs a hundred times
    folder = f"{CHAPTERS}/"
    while frame is not None:
        code = frame.f_code
        if code.co_filename.startswith(folder) and Path(code.co_filename).name not in MAKERS:
            place = Path(code.co_filename).relative_to(PACKAGE).as_posix()
            return f"{place}:{frame.f_lineno} {code.co_qualname.partition('.<')[0]}"
        frame = frame.f_back
    return ""
