"""Painters: processes that draw side by side, since vl-convert draws one thing at a time.

One job is drawn in this process, several in as many processes as the machine has cores. What is
drawn does not depend on who draws it. A fork draws nothing itself: it would wait for ever for the
threads of vl-convert, which a fork does not have.
"""

import json
import os
import subprocess
import sys
from base64 import b64decode
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event

from hundredmodels.errors import UserError
from hundredmodels.sphinx_ext.draw import draw

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
        The kind of drawing and what it is drawn from, as :mod:`~hundredmodels.sphinx_ext.draw`
        reads it.
    keep
        Takes what was drawn.
    """

    name: str
    request: tuple[object, ...]
    keep: Callable[[str | bytes], None]

    def take(self, answer: dict[str, str]) -> None:
        """Keep an answer, or complain of it."""
        if "error" in answer:
            raise DrawingError(f"{self.name} could not be drawn: {answer['error']}")
        self.keep(answer["text"] if "text" in answer else b64decode(answer["bytes"]))


def warm() -> None:
    """Draw a point, since the first drawing of a process takes most of a second longer."""
    point = {"data": {"values": [{"x": 1}]}, "mark": "point", "encoding": {"x": {"field": "x"}}}
    draw(VEGA_LITE, "svg", point)


def paint(jobs: Sequence[Job], *, most: int | None = None) -> int:
    """Draw all of these.

    Parameters
    ----------
    jobs
        What to draw.
    most
        At most so many processes; the machine's cores if not given.

    Returns
    -------
    int
        How many processes were started.

    Raises
    ------
    DrawingError
        If something could not be drawn; it names the first of the jobs that failed.
    """
    painters = min(most or os.cpu_count() or 1, len(jobs) // FEW)
    if jobs and os.getpid() != HERE:
        painters = max(painters, 1)
    elif painters < 2:  # noqa: PLR2004 -- one process more would only cost its start
        for job in jobs:
            job.take(draw(VEGA_LITE, *job.request))  # type: ignore[arg-type]
        return 0
    left: SimpleQueue[Job] = SimpleQueue()
    for job in jobs:
        left.put(job)
    failed = Event()
    with ThreadPoolExecutor(painters) as pool:
        for done in [pool.submit(_work, left, failed) for _ in range(painters)]:
            done.result()
    return painters


def _work(left: SimpleQueue[Job], failed: Event) -> None:
    """Give one process a job after another until none is left or one has failed."""
    with subprocess.Popen(  # noqa: S603 -- this interpreter and our own script
        [sys.executable, str(SCRIPT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    ) as process:
        assert process.stdin is not None  # noqa: S101 -- asked for above
        assert process.stdout is not None  # noqa: S101 -- asked for above
        try:
            while not failed.is_set():
                try:
                    job = left.get_nowait()
                except Empty:
                    return
                process.stdin.write(json.dumps([VEGA_LITE, *job.request]) + "\n")
                process.stdin.flush()
                line = process.stdout.readline()
                job.take(json.loads(line or '{"error": "the process that drew it has died"}'))
        except BaseException:
            failed.set()
            process.kill()
            raise
