"""What is said when Sphinx complains."""

import json
from pathlib import Path

from hundredmodels.build.pages.site import _complaint


def test_a_complaint_names_page_cell_and_line(tmp_path: Path) -> None:
    """Law: warnings are told without colours or our own folders, by the author's cell numbers."""
    cells = [
        {"metadata": {"tags": []}},
        {"metadata": {"tags": ["injected-parameters"]}},
        {"metadata": {"tags": []}},
    ]
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "a.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    said = (
        "reading sources\n"
        f"\x1b[91m{tmp_path}/notebooks/a.ipynb:30004: WARNING: no such page\x1b[39m\n"
        f"{tmp_path}/book/index.md:3: ERROR: no such role\n"
    )
    assert _complaint(said, tmp_path).splitlines()[1:] == [
        "notebooks/a.ipynb, cell 2, line 4: WARNING: no such page",
        "book/index.md:3: ERROR: no such role",
    ]


def test_without_a_warning_the_end_is_told(tmp_path: Path) -> None:
    """Law: where Sphinx fails otherwise, its last lines are told."""
    assert _complaint("one\n\ntwo\n", tmp_path).splitlines()[1:] == ["one", "two"]
