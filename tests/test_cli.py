"""The command line: quick to start, and a mistake is a sentence, not a traceback."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from hundredmodels.cli import main, runs


def test_help_loads_nothing_heavy() -> None:
    """Law: `--help` names the commands without importing pandas, pydantic, Sphinx or papermill."""
    code = (
        "import sys; from click.testing import CliRunner; from hundredmodels.cli import main; "
        "out = CliRunner().invoke(main, ['--help']).output; "
        "assert all(word in out for word in ('build', 'check', 'run', 'params', 'serve')); "
        "print([name for name in ('pandas', 'pydantic', 'sphinx', 'papermill', 'frictionless') "
        "if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["build"], "There is no _toc.yml"),
        (["build", "--project", "."], "No such option"),
        (["run", "x"], "There is no _toc.yml"),
        (["params"], "There is no _toc.yml"),
        (["serve", "--out", "nowhere"], "There is no site in nowhere"),
        (["build", "--jobs", "0"], "is not in the range"),
    ],
)
def test_a_mistake_is_a_sentence(
    words: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: what the user can mend is told in a sentence on standard error, with a status."""
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, words)
    assert done.exit_code in {1, 2}
    assert message in done.stderr
    assert not done.stdout


def test_a_setting_of_the_wrong_form(tmp_path: Path) -> None:
    """Law: the form of --set is checked before anything is read."""
    (tmp_path / "_toc.yml").write_text("root: index\n", encoding="utf-8")
    (tmp_path / "data").mkdir()
    done = CliRunner().invoke(main, ["--project", str(tmp_path), "build", "--set", "confidence"])
    assert done.exit_code == 1
    assert "is not of the form chapter.parameter=value" in done.stderr


@pytest.mark.parametrize("words", [["[40,", "60]"], ["[40,", "-3]"], ["[40,"]])
def test_a_list_that_the_shell_has_parted(words: list[str], tmp_path: Path) -> None:
    """Law: who forgets the quotes around a list is told of them, wherever its parts end up."""
    (tmp_path / "_toc.yml").write_text("root: index\n", encoding="utf-8")
    (tmp_path / "data").mkdir()
    asked = ["--project", str(tmp_path), "run", "x", "--set", f"x.levels={words[0]}", *words[1:]]
    done = CliRunner().invoke(main, asked)
    assert done.exit_code in {1, 2}
    assert "is not closed" in done.stderr
    assert "in quotes, as in --set '" in " ".join(done.stderr.split())


@pytest.mark.parametrize("name", ["x.html", "x", "x.ipynb.txt"])
def test_a_run_writes_notebooks_alone(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: a target that is no notebook's name is refused before anything runs or is written."""
    (tmp_path / "_toc.yml").write_text("root: index\n", encoding="utf-8")
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["run", "race", "--out", name])
    assert done.exit_code == 1
    assert done.stderr.startswith(f"{name}: an executed notebook is written")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["_toc.yml", "data"]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "Make room"),
        (errno.EACCES, "writable"),
        (errno.EROFS, "writable"),
        (errno.EMFILE, "ulimit -n"),
        (errno.ENAMETOOLONG, "shorter path"),
        (errno.EIO, None),
    ],
)
def test_what_the_machine_refuses_is_a_sentence(
    number: int, told: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: no room and no right are told with the file; any other fault keeps its traceback."""

    def refuse(_: object) -> None:
        raise OSError(number, os.strerror(number), "the/file")

    monkeypatch.setattr(runs, "project_of", refuse)
    done = CliRunner().invoke(main, ["params"])
    assert done.exit_code == 1
    if told is None:
        assert isinstance(done.exception, OSError)
    else:
        assert done.stderr.startswith("the/file: ")
        assert told in done.stderr


def test_a_check_tells_every_problem(tmp_path: Path) -> None:
    """Law: `check` ends with status 1 on problems, as text or as JSON."""
    (tmp_path / "datapackage.json").write_text("{", encoding="utf-8")
    done = CliRunner().invoke(main, ["check", "--data", str(tmp_path), "--json"])
    assert done.exit_code == 1
    report = json.loads(done.stdout)
    assert not report["valid"]
    assert report["problems"]
