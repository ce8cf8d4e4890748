"""Laws of what can be asked: a chapter answers anything that its parameters allow.

Each notebook is run cell by cell as committed, with the report's own verbs, so that every figure,
table, caption and sentence is made; what a figure or sentence lacks is an error of theirs.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from hundredmodels.build.plan import chapters
from hundredmodels.build.project import Project
from hundredmodels.chapters.parameters import ChapterParameters
from hundredmodels.report import display

ROOT = Path(__file__).parents[2]
CHAPTERS = chapters(Project.find(ROOT))
DRAWS = 60
EARLY = ("2012-01-01", "2017-07-01", "2020-06-15", "2022-12-31")
MORE_DAYS = ("2015-01-01", "2019-06-30", "2021-06-15", "2022-06-15", "2023-05-15", "2023-07-31")


def schema(model: type[ChapterParameters]) -> dict[str, Any]:
    """Return what a chapter's parameters may be, by name."""
    fields: dict[str, Any] = model.model_json_schema()["properties"]
    return {name: one for name, one in fields.items() if name not in {"seed", "draws", "as_of"}}


def choices() -> Iterator[tuple[str, str, Any]]:
    """Yield each choice among words, alone in a list, and each switch, but the defaults."""
    for slug, chapter in CHAPTERS.items():
        for name, one in schema(chapter.Parameters).items():
            values = one.get("enum", [True, False] if one.get("type") == "boolean" else [])
            values += [[entry] for entry in one.get("items", {}).get("enum", ())]
            for value in values:
                if value != one["default"]:
                    yield slug, name, value


def bounds() -> Iterator[tuple[str, str, Any]]:
    """Yield the least and the greatest value of each number."""
    for slug, chapter in CHAPTERS.items():
        for name, one in schema(chapter.Parameters).items():
            kind = {"number": float, "integer": int}.get(one.get("type"))
            for bound in ("minimum", "maximum"):
                if kind is not None and bound in one:
                    yield slug, name, kind(one[bound])


def shortest() -> Iterator[tuple[str, str, Any]]:
    """Yield each list at its shortest: its first values and its last ones."""
    for slug, chapter in CHAPTERS.items():
        for name, one in schema(chapter.Parameters).items():
            if one.get("type") == "array":
                fewest = one.get("minItems", 0)
                yield slug, name, one["default"][:fewest]
                yield slug, name, one["default"][-fewest:] if fewest else []


def entries() -> Iterator[tuple[str, str, Any]]:
    """Yield lists of the least and the greatest entry: both, and each with others or alone."""
    for slug, chapter in CHAPTERS.items():
        for name, one in schema(chapter.Parameters).items():
            found = one.get("items", {})
            if "minimum" not in found:
                continue
            kind = {"number": float, "integer": int}[found["type"]]
            ends = [kind(found["minimum"]), kind(found["maximum"])]
            more = max(one.get("minItems", 0) - 1, 0)
            yield slug, name, ends[::-1]
            yield slug, name, [ends[0], *one["default"][:more]]
            yield slug, name, [ends[1], *one["default"][:more]]


def ids(slug: str, **asked: Any) -> set[str]:
    """Run a chapter's notebook with parameters of one's own, and return its results' ids."""
    text = (ROOT / "notebooks" / f"{slug}.ipynb").read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    for cell in json.loads(text)["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), f"{slug} {cell['id']}", "exec"), names)  # noqa: S102 -- as a kernel does
            if "parameters" in cell["metadata"].get("tags", ()):
                names.update({"draws": DRAWS} | asked)
    return set(names["study"].results)


@pytest.fixture(autouse=True)
def _in_the_notebooks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run where the notebooks are, in a session of their own, and show nothing."""
    monkeypatch.chdir(ROOT / "notebooks")
    monkeypatch.setattr(display, "SESSION", display.Session())
    monkeypatch.setattr(display, "_show", lambda _bundle: None)


@pytest.fixture(scope="module")
def usual() -> dict[str, set[str]]:
    """Keep each chapter's ids under its defaults, once they have been asked for."""
    return {}


def answered(slug: str, usual: dict[str, set[str]], **asked: Any) -> None:
    """Hold that a chapter answers, with no id of its defaults lost."""
    if slug not in usual:
        usual[slug] = ids(slug)
        display.SESSION = display.Session()
    assert usual[slug] <= ids(slug, **asked)


@pytest.mark.parametrize("slug", CHAPTERS)
def test_a_list_says_what_it_may_hold(slug: str) -> None:
    """Law: each entry has choices or both bounds, and none stands twice: a chapter meets no other.

    So a wrong list is told before anything runs, and what is told here can be tried below.
    """
    model = CHAPTERS[slug].Parameters
    for name, one in schema(model).items():
        if one.get("type") == "array":
            assert "enum" in one["items"] or {"minimum", "maximum"} <= set(one["items"]), name
            with pytest.raises(ValidationError, match=rf"{name}\n.*each entry once"):
                model(**{name: [one["default"][0], one["default"][0]]})


@pytest.mark.parametrize(("slug", "name", "value"), list(choices()))
def test_any_choice_is_answered(
    slug: str, name: str, value: Any, usual: dict[str, set[str]]
) -> None:
    """Law: under each choice all is computed, drawn and said, and no id that is cited is lost."""
    answered(slug, usual, **{name: value})


@pytest.mark.parametrize("day", EARLY)
@pytest.mark.parametrize("slug", CHAPTERS)
def test_any_day_is_answered(slug: str, day: str, usual: dict[str, set[str]]) -> None:
    """Law: where little or nothing was known by a day, all figures and sentences say so."""
    answered(slug, usual, as_of=day)


@pytest.mark.soak
@pytest.mark.parametrize("day", MORE_DAYS)
@pytest.mark.parametrize("slug", CHAPTERS)
def test_any_other_day_is_answered(slug: str, day: str, usual: dict[str, set[str]]) -> None:
    """Law: as on early days, while the tables fill."""
    answered(slug, usual, as_of=day)


@pytest.mark.soak
@pytest.mark.parametrize(("slug", "name", "value"), list(bounds()))
def test_any_bound_is_answered(
    slug: str, name: str, value: float, usual: dict[str, set[str]]
) -> None:
    """Law: the least and the greatest value of each number are values like any other."""
    answered(slug, usual, **{name: value})


@pytest.mark.soak
@pytest.mark.parametrize(("slug", "name", "value"), [*shortest(), *entries()])
def test_another_list_is_answered(slug: str, name: str, value: list[Any]) -> None:
    """Law: who asks for other or fewer levels, lengths or tests gets a whole chapter of them."""
    assert ids(slug, **{name: value})
