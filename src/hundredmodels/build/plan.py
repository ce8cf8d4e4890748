"""The plan: which runs the report needs, each with the key of everything it depends on.

A run is a pure function of its ingredients: the notebook's code, the parameters, the tables that
the chapter declares, the day that "latest" means, the modules that it can import, the pinned
distributions and Python's version. Its key is the SHA-256 of these.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from hundredmodels.build import digest
from hundredmodels.build.progress import listed
from hundredmodels.build.project import Project
from hundredmodels.build.runs import closure
from hundredmodels.build.runs.notebook import Notebook, with_prose
from hundredmodels.build.runs.store import Entry, Store
from hundredmodels.build.settings import Setting, resolve
from hundredmodels.build.toc import read_contents
from hundredmodels.chapters import Chapter
from hundredmodels.chapters.lookup import chapter
from hundredmodels.chapters.parameters import LATEST
from hundredmodels.data import Tables, load
from hundredmodels.errors import UserError, did_you_mean

FORMAT = 2
"""Part of every key: raise it when the way of running or canonicalising changes."""


@dataclass(frozen=True)
class Run:
    """One notebook to run with one set of parameters.

    Attributes
    ----------
    chapter
        The chapter's slug.
    notebook
        The notebook's text.
    parameters
        All its parameters, as JSON values; "latest" is resolved into the day.
    data
        The folder of the data package.
    ingredients
        What the key is made of, as JSON.
    key
        The digest of the ingredients.
    reason
        Why it must run; empty if the store holds it.
    """

    chapter: str
    notebook: str
    parameters: Mapping[str, Any]
    data: Path
    ingredients: Mapping[str, Any]
    key: str
    reason: str = ""

    def kept(self, store: Store) -> Entry | None:
        """Return what the store keeps of this run, with the notebook's prose as it is now."""
        entry = store.get(self.key)
        return entry and replace(entry, notebook=with_prose(entry.notebook, self.notebook))


def chapters(project: Project, only: Iterable[str] | None = None) -> dict[str, Chapter]:
    """Import the chapters that ``_toc.yml`` names, in its order.

    Parameters
    ----------
    project
        The project.
    only
        Slugs of those wanted; all if not given.

    Returns
    -------
    dict
        The chapter packages by slug.

    Raises
    ------
    UserError
        If there is no chapter of a wanted name.
    """
    slugs = read_contents(project).chapters
    wanted = slugs if only is None else tuple(only)
    for slug in wanted:
        if slug not in slugs:
            raise UserError(f"There is no chapter {slug!r}.{did_you_mean(slug, slugs)}")
    return {slug: chapter(slug) for slug in wanted}


def plan(
    project: Project,
    data: Path,
    settings: Iterable[Setting],
    store: Store,
    *,
    found: Mapping[str, Chapter],
    before: Mapping[str, Any] | None = None,
) -> tuple[Run, ...]:
    """Plan the runs.

    Parameters
    ----------
    project
        The project.
    data
        The folder of the data package, already checked.
    settings
        What was asked for.
    store
        Where executed notebooks are kept.
    found
        The chapters to run, from :func:`chapters`.
    before
        The ingredients of each chapter's last run, to say what has changed since.

    Returns
    -------
    tuple of Run
        One for each chapter, in their order.

    Raises
    ------
    UserError
        If a parameter is wrong, or a notebook's parameters are not those of its chapter.
    """
    resolved = resolve(settings, {slug: one.Parameters for slug, one in found.items()})
    environment = digest.of_json(digest.environment(project.root / "requirements.txt"))
    source = closure.Source(digest.package_folder())  # read once, not for each chapter
    runs = []
    newest = ""
    for slug, parameters in resolved.items():
        notebook = Notebook.read(project.notebook(slug))
        agree(notebook, type(parameters))
        values = parameters.model_dump(mode="json")
        day = values.get("as_of", LATEST)
        if day == LATEST:  # all tables are read for it: once, not for each chapter
            newest = newest or load(data, as_of=LATEST, only=()).as_of.isoformat()
            day = newest
        tables = load(data, as_of=day, only=found[slug].TABLES)
        values |= {"as_of": tables.as_of.isoformat()} if "as_of" in values else {}
        ingredients = {
            "format": FORMAT,
            "notebook": notebook.digest,
            "parameters": values,
            "as_of": tables.as_of.isoformat(),
            "tables": _digests(tables),
            "modules": closure.digests(notebook.code(), slug, source),
            "environment": environment,
        }
        key = digest.of_json(ingredients)
        stored = store.get(key) is not None
        reason = "" if stored else _reason(ingredients, (before or {}).get(slug))
        runs.append(Run(slug, notebook.text, values, data, ingredients, key, reason))
    return tuple(runs)


def _digests(tables: Tables) -> dict[str, str]:
    """Return the digest of each table that a chapter declares."""
    return {name: tables.digest(name) for name in sorted(tables)}


def agree(notebook: Notebook, model: type[BaseModel]) -> None:
    """Refuse a notebook whose parameters are not those of its chapter, or are not passed on.

    Parameters
    ----------
    notebook
        The notebook.
    model
        The chapter's parameters.

    Raises
    ------
    UserError
        Naming the notebook and the parameters.
    """
    written = set(notebook.parameter_names())
    declared = set(model.model_fields)
    for names, where, lacking in (
        (written - declared, "its parameters cell", "the chapter's Parameters"),
        (declared - written, "the chapter's Parameters", "its parameters cell"),
    ):
        if names:
            listed = ", ".join(sorted(names))
            raise UserError(f"{notebook.path}: {listed} stands in {where}, but not in {lacking}.")
    if unread := notebook.unread_parameters():
        listed = ", ".join(unread)
        raise UserError(
            f"{notebook.path}: no cell reads {listed} of its parameters cell, so that setting it "
            "would change nothing: pass it on to the chapter's Parameters."
        )


def _reason(now: Mapping[str, Any], before: Mapping[str, Any] | None) -> str:
    """Say what has changed since a run, in a phrase."""
    if not before:
        return "not run before"
    changed = []
    for name, value in now.items():
        old = before.get(name)
        if value == old:
            continue
        if isinstance(value, dict) and isinstance(old, dict):
            parts = sorted(part for part in {*value, *old} if value.get(part) != old.get(part))
            parts = [part for part in parts if not told_by_day(name, part, now, before)]
            changed += [f"{name} {listed(parts)}"] if parts else []
        else:
            changed.append(name)
    if not changed:
        return "its stored run is gone or damaged"
    return f"changed: {'; '.join(changed)}"


def told_by_day(
    ingredient: str, part: str, now: Mapping[str, Any], before: Mapping[str, Any]
) -> bool:
    """Say whether a changed part is the day as a parameter, which the run's own day tells too.

    Parameters
    ----------
    ingredient, part
        Name of an ingredient, and of the part of it that has changed.
    now, before
        All ingredients of two runs.

    Returns
    -------
    bool
        Whether it need not be told.
    """
    day = "as_of"
    return (ingredient, part) == ("parameters", day) and now.get(day) != before.get(day)
