"""Stopping: what Ctrl-C does, while nothing can be lost and afterwards.

In its first seconds a build imports, reads and plans. An exception raised in the midst of that can
be swallowed by a library, or be printed by it; nothing is under way, so the process says its line
and ends on the spot. As soon as there are workers to be ended, :func:`in_order` has Ctrl-C raise
``KeyboardInterrupt`` again, as Python has it.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

STATUS = 130
"""The status of a command that was stopped: 128 and the signal's number, as shells have it."""
CLEAR = "\r\x1b[K"
STOPPED = "Stopped."
UNPUBLISHED = "Stopped; nothing was published."
PUBLISHED = "Stopped; the new edition had just been published."


@contextmanager
def at_once(line: str = "") -> Iterator[None]:
    """Have Ctrl-C end this process at once with a line, for a block or until :func:`in_order`.

    Parameters
    ----------
    line
        What is said; as it suits the words of the command line if not given.

    Yields
    ------
    None
    """
    said = line or (UNPUBLISHED if "build" in sys.argv[1:] else STOPPED)

    def end(_number: int, _frame: FrameType | None) -> None:
        os.write(2, f"{CLEAR if os.isatty(2) else ''}{said}\n".encode())
        os._exit(STATUS)

    with _handled_by(end):
        yield


@contextmanager
def orderly() -> Iterator[None]:
    """Have Ctrl-C raise ``KeyboardInterrupt`` within a block.

    Yields
    ------
    None
    """
    with _handled_by(signal.default_int_handler):
        yield


def in_order() -> None:
    """Have Ctrl-C raise ``KeyboardInterrupt`` from now on."""
    if _is_ours():
        signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def _handled_by(handler: Callable[[int, FrameType | None], object]) -> Iterator[None]:
    if not _is_ours():
        yield
        return
    before = signal.signal(signal.SIGINT, handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _is_ours() -> bool:
    """Say whether the signal may be handled here: not in a thread, nor where it is ignored."""
    now = signal.getsignal(signal.SIGINT)
    ours = now is signal.default_int_handler or getattr(now, "__module__", "") == __name__
    return ours and threading.current_thread() is threading.main_thread()
