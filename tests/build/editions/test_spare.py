"""The spare: what is written over, and what must never be."""

import os
from pathlib import Path

import pytest

from hundredmodels.build.editions import spare


def site(folder: Path, *names: str) -> Path:
    """Make a site with these files, each holding its own name."""
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, encoding="utf-8")
    return folder


def held(folder: Path) -> list[str]:
    """Return the files of a folder."""
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def test_a_file_is_written_over_in_its_place(tmp_path: Path) -> None:
    """Law: a file written again keeps its place on the disk; one that is not written goes."""
    old = site(tmp_path / "old", "cite/a.bib", "cite/sets/1.js", "numbers/n.csv", "book/page.html")
    place = (old / "cite" / "a.bib").stat().st_ino
    spare.keep(old, tmp_path / "cache")
    new = tmp_path / "new"
    new.mkdir()
    left = spare.reuse(tmp_path / "cache", new)
    assert held(new) == ["cite/a.bib", "cite/sets/1.js", "numbers/n.csv"]
    (new / "cite" / "a.bib").write_text("again", encoding="utf-8")
    (new / "cite" / "sets" / "1.js").write_text("cite/sets/1.js", encoding="utf-8")  # the same
    spare.sweep(left)
    assert held(new) == ["cite/a.bib", "cite/sets/1.js"]
    assert (new / "cite" / "a.bib").stat().st_ino == place
    assert not spare.reuse(tmp_path / "cache", tmp_path / "another")  # it is taken


@pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")
def test_what_others_share_is_not_written_over(tmp_path: Path) -> None:
    """Law: a file that a kept edition shares, and what a link leads to, stay as they are."""
    old = site(tmp_path / "old", "cite/a.bib", "figures/f.csv")
    kept = tmp_path / "kept.bib"
    os.link(old / "cite" / "a.bib", kept)
    outside = site(tmp_path / "outside", "secret", "numbers/n.csv")
    (old / "figures" / "link.csv").symlink_to(outside / "secret")
    (old / "numbers").symlink_to(outside / "numbers")
    spare.keep(old, tmp_path / "cache")
    new = tmp_path / "new"
    new.mkdir()
    spare.reuse(tmp_path / "cache", new)
    assert held(new) == ["figures/f.csv"]
    for name in ("cite/a.bib", "figures/link.csv", "numbers/n.csv"):
        (new / name).parent.mkdir(exist_ok=True)
        (new / name).write_text("new", encoding="utf-8")
    assert kept.read_text(encoding="utf-8") == "cite/a.bib"
    assert held(outside) == ["numbers/n.csv", "secret"]
    assert (outside / "numbers" / "n.csv").read_text(encoding="utf-8") == "numbers/n.csv"
    assert (outside / "secret").read_text(encoding="utf-8") == "secret"


def test_nothing_to_keep(tmp_path: Path) -> None:
    """Law: a site without such folders leaves no spare, and the one before is gone."""
    spare.keep(site(tmp_path / "one", "cite/a.bib"), tmp_path / "cache")
    spare.keep(site(tmp_path / "two", "index.html"), tmp_path / "cache")
    assert spare.reuse(tmp_path / "cache", site(tmp_path / "new", "index.html")) == {}
    assert held(tmp_path / "new") == ["index.html"]
