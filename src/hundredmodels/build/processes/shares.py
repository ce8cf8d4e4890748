"""Shares: tasks divided among this process and forks of it, each taking the next when it is free.

A fork knows all that this process knows and hands back what it has collected. Whatever goes wrong
in one is an error here, and none outlives this process. Only Linux forks; elsewhere, and where one
process is asked for, this one does all tasks in turn.
"""

import contextlib
import gc
import os
import pickle
import signal
import struct
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Generic, NoReturn, TypeVar

from hundredmodels.build.processes.orphans import end_with_parent

Result = TypeVar("Result")
Collected = TypeVar("Collected")
PLACE = struct.Struct("=I")
FORKS = sys.platform == "linux"


class LostShareError(Exception):
    """A fork has failed or died; the message says how."""


def processors() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


class _Queue:
    """The places of the tasks still to be done: a file in memory whose position all forks share."""

    def __init__(self, count: int) -> None:
        self._file = os.memfd_create("tasks")
        os.write(self._file, b"".join(PLACE.pack(place) for place in range(count)))
        os.lseek(self._file, 0, os.SEEK_SET)

    def take(self) -> int | None:
        """Return the place of the next task; ``None`` when all are taken."""
        told = os.read(self._file, PLACE.size)
        return int(PLACE.unpack(told)[0]) if told else None

    def clear(self) -> None:
        """Let nobody take any more."""
        os.lseek(self._file, 0, os.SEEK_END)

    def close(self) -> None:
        """Give the memory back."""
        os.close(self._file)


class _Fork(Generic[Result, Collected]):
    """A fork that works until no task is left."""

    def __init__(
        self,
        tasks: Sequence[Callable[[], Result]],
        queue: _Queue,
        collect: Callable[[], Collected],
    ) -> None:
        self._answer = os.memfd_create("answer")  # a pipe would fill while this process works
        sys.stdout.flush()
        sys.stderr.flush()
        self._id = os.fork()
        if self._id == 0:
            self._work_and_exit(tasks, queue, collect)

    def _work_and_exit(
        self,
        tasks: Sequence[Callable[[], Result]],
        queue: _Queue,
        collect: Callable[[], Collected],
    ) -> NoReturn:
        status = 1
        try:
            gc.disable()  # it is soon over
            end_with_parent()
            done = _work(tasks, queue)
            with os.fdopen(os.dup(self._answer), "wb") as answer:
                pickle.dump((done, collect()), answer, pickle.HIGHEST_PROTOCOL)
            status = 0
        except BaseException:  # noqa: BLE001 -- told, and said by the status
            queue.clear()
            with os.fdopen(os.dup(self._answer), "wb") as answer:
                answer.truncate(0)
                answer.write(traceback.format_exc().encode())
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)

    def end(self) -> tuple[dict[int, Result], Collected]:
        """Wait for its end and return what it has done, by place, and collected."""
        _, status = os.waitpid(self._id, 0)
        self._id = 0
        with os.fdopen(self._answer, "rb") as answer:
            answer.seek(0)
            if status == 0:
                done, collected = pickle.load(answer)  # noqa: S301 -- our own fork wrote it
                return done, collected
            said = answer.read().decode("utf-8", "replace")
        code = os.waitstatus_to_exitcode(status)
        how = f"was ended by signal {-code}" if code < 0 else f"failed.\n{said}"
        raise LostShareError(f"A process that shares the work {how}")

    def kill(self) -> None:
        """End it, if it is still there."""
        if self._id:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._id, signal.SIGKILL)
            os.waitpid(self._id, 0)
            os.close(self._answer)


def _work(tasks: Sequence[Callable[[], Result]], queue: _Queue) -> dict[int, Result]:
    done = {}
    while (place := queue.take()) is not None:
        done[place] = tasks[place]()
    return done


def shared(
    tasks: Sequence[Callable[[], Result]], collect: Callable[[], Collected], processes: int
) -> tuple[list[Result], list[Collected]]:
    """Do tasks in several processes.

    Parameters
    ----------
    tasks
        What to do, the longest first. No task may need what another has done.
    collect
        What a fork hands back besides the results when it has done its share.
    processes
        How many at most, this one included.

    Returns
    -------
    tuple
        The results in the order of the tasks, and what each fork collected.

    Raises
    ------
    LostShareError
        If a fork fails or dies.
    """
    if processes < 2 or len(tasks) < 2 or not FORKS:  # noqa: PLR2004 -- nobody to share with
        return [task() for task in tasks], []
    queue = _Queue(len(tasks))
    forks: list[_Fork[Result, Collected]] = []
    gc.freeze()  # a collection in a fork would touch, and so copy, every page of memory
    try:
        for _ in range(min(processes, len(tasks)) - 1):
            fork = _Fork(tasks, queue, collect)
            forks.append(fork)
        done = _work(tasks, queue)
        ended = [fork.end() for fork in forks]
    finally:
        queue.clear()
        for fork in forks:
            fork.kill()
        queue.close()
        gc.unfreeze()
    for theirs, _ in ended:
        done |= theirs
    return [done[place] for place in range(len(tasks))], [collected for _, collected in ended]
