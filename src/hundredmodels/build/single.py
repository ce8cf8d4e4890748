"""One chapter by itself: checked parameters, a verified run, a notebook written whole."""

from collections.abc import Iterable
from pathlib import Path

from hundredmodels.build.files import write_whole
from hundredmodels.build.inputs import inputs, require_unchanged
from hundredmodels.build.pipeline import BuildFailedError
from hundredmodels.build.plan import chapters, plan
from hundredmodels.build.progress import Progress
from hundredmodels.build.project import Project
from hundredmodels.build.runs.execute import Limits
from hundredmodels.build.runs.store import Store
from hundredmodels.build.runs.workers import run_all
from hundredmodels.build.scenario import read_scenario
from hundredmodels.build.settings import Setting
from hundredmodels.errors import UserError, did_you_mean


def run_chapter(
    project: Project,
    slug: str,
    data: Path,
    settings: Iterable[Setting],
    *,
    scenario: str,
    target: Path,
) -> float:
    """Run a chapter's notebook, or take its stored run, and write it.

    Parameters
    ----------
    project
        The project.
    slug
        The chapter.
    data
        The folder of the data package.
    settings
        Parameters of this chapter.
    scenario
        A scenario's name; empty for none.
    target
        Where the executed notebook goes.

    Returns
    -------
    float
        How long the run took, in seconds.

    Raises
    ------
    UserError
        If something is wrong with what was asked, or the notebook does not run to its end.
    """
    _refuse_target(target, project)
    before = inputs(project, data, {})
    found = chapters(project, only=(slug,))
    models = {name: one.Parameters for name, one in found.items()}
    asked = list(settings)
    for setting in asked:
        if setting.chapter != slug:
            raise UserError(
                f"{setting.origin}: this runs {slug}, not {setting.chapter!r}."
                f"{did_you_mean(setting.chapter, [slug])}"
            )
    if scenario:
        named = read_scenario(scenario, project).settings(models)
        asked = [setting for setting in named if setting.chapter == slug] + asked
    store = Store(project.cache)
    (run,) = plan(project, data, asked, store, found=found)
    if run.reason:
        failures = run_all(
            (run,),
            store,
            Progress(),
            limits=Limits(),
            jobs=1,
            confirm=lambda: require_unchanged(inputs(project, data, {}), before, of_runs=True),
        )
        if failures:
            raise BuildFailedError(str(failures[0]))
    entry = run.kept(store)
    if entry is None:
        raise BuildFailedError(f"{slug}: its stored run was damaged; run it again.")
    write_whole(target, entry.notebook)
    return entry.seconds


def _refuse_target(target: Path, project: Project) -> None:
    """Refuse what is no notebook's place, or a notebook of the report: it has no outputs."""
    if target.suffix.lower() != ".ipynb" and not target.is_dir():
        raise UserError(
            f"{target.name}: an executed notebook is written, so let its name end in .ipynb. Pages "
            "to read are made by hundredmodels build, with the same --set and --out FOLDER."
        )
    if target.is_relative_to(project.root / "notebooks"):
        raise UserError(f"{target} is among the report's own notebooks: name a file with --out.")
    if target.is_dir():
        raise UserError(f"{target} is a folder: name a file with --out.")
