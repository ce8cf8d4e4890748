"""Settings: reading, checking, and what is said of mistakes."""

import contextlib
from typing import Annotated, Literal

import pytest
from hypothesis import given, strategies as st
from pydantic import Field

from hundredmodels.build.project import Project
from hundredmodels.build.scalars import read_scalar
from hundredmodels.build.scenario import read_scenario, scenario_names
from hundredmodels.build.settings import Setting, parse_setting, resolve
from hundredmodels.chapters.parameters import EACH_ONCE, ChapterParameters, parameter
from hundredmodels.errors import UserError


class Model(ChapterParameters):
    """Parameters of a made-up chapter."""

    factor: float = parameter(1.0, description="Times what", ge=0, le=10)
    names: list[str] = parameter(["a"], description="Which")
    levels: Annotated[list[Annotated[float, Field(ge=0, le=100)]], EACH_ONCE] = parameter(
        [50.0], description="Where", min_length=1, max_length=3
    )
    kinds: Annotated[list[Literal["x", "y"]], EACH_ONCE] = parameter(["x"], description="What")
    kept: bool = parameter(True, description="Whether")


MODELS: dict[str, type[Model]] = {"one": Model, "two": Model}


def setting(name: str, value: object, chapter: str = "one") -> Setting:
    """Return a setting from the command line."""
    return Setting(chapter, name, value, "--set")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a.b=1", 1),
        ("a.b=0.5", 0.5),
        ("a.b=true", True),
        ("a.b=2024-07-31", "2024-07-31"),
        ("a.b=x=y", "x=y"),
        ("a.b=[x, y]", ["x", "y"]),
        ("a.b=", None),
        ("a.b=1e-5", 1e-5),
        ("a.b=no", "no"),
        ("a.b=12:30", "12:30"),
        ("a.b=010", 10),
    ],
)
def test_values_are_yaml_scalars(text: str, value: object) -> None:
    """Law: a value is what YAML says it is, and a day stays text."""
    assert parse_setting(text) == Setting("a", "b", value, "--set")


@pytest.mark.parametrize("text", ["a.b", "ab=1", "=1", ".b=1", "a.=1", "a.b={x: 1}", "a.b=[1"])
def test_other_forms_are_refused(text: str) -> None:
    """Law: what is not chapter.parameter=value with one value is refused with a sentence."""
    with pytest.raises(UserError):
        parse_setting(text)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Law: any text is a value or a told mistake; nothing else is raised, nothing is run."""
    with contextlib.suppress(UserError):
        read_scalar(text, "here")


@given(st.floats(min_value=0, max_value=10))
def test_a_number_arrives_as_it_was(number: float) -> None:
    """Law: a number goes through text and model without loss."""
    given_value = parse_setting(f"one.factor={number!r}")
    assert resolve([given_value], MODELS)["one"].model_dump()["factor"] == number


def test_the_last_setting_wins_and_a_whole_number_is_a_decimal_one() -> None:
    """Law: a later setting replaces an earlier one; 2 is accepted for 2.0."""
    resolved = resolve([setting("factor", 1.5), setting("factor", 2)], MODELS)
    assert resolved["one"].model_dump()["factor"] == 2.0
    assert resolved["two"] == Model()


def test_all_mistakes_are_told_at_once() -> None:
    """Law: unknown names come with the nearest, wrong values with type or bound."""
    wrong = [
        setting("factr", 1),
        setting("factor", 11),
        setting("draws", "many"),
        setting("as_of", "2024-02-31"),
        setting("factor", 1, chapter="onne"),
    ]
    with pytest.raises(UserError) as caught:
        resolve(wrong, MODELS)
    lines = str(caught.value).splitlines()
    assert len(lines) == 5
    assert "one has no parameter 'factr'. Did you mean 'factor'?" in lines[0]
    assert "no chapter 'onne'. Did you mean 'one'?" in lines[1]
    assert any("one.factor is 11, but should be less than or equal to 10" in line for line in lines)
    assert any("one.draws is 'many', but should be a whole number" in line for line in lines)
    assert any("one.as_of is '2024-02-31', but should be a day" in line for line in lines)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("levels=[500, 1]", ", entry 1, is 500, but should be less than or equal to 100"),
        ("levels=[1, -3]", ", entry 2, is -3, but should be greater than or equal to 0"),
        ("levels=[1, a]", ", entry 2, is 'a', but should be a number, written as 0.5 or 1e6"),
        ("levels=[30, 30]", " is [30, 30], but should have each entry once, and 30 stands there"),
        ("levels=[30, 30.00000001]", "and 30 stands there twice"),
        ("levels=[]", " is [], but should have at least 1 entry"),
        ("levels=[1, 2, 3, 4]", " is [1, 2, 3, 4], but should have at most 3 entries"),
        ("levels=60", " is 60, but should be a list: write --set 'one.levels=[60]'"),
        ("levels=60,70", " is '60,70', but should be a list: write --set 'one.levels=[60, 70]'"),
        ("levels=", " is empty, but should be a list: write --set 'one.levels=[a, b]'"),
        ("kinds=[x, z]", ", entry 2, is 'z', but should be 'x' or 'y'"),
        ("kinds=[x, x]", "and x stands there twice"),
        ("kept=no", " is 'no', but should be true or false"),
        ("draws=100.5", " is 100.5, but should be a whole number"),
        ("draws=100.0", " is 100.0, but should be a whole number, written as 100"),
        ("draws=true", " is true, but should be a whole number"),
        ("factor=0,5", " is '0,5', but should be a number, written as 0.5 or 1e6"),
        ("factor=.inf", " is inf, but should be a finite number"),
        (
            "as_of=2023-10",
            " is '2023-10', but should be a day, written YYYY-MM-DD, or 'latest': it",
        ),
        ("as_of=2023-10", "'latest': it lacks the day"),
        ("as_of=2023", " is 2023, but should be a day, written YYYY-MM-DD, or 'latest': it lacks"),
        ("as_of=2023-02-30", "'latest': February 2023 has 28 days"),
        ("as_of=soon", " is 'soon', but should be a day, written YYYY-MM-DD, or 'latest'"),
    ],
)
def test_a_refused_value_is_told_with_the_mend(text: str, told: str) -> None:
    """Law: a sentence names the entry, what was given and how to write what is allowed."""
    with pytest.raises(UserError) as caught:
        resolve([parse_setting(f"one.{text}")], MODELS)
    (line,) = str(caught.value).splitlines()
    assert line.startswith(f"--set: one.{text.partition('=')[0]}")
    assert told in line
    assert line.endswith(".")


def test_a_file_needs_no_quotes_of_a_shell() -> None:
    """Law: what a scenario's file says wrongly is mended as it stands in the file."""
    with pytest.raises(UserError, match=r"should be a list: write \[60\]\.$"):
        resolve([Setting("one", "levels", 60, "scenarios/x.yml, one.levels")], MODELS)


