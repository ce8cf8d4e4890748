"""The task of a sweep: one run, from its ingredients to what is kept of it.

A plain function of its arguments that any executor can call, here or on another machine. There it
first makes sure that what lies on that machine is what the run's key says.
"""

import json
import multiprocessing
import threading
from collections.abc import Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from hundredmodels.build import digest
from hundredmodels.build.plan import Run
from hundredmodels.build.processes.forkserver import start
from hundredmodels.build.runs import closure
from hundredmodels.build.runs.closure import PACKAGE
from hundredmodels.build.runs.collect import published
from hundredmodels.build.runs.execute import Limits, execute
from hundredmodels.build.runs.notebook import Notebook
from hundredmodels.build.runs.verify import ChapterFailedError, Failure
from hundredmodels.build.runs.workers import outcomes
from hundredmodels.build.sweep.kept import Outcome, outcome
from hundredmodels.data.descriptor import read_descriptor
from hundredmodels.data.tables import table_digest
from hundredmodels.errors import UserError

ONE_AT_A_TIME = threading.Lock()
"""Threads of one worker take turns: a fork must find no lock held."""


def compute(run: Run, limits: Limits) -> Outcome | Failure:
    """Run a notebook and return its results, or why there are none.

    Parameters
    ----------
    run
        What to run.
    limits
        How long it may take.

    Returns
    -------
    Outcome or Failure
        What became of it.
    """
    done = execute(run, limits)
    if isinstance(done, Failure):
        return done
    return taken(run, done.notebook)


def taken(run: Run, executed: str) -> Outcome | Failure:
    """Take the results from a run's executed notebook.

    Parameters
    ----------
    run
        The run.
    executed
        The notebook's text.

    Returns
    -------
    Outcome or Failure
        The results; a failure if it has published none.
    """
    notebook = json.loads(executed)
    try:
        return outcome(run.key, notebook, published(notebook, run.chapter))
    except ChapterFailedError as error:
        return error.failure


def compute_elsewhere(run: Run, limits: Limits, requirements: Path) -> Outcome | Failure:
    """Run a notebook on a machine of a cluster.

    Parameters
    ----------
    run
        What to run.
    limits
        How long it may take.
    requirements
        The project's file of pins.

    Returns
    -------
    Outcome or Failure
        What became of it; a failure if code, data or environment there are not those of the key.
    """
    with ONE_AT_A_TIME:
        try:
            here = _ingredients(
                run.notebook, run.chapter, run.data, requirements, tuple(run.ingredients["tables"])
            )
        except (UserError, OSError) as error:
            return Failure(run.chapter, 0, "", f"the worker can't read the project: {error}")
        for name, found in here.items():
            if found != run.ingredients[name]:
                cause = f"{name} on the worker are not those that the sweep was planned with."
                return Failure(run.chapter, 0, "", cause)
        return _in_a_process(run, limits)


def _in_a_process(run: Run, limits: Limits) -> Outcome | Failure:
    """Run a notebook in a process forked from this machine's fork server, as a build does.

    Dask starts its workers as daemons, which may have no children lest these outlive them. Ours end
    with their parent however that ends, so the mark is taken off.
    """
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined] # noqa: SLF001
    start([f"{PACKAGE}.chapters.{run.chapter.replace('-', '_')}"])
    ((_, found),) = outcomes((run,), partial(compute, limits=limits), jobs=1)
    return found


@lru_cache(maxsize=4)
def _ingredients(
    notebook: str, chapter: str, data: Path, requirements: Path, tables: tuple[str, ...]
) -> Mapping[str, Any]:
    """Return what a run on this machine would be made of, digested once for all runs."""
    package = read_descriptor(data)
    return {
        "modules": closure.digests(Notebook(data, notebook).code(), chapter),
        "tables": {name: table_digest(package, name) for name in tables},
        "environment": digest.of_json(digest.environment(requirements)),
    }
