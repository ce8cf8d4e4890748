"""Revisions: editions in which nothing but the text of some pages has changed.

Numbers, figures, lists and all other pages are then those of the published edition, but for its
id, which stands on each of them. Sphinx keeps what it has read of the pages; it reads and writes
the changed ones alone, into a copy of the published site that bears the new id. If a heading, a
label or anything else that another page can show has changed too, or anything kept is not as it
was, no revision is made and the whole site is built.
"""

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from hundredmodels.build import digest
from hundredmodels.build.editions import spare
from hundredmodels.build.editions.manifest import KEPT, Manifest, edition_of
from hundredmodels.build.files import write_whole
from hundredmodels.build.inputs import changed, require_unchanged
from hundredmodels.build.pages.assemble import HANDED
from hundredmodels.build.pages.site import DOCTREES, OUTLINE, Press
from hundredmodels.build.pdf import printer as printers
from hundredmodels.build.processes.stopping import in_order
from hundredmodels.build.progress import Progress
from hundredmodels.build.project import Project
from hundredmodels.build.request import Request
from hundredmodels.build.runs.notebook import Notebook, with_prose
from hundredmodels.build.toc import Page, read_contents
from hundredmodels.errors import UserError

FOLDER, STATE, FORMAT = "pages", "state.json", 1
SOURCES, SITE = "sources", "html"
PRINTED = "pdf/"


@dataclass(frozen=True)
class Revision:
    """An edition that differs from the published one in the text of some pages.

    Attributes
    ----------
    request
        What is asked for.
    before
        The manifest of the published edition.
    manifest
        Its own, still without the digests of its files.
    pages
        The pages whose text has changed.
    """

    request: Request
    before: Manifest
    manifest: Manifest
    pages: tuple[Page, ...]

    @property
    def files(self) -> tuple[str, ...]:
        """The changed files, named from the project's root."""
        return tuple(_named(page, self.request.project) for page in self.pages)


def keep_pages(cache: Path, manifest: Manifest) -> None:
    """Keep the sources of a published edition, and what Sphinx has read of them.

    Parameters
    ----------
    cache
        The cache folder; they are moved out of the work in it.
    manifest
        The edition's manifest.
    """
    kept, work = cache / FOLDER, _work(cache)
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(parents=True)
    (work / SOURCES).replace(kept / SOURCES)
    (work / "site" / DOCTREES).replace(kept / DOCTREES)
    state = {
        "format": FORMAT,
        "edition": manifest.edition,
        "inputs": dict(manifest.inputs),
        "files": digest.of_tree(kept),
    }
    write_whole(kept / STATE, json.dumps(state))


def revise(request: Request, progress: Progress, now: Mapping[str, str], before: Manifest) -> str:
    """Publish a revision, if the changes allow it.

    Parameters
    ----------
    request
        What is asked for.
    progress
        Who tells the user.
    now
        The digests of all inputs.
    before
        The manifest of what is published.

    Returns
    -------
    str
        The new edition's id; empty where the whole site must be built, and nothing was published.
    """
    cache = request.project.cache
    pages = _texts(request, changed(now, before.inputs), before)
    if not pages or not _kept(cache, before):
        return ""
    runs = {slug: dict(run) for slug, run in before.runs.items()}
    manifest = replace(before, edition=edition_of(runs, now), inputs=now, files={}, kept={})
    revision = Revision(request, before, manifest, pages)
    try:
        with Press(request.data, cache, revision.files) as press:
            return manifest.edition if _published(revision, press, progress) else ""
    except UserError:
        if request.digests() != now:
            raise
        return ""  # a build of the whole says what is wrong, if anything is


def _texts(request: Request, names: tuple[str, ...], before: Manifest) -> tuple[Page, ...]:
    """Return the pages whose text has changed; none if anything else has."""
    listed = read_contents(request.project).pages
    found = {_named(page, request.project): page for page in listed}
    if request.beside or not all(name in found and name in before.inputs for name in names):
        return ()
    pages = tuple(found[name] for name in names)
    for page in pages:
        ingredients = before.runs.get(page.slug, {}).get("ingredients", {})
        if page.is_chapter and Notebook.read(page.source).digest != ingredients.get("notebook"):
            return ()
    return pages