class TestScenario:
    """Scenario files."""

    def write(self, project: Project, text: str) -> None:
        """Write the scenario 'bold'."""
        project.scenarios.mkdir(exist_ok=True)
        (project.scenarios / "bold.yml").write_text(text, encoding="utf-8")

    def test_what_names_a_chapter_wins(self, project: Project) -> None:
        """Law: `all` goes to every chapter that has the parameter, `chapters` over it."""
        self.write(
            project,
            "title: T\ndescription: D\nall: {factor: 2, as_of: 2024-07-31}\n"
            "chapters: {two: {factor: 3}}\n",
        )
        assert scenario_names(project) == ("bold",)
        scenario = read_scenario("bold", project)
        resolved = resolve(scenario.settings(MODELS), MODELS)
        assert [one.model_dump()["factor"] for one in resolved.values()] == [2.0, 3.0]
        assert {one.model_dump()["as_of"] for one in resolved.values()} == {"2024-07-31"}

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("titel: T", "'titel' is not a key of a scenario. Did you mean 'title'"),
            ("title: T", "'description' is missing"),
            ("[", "not valid YAML"),
            ("- a", "must be a mapping"),
            ("title: T\ndescription: D\nchapters: {one: 3}", "chapters.one must be a mapping"),
            ("title: !!python/object:os.system x", "not valid YAML"),
            (
                "title: T\ndescription: D\nall:\n  seed: 1\n  seed: 2\n",
                r"\(line 5\): the key 'seed' stands twice, first on line 4",
            ),
            ("title: T\nall: {}\ntitle: U\n", r"\(line 3\): the key 'title' stands twice"),
        ],
    )
    def test_a_wrong_file_is_told(self, project: Project, text: str, message: str) -> None:
        """Law: a mistake in a scenario's file names the file and the key."""
        self.write(project, text)
        with pytest.raises(UserError, match=message) as caught:
            read_scenario("bold", project)
        assert "scenarios/bold.yml" in str(caught.value)

    def test_either_ending_is_read(self, project: Project) -> None:
        """Law: a file may end in .yaml, and messages name it so; two of one name are an error."""
        self.write(project, "title: T\ndescription: D\nall: {facto: 2}\n")
        file = project.scenarios / "bold.yml"
        other = file.rename(file.with_suffix(".yaml"))
        assert scenario_names(project) == ("bold",)
        with pytest.raises(UserError, match=r"^scenarios/bold\.yaml, all\.facto: no chapter"):
            list(read_scenario("bold", project).settings(MODELS))
        file.write_bytes(other.read_bytes())
        for ask in (scenario_names, lambda project: read_scenario("bold", project)):
            with pytest.raises(UserError, match=r"bold\.yaml and scenarios/bold\.yml are both"):
                ask(project)

    @pytest.mark.parametrize("name", ["scenarios/bold.yml", "bold.yml", "./bold", "bold.yaml"])
    def test_a_path_is_told_the_name(self, project: Project, name: str) -> None:
        """Law: who names a scenario's file is told its name."""
        self.write(project, "title: T\ndescription: D\n")
        with pytest.raises(UserError, match="and ending: write --scenario bold"):
            read_scenario(name, project)

    def test_unknown_names_are_told(self, project: Project) -> None:
        """Law: an unknown scenario, chapter or parameter comes with the nearest name."""
        self.write(project, "title: T\ndescription: D\nall: {facto: 2}\n")
        with pytest.raises(UserError, match=r"no scenario 'bolt'\. Did you mean 'bold'"):
            read_scenario("bolt", project)
        with pytest.raises(UserError, match=r"all\.facto: no chapter has a parameter"):
            list(read_scenario("bold", project).settings(MODELS))
        self.write(project, "title: T\ndescription: D\nchapters: {one: {facto: 2}}\n")
        with pytest.raises(UserError, match=r"scenarios/bold\.yml, one\.facto: one has no"):
            resolve(read_scenario("bold", project).settings(MODELS), MODELS)
