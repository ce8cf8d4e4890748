"""Sites of scenarios beside the main one."""

from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from hundredmodels.build import digest
from hundredmodels.build.editions.kept import Editions, seal
from hundredmodels.build.editions.manifest import NAME, Manifest
from hundredmodels.build.pages.beside import Part, differing, join, told
from hundredmodels.build.plan import Run, chapters
from hundredmodels.build.project import Project
from hundredmodels.build.scenario import read_scenario, scenario_names

if TYPE_CHECKING:
    from hundredmodels.build.runs.collect import Findings

ROOT = Path(__file__).parents[3]
SHIPPED = {"latest", "autumn-2023", "summer-2024", "cautious", "bold"}


def run(key: str) -> Run:
    """Make a run of which only the key counts."""
    return cast("Run", SimpleNamespace(key=key))


def finished(folder: Path, words: str) -> Path:
    """Make a small finished site."""
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(words, encoding="utf-8")
    manifest = Manifest("id", "2026-01-01", "", {}, {}, files=digest.of_tree(folder))
    (folder / NAME).write_text(manifest.to_text(), encoding="utf-8")
    return folder


def test_a_scenario_that_changes_nothing_has_no_site() -> None:
    """Only plans with another run than the main edition's are built beside it."""
    planned = {"latest": [run("a"), run("b")], "bold": [run("a"), run("c")]}
    assert list(differing([run("a"), run("b")], planned)) == ["bold"]


def test_a_joined_site_is_sealed_with_the_others_in_it(tmp_path: Path) -> None:
    """After joining, the main manifest holds every file, and an altered one is noticed."""
    main, other = finished(tmp_path / "main", "main"), finished(tmp_path / "other", "other")
    bold = Manifest("bold", "2026-01-01", "bold", {}, {})
    join(main, Part(None, "scenarios/bold", (), cast("Findings", None), bold), other)
    own = Manifest.read(main / "scenarios" / "bold")
    assert own is not None
    assert own.holds(main / "scenarios" / "bold")
    seal(main, Manifest("id", "2026-01-01", "", {}, {}), Editions())
    manifest = Manifest.read(main)
    assert manifest is not None
    assert manifest.holds(main)
    page = main / "scenarios" / "bold" / "index.html"
    assert page.read_text(encoding="utf-8") == "other"
    page.write_text("altered", encoding="utf-8")
    assert not manifest.holds(main)


def test_every_scenario_is_told_with_what_it_sets() -> None:
    """All that the project ships are told, built or not, each setting as chapter, name, value."""
    project = Project.find(ROOT)
    assert set(scenario_names(project)) >= SHIPPED
    models: dict[str, Any] = {slug: one.Parameters for slug, one in chapters(project).items()}
    listed = told([read_scenario(name, project) for name in sorted(SHIPPED)], models, ())
    assert {one["name"] for one in listed} == SHIPPED
    for one in listed:
        assert one["path"] is None
        assert one["settings"]
        assert all(name in models[slug].model_fields for slug, name, _ in one["settings"])
