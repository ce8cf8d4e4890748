"""The fork server: a process that has imported everything, from which workers are forked.

Started early in a build, it imports while the build is still reading and checking. Only on Linux:
elsewhere a fork after such imports is not safe, and fresh interpreters are started instead. Three
things that multiprocessing leaves open are settled here with its own parts: the server's
environment, its end, and that the workers use it too.
"""

import atexit
import contextlib
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from multiprocessing.context import BaseContext
from typing import Any

from hundredmodels.build.processes.steady import STEADY, environment
from hundredmodels.build.project import Project

WARM_MODULE = "hundredmodels.build.processes.warm"
MODULES_VARIABLE = "HUNDREDMODELS_WARM"


def start_for(project: Project) -> None:
    """Start the fork server with the packages of a project's chapters imported."""
    from hundredmodels.build.toc import read_contents  # noqa: PLC0415 -- workers do without it

    names = (slug.replace("-", "_") for slug in read_contents(project).chapters)
    start(f"hundredmodels.chapters.{name}" for name in names)


def start(modules: Iterable[str] = ()) -> None:
    """Start the fork server, if it is not running and this system is one for it.

    Parameters
    ----------
    modules
        What it is to import besides what every chapter needs.
    """
    if not available():
        return
    from multiprocessing import forkserver, resource_tracker  # noqa: PLC0415 -- not on every system

    forkserver.set_forkserver_preload([WARM_MODULE])
    if server()._forkserver_pid is None:  # noqa: SLF001 -- see the module's contract
        resource_tracker.ensure_running()  # by itself, for it lets the signal through again
        with environment({**STEADY, MODULES_VARIABLE: " ".join(modules)}), _deaf():
            forkserver.ensure_running()
        atexit.register(stop)


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Have what is started here not hear Ctrl-C, which this process hears once the block is over.

    A terminal sends it to every process: the server would print where its imports were.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def stop() -> None:
    """End the server this process has started; it would end by itself, but not in mid-import."""
    pid = server()._forkserver_pid  # noqa: SLF001
    if pid is not None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def reuse() -> None:
    """Have this worker ask the server that it was forked from; it would start a second one."""
    own = server()
    if own._forkserver_pid is None and own._forkserver_address:  # noqa: SLF001
        own.ensure_running = lambda: None


def server() -> Any:  # noqa: ANN401 -- a private class
    """Return multiprocessing's one handle on a fork server."""
    from multiprocessing import forkserver  # noqa: PLC0415 -- not on every system

    return forkserver._forkserver  # noqa: SLF001


def available() -> bool:
    """Say whether this system can have one."""
    methods = multiprocessing.get_all_start_methods()
    return sys.platform == "linux" and "forkserver" in methods


def context() -> BaseContext:
    """Return the way to start workers: forked from the server, or else fresh."""
    return multiprocessing.get_context("forkserver" if available() else "spawn")
