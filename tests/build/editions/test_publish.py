"""Publishing a finished site."""

import threading
from pathlib import Path

import pytest

from hundredmodels.build.editions import publish as module
from hundredmodels.build.editions.manifest import NAME, Manifest
from hundredmodels.build.editions.publish import (
    UnfinishedSiteError,
    check_site,
    clear_leftovers,
    publish,
    refuse_foreign,
)
from hundredmodels.build.project import Project
from hundredmodels.build.toc import read_contents
from hundredmodels.errors import UserError


def site(folder: Path, text: str = "new") -> Path:
    """Make a site of one page."""
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text, encoding="utf-8")
    manifest = Manifest("e", "2024-01-01", "", {}, {})
    (folder / NAME).write_text(manifest.to_text(), encoding="utf-8")
    return folder


@pytest.mark.parametrize("exchange", [True, False])
def test_a_site_is_swapped_in_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, exchange: bool
) -> None:
    """Law: after publishing there is the new site and nothing else, with or without an exchange."""
    if not exchange:
        monkeypatch.setattr(module, "_exchange", lambda _one, _other: False)
    out = tmp_path / "place" / "html"
    publish(site(tmp_path / "one", "old"), out)
    publish(site(tmp_path / "two", "new"), out)
    assert (out / "index.html").read_text(encoding="utf-8") == "new"
    assert [path.name for path in out.parent.iterdir()] == ["html"]


def test_a_reader_never_misses_the_site(tmp_path: Path) -> None:
    """Law: while sites are swapped, a page that each of them has can always be read."""
    out = tmp_path / "html"
    publish(site(tmp_path / "first"), out)
    missed, stop = [], threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                (out / "index.html").read_text(encoding="utf-8")
            except OSError as error:
                missed.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(50):
        publish(site(tmp_path / f"next-{number}"), out)
    stop.set()
    reader.join()
    assert not missed


def test_leftovers_of_a_killed_build_are_cleared(tmp_path: Path) -> None:
    """Law: a half-moved site goes; one that was moved aside comes back if it is the only one."""
    out = tmp_path / "html"
    site(tmp_path / ".html.new-1")
    site(tmp_path / ".html.old-1", "old")
    clear_leftovers(out)
    assert (out / "index.html").read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["html"]


def test_what_is_not_ours_is_refused(tmp_path: Path) -> None:
    """Law: only an empty folder, a site of ours, or plain Jupyter Book's own is replaced."""
    out = tmp_path / "html"
    refuse_foreign(out, default=out)
    out.mkdir()
    refuse_foreign(out, default=tmp_path)
    (out / "index.html").write_text("x", encoding="utf-8")
    refuse_foreign(out, default=out)
    with pytest.raises(UserError, match="not a site of ours"):
        refuse_foreign(out, default=tmp_path)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UserError, match="is a file"):
        refuse_foreign(tmp_path / "file", default=out)


def test_an_unfinished_site_is_refused(project: Project, tmp_path: Path) -> None:
    """Law: a missing page or list is named, and the site not published."""
    built = tmp_path / "built"
    contents = read_contents(project)
    for page in contents.pages:
        path = built / f"{page.name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    for name, text in (("index.html", "x"), ("results.json", "[]"), ("claims.json", "[]")):
        (built / name).write_text(text, encoding="utf-8")
    check_site(built, contents)
    (built / "notebooks" / "b.html").unlink()
    (built / "claims.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UnfinishedSiteError, match=r"notebooks/b\.html, claims\.json"):
        check_site(built, contents)


def test_a_manifest_knows_its_site(tmp_path: Path) -> None:
    """Law: a manifest comes back as written, and holds only while no file differs."""
    folder = site(tmp_path / "html")
    manifest = Manifest.read(folder)
    assert manifest == Manifest("e", "2024-01-01", "", {}, {})
    assert not manifest.holds(folder)
    (folder / NAME).write_text("{}", encoding="utf-8")
    assert Manifest.read(folder) is None
