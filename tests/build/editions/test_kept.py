"""Kept editions, and the edition before."""

import json
from pathlib import Path

import feedparser
import pytest

from hundredmodels.build.editions.feed import Entry, write_feed
from hundredmodels.build.editions.keep import keep
from hundredmodels.build.editions.kept import Editions, KeptEdition, carry, list_html, seal
from hundredmodels.build.editions.manifest import Manifest, edition_of
from hundredmodels.build.editions.past import edition_before, remember
from hundredmodels.build.editions.publish import publish
from hundredmodels.build.editions.snapshot import Snapshot, Table
from hundredmodels.build.progress import Progress
from hundredmodels.build.project import Project
from hundredmodels.errors import UserError

OLD, MIDDLE, NEW = "aaaaaaaaaa", "bbbbbbbbbb", "cccccccccc"


def site(folder: Path, edition: str, value: float = 1.0, kept: Editions | None = None) -> Manifest:
    """Write a small site of an edition, not yet sealed."""
    (folder / "book").mkdir(parents=True)
    (folder / "index.html").write_text(f"<p>{edition}</p>", encoding="utf-8")
    entry = Entry(edition, "2024-01-01", "", "An edition.", "index.html")
    write_feed(folder, entry, title="A report", base="", language="en")
    (folder / "book" / "changes.html").write_text(
        f"<main>{list_html(kept or Editions(), '../')}</main>", encoding="utf-8"
    )
    (folder / "snapshot.zip").write_bytes(
        Snapshot({"t": Table(("k",), ("k",), {(edition,): {"k": edition}})}).to_bytes()
    )
    number = {"label": "x", "value": value, "unit": "months", "digits": None}
    return Manifest(edition, "2024-01-01", "", {}, {}, numbers={"c.x": number})


def released(out: Path, edition: str, kept: Editions, tmp: Path, value: float = 1.0) -> None:
    """Publish an edition as a build does."""
    new = tmp / "work" / edition
    manifest = site(new, edition, value, kept)
    carry(kept, out, new, Progress())
    seal(new, manifest, kept)
    publish(new, out)


def test_kept_editions_are_carried_over(tmp_path: Path) -> None:
    """Law: a kept edition stays as it was through later publications, and the site is whole."""
    out = tmp_path / "html"
    released(out, OLD, Editions(), tmp_path)
    first = Manifest.read(out)
    assert first is not None
    released(out, MIDDLE, Editions.read(out).including(first), tmp_path, 2.0)
    old = (out / "editions" / OLD / "index.html").read_bytes()
    second = Manifest.read(out)
    assert second is not None
    assert second.holds(out)
    released(out, NEW, Editions.read(out).including(second), tmp_path, 3.0)
    kept = Editions.read(out)
    assert [one.id for one in kept] == [MIDDLE, OLD]
    assert kept[0] == KeptEdition(MIDDLE, "2024-01-01", f"editions/{MIDDLE}")
    assert (out / "editions" / OLD / "index.html").read_bytes() == old == f"<p>{OLD}</p>".encode()
    assert not (out / "editions" / MIDDLE / "editions").exists()
    entries = feedparser.parse((out / "feed.xml").read_bytes()).entries
    assert [entry["link"] for entry in entries] == [
        "index.html",
        *(f"editions/{id_}/index.html" for id_ in (MIDDLE, OLD)),
    ]
    index = json.loads((out / "editions" / "index.json").read_text(encoding="utf-8"))
    assert index["latest"]["id"] == NEW
    assert [one["id"] for one in index["editions"]] == [MIDDLE, OLD]
    latest = (out / "editions" / "latest.js").read_text(encoding="utf-8")
    assert '"c.x":"3 months"' in latest
    page = (out / "book" / "changes.html").read_text(encoding="utf-8")
    assert f'href="../editions/{OLD}/index.html"' in page
    older = (out / "editions" / OLD / "book" / "changes.html").read_text(encoding="utf-8")
    assert 'href="../../../book/changes.html"' in older
    own = Manifest.read(out / "editions" / OLD)
    assert own is not None
    assert own.holds(out / "editions" / OLD)
    now = Manifest.read(out)
    assert now is not None
    assert now.holds(out)
    (out / "editions" / "stray").mkdir()
    assert not now.holds(out)


def test_an_altered_kept_edition_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Law: a kept edition that is no longer as it was kept is carried over, and told."""
    out = tmp_path / "html"
    released(out, OLD, Editions(), tmp_path)
    first = Manifest.read(out)
    assert first is not None
    released(out, MIDDLE, Editions.read(out).including(first), tmp_path)
    assert "altered" not in capsys.readouterr().err
    (out / "editions" / OLD / "index.html").write_text("other", encoding="utf-8")
    released(out, NEW, Editions.read(out), tmp_path)
    assert f"The kept edition {OLD} has been altered" in capsys.readouterr().err
    assert (out / "editions" / OLD / "index.html").read_text(encoding="utf-8") == "other"


def test_the_published_edition_can_be_kept(tmp_path: Path) -> None:
    """Law: keeping puts the published edition under its own id, listed; twice is once."""
    out, project = tmp_path / "html", Project(tmp_path)
    with pytest.raises(UserError, match="no site of ours"):
        keep(project, out, Progress())
    released(out, OLD, Editions(), tmp_path)
    assert keep(project, out, Progress()) == keep(project, out, Progress()) == OLD
    assert [one.id for one in Editions.read(out)] == [OLD]
    now = Manifest.read(out)
    assert now is not None
    assert now.holds(out)
    page = (out / "book" / "changes.html").read_text(encoding="utf-8")
    assert f'href="../editions/{OLD}/index.html"' in page
    (out / "index.html").write_text("other", encoding="utf-8")
    kept = out / "editions" / OLD / "index.html"
    assert kept.read_text(encoding="utf-8") == f"<p>{OLD}</p>"
    with pytest.raises(UserError, match="altered"):
        keep(project, out, Progress())


def test_the_edition_before(tmp_path: Path) -> None:
    """Law: an edition built again finds the same edition before it; another place has its own."""
    out, cache = tmp_path / "html", tmp_path / "cache"
    assert edition_before(cache, out, None, OLD) is None
    released(out, OLD, Editions(), tmp_path)
    first = Manifest.read(out)
    assert first is not None
    assert edition_before(cache, out, first, OLD) is None
    found = edition_before(cache, out, first, NEW)
    assert found is not None
    remember(cache, out, first, NEW)
    released(out, NEW, Editions(), tmp_path)
    again = edition_before(cache, out, Manifest.read(out), NEW)
    assert again == found
    assert again is not None
    assert again.snapshot is not None
    assert (OLD,) in again.snapshot.tables["t"].rows
    assert edition_before(cache, tmp_path / "other", Manifest.read(out), NEW) is None


def test_what_an_editions_id_covers() -> None:
    """Law: data, runs, pages and code are in the id; what no page shows is not."""
    runs = {"a": {"key": "1"}}
    inputs = {"data/x.csv": "1", "book/a.md": "1", "package/sphinx_ext/a.css": "1", "request": "1"}
    first = edition_of(runs, inputs)
    assert edition_of(runs, inputs | {"request": "2", "README.md": "2"}) == first
    others = {edition_of(runs, inputs | {name: "2"}) for name in inputs if name != "request"}
    others.add(edition_of({"a": {"key": "2"}}, inputs))
    assert len(others) == len(inputs)
    assert first not in others
