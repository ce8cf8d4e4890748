"""Inputs: the digest of everything that can change a page.

Cheap on purpose: bytes are read and digested, nothing is parsed and no heavy library imported, so
that a build with nothing to do says so at once.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from hundredmodels.build import digest
from hundredmodels.build.commit import commit
from hundredmodels.build.project import Project
from hundredmodels.errors import UserError

PAGES = ("_config.yml", "_toc.yml", "CITATION.cff", "CHANGELOG.md", "README.md")
COMMIT = "commit"
FOLDERS = ("book", "notebooks", "scenarios")
PAGE_PREFIXES = tuple(f"package/{name}" for name in digest.NOT_IN_NUMBERS)
RUN_PREFIXES = ("data/", "notebooks/", "package/", "environment")


def inputs(
    project: Project, data: Path, request: Mapping[str, object], scenario: Path | None = None
) -> dict[str, str]:
    """Return the digest of each input of a build.

    Parameters
    ----------
    project
        The project.
    data
        The folder of the data package.
    request
        What was asked for, as JSON: settings and the like.
    scenario
        The scenario's file, if there is one.

    Returns
    -------
    dict
        From the input's name (``data/models.csv``, ``book/index.md``, ``package/errors.py``,
        ``environment``, ``request``) to its digest, sorted; and ``commit``, the commit itself,
        where the project is a checkout.
    """
    found = {"request": digest.of_json(request)}
    found |= {
        name: digest.of_file(project.root / name)
        for name in PAGES
        if (project.root / name).is_file()
    }
    for folder in FOLDERS:
        found |= _under(folder, project.root / folder)
    found |= _under("data", data)
    found |= _under("package", digest.package_folder())
    found["environment"] = digest.of_json(digest.environment(project.root / "requirements.txt"))
    head = commit(project.root)
    if head:
        found[COMMIT] = head
    if scenario is not None and scenario.is_file():
        found["scenario"] = digest.of_file(scenario)
    return dict(sorted(found.items()))


def changed(now: Mapping[str, str], before: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of the inputs that differ, sorted."""
    names: Iterable[str] = {*now, *before}
    return tuple(sorted(name for name in names if now.get(name) != before.get(name)))


def of_runs_alone(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names of those inputs that a run can depend on."""
    return tuple(
        name
        for name in names
        if name.startswith(RUN_PREFIXES) and not name.startswith(PAGE_PREFIXES)
    )


def require_unchanged(
    now: Mapping[str, str], before: Mapping[str, str], *, of_runs: bool = False
) -> None:
    """Refuse to go on if an input has changed since a build has begun.

    What was computed meanwhile may be of the old or the new content, and may be kept under
    neither's key.

    Parameters
    ----------
    now, before
        The digests of all inputs.
    of_runs
        Whether only what a run can depend on counts, and not the hand-written pages.

    Raises
    ------
    UserError
        If something has changed; the message names it.
    """
    names = changed(now, before)
    if of_runs:
        names = of_runs_alone(names)
    if names:
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        raise UserError(
            f"{names[0]}{more} changed while the build was under way. "
            "Nothing was published; build again."
        )


def _under(prefix: str, folder: Path) -> dict[str, str]:
    """Return the digests below a folder under the names that messages use."""
    return {f"{prefix}/{name}": value for name, value in digest.of_tree(folder).items()}
