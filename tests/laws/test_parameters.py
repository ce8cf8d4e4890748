"""Laws of parameters and scenario files: what is written there is a value, and never code."""

import ast
import json
from pathlib import Path
from typing import Any

import pytest
from papermill.translators import PythonTranslator
from payloads import ALL

from hundredmodels.build.plan import chapters
from hundredmodels.build.project import Project
from hundredmodels.build.scalars import read_yaml
from hundredmodels.build.scenario import read_scenario
from hundredmodels.build.settings import Setting, parse_setting, resolve
from hundredmodels.errors import UserError

ROOT = Path(__file__).parents[2]
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + one)}: &{chr(98 + one)} [{','.join([f'*{chr(97 + one)}'] * 9)}]\n"
    for one in range(8)
)


@pytest.fixture(scope="module")
def models() -> dict[str, Any]:
    """Return the parameters' model of each real chapter."""
    return {slug: one.Parameters for slug, one in chapters(Project.find(ROOT)).items()}


def test_no_parameter_becomes_code(models: dict[str, Any]) -> None:
    """Law: each text for each parameter is refused in a sentence, or becomes a literal.

    As ``--set`` reads it, and as it is; each alone, and within a list.
    """
    refused = taken = 0
    for slug, model in models.items():
        for name in model.model_fields:
            for text in ALL:
                for value in (text, [text], {"x": text}):
                    try:
                        found = resolve([Setting(slug, name, value, "test")], models)
                    except UserError as error:
                        refused += 1
                        assert name in str(error)  # noqa: PT017 -- counted
                        continue
                    taken += 1
                    for given in found[slug].model_dump(mode="json").values():
                        assert ast.literal_eval(PythonTranslator.translate(given)) == given
    assert refused > 50_000
    assert refused > 20 * taken


@pytest.mark.parametrize("text", ALL)
def test_settings_are_scalars(text: str) -> None:
    """Law: what stands after ``--set`` is read as a plain value, or refused in a sentence."""
    for written in (f"cost-imbalance.gross_margin={text}", text, f"{text}.x=1", f"x.{text}=1"):
        try:
            value = parse_setting(written).value
        except UserError as error:
            assert str(error)  # noqa: PT017 -- either is well
        else:
            assert value is None or isinstance(value, (str, int, float, bool, list, dict))


def test_scenario_files_are_data(tmp_path: Path) -> None:
    """Law: a scenario file of any content is read as data or refused in a sentence."""
    (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: x\n", "utf-8")
    folder = tmp_path / "scenarios"
    folder.mkdir()
    project = Project(tmp_path)
    before = sorted(tmp_path.iterdir())
    made = told = 0
    for text in (*ALL, BOMB):
        for content in (
            text,
            f"title: {text}\ndescription: d\n",
            f"title: t\ndescription: d\nall: {text}\n",
            json.dumps({"title": text, "description": text, "all": {text: text}}),
        ):
            (folder / "x.yml").write_bytes(content.encode("utf-8", "surrogatepass"))
            try:
                scenario = read_scenario("x", project)
            except UserError as error:
                told += 1
                assert "scenarios/x.yml" in str(error)  # noqa: PT017 -- counted
            else:
                made += 1
                assert isinstance(scenario.title, str)
    assert made > 100
    assert told > 500
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "x/../../y", "*", "x\0", "", "."])
def test_a_scenario_is_named_not_found(tmp_path: Path, name: str) -> None:
    """Law: a scenario's name is one of those there are, and no path."""
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "x.yml").write_text("title: t\ndescription: d\n", "utf-8")
    with pytest.raises(UserError, match="no scenario"):
        read_scenario(name, Project(tmp_path))


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 50_000, "9" * 100_000, BOMB])
def test_deep_and_long_values_are_refused(text: str) -> None:
    """Law: what is nested too deeply, or too long a number, is refused in a sentence."""
    with pytest.raises(UserError):
        read_yaml(text, "test")
