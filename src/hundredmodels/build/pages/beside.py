"""Sites beside the site: each scenario's own edition under ``scenarios/NAME/`` of the main one.

A scenario whose runs are those of the main edition would only repeat it and has no site.
"""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from hundredmodels.build.editions.history import History
from hundredmodels.build.editions.kept import Editions, seal
from hundredmodels.build.editions.manifest import Manifest
from hundredmodels.build.pages.edition import pages
from hundredmodels.build.pages.site import Press
from hundredmodels.build.pdf.browser import Browser
from hundredmodels.build.plan import Run, chapters
from hundredmodels.build.processes.shares import processors
from hundredmodels.build.project import Project
from hundredmodels.build.runs.collect import Findings
from hundredmodels.build.runs.store import Entry
from hundredmodels.build.scenario import Scenario, read_scenario, scenario_names
from hundredmodels.report.payload import result_to_json

FOLDER = "scenarios"


@dataclass(frozen=True)
class Part:
    """One edition of a build.

    Attributes
    ----------
    scenario
        Its scenario; ``None`` for the report's own parameters.
    path
        Where its site lies from the root of the main one; empty for the main one.
    runs
        Its runs, one for each chapter.
    findings
        What they say.
    manifest
        Its manifest, still without the digests of its files.
    """

    scenario: Scenario | None
    path: str
    runs: tuple[Run, ...]
    findings: Findings
    manifest: Manifest


def path_of(name: str) -> str:
    """Return where a scenario's site lies from the root of the main one."""
    return f"{FOLDER}/{name}"


def differing(
    main: Sequence[Run], planned: Mapping[str, Sequence[Run]]
) -> dict[str, tuple[Run, ...]]:
    """Return the plans, by scenario, whose runs are not just those of the main edition."""
    keys = [run.key for run in main]
    return {
        name: tuple(runs) for name, runs in planned.items() if [run.key for run in runs] != keys
    }


def told(
    scenarios: Iterable[Scenario], models: Mapping[str, type[BaseModel]], built: Iterable[Part]
) -> list[dict[str, Any]]:
    """Return what every page is told of the scenarios.

    Parameters
    ----------
    scenarios
        All scenarios of the project.
    models
        The parameters' model of each chapter.
    built
        The editions that are built beside the main one.

    Returns
    -------
    list of dict
        ``name``, ``title``, ``description``, ``settings`` (chapter, parameter and value as text),
        ``path`` (``None`` where it is not built) and ``results`` (without their rows).
    """
    parts = {part.scenario.name: part for part in built if part.scenario is not None}
    listed = []
    for one in scenarios:
        part = parts.get(one.name)
        results = part.findings.results.values() if part else ()
        listed.append(
            {
                "name": one.name,
                "title": one.title,
                "description": one.description,
                "settings": [
                    [setting.chapter, setting.name, str(setting.value)]
                    for setting in one.settings(models)
                ],
                "path": part.path if part else None,
                "results": [result_to_json(replace(result, inputs=())) for result in results],
            }
        )
    return listed


def sites(
    project: Project,
    data: Path,
    parts: Sequence[Part],
    entries: Mapping[str, Entry],
    *,
    history: History,
    work: Path,
    press: Press,
    jobs: int = 0,
    browser: Browser | None = None,
) -> Path:
    """Make the site of each edition, as many at a time as there are processors, and join them.

    Parameters
    ----------
    project
        The project.
    data
        The folder of the data package.
    parts
        The editions, the main one first.
    entries
        Their executed notebooks, by key.
    history
        The editions before the main one; the others have none.
    work
        A folder to work in.
    press
        Who builds the pages.
    jobs
        How many at a time; 0 for as many as there are processors.
    browser
        Who prints the PDFs of the main edition; none are made without one.

    Returns
    -------
    pathlib.Path
        The main site, with the others in it.
    """
    models = {slug: one.Parameters for slug, one in chapters(project).items()}
    scenarios = [read_scenario(name, project) for name in scenario_names(project)]
    listed = told(scenarios, models, parts)

    def make(part: Part) -> Path:
        return pages(
            project,
            data,
            notebooks={run.chapter: entries[run.key].notebook for run in part.runs},
            findings=part.findings,
            manifest=part.manifest,
            scenario=part.scenario,
            history=History(history.snapshot, None, Editions()) if part.path else history,
            work=work / (part.path or "main"),
            press=press,
            beside={"scenarios": listed, "here": part.path},
            browser=None if part.path else browser,
        )

    with ThreadPoolExecutor(max_workers=jobs or processors()) as pool:
        made = list(pool.map(make, parts))
    for part, site in zip(parts[1:], made[1:], strict=True):
        join(made[0], part, site)
    return made[0]


def join(main: Path, part: Part, site: Path) -> None:
    """Seal another edition's site and put it into the main one, which is sealed when released.

    Parameters
    ----------
    main
        The main site.
    part
        The other edition.
    site
        Its site; gone afterwards.
    """
    seal(site, part.manifest, Editions())
    target = main / part.path
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(site, target)
