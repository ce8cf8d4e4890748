"""Execution: one run in a worker process, through papermill, verified.

The kernel talks over sockets in a private folder rather than on TCP ports where the system allows,
and sees nothing of the user's own Jupyter and IPython settings. Time zone, locale, hash seed and
number of threads are the same everywhere, since they can show in an output. A run that takes too
long is ended, and its kernel with it.
"""

import contextlib
import json
import logging
import multiprocessing
import os
import shutil
import sys
import tempfile
import threading
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from hundredmodels.build.plan import Run
from hundredmodels.build.store import Entry
from hundredmodels.build.verify import (
    ChapterFailedError,
    Failure,
    canonical,
    error_stream,
    first_line,
    numbered,
    verify,
)
from hundredmodels.data.descriptor import VARIABLE

STEADY = {
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "PYTHONUTF8": "1",
    "PYTHONHASHSEED": "0",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}
LONGEST_SOCKET = 100
"""Characters that a socket's path may have; Linux allows 107, macOS 103."""


@dataclass(frozen=True)
class Limits:
    """How long things may take, in seconds.

    Attributes
    ----------
    cell
        One cell.
    run
        A whole notebook, its kernel's start included.
    start
        A kernel's start.
    """

    cell: int = 300
    run: int = 900
    start: int = 120


def execute(run: Run, limits: Limits) -> Entry | Failure:
    """Run a notebook; to be called in a worker process.

    Parameters
    ----------
    run
        What to run.
    limits
        How long it may take.

    Returns
    -------
    Entry or Failure
        The executed notebook, verified and canonical, or why there is none.
    """
    begin = time.monotonic()
    try:
        with _private_folder() as private, _environment(run, private):
            content = _through_papermill(run, limits, private)
        verify(content, run.chapter)
    except ChapterFailedError as error:
        return error.failure
    return Entry(
        key=run.key,
        chapter=run.chapter,
        notebook=canonical(content),
        seconds=round(time.monotonic() - begin, 3),
        ingredients=dict(run.ingredients),
        notes=error_stream(content),
    )


def _through_papermill(run: Run, limits: Limits, private: Path) -> dict[str, Any]:
    """Execute a run with papermill and return the notebook, finished or stopped by an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of third parties, about themselves
        import nbformat  # noqa: PLC0415 -- slow
        from papermill.engines import NBClientEngine, papermill_engines  # noqa: PLC0415
        from papermill.exceptions import PapermillExecutionError  # noqa: PLC0415
        from papermill.execute import execute_notebook  # noqa: PLC0415
        from traitlets.config import Config  # noqa: PLC0415

    class Engine(NBClientEngine):  # type: ignore[misc]
        """Papermill's engine, which remembers the notebook and the cell it is at."""

        book: Any = None
        at = -1

        @classmethod
        def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> Any:  # noqa: ANN401
            cls.book = nb_man.nb
            begin_cell = nb_man.cell_start

            def cell_start(cell: Any, cell_index: int, **more: Any) -> None:  # noqa: ANN401
                cls.at = cell_index
                begin_cell(cell, cell_index, **more)

            nb_man.cell_start = cell_start
            return super().execute_managed_notebook(nb_man, kernel_name, **options)

    papermill_engines.register("hundredmodels", Engine)
    for name in ("papermill", "traitlets", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    config = Config()
    socket = private / "s"
    if os.name == "posix" and len(str(socket)) + len("-5") < LONGEST_SOCKET:
        config.KernelManager.transport = "ipc"
        config.KernelManager.ip = str(socket)
    overdue = threading.Event()
    with _deadline(limits.run, overdue):
        try:
            book = execute_notebook(
                nbformat.reads(run.notebook, as_version=4),  # type: ignore[no-untyped-call]
                None,
                dict(run.parameters),
                engine_name="hundredmodels",
                kernel_name="python3",
                progress_bar=False,
                request_save_on_cell_execute=False,
                start_timeout=limits.start,
                execution_timeout=limits.cell,
                config=config,
                record_timing=False,
                shutdown_kernel="immediate",
            )
        except PapermillExecutionError as error:
            detail = "\n".join(error.traceback)
            raise _failed(run, Engine, f"{error.ename}: {error.evalue}", detail) from error
        except Exception as error:  # whatever it is, this chapter failed and others go on
            if overdue.is_set():
                cause = f"the whole notebook took longer than {limits.run} seconds and was ended."
            else:
                cause = _told(error, limits)
            raise _failed(run, Engine, cause) from error
    content: dict[str, Any] = json.loads(json.dumps(book))
    return content


def _told(error: Exception, limits: Limits) -> str:
    """Say in a sentence what ended a run."""
    match type(error).__name__:
        case "CellTimeoutError" | "TimeoutError":
            return f"it took longer than {limits.cell} seconds and was ended."
        case "DeadKernelError":
            return "its kernel died (killed, crashed, or out of memory)."
        case name:
            lines = str(error).strip().splitlines()
            return f"{name}: {lines[0] if lines else 'no message'}"


def _failed(run: Run, engine: Any, cause: str, detail: str = "") -> ChapterFailedError:  # noqa: ANN401
    """Say at which cell a run has failed."""
    number, line = 0, ""
    if engine.book is not None and engine.at >= 0:
        number, cell = numbered(engine.book)[engine.at]
        line = first_line(cell)
    return ChapterFailedError(Failure(run.chapter, number, line, cause, detail))


@contextlib.contextmanager
def _private_folder() -> Iterator[Path]:
    """Make a folder with a short path that only this user may enter, and remove it after."""
    folder = Path(tempfile.mkdtemp(prefix="hm-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _environment(run: Run, private: Path) -> Iterator[None]:
    """Set what the kernel inherits; the worker runs one notebook at a time."""
    before = dict(os.environ)
    os.environ.update(STEADY)
    os.environ.pop("JUPYTER_PATH", None)
    os.environ[VARIABLE] = str(run.data)
    for name in ("JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR"):
        os.environ[name] = str(private / name.lower())
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextlib.contextmanager
def _deadline(seconds: float, overdue: threading.Event) -> Iterator[None]:
    """End the kernels of this process if a block takes too long: the client then sees them dead."""

    def end() -> None:
        overdue.set()
        end_children()

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def end_children() -> None:
    """Kill every process below this one."""
    import psutil  # type: ignore[import-untyped]  # noqa: PLC0415 -- only where something went wrong

    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            child.kill()


def prepare_worker() -> None:
    """Prepare a worker process: it must not outlive the build, nor hear its Ctrl-C."""
    import signal  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable(logging.WARNING)
    sys.stdin = None
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    """Wait for the parent's end, then end the kernels and this process."""
    wait([sentinel])
    end_children()
    os._exit(1)
