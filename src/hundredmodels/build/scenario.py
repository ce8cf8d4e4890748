"""Scenarios: named sets of parameters, one file each in ``scenarios/``.

A file has a ``title``, a ``description``, and ``chapters`` (chapter, parameter, value) and ``all``
(parameter, value), the latter for parameters that several chapters have: it goes to each chapter
that has the parameter, and must fit at least one. What ``chapters`` says wins over ``all``. For
those who write one, ``book/scenarios.md`` has an example.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from pydantic import BaseModel

from hundredmodels.build.project import YAML, Project
from hundredmodels.build.scalars import read_yaml
from hundredmodels.build.settings import Setting
from hundredmodels.errors import UserError, did_you_mean

KEYS = ("title", "description", "chapters", "all")


@dataclass(frozen=True)
class Scenario:
    """A named set of parameters.

    Attributes
    ----------
    name
        Its file's name without ending.
    file
        Its file's name.
    title, description
        As a reader sees them.
    chapters
        Values by chapter and parameter.
    everywhere
        Values by parameter, for every chapter that has it.
    """

    name: str
    file: str
    title: str
    description: str
    chapters: Mapping[str, Mapping[str, Any]]
    everywhere: Mapping[str, Any]

    def settings(self, models: Mapping[str, type[BaseModel]]) -> Iterable[Setting]:
        """Yield the scenario's settings, the general ones first.

        Parameters
        ----------
        models
            The parameters' model of each chapter.

        Yields
        ------
        Setting
            One for each chapter and parameter.

        Raises
        ------
        UserError
            If no chapter has a parameter that ``all`` names.
        """
        for name, value in self.everywhere.items():
            having = [slug for slug, model in models.items() if name in model.model_fields]
            if not having and models:
                known = {field for model in models.values() for field in model.model_fields}
                raise UserError(
                    f"{self._origin('all', name)}: no chapter has a parameter {name!r}."
                    f"{did_you_mean(name, known)}"
                )
            for slug in having:
                yield Setting(slug, name, value, self._origin("all", name))
        for slug, values in self.chapters.items():
            for name, value in values.items():
                yield Setting(slug, name, value, self._origin(slug, name))

    def _origin(self, *keys: str) -> str:
        return f"scenarios/{self.file}, {'.'.join(keys)}"


def scenario_names(project: Project) -> tuple[str, ...]:
    """Return the names of the scenarios there are, sorted."""
    return tuple(project.scenario_files())


def read_scenario(name: str, project: Project) -> Scenario:
    """Read a scenario's file.

    Parameters
    ----------
    name
        The file's name without ending.
    project
        The project.

    Returns
    -------
    Scenario
        The scenario.

    Raises
    ------
    UserError
        If there is none of this name, or its file is not of the form described above.
    """
    files = project.scenario_files()
    if name not in files:
        plain = PurePath(name).stem
        if plain in files and PurePath(name).suffix in {"", *YAML}:
            mend = f" A scenario is named without folder and ending: write --scenario {plain}."
        else:
            mend = did_you_mean(name, files)
        raise UserError(f"There is no scenario {name!r}.{mend}")
    where = f"scenarios/{files[name].name}"
    try:
        text = files[name].read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UserError(f"{where} is not UTF-8 text: save it so.") from error
    table = _mapping(read_yaml(text, where), where)
    for key in table:
        if key not in KEYS:
            raise UserError(
                f"{where}: {key!r} is not a key of a scenario.{did_you_mean(key, KEYS)}"
            )
    for key in ("title", "description"):
        if not isinstance(table.get(key), str):
            raise UserError(f"{where}: {key!r} is missing or not text; say it in a phrase.")
    chapters = _mapping(table.get("chapters") or {}, f"{where}, chapters")
    return Scenario(
        name=name,
        file=files[name].name,
        title=table["title"],
        description=table["description"],
        chapters={
            slug: _mapping(values or {}, f"{where}, chapters.{slug}")
            for slug, values in chapters.items()
        },
        everywhere=_mapping(table.get("all") or {}, f"{where}, all"),
    )


def _mapping(value: object, where: str) -> dict[str, Any]:
    """Return a mapping with text keys, or say that it is none."""
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise UserError(f"{where} must be a mapping from names to values.")
    return value
