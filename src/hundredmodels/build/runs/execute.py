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
import signal
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

from hundredmodels import DATA_VARIABLE
from hundredmodels.build.plan import Run
from hundredmodels.build.processes.forkserver import MODULES_VARIABLE
from hundredmodels.build.processes.steady import STEADY, environment
from hundredmodels.build.runs.allowance import Allowance
from hundredmodels.build.runs.store import Entry
from hundredmodels.build.runs.verify import (
    ChapterFailedError,
    Failure,
    canonical,
    error_stream,
    first_line,
    numbered,
    verify,
)
from hundredmodels.data.tables import DECLARED

PRIVATE = "hundredmodels-"
LONGEST_SOCKET = 100
"""Characters that a socket's path may have; Linux allows 107, macOS 103."""


@dataclass(frozen=True)
class Limits:
    """How long things may take, in seconds, and how much they may write.

    Attributes
    ----------
    cell
        One cell.
    run
        A whole notebook, its kernel's start included.
    start
        A kernel's start.
    characters, messages
        How much a notebook may print, and how many pieces of output it may send.
    """

    cell: int = 300
    run: int = 900
    start: int = 120
    characters: int = 32_000_000
    messages: int = 20_000


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
        with _private_folder() as private, _surroundings(run, private):
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

        from hundredmodels.build.processes.provisioner import kernel_manager  # noqa: PLC0415

    class Engine(NBClientEngine):  # type: ignore[misc]
        """Papermill's engine, which remembers the cell that it is at."""

        cell = (0, "")

        @classmethod
        def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> Any:  # noqa: ANN401
            begin_cell, save = nb_man.cell_start, nb_man.autosave_cell

            def cell_start(cell: Any, cell_index: int, **more: Any) -> None:  # noqa: ANN401
                cls.cell = (numbered(nb_man.nb)[cell_index][0], first_line(cell))
                begin_cell(cell, cell_index, **more)

            def autosave_cell() -> None:  # papermill calls it for each piece of output
                allowance.message()
                save()

            nb_man.cell_start, nb_man.autosave_cell = cell_start, autosave_cell
            return super().execute_managed_notebook(nb_man, kernel_name, **options)

    papermill_engines.register("hundredmodels", Engine)
    for name in ("papermill", "traitlets", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    config = Config()
    socket = private / "s"
    if os.name == "posix" and len(str(socket)) + len("-5") < LONGEST_SOCKET:
        config.KernelManager.transport = "ipc"
        config.KernelManager.ip = str(socket)
    allowance = Allowance(limits.characters, limits.messages, end_children)
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
                kernel_manager_class=kernel_manager(),
                record_timing=False,
                stdout_file=allowance,
                stderr_file=allowance,
                shutdown_kernel="immediate",
            )
        except PapermillExecutionError as error:
            detail = "\n".join(error.traceback)
            raise _failed(run, Engine, f"{error.ename}: {error.evalue}", detail) from error
        except Exception as error:  # whatever it is, this chapter failed and others go on
            if overdue.is_set():
                cause = f"the whole notebook took longer than {limits.run} seconds and was ended."
            elif allowance.spent.is_set():
                cause = "it wrote without end, or nearly, and was ended."
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
    number, line = engine.cell
    return ChapterFailedError(Failure(run.chapter, number, line, cause, detail))


@contextlib.contextmanager
def _private_folder() -> Iterator[Path]:
    """Make a folder with a short path that only this user may enter, and remove it after."""
    folder = Path(tempfile.mkdtemp(prefix=f"{PRIVATE}{os.getpid()}-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def clear_private_folders() -> None:
    """Remove the private folders of workers that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PRIVATE}*-*"):
        pid = folder.name.removeprefix(PRIVATE).partition("-")[0]
        with contextlib.suppress(OSError):
            if pid.isdigit() and folder.stat().st_uid == os.getuid() and not _alive(int(pid)):
                shutil.rmtree(folder, ignore_errors=True)


def _alive(pid: int) -> bool:
    """Say whether there is such a process."""
    import psutil  # noqa: PLC0415 -- as in end_children

    return bool(psutil.pid_exists(pid))


def _surroundings(run: Run, private: Path) -> contextlib.AbstractContextManager[None]:
    """Set what the kernel inherits; the worker runs one notebook at a time."""
    own = ("JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")
    folders = {name: str(private / name.lower()) for name in own}
    data = {DATA_VARIABLE: str(run.data), DECLARED: ",".join(run.ingredients["tables"])}
    return environment(STEADY | folders | data, without=("JUPYTER_PATH", MODULES_VARIABLE))


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
    """Kill every process that this one has started, and theirs."""
    import psutil  # noqa: PLC0415 -- only where something went wrong

    for forked in multiprocessing.active_children():
        from hundredmodels.build.processes.provisioner import signal_group  # noqa: PLC0415

        signal_group(forked.pid or 0, signal.SIGKILL)
    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            child.kill()


def prepare_worker() -> None:
    """Prepare a worker process: it must not outlive the build, nor hear its Ctrl-C."""
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
