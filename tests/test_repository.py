"""What is committed is what a stranger can use."""

import json
import re
import subprocess
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
TEXT = {".py", ".md", ".toml", ".yml", ".yaml", ".txt", ".cff", ".js", ".css", ".ipynb", ".json"}


def committed() -> list[Path]:
    """List the files that git tracks, or every file where there is no git."""
    listed = subprocess.run(
        ("git", "ls-files", "-z"), cwd=ROOT, capture_output=True, text=True, check=False
    )
    names = [name for name in listed.stdout.split("\0") if name]
    return [path for name in names if (path := ROOT / name).is_file()]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_are_committed_without_outputs(path: Path) -> None:
    """No output, execution count or cell time is kept in a notebook."""
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        assert not cell.get("outputs")
        assert not cell.get("execution_count")
        assert "execution" not in cell["metadata"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_only_call(path: Path) -> None:
    """A notebook's code defines nothing and branches nowhere: logic is in the package."""
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            code = "".join(cell["source"])
            assert not re.search(r"^\s*(def|class|for|while|if|try|with)\b", code, re.MULTILINE)


def test_the_table_of_contents_names_every_notebook() -> None:
    """Each notebook is a chapter of _toc.yml, and each chapter has its notebook."""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    chapters = {
        entry["file"] for entry in toc["chapters"] if entry["file"].startswith("notebooks/")
    }
    assert chapters == {f"notebooks/{path.stem}" for path in NOTEBOOKS}


def test_the_pins_name_no_index_and_no_local_path() -> None:
    """A pinned file installs from whatever index the user has, and every pin has its hashes."""
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"^\s*--(?!hash=)|file:|https?://", text, re.MULTILINE)
        pins = re.findall(r"^[A-Za-z0-9._-]+(?:\[[^\]]+\])?==.*$", text, re.MULTILINE)
        assert len(pins) > 50
        assert all(pin.rstrip().endswith("\\") for pin in pins)


def test_nothing_is_left_to_do() -> None:
    """No file says that something is still to be written."""
    words = "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error"))
    for path in committed():
        if path.suffix == ".py":
            assert not re.search(rf"\b({words})\b", path.read_text(encoding="utf-8")), path


def test_no_path_of_a_machine_is_committed() -> None:
    """No committed text names a folder of the machine that it was written on."""
    home = re.compile(r"/(?:home|Users|root|work)/[A-Za-z0-9_.-]+/")
    for path in committed():
        if path.suffix in TEXT and path != Path(__file__).resolve():
            found = home.search(path.read_text(encoding="utf-8"))
            assert not found, f"{path}: {found}"


def test_one_table_lists_the_python_versions() -> None:
    """The README and pyproject.toml ask for the same Python."""
    assert 'requires-python = ">=3.11"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "Python 3.11 or newer" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_no_folder_of_tests_is_passed_over(pytestconfig: pytest.Config) -> None:
    """Law: pytest looks into each folder that has tests; its own list leaves out "build"."""
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    names = {part for folder in folders for part in folder.relative_to(ROOT).parts}
    passed_over = pytestconfig.getini("norecursedirs")
    assert "build" in names
    assert [name for name in names for one in passed_over if fnmatch(name, one)] == []
