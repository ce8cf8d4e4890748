"""Kept editions: earlier ones that stay readable in a site, under ``editions/<id>/``.

A kept edition is the site as it was. Beside them stand ``editions/index.json``, which lists them,
and ``editions/latest.js``, from which a kept page learns the latest edition's numbers. Both are
written anew at each publication; the kept ones are carried over as they are.
"""

import json
import os
import re
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from html import escape
from pathlib import Path

from hundredmodels.build import digest
from hundredmodels.build.editions.diff import text_of
from hundredmodels.build.editions.feed import list_kept
from hundredmodels.build.editions.manifest import KEPT, NAME, Manifest
from hundredmodels.build.progress import Progress

INDEX, LATEST = "index.json", "latest.js"
ID = re.compile(r"[0-9a-f]{10}")
REGION = re.compile(r"<!--hm-editions (?P<up>(?:\.\./)*)-->.*?<!--/hm-editions-->", re.DOTALL)


@dataclass(frozen=True)
class KeptEdition:
    """An edition that is kept in a site.

    Attributes
    ----------
    id
        Its id.
    as_of
        Its day, ``YYYY-MM-DD``.
    path
        Its folder, named from the site's root.
    scenario
        Its scenario's name; empty for none.
    """

    id: str
    as_of: str
    path: str
    scenario: str = ""

    @classmethod
    def of(cls, manifest: Manifest) -> "KeptEdition":
        """Return the entry of an edition."""
        path = f"{KEPT}/{manifest.edition}"
        return cls(manifest.edition, manifest.as_of, path, manifest.scenario)


class Editions(tuple[KeptEdition, ...]):
    """The kept editions of a site, the last one first."""

    __slots__ = ()

    @classmethod
    def read(cls, site: Path) -> "Editions":
        """Return those that a site lists and holds; none where there is no list."""
        try:
            listed = json.loads((site / KEPT / INDEX).read_text(encoding="utf-8"))["editions"]
            names = [str(one["id"]) for one in listed]
        except (OSError, ValueError, KeyError, TypeError):
            return cls()
        found = []
        for name in names:
            manifest = Manifest.read(site / KEPT / name) if ID.fullmatch(name) else None
            if manifest is not None and manifest.edition == name:
                found.append(KeptEdition.of(manifest))
        return cls(found)

    def including(self, manifest: Manifest) -> "Editions":
        """Return these with one more in front, unless it is among them."""
        if any(one.id == manifest.edition for one in self):
            return self
        return Editions((KeptEdition.of(manifest), *self))


def carry(kept: Iterable[KeptEdition], out: Path, site: Path, progress: Progress) -> None:
    """Bring kept editions from the published site into the one that replaces it.

    Parameters
    ----------
    kept
        Those to keep; what is not yet kept is the published edition itself.
    out
        The published site.
    site
        The new site.
    progress
        Who tells the user of a kept edition that is not as it was.
    """
    for one in kept:
        old, new = out / one.path, site / one.path
        if not old.is_dir():
            keep_copy(out, new)
            continue
        share(old, new)
        manifest = Manifest.read(old)
        if manifest is None or not manifest.holds(old):
            progress.say(f"The kept edition {one.id} has been altered since it was kept.")


def keep_copy(site: Path, target: Path, *, link: bool = True) -> None:
    """Copy a site as a kept edition: without those that it keeps itself.

    Parameters
    ----------
    site
        The site.
    target
        The kept edition's folder.
    link
        Whether files may be shared with the site, which is to go soon.
    """
    share(site, target, leave_out=(KEPT,), link=link)
    manifest = Manifest.read(site)
    if manifest is None:
        raise ValueError(f"{site} is no site of ours.")
    for page in sorted(target.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        depth = len(page.relative_to(target).parts) - 1
        here = page.relative_to(target).as_posix()
        address = f"{'../' * (depth + 2)}{here}"
        shown = (
            f'<p>This edition is a kept one. <a href="{escape(address)}">The latest edition</a> '
            "lists those that are kept.</p>"
        )
        changed = REGION.sub(lambda _: shown, text)  # noqa: B023 -- used at once
        if changed != text:
            page.unlink()  # it may be shared
            page.write_text(changed, encoding="utf-8", newline="\n")
    sealed = replace(manifest, kept={}, files=digest.of_tree(target, leave_out=(NAME,)))
    (target / NAME).unlink()
    (target / NAME).write_text(sealed.to_text(), encoding="utf-8", newline="\n")


def seal(site: Path, manifest: Manifest, kept: Editions) -> None:
    """Write the lists of editions, the feed among them, then the manifest over everything.

    Parameters
    ----------
    site
        The new site, with its kept editions in place.
    manifest
        Its manifest, still without the digests of its files.
    kept
        Its kept editions.
    """
    folder = site / KEPT
    folder.mkdir(exist_ok=True)
    latest = {"id": manifest.edition, "as_of": manifest.as_of, "scenario": manifest.scenario}
    index = {"latest": latest, "editions": [asdict(one) for one in kept]}
    _write(folder / INDEX, json.dumps(index, ensure_ascii=False, sort_keys=True, indent=1) + "\n")
    told = {
        "edition": manifest.edition,
        "as_of": manifest.as_of,
        "kept": [one.id for one in kept],
        "numbers": {name: text_of(number) for name, number in manifest.numbers.items()},
    }
    words = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    _write(folder / LATEST, f"window.hundredmodelsLatest={words};\n")
    list_kept(site, kept)
    sealed = replace(
        manifest,
        files=Manifest.tree(site),
        kept={one.id: digest.of_file(site / one.path / NAME) for one in kept},
    )
    _write(site / NAME, sealed.to_text())


def list_html(kept: Iterable[KeptEdition], up: str) -> str:
    """Write the list of kept editions as HTML, within marks that let it be written anew.

    Parameters
    ----------
    kept
        The editions, the last one first.
    up
        The way to the site's root as seen from the page, such as ``"../"``.

    Returns
    -------
    str
        A list with a link to each, or a sentence that there is none.
    """
    entries = "".join(
        f'<li><a href="{up}{one.path}/index.html">Edition {escape(one.id)}</a>, data as of '
        f"{escape(one.as_of)}{f', scenario {escape(one.scenario)}' if one.scenario else ''}</li>"
        for one in kept
    )
    shown = f"<ul>{entries}</ul>" if entries else "<p>No edition is kept here yet.</p>"
    return f"<!--hm-editions {up}-->{shown}<!--/hm-editions-->"


def rewrite_lists(site: Path, kept: Editions) -> None:
    """Write the list of kept editions anew on each page of a site that shows it."""
    for page in sorted(site.rglob("*.html")):
        if page.relative_to(site).parts[0] == KEPT:
            continue
        text = page.read_text(encoding="utf-8")
        changed = REGION.sub(lambda found: list_html(kept, found["up"]), text)
        if changed != text:
            page.unlink()
            _write(page, changed)


def share(
    source: Path, target: Path, *, leave_out: tuple[str, ...] = (), link: bool = True
) -> None:
    """Copy a folder, or let both share the files where the file system can."""

    def transfer(one: str, other: str) -> str:
        if link:
            try:
                os.link(one, other)
            except OSError:  # another disk, or a file system without links
                return shutil.copyfile(one, other)
            return other
        return shutil.copyfile(one, other)

    def ignored(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if name in leave_out and Path(folder) == source]

    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, ignore=ignored, copy_function=transfer)


def _write(path: Path, text: str) -> None:
    """Write a text file of the site."""
    path.unlink(missing_ok=True)  # a linked file must not change under its other name
    path.write_text(text, encoding="utf-8", newline="\n")
