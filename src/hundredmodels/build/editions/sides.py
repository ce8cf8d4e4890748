"""What can be compared: an edition by its id, a site, a data folder, a git revision's data."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hundredmodels.build.editions import snapshot
from hundredmodels.build.editions.diff import Side
from hundredmodels.build.editions.manifest import KEPT, NAME, Manifest
from hundredmodels.build.editions.past import all_past
from hundredmodels.build.editions.snapshot import Snapshot
from hundredmodels.build.project import Project
from hundredmodels.data.descriptor import DESCRIPTOR
from hundredmodels.errors import UserError

ID = re.compile(r"[0-9a-f]{4,10}")
LINK_MODES = ("120000", "160000")


@contextmanager
def side(project: Project, name: str, *, numbers: bool) -> Iterator[Side]:
    """Find what a word names.

    Parameters
    ----------
    project
        The project.
    name
        A folder, an edition's id (or its first four or more digits), or a git revision.
    numbers
        Whether to run the chapters where only data are named.

    Yields
    ------
    Side
        What it is; with data as long as the block lasts.

    Raises
    ------
    UserError
        If it names nothing that can be compared.
    """
    folder = Path(name).expanduser()
    if (folder / NAME).is_file():
        yield _site(folder)
        return
    if (folder / DESCRIPTOR).is_file():
        yield _data(project, name, folder.resolve(), numbers=numbers)
        return
    if folder.is_dir():
        raise UserError(
            f"{name} is neither a built site (it has no {NAME}) nor a data package "
            f"(it has no {DESCRIPTOR})."
        )
    edition = _edition(project, name) if ID.fullmatch(name) else None
    if edition is not None:
        yield edition
        return
    with TemporaryDirectory(prefix="hundredmodels-diff-") as made:
        data = Path(made) / "data"
        _check_out(project, name, data)
        yield _data(project, f"data/ at {name}", data, numbers=numbers)


def _site(folder: Path) -> Side:
    """Return the side of a built site."""
    manifest = Manifest.read(folder)
    if manifest is None:
        raise UserError(f"{folder / NAME} is no manifest of an edition: build that site again.")
    return Side.of(manifest, Snapshot.read(folder / snapshot.NAME))


def _data(project: Project, name: str, folder: Path, *, numbers: bool) -> Side:
    """Return the side of a data package, with its numbers if they are wanted."""
    found = Side(name, Snapshot.of(folder))
    if not numbers:
        return found
    from hundredmodels.build.runs.compute import computed  # noqa: PLC0415 -- slow

    values, verdicts = computed(project, folder)
    return replace(found, numbers=values, verdicts=verdicts)


def _edition(project: Project, name: str) -> Side | None:
    """Return an edition that is published, kept, or remembered as replaced."""
    places = [project.site, *sorted((project.site / KEPT).glob("*"))]
    for place in places:
        manifest = Manifest.read(place)
        if manifest is not None and manifest.edition.startswith(name):
            return Side.of(manifest, Snapshot.read(place / snapshot.NAME))
    for past in all_past(project.cache):
        if past.manifest is not None and past.manifest.edition.startswith(name):
            return past
    return None


def _check_out(project: Project, revision: str, folder: Path) -> None:
    """Write the data of a git revision into a folder, with plumbing that touches no work tree."""
    if shutil.which("git") is None:
        raise UserError(f"{revision!r} is no folder and no edition known here, and git is missing.")
    commit = _git(project, "rev-parse", "--verify", "--quiet", "--end-of-options",
                  f"{revision}^{{commit}}")  # fmt: skip
    if commit is None:
        raise UserError(
            f"{revision!r} is no folder, no edition known here, and no git revision: name a "
            "folder, an id from `manifest.json` or `editions/index.json`, or a revision."
        )
    sha = commit.decode().strip()
    where = project.data.name
    listed = _git(project, "ls-tree", "-r", "-z", sha, "--", f"{where}/") or b""
    for entry in listed.split(b"\0"):
        head, _, path = entry.decode("utf-8", "surrogateescape").partition("\t")
        if not path or head.split()[0] in LINK_MODES:
            continue
        content = _git(project, "cat-file", "blob", head.split()[2])
        target = folder / Path(path).relative_to(where)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content or b"")
    if not (folder / DESCRIPTOR).is_file():
        raise UserError(f"The git revision {revision} has no {where}/{DESCRIPTOR}.")


def _git(project: Project, *words: str) -> bytes | None:
    """Return what git says; ``None`` if it fails."""
    done = subprocess.run(  # noqa: S603 -- no shell, and options end before what was typed
        ["git", "-C", str(project.root), *words],  # noqa: S607 -- git as the user has it
        capture_output=True,
        check=False,
    )
    return done.stdout if done.returncode == 0 else None
