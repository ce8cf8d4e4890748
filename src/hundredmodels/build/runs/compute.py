"""Numbers and verdicts of data that are no edition: the chapters run on them, through the store."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hundredmodels.build.lock import alone
from hundredmodels.build.plan import chapters, plan
from hundredmodels.build.processes.shares import processors
from hundredmodels.build.progress import Progress
from hundredmodels.build.project import Project
from hundredmodels.build.runs.collect import collect
from hundredmodels.build.runs.execute import Limits
from hundredmodels.build.runs.store import Store
from hundredmodels.build.runs.workers import run_all
from hundredmodels.data import check
from hundredmodels.errors import UserError


def computed(
    project: Project, data: Path
) -> tuple[Mapping[str, Mapping[str, Any]], Mapping[str, str]]:
    """Run the chapters with their defaults on a data package.

    Parameters
    ----------
    project
        The project: its notebooks and code as they are now.
    data
        The folder of the data package.

    Returns
    -------
    tuple
        Numbers by id as a manifest lists them, and verdicts by claim.

    Raises
    ------
    UserError
        If the data have problems, or a chapter can't be run on them.
    """
    check(data).require_valid()
    progress = Progress()
    with alone(project.cache, progress):
        store = Store(project.cache)
        runs = plan(project, data, (), store, found=chapters(project))
        needed = [run for run in runs if run.reason]
        failures = run_all(needed, store, progress, limits=Limits(), jobs=processors())
        entries = {run.key: entry for run in runs if (entry := store.get(run.key)) is not None}
        if failures or len(entries) < len(runs):
            told = "\n".join(str(failure) for failure in failures)
            raise UserError(f"The numbers can't be computed from {data.name}.\n{told}".strip())
    findings = collect(runs, entries, data)
    return findings.numbers(), {claim["id"]: claim["verdict"] for claim in findings.claims}
