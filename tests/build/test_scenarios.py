"""The scenarios that the project ships fit its chapters, and so does the one in the book."""

import re
from pathlib import Path

import pytest

from hundredmodels.build.project import Project
from hundredmodels.build.scenario import KEYS, read_scenario
from hundredmodels.build.settings import resolve
from hundredmodels.build.toc import read_contents
from hundredmodels.chapters.lookup import chapter

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("path", sorted((ROOT / "scenarios").glob("*.yml")), ids=lambda p: p.stem)
def test_a_scenario_sets_known_parameters_to_allowed_values(path: Path) -> None:
    """Each setting of a scenario file is a parameter of its chapter, within its bounds."""
    project = Project.find(ROOT)
    scenario = read_scenario(path.stem, project)
    models = {slug: chapter(slug).Parameters for slug in read_contents(project).chapters}
    settings = list(scenario.settings(models))
    assert settings
    for setting in settings:
        models[setting.chapter](**{setting.name: setting.value})


def test_the_example_in_the_book_is_a_scenario(project: Project) -> None:
    """Law: what the book shows to copy is read, allowed, and shows each key and kind of value."""
    text = (ROOT / "book" / "scenarios.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```\{code-block\} yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    project.scenarios.mkdir()
    (project.scenarios / "mine.yml").write_text(example, encoding="utf-8")
    scenario = read_scenario("mine", project)
    contents = read_contents(Project.find(ROOT))
    models = {slug: chapter(slug).Parameters for slug in contents.chapters}
    settings = list(scenario.settings(models))
    assert len(resolve(settings, models)) == len(models)
    assert all(re.search(rf"^{key}:", example, re.MULTILINE) for key in KEYS)
    assert {type(one.value) for one in settings} == {str, int, float, bool, list}
    assert any(one.name == "as_of" for one in settings)