def _kept(cache: Path, before: Manifest) -> bool:
    """Say whether what is kept is whole, and of the edition that is published."""
    try:
        state = json.loads((cache / FOLDER / STATE).read_text(encoding="utf-8"))
        return bool(
            state["format"] == FORMAT
            and state["edition"] == before.edition
            and state["inputs"] == dict(before.inputs)
            and f"{DOCTREES}/{OUTLINE}" in state["files"]
            and state["files"] == digest.of_tree(cache / FOLDER, leave_out=(STATE,))
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _published(revision: Revision, press: Press, progress: Progress) -> bool:
    """Make a revision and publish it; say whether that was done."""
    from hundredmodels.build.editions.history import History, release  # noqa: PLC0415
    from hundredmodels.build.editions.snapshot import NAME as SNAPSHOT, Snapshot  # noqa: PLC0415
    from hundredmodels.build.pages.edition import close, told_of  # noqa: PLC0415 -- slow
    from hundredmodels.build.scenario import read_scenario  # noqa: PLC0415

    in_order()
    request, before, manifest = revision.request, revision.before, revision.manifest
    project, place = request.project, request.place(before)
    printer = printers.choose(request.pdf, project.cache, progress.say)
    if request.prints and printer is None:
        return False
    work = _work(project.cache)
    shutil.rmtree(work, ignore_errors=True)
    site = work / "site" / SITE
    site.mkdir(parents=True)
    left = spare.reuse(project.cache, site)
    snapshot = Snapshot.read(request.out / SNAPSHOT)
    if snapshot is None:
        return False
    copy = Copy(request.out, site, before, manifest.edition)
    copy.make(name for name in before.files if not name.startswith(spare.REUSED))
    history = History.of(place, manifest, snapshot, keep=request.keep)
    _assemble(revision, told_of(manifest, history), work)

    def copy_rows() -> None:  # no page is made from them
        copy.make(name for name in before.files if name.startswith(spare.REUSED))
        spare.sweep(left)

    progress.live("Sphinx writes what has changed …")
    press.build(work / SOURCES, site, copy_rows)
    scenario = read_scenario(manifest.scenario, project) if manifest.scenario else None
    contents = read_contents(project)
    close(project, contents, manifest, site, scenario=scenario, browser=printer)
    require_unchanged(request.digests(), manifest.inputs)
    progress.say("  Only text has changed: the other pages stand as they are.")
    release(site, place, manifest, history, progress)
    keep_pages(project.cache, manifest)
    return True


class AlteredSiteError(UserError):
    """The published site is not as its manifest says."""


@dataclass(frozen=True)
class Copy:
    """A copy of a published site for another edition: what names the old one names the new.

    Attributes
    ----------
    out
        The published site.
    site
        The copy.
    before
        The manifest of the published site.
    edition
        The new edition's id.
    """

    out: Path
    site: Path
    before: Manifest
    edition: str

    def make(self, names: Iterable[str]) -> None:
        """Copy files; kept editions and what is printed of the old one are left out.

        Raises
        ------
        AlteredSiteError
            If one is not as the manifest says.
        """
        old, new = self.before.edition.encode(), self.edition.encode()
        out, site, made = f"{self.out}{os.sep}", f"{self.site}{os.sep}", set[str]()
        for name in names:
            if name.startswith((f"{KEPT}/", PRINTED)):
                continue
            content = self._read(out + name)
            if content is None or digest.of_bytes(content) != self.before.files[name]:
                raise AlteredSiteError(f"{self.out / name} is not as it was published.")
            folder = name.rpartition("/")[0]
            if folder not in made:
                (self.site / folder).mkdir(parents=True, exist_ok=True)
                made.add(folder)
            stamped = content.replace(old, new)
            if self._read(site + name) == stamped:  # written over by what it was
                os.utime(site + name)
                continue
            with open(site + name, "wb") as file:  # noqa: PTH123 -- thousands at a time
                file.write(stamped)

    @staticmethod
    def _read(name: str) -> bytes | None:
        try:
            with open(name, "rb", buffering=0) as file:  # noqa: PTH123 -- as above
                return file.read()
        except OSError:
            return None


def _assemble(revision: Revision, told: Mapping[str, Any], work: Path) -> None:
    """Put the changed pages among the sources that were kept, and tell of the new edition."""
    kept = revision.request.project.cache / FOLDER
    shutil.copytree(kept / SOURCES, work / SOURCES)
    shutil.copytree(kept / DOCTREES, work / "site" / DOCTREES)
    for page, file in zip(revision.pages, revision.files, strict=True):
        target = work / SOURCES / file
        text = page.source.read_text(encoding="utf-8")
        if page.is_chapter:
            text = with_prose(target.read_text(encoding="utf-8"), text)
        target.write_text(text, encoding="utf-8", newline="")
    handed = json.loads((work / SOURCES / HANDED).read_text(encoding="utf-8"))
    handed |= told
    (work / SOURCES / HANDED).write_text(
        json.dumps(handed, ensure_ascii=False, sort_keys=True), encoding="utf-8"
    )


def _named(page: Page, project: Project) -> str:
    """Return a page's file as the inputs name it, from the project's root."""
    return page.source.relative_to(project.root).as_posix()


def _work(cache: Path) -> Path:
    """Return where the main edition is made: Sphinx keeps to the paths that it has read."""
    return cache / "work" / "main"
