"""Painters: processes that draw side by side, since vl-convert draws one thing at a time.

A few jobs are drawn in this process, more in as many processes as the machine has cores. What is
drawn does not depend on who draws it. A fork draws nothing itself: it would wait for ever for the
threads of vl-convert, which a fork does not have.
"""

import json
import os
import subprocess
import sys
from base64 import b64decode
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

from hundredmodels.build.processes.shares import processors
from hundredmodels.errors import UserError
from hundredmodels.sphinx_ext.drawings.draw import CALM, draw

VEGA_LITE = "6.4"
SCRIPT = Path(__file__).with_name("draw.py")
FEW = 3
"""So many jobs are drawn here: a process takes as long to start."""
HERE = os.getpid()


class DrawingError(UserError):
    """A drawing that could not be made, by its name."""


@dataclass(frozen=True)
class Job:
    """Something to draw.

    Attributes
    ----------
    name
        What to call it in a complaint.
    request
        The kind of drawing and what it is drawn from, as
        :mod:`~hundredmodels.sphinx_ext.drawings.draw` reads it.
    keep
        Takes what was drawn, and returns what can be drawn from it.
    """

    name: str
    request: tuple[object, ...]
    keep: "Callable[[str | bytes], Iterable[Job]]"

    def take(self, answer: dict[str, str]) -> "Iterable[Job]":
        """Keep an answer, or complain of it."""
        if "error" in answer:
            raise DrawingError(f"{self.name} could not be drawn: {answer['error']}")
        return self.keep(answer["text"] if "text" in answer else b64decode(answer["bytes"]))


class Painters:
    """Processes that take one job after another, each followed by a thread of this process."""

    def __init__(self) -> None:
        """Start none yet."""
        self._left: Queue[Job | None] = Queue()
        self._threads: list[Thread] = []
        self._failures: list[Exception] = []

    def __len__(self) -> int:
        """Return how many were started."""
        return len(self._threads)

    def start(self, *, calm: bool = False) -> None:
        """Start one more, which works at once.

        Parameters
        ----------
        calm
            Whether it only takes what other work leaves of the processors.
        """
        thread = Thread(target=self._follow, args=[calm], daemon=True)
        thread.start()
        self._threads.append(thread)

    def hand(self, jobs: Iterable[Job]) -> None:
        """Give them something to draw."""
        for job in jobs:
            self._left.put(job)

    def recall(self) -> None:
        """Take back what none of them has begun."""
        with suppress(Empty):
            while True:
                self._left.get_nowait()
                self._left.task_done()

    def end(self) -> None:
        """Wait until all is drawn, then let them go.

        Raises
        ------
        DrawingError
            If something could not be drawn; what was left then is not drawn either.
        OSError
            If one of them could not be started.
        """
        self._left.join()
        threads, self._threads = self._threads, []
        for _ in threads:
            self._left.put(None)
        for thread in threads:
            thread.join()
        failures, self._failures = self._failures, []
        if failures:
            raise failures[0]

    def _follow(self, calm: bool) -> None:
        try:
            process = subprocess.Popen(  # noqa: S603 -- this interpreter and our own script
                [sys.executable, str(SCRIPT), *([CALM] if calm else [])],
                stdin=subprocess.PIPE,  # its end, also that of this process, ends the painter
                stdout=subprocess.PIPE,
                encoding="utf-8",
                env=os.environ | {"PYTHONIOENCODING": "utf-8"},
            )
        except OSError as error:
            self._failures.append(error)
            self._work(lambda _: {})
            return
        with suppress(BrokenPipeError), process:  # of one that has died, which was told
            self._work(partial(_asked, process))

    def _work(self, ask: Callable[[Job], dict[str, str]]) -> None:
        """Draw until told to go; once something has failed, only clear the table."""
        while (job := self._left.get()) is not None:
            try:
                if not self._failures:
                    self.hand(job.take(ask(job)))
            except Exception as error:  # noqa: BLE001 -- told at the end, whatever it is
                self._failures.append(error)
            finally:
                self._left.task_done()
        self._left.task_done()


def _asked(process: "subprocess.Popen[str]", job: Job) -> dict[str, str]:
    """Have a process draw; return its answer."""
    assert process.stdin is not None  # noqa: S101 -- asked for where it is started
    assert process.stdout is not None  # noqa: S101 -- likewise
    with suppress(BrokenPipeError, ValueError):  # a line that is none, or nonsense
        process.stdin.write(json.dumps([VEGA_LITE, *job.request]) + "\n")
        process.stdin.flush()
        answer: dict[str, str] = json.loads(process.stdout.readline())
        return answer
    return {"error": "the process that drew it has died"}


def warm() -> None:
    """Draw a point, since the first drawing of a process takes most of a second longer."""
    point = {"data": {"values": [{"x": 1}]}, "mark": "point", "encoding": {"x": {"field": "x"}}}
    draw(VEGA_LITE, "svg", point)


def paint(jobs: Sequence[Job], begun: Painters | None = None) -> int:
    """Draw all of these, and what can be drawn from them.

    Parameters
    ----------
    jobs
        What to draw.
    begun
        Painters that are at work already on some of these; they take part, and are let go.

    Returns
    -------
    int
        How many processes it took.

    Raises
    ------
    DrawingError
        If something could not be drawn; it names the first of the jobs that failed.
    """
    painters = begun or Painters()
    if not jobs and not painters:
        return 0
    wanted = min(processors(), len(jobs) // FEW)
    if not painters and wanted < 2 and os.getpid() == HERE:  # noqa: PLR2004 -- see FEW
        left = list(jobs)
        while left:
            job = left.pop(0)
            left += job.take(draw(VEGA_LITE, *job.request))  # type: ignore[arg-type]
        return 0
    painters.recall()
    painters.hand(jobs)
    for _ in range(len(painters), max(wanted, 1)):
        painters.start()
    count = len(painters)
    painters.end()
    return count
