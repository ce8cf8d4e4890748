"""Workers: runs on any ``concurrent.futures`` executor, longest first, with what happens told.

A process pool breaks as a whole when one of its workers is killed; the runs under way then go once
more, each to a pool of its own, and the one that breaks that too counts as failed. Pools are made
anew after so many runs, so that what a worker may leak does not add up.
"""

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from hundredmodels.build.plan import Run
from hundredmodels.build.processes.forkserver import context, start
from hundredmodels.build.progress import Progress
from hundredmodels.build.runs.execute import Limits, clear_private_folders, execute, prepare_worker
from hundredmodels.build.runs.store import Store
from hundredmodels.build.runs.verify import Failure

RUNS_PER_WORKER = 32
"""Runs after which a worker is replaced."""
AHEAD = 2
"""Runs handed out for each worker: one under way, and one that waits for it."""

Outcome = TypeVar("Outcome")


def process_pool(jobs: int) -> ProcessPoolExecutor:
    """Return a pool of processes forked from the fork server, or of fresh ones."""
    start()
    return ProcessPoolExecutor(
        max_workers=jobs,
        mp_context=context(),
        initializer=prepare_worker,
    )


def outcomes(
    runs: Iterable[Run],
    task: Callable[[Run], Outcome],
    *,
    jobs: int,
    pool: Callable[[int], Executor] = process_pool,
    waiting: Callable[[Sequence[Run]], None] = lambda _: None,
) -> Generator[tuple[Run, Outcome | Failure]]:
    """Do a task for each run, and yield what became of it as soon as it is known.

    Parameters
    ----------
    runs
        The runs; those that come first begin first.
    task
        What to do in a worker.
    jobs
        How many at a time.
    pool
        Makes an executor for so many jobs.
    waiting
        Called at least twice a second with the runs handed out.

    Yields
    ------
    tuple of Run and Outcome or Failure
        A run with what its task returned; a failure if its worker was killed, twice.
    """
    clear_private_folders()
    left, suspects = deque(runs), deque[Run]()
    while left or suspects:
        alone = bool(suspects)
        source, width = (suspects, 1) if alone else (left, jobs)
        batch = deque(
            source.popleft()
            for _ in range(min(len(source), 1 if alone else width * RUNS_PER_WORKER))
        )
        lost: list[Run] = []
        broken = False
        with pool(max(1, min(width, len(batch)))) as executor, _ended_on_error(executor):
            pending: dict[Future[Outcome], Run] = {}
            while pending or (batch and not broken):
                while batch and not broken and len(pending) < width * AHEAD:
                    try:
                        pending[executor.submit(task, batch[0])] = batch[0]
                    except BrokenProcessPool:
                        broken = True
                    else:
                        batch.popleft()
                finished, _ = wait(pending, timeout=0.5, return_when=FIRST_COMPLETED)
                waiting(tuple(pending.values()))
                for future in finished:
                    run = pending.pop(future)
                    try:
                        outcome = future.result()
                    except BrokenProcessPool:
                        broken = True
                        lost.append(run)
                        continue
                    yield run, outcome
        left.extendleft(reversed(batch))
        if alone:
            for run in lost:
                yield run, Failure(run.chapter, 0, "", "its worker process was killed, twice.")
        else:
            suspects.extend(lost)


def run_all(
    runs: Iterable[Run],
    store: Store,
    progress: Progress,
    *,
    limits: Limits,
    jobs: int,
    confirm: Callable[[], None] = lambda: None,
    kept: Callable[[Path], None] = lambda _: None,
    pool: Callable[[int], Executor] = process_pool,
) -> tuple[Failure, ...]:
    """Run all, keep what is good, and go on where one fails.

    Parameters
    ----------
    runs
        What to run.
    store
        Where to keep each executed notebook as soon as it is there.
    progress
        Who tells the user.
    limits
        How long a run may take.
    jobs
        How many at a time.
    confirm
        Called before a notebook is kept; raises if what it was made from is no longer there.
    kept
        Called with the file of each notebook as soon as it is kept.
    pool
        Makes an executor for so many jobs.

    Returns
    -------
    tuple of Failure
        What failed, in the order of the runs.
    """
    known = store.durations()
    order = sorted(runs, key=lambda run: -known.get(run.chapter, float("inf")))
    failures: dict[str, Failure] = {}
    done, begin = 0, time.monotonic()

    def waiting(pending: Sequence[Run]) -> None:
        names = ", ".join(run.chapter for run in pending)
        progress.live(f"{done}/{len(order)} · {time.monotonic() - begin:.0f} s · {names}")

    work = outcomes(order, partial(execute, limits=limits), jobs=jobs, pool=pool, waiting=waiting)
    with closing(work):
        for run, outcome in work:
            done += 1
            if isinstance(outcome, Failure):
                failures[run.key] = outcome
                progress.say(f"✗ {outcome.chapter} failed  ({done}/{len(order)})")
                continue
            confirm()
            kept(store.put(outcome))
            progress.say(f"✓ {run.chapter}  {outcome.seconds:.1f} s  ({done}/{len(order)})")
            for note in outcome.notes:
                progress.say(f"  {run.chapter}, {note}")
    return tuple(failures[run.key] for run in order if run.key in failures)


@contextmanager
def _ended_on_error(executor: Executor) -> Iterator[None]:
    """Kill this process's workers if a block fails or is interrupted; their kernels follow."""
    try:
        yield
    except BaseException:
        for worker in multiprocessing.active_children():
            worker.kill()
        _end_calls(executor)
        raise


def _end_calls(executor: Executor) -> None:
    """Close the end of a pool's pipe that its workers, now dead, would have read.

    Python 3.11 waits for ever for a call that is half written to it (cpython, issue 94777).
    """
    reader = getattr(getattr(executor, "_call_queue", None), "_reader", None)
    if reader is not None:
        with suppress(OSError):
            reader.close()
