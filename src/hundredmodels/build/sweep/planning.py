"""The plan of a sweep: what is asked for, judged in full, as runs with the keys of a build."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from hundredmodels.build import digest
from hundredmodels.build.plan import Run, plan
from hundredmodels.build.project import Project
from hundredmodels.build.runs.store import Store
from hundredmodels.build.scenario import read_scenario
from hundredmodels.build.settings import Setting
from hundredmodels.build.sweep.design import Design, Point
from hundredmodels.build.sweep.space import Axis, fixed, is_whole, require_known
from hundredmodels.chapters import Chapter
from hundredmodels.chapters.parameters import LATEST
from hundredmodels.data import load
from hundredmodels.errors import UserError

SHOWN = 10


@dataclass(frozen=True)
class Sweep:
    """What a sweep is asked for.

    Attributes
    ----------
    project
        The project.
    chapter
        The chapter's slug.
    data
        The folder of the data package.
    axes
        What varies.
    design
        Which points are run.
    settings
        Parameters of the chapter that are set to one value.
    scenario
        A scenario's name; empty for none.
    jobs
        How many runs at a time; 0 for as many as there are processors.
    out
        The table; ``None`` for one named by its content below ``_build/sweeps``.
    scheduler
        Address of a Dask scheduler; empty for processes on this machine.
    """

    project: Project
    chapter: str
    data: Path
    axes: tuple[Axis, ...]
    design: Design = field(default_factory=Design)
    settings: tuple[Setting, ...] = ()
    scenario: str = ""
    jobs: int = 0
    out: Path | None = None
    scheduler: str = ""


def _settings(request: Sweep, chapter: Chapter) -> tuple[Setting, ...]:
    """Return the parameters set to one value: the scenario's, then the command line's."""
    slug = request.chapter
    named: tuple[Setting, ...] = ()
    if request.scenario:
        swept = {axis.name for axis in request.axes}
        scenario = read_scenario(request.scenario, request.project)
        named = tuple(
            one
            for one in scenario.settings({slug: chapter.Parameters})
            if one.chapter == slug and one.name not in swept
        )
    return (*named, *request.settings)


def points_of(request: Sweep, chapter: Chapter) -> list[Point]:
    """Return the points to run, every one of them allowed.

    Parameters
    ----------
    request
        What is asked for.
    chapter
        The chapter.

    Returns
    -------
    list of dict
        The swept parameters of each point.

    Raises
    ------
    UserError
        If a name, a value or a combination is not allowed; all mistakes of a kind in one message.
    """
    settings = _settings(request, chapter)
    model = chapter.Parameters
    require_known(request.axes, request.chapter, model, settings)
    whole = frozenset(axis.name for axis in request.axes if is_whole(axis, model))
    points = request.design.points(request.axes, whole)
    given = {setting.name: setting.value for setting in settings}
    refused = []
    for point in points:
        try:
            model(**{**given, **point})
        except ValidationError as error:
            reason = error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
            refused.append(f"{told(point)}: {reason}.")
    if refused:
        more = len(refused) - SHOWN
        raise UserError("\n".join(refused[:SHOWN]) + (f"\nand {more} more." if more > 0 else ""))
    return points


def runs_of(request: Sweep, found: Mapping[str, Chapter], points: Sequence[Point]) -> list[Run]:
    """Return the run of each point, with the key that a build would give it; none twice.

    Parameters
    ----------
    request
        What is asked for.
    found
        The chapter by its slug.
    points
        The points.

    Returns
    -------
    list of Run
        In the order of the points.
    """
    settings = _settings(request, found[request.chapter])
    slug = request.chapter
    store = Store(request.project.cache)
    first = [Setting(slug, name, value, "--over") for name, value in points[0].items()]
    (base,) = plan(request.project, request.data, (*settings, *first), store, found=found)
    model, tables = found[slug].Parameters, found[slug].TABLES
    given = {setting.name: setting.value for setting in settings}
    newest = ""
    runs: dict[str, Run] = {}
    for point in points:
        values = model(**{**given, **point}).model_dump(mode="json")
        if values["as_of"] == LATEST:
            newest = newest or load(request.data, only=tables).as_of.isoformat()
            values["as_of"] = newest
        ingredients = {**base.ingredients, "parameters": values, "as_of": values["as_of"]}
        key = digest.of_json(ingredients)
        runs[key] = replace(base, parameters=values, ingredients=ingredients, key=key)
    return list(runs.values())


def about(request: Sweep, run: Run, chapter: Chapter) -> dict[str, Any]:
    """Say what a sweep was, for the table's metadata.

    Parameters
    ----------
    request
        What was asked for.
    run
        One of its runs.
    chapter
        The chapter.

    Returns
    -------
    dict
        JSON.
    """
    swept = []
    for axis in request.axes:
        info = chapter.Parameters.model_fields[axis.name]
        extra = info.json_schema_extra
        unit = str(extra.get("unit", "")) if isinstance(extra, dict) else ""
        words = info.description or ""
        swept.append({"name": axis.name, "unit": unit, "description": words})
    return {
        "chapter": request.chapter,
        "title": chapter.TITLE,
        "design": str(request.design),
        "swept": swept,
        "fixed": fixed(run.parameters, request.axes),
        "tables": run.ingredients["tables"],
    }


def told(point: Point) -> str:
    """Write a point out."""
    return ", ".join(f"{name}={value}" for name, value in point.items())
