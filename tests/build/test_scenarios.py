"""The scenarios that the project ships fit its chapters."""

from pathlib import Path

import pytest

from hundredmodels.build.project import Project
from hundredmodels.build.scenario import read_scenario
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
