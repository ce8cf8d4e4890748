"""A chapter that is not there, or not complete, is told with what to write."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from hundredmodels import chapters
from hundredmodels.chapters import Chapter
from hundredmodels.chapters.lookup import PARENT, chapter, exported
from hundredmodels.chapters.parameters import ChapterParameters
from hundredmodels.errors import UserError

NAMES: dict[str, object] = {
    "SLUG": "a-new-one",
    "TITLE": "A new one",
    "QUESTION": "What is new?",
    "TABLES": ("models",),
    "Parameters": ChapterParameters,
    "analyse": print,
    "results": print,
}


def look_up(monkeypatch: pytest.MonkeyPatch, **names: object) -> Chapter:
    """Look a chapter up whose package exports these names."""
    module = ModuleType(f"{PARENT}.a_new_one")
    vars(module).update(names)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return chapter("a-new-one")


def test_what_is_asked_for_is_the_protocol() -> None:
    """No name of the protocol is left unchecked, and no other is asked for."""
    assert set(exported("a-new-one")) == set(Chapter.__annotations__)


def test_a_complete_chapter_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package with the names of the protocol is a chapter."""
    assert look_up(monkeypatch, **NAMES).TITLE == "A new one"


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_name_is_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package, the name and what to write are told, not where it was first missed."""
    rest = {one: value for one, value in NAMES.items() if one != name}
    with pytest.raises(UserError, match=f"chapters/a_new_one exports no {name}: write .*{name}"):
        look_up(monkeypatch, **rest)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLUG", "a_new_one"),
        ("TITLE", " "),
        ("QUESTION", None),
        ("TABLES", "models"),
        ("TABLES", (1,)),
        ("Parameters", dict),
        ("Parameters", ChapterParameters()),
        ("analyse", "analyse"),
        ("results", {}),
    ],
)
def test_a_wrong_value_is_told(name: str, value: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """What can't be used is told as it stands: a text for ``TABLES`` is no list of its letters."""
    with pytest.raises(UserError, match=f"chapters/a_new_one has {name} = .*: write .*{name}"):
        look_up(monkeypatch, **NAMES | {name: value})


def test_all_that_is_wrong_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who adds a chapter mends it once."""
    with pytest.raises(UserError, match=r"exports no SLUG: .*; it has TABLES = 'models': "):
        look_up(
            monkeypatch,
            **{name: NAMES[name] for name in NAMES if name != "SLUG"} | {"TABLES": "models"},
        )


def test_a_chapter_that_is_not_there_is_told() -> None:
    """A slug without a package is one to add, or one to mend in the table of contents."""
    with pytest.raises(UserError, match=r"no chapter 'not-there' .*/not_there, or mend"):
        chapter("not-there")


@pytest.mark.parametrize(
    "line",
    [
        "import hundredmodels.chapters.halfway.study",
        "from hundredmodels.chapters.halfway.names import SLUG",
    ],
)
def test_a_chapter_without_a_room_is_told(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the package imports of itself and does not have is a thing to add."""
    package = tmp_path / "halfway"
    package.mkdir()
    (package / "__init__.py").write_text(f"{line}\n", encoding="utf-8")
    (package / "names.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(chapters, "__path__", [*chapters.__path__, str(tmp_path)])
    with pytest.raises(UserError, match=r"'halfway' can't be imported: .*chapters.halfway"):
        chapter("halfway")


def test_a_fault_in_a_chapter_keeps_its_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A distribution that is not installed is no fault of the chapter's names."""
    package = tmp_path / "faulty"
    package.mkdir()
    (package / "__init__.py").write_text("import not_installed\n", encoding="utf-8")
    monkeypatch.setattr(chapters, "__path__", [*chapters.__path__, str(tmp_path)])
    with pytest.raises(ModuleNotFoundError, match="not_installed"):
        chapter("faulty")
