"""An edition's history: the one before it, those that are kept; and its release among them."""

from dataclasses import dataclass
from pathlib import Path

from hundredmodels.build.editions.diff import Difference, Side, difference
from hundredmodels.build.editions.kept import Editions, carry, seal
from hundredmodels.build.editions.manifest import Manifest
from hundredmodels.build.editions.past import edition_before, remember
from hundredmodels.build.editions.publish import publish
from hundredmodels.build.editions.since import since
from hundredmodels.build.editions.snapshot import Snapshot
from hundredmodels.build.progress import Progress


@dataclass(frozen=True)
class Place:
    """Where editions follow one another.

    Attributes
    ----------
    out
        The folder of the site.
    cache
        The cache folder, which remembers what was replaced there.
    before
        The manifest of what stands there now; ``None`` for nothing.
    default
        Whether it is the project's own place, where an edition is found by its id.
    """

    out: Path
    cache: Path
    before: Manifest | None
    default: bool = True


@dataclass(frozen=True)
class History:
    """What an edition's pages say of the editions before it.

    Attributes
    ----------
    snapshot
        The edition's own rows, as they may be published.
    changes
        What differs from the edition before; ``None`` for a first one.
    kept
        The editions that are kept beside it.
    """

    snapshot: Snapshot
    changes: Difference | None
    kept: Editions

    @classmethod
    def of(cls, place: Place, manifest: Manifest, snapshot: Snapshot, *, keep: bool) -> "History":
        """Look back from a new edition.

        Parameters
        ----------
        place
            Where it goes.
        manifest
            Its manifest.
        snapshot
            Its rows.
        keep
            Whether the edition that it replaces is to be kept.

        Returns
        -------
        History
            Its history.
        """
        kept, before = Editions.read(place.out), place.before
        if keep and before is not None and before.edition != manifest.edition:
            kept = kept.including(before)
        old = edition_before(place.cache, place.out, before, manifest.edition)
        changes = difference(old, Side.of(manifest, snapshot)) if old else None
        return cls(snapshot, changes, kept)


def release(
    site: Path, place: Place, manifest: Manifest, history: History, progress: Progress
) -> None:
    """Publish a finished site with the editions that are kept beside it.

    Parameters
    ----------
    site
        The site.
    place
        Where it goes.
    manifest
        Its manifest, still without the digests of its files.
    history
        Its history.
    progress
        Who tells the user.
    """
    carry(history.kept, place.out, site, progress)
    seal(site, manifest, history.kept)
    if place.before is not None and place.before.edition != manifest.edition:
        remember(place.cache, place.out, place.before, manifest.edition)
    publish(site, place.out, place.cache)
    progress.say(f"✓ edition {manifest.edition} is published in {place.out}")
    if history.changes is None or place.before is None:
        return
    if place.before.edition != manifest.edition:
        after = manifest.edition if place.default else str(place.out)
        for line in since(place.before, manifest, history.changes, after):
            progress.say(f"  {line}")
