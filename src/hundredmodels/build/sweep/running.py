"""A sweep from end to end: everything is judged first, then run, kept as it comes, and listed.

Outcomes are kept in parts, each once it is certain that what they were made from is still there. A
sweep that was stopped, in whatever way, goes on from there when the same command is given again.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hundredmodels.build import digest
from hundredmodels.build.inputs import inputs, require_unchanged
from hundredmodels.build.pipeline import check_data
from hundredmodels.build.plan import Run, chapters
from hundredmodels.build.processes import forkserver
from hundredmodels.build.processes.shares import processors
from hundredmodels.build.progress import Progress
from hundredmodels.build.request import Request
from hundredmodels.build.runs.execute import Limits
from hundredmodels.build.runs.store import Store
from hundredmodels.build.runs.verify import Failure
from hundredmodels.build.runs.workers import outcomes, process_pool
from hundredmodels.build.sweep.design import Point
from hundredmodels.build.sweep.keeping import Keeping
from hundredmodels.build.sweep.kept import Kept, Outcome, Row
from hundredmodels.build.sweep.planning import Sweep, about, points_of, runs_of, told
from hundredmodels.build.sweep.table import failed, write_table
from hundredmodels.build.sweep.task import compute, compute_elsewhere, taken
from hundredmodels.errors import UserError

KEY_DIGITS = 12


@dataclass(frozen=True)
class Swept:
    """What a sweep has done.

    Attributes
    ----------
    table
        The Parquet file.
    runs
        How many runs the table lists.
    failures
        The swept parameters of each run that failed, with the cause.
    """

    table: Path
    runs: int
    failures: tuple[tuple[Point, str], ...]

    def complaint(self) -> str:
        """Say which runs failed, at which point and why."""
        lines = [f"{told(point)}: {cause}" for point, cause in self.failures]
        return "\n".join((f"{len(lines)} of {self.runs} runs failed:", *lines))


def sweep(request: Sweep, progress: Progress) -> Swept:
    """Run a sweep and write its table.

    Parameters
    ----------
    request
        What is asked for.
    progress
        Who tells the user.

    Returns
    -------
    Swept
        What was done; runs that failed are in it.

    Raises
    ------
    UserError
        If something is wrong with what was asked, before anything runs; or if what the runs are
        made from changes under way.
    KeyboardInterrupt
        If it was stopped with Ctrl-C, after what is finished was kept; it says how much.
    """
    project = request.project
    found = chapters(project, only=(request.chapter,))
    points = points_of(request, found[request.chapter])
    if not request.scheduler:
        forkserver.start_for(project)  # it imports while this process checks
    now = inputs(project, request.data, {})
    check_data(Request(project, request.data, project.site), now)
    runs = runs_of(request, found, points)
    kept = Kept(project.cache / "sweeps")
    todo = _missing(runs, kept, Store(project.cache))
    before = len(runs) - len(todo)
    progress.say(
        f"{len(runs)} runs of {request.chapter} ({request.design}"
        + (f"), {before} of them kept from before" if before else ")")
    )
    confirm = partial(_confirm, request, now)
    keeping = Keeping(kept, confirm)
    try:
        failures = _run(request, todo, keeping, progress) if todo else {}
    except KeyboardInterrupt:
        keeping.flush()
        done = len(runs) - len(todo) + keeping.count
        raise KeyboardInterrupt(
            f"Stopped. {done} of {len(runs)} runs are kept; the same command goes on from there."
        ) from None
    table = request.out or _default_table(request, runs)
    swept = tuple(axis.name for axis in request.axes)
    write_table(
        table,
        runs,
        partial(_rows, kept=kept, failures=failures),
        swept=swept,
        about=about(request, runs[0], found[request.chapter]),
    )
    listed = tuple(
        ({name: run.parameters[name] for name in swept}, _in_a_line(failures[run.key]))
        for run in runs
        if run.key in failures
    )
    return Swept(table, len(runs), listed)


def _missing(runs: Sequence[Run], kept: Kept, store: Store) -> list[Run]:
    """Return the runs that must be run: neither a sweep nor a build has kept them."""
    missing = []
    for run in runs:
        if kept.get(run.key) is not None:
            continue
        entry = store.get(run.key)
        found = taken(run, entry.notebook) if entry else None
        if isinstance(found, Outcome):
            kept.put(found)
        else:
            missing.append(run)
    return missing


def _run(
    request: Sweep, todo: Sequence[Run], keeping: "Keeping", progress: Progress
) -> dict[str, Failure]:
    """Run what is missing; return what failed, by key."""
    failures: dict[str, Failure] = {}
    begin = time.monotonic()

    def waiting(_: Sequence[Run]) -> None:
        done = keeping.count + len(failures)
        passed = time.monotonic() - begin
        left = f" · {passed / done * (len(todo) - done):.0f} s left" if done else ""
        wrong = f" · {len(failures)} failed" if failures else ""
        progress.live(f"{done}/{len(todo)} · {passed:.0f} s{left}{wrong}")
        keeping.keep_what_waits()

    with _place(request) as (task, jobs, pool):
        work = outcomes(todo, task, jobs=jobs, pool=pool, waiting=waiting)
        with closing(work):
            for run, found in work:
                if isinstance(found, Failure):
                    failures[run.key] = found
                else:
                    keeping.add(found)
            keeping.flush()
    seconds = time.monotonic() - begin
    progress.say(f"{keeping.count} runs in {seconds:.1f} s, {len(failures)} failed")
    return failures


@contextmanager
def _place(
    request: Sweep,
) -> Iterator[tuple[Callable[[Run], Outcome | Failure], int, Callable[[int], Executor]]]:
    """Say what is done for each run, how many at a time, and where."""
    limits = Limits()
    if not request.scheduler:
        yield partial(compute, limits=limits), request.jobs or processors(), process_pool
        return
    from hundredmodels.build.sweep.cluster import cluster  # noqa: PLC0415 -- an extra

    requirements = request.project.root / "requirements.txt"
    with cluster(request.scheduler) as found:
        task = partial(compute_elsewhere, limits=limits, requirements=requirements)
        yield task, request.jobs or found.threads(), found.pool


def _confirm(request: Sweep, before: Mapping[str, str]) -> None:
    """Stop if what the runs are made from has changed."""
    try:
        require_unchanged(inputs(request.project, request.data, {}), before, of_runs=True)
    except UserError as error:
        raise UserError(
            f"{str(error).partition(' changed ')[0]} changed while the sweep was under way: "
            "give the command again for the new content."
        ) from error


def _rows(run: Run, kept: Kept, failures: Mapping[str, Failure]) -> Sequence[Row]:
    """Return the rows of a run for the table."""
    failure = failures.get(run.key)
    if failure is not None:
        return [failed(_in_a_line(failure))]
    found = kept.get(run.key)
    return found.rows if found else [failed("its kept outcome was damaged; sweep again.")]


def _in_a_line(failure: Failure) -> str:
    """Say in a line where a run failed and why."""
    place = f"cell {failure.cell} ({failure.line}): " if failure.cell else ""
    return f"{place}{failure.cause}"


def _default_table(request: Sweep, runs: Sequence[Run]) -> Path:
    """Return where the table goes if nothing else is said: by what it holds."""
    key = digest.of_json([[axis.name for axis in request.axes], sorted(run.key for run in runs)])
    name = f"{request.chapter}-{key[:KEY_DIGITS]}.parquet"
    return request.project.root / "_build" / "sweeps" / name
