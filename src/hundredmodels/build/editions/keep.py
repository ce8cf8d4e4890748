"""Keeping the published edition, so that its addresses stay good whatever is published later."""

from pathlib import Path

from hundredmodels.build.editions.kept import (
    Editions,
    KeptEdition,
    carry,
    keep_copy,
    rewrite_lists,
    seal,
    share,
)
from hundredmodels.build.editions.manifest import KEPT, Manifest
from hundredmodels.build.editions.publish import clear_leftovers, publish
from hundredmodels.build.editions.retired import LOCK, lock_ids, published_ids
from hundredmodels.build.lock import alone
from hundredmodels.build.progress import Progress
from hundredmodels.build.project import Project
from hundredmodels.errors import UserError


def keep(project: Project, out: Path, progress: Progress) -> str:
    """Keep what is published under ``editions/<id>/``; the site is swapped whole, as ever.

    Parameters
    ----------
    project
        Whose site it is; its list of ids that may not go is added to.
    out
        The published site.
    progress
        Who tells the user.

    Returns
    -------
    str
        The edition's id.

    Raises
    ------
    UserError
        If there is no site of ours, or it is not as it was published.
    """
    cache = project.cache
    with alone(cache, progress):
        clear_leftovers(out)
        manifest = Manifest.read(out)
        if manifest is None:
            raise UserError(f"There is no site of ours in {out}: build it, or name it with --out.")
        if not manifest.holds(out):
            raise UserError(f"{out} has been altered since it was published: build it again first.")
        locked = lock_ids(project.root, published_ids(manifest))
        if locked:
            progress.say(f"{locked} new id(s) are listed in {LOCK}: commit it with the edition.")
        kept = Editions.read(out)
        if any(one.id == manifest.edition for one in kept):
            progress.say(f"Edition {manifest.edition} is kept already.")
            return manifest.edition
        site = cache / "work" / "keep"
        share(out, site, leave_out=(KEPT,))
        carry(kept, out, site, progress)
        keep_copy(site, site / KeptEdition.of(manifest).path, link=False)
        kept = kept.including(manifest)
        rewrite_lists(site, kept)
        seal(site, manifest, kept)
        publish(site, out)
        progress.say(f"✓ edition {manifest.edition} is kept in {out / KEPT / manifest.edition}")
        return manifest.edition
