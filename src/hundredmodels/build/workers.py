"""Workers: runs on any ``concurrent.futures`` executor, longest first, with what happens told.

A process pool breaks as a whole when one of its workers is killed; the runs under way then
go once more to a new pool, and a run that breaks the pool twice counts as failed.
"""

import multiprocessing
import os
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from hundredmodels.build.execute import Limits, clear_private_folders, execute, prepare_worker
from hundredmodels.build.forkserver import context, start
from hundredmodels.build.plan import Run
from hundredmodels.build.progress import Progress
from hundredmodels.build.store import Entry, Store
from hundredmodels.build.verify import Failure

ATTEMPTS = 2


def process_pool(jobs: int) -> ProcessPoolExecutor:
    """Return a pool of processes forked from the fork server, or of fresh ones."""
    start()
    return ProcessPoolExecutor(
        max_workers=jobs,
        mp_context=context(),
        initializer=prepare_worker,
    )


def processors() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def run_all(
    runs: Iterable[Run],
    store: Store,
    progress: Progress,
    *,
    limits: Limits,
    jobs: int,
    confirm: Callable[[], None] = lambda: None,
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
    pool
        Makes an executor for so many jobs.

    Returns
    -------
    tuple of Failure
        What failed, in the order of the runs.
    """
    clear_private_folders()
    known = store.durations()
    order = sorted(runs, key=lambda run: -known.get(run.chapter, float("inf")))
    left, failures = list(order), {}
    done = 0
    attempts = dict.fromkeys((run.key for run in order), 0)
    while left:
        with pool(max(1, min(jobs, len(left)))) as executor, _ended_on_error():
            pending = {executor.submit(execute, run, limits): run for run in left}
            begin = time.monotonic()
            while pending:
                finished, _ = wait(pending, timeout=0.5, return_when=FIRST_COMPLETED)
                names = ", ".join(run.chapter for run in pending.values())
                progress.live(f"{done}/{len(order)} · {time.monotonic() - begin:.0f} s · {names}")
                for future in finished:
                    run = pending.pop(future)
                    outcome = _outcome(future, run, attempts)
                    if outcome is None:
                        continue
                    left.remove(run)
                    done += 1
                    if isinstance(outcome, Failure):
                        failures[run.key] = outcome
                        progress.say(f"✗ {outcome.chapter} failed  ({done}/{len(order)})")
                        continue
                    confirm()
                    store.put(outcome)
                    progress.say(f"✓ {run.chapter}  {outcome.seconds:.1f} s  ({done}/{len(order)})")
                    for note in outcome.notes:
                        progress.say(f"  {run.chapter}, {note}")
    return tuple(failures[run.key] for run in order if run.key in failures)


@contextmanager
def _ended_on_error() -> Iterator[None]:
    """Kill this process's workers if a block fails or is interrupted; their kernels follow."""
    try:
        yield
    except BaseException:
        for worker in multiprocessing.active_children():
            worker.kill()
        raise


def _outcome(
    future: "Future[Entry | Failure]", run: Run, attempts: dict[str, int]
) -> Entry | Failure | None:
    """Return what became of a run; ``None`` if its worker died and it should go once more."""
    try:
        return future.result()
    except BrokenProcessPool:
        attempts[run.key] += 1
        if attempts[run.key] < ATTEMPTS:
            return None
        return Failure(run.chapter, 0, "", "its worker process was killed, twice.")
