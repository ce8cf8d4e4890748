"""The project and its table of contents."""

from pathlib import Path

import pytest

from hundredmodels.build.project import CACHE_VARIABLE, Project
from hundredmodels.build.toc import read_contents
from hundredmodels.errors import UserError


def test_the_root_is_found_upwards(project: Project) -> None:
    """Law: from any folder below it, the project is the one that holds _toc.yml."""
    assert Project.find(project.root / "book") == project


def test_no_project_is_told(tmp_path: Path) -> None:
    """Law: outside a project the message says what is looked for."""
    with pytest.raises(UserError, match=r"no _toc\.yml"):
        Project.find(tmp_path)


def test_the_cache_can_be_moved(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: the environment variable decides where the cache is."""
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "elsewhere"))
    assert project.cache == tmp_path / "elsewhere"


def test_chapters_are_the_notebooks_in_order(project: Project) -> None:
    """Law: _toc.yml alone says the chapters and the order of all pages, whatever the nesting."""
    contents = read_contents(project)
    assert contents.chapters == ("a", "b")
    assert [page.name for page in contents.pages] == [
        "book/index",
        "notebooks/a",
        "book/data",
        "notebooks/b",
    ]
    assert contents.root.name == "book/index"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[", "not valid YAML"),
        ("chapters: []", "no `root`"),
        ("root: book/nothing", "there is no book/nothing.ipynb"),
        ("root: book/index\nchapters: [{file: book/index}]", "more than once"),
        ("root: book/index\nchapters: [book/data]", "not an entry"),
    ],
)
def test_a_wrong_toc_is_told(project: Project, text: str, message: str) -> None:
    """Law: each mistake in _toc.yml is told in a sentence."""
    project.toc.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=message):
        read_contents(project)
