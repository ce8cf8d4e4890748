"""A project with nothing but its table of contents, and notebooks as JSON."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hundredmodels.build.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project with a home page, a page and two chapters."""
    for name in ("book/index.md", "book/data.md", "notebooks/a.ipynb", "notebooks/b.ipynb"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "_toc.yml").write_text(
        "format: jb-book\nroot: book/index\nparts:\n- caption: One\n  chapters:\n"
        "  - file: notebooks/a\n    sections:\n    - file: book/data\n  - file: notebooks/b\n",
        encoding="utf-8",
    )
    return Project(tmp_path)


@pytest.fixture
def executed() -> Callable[..., dict[str, Any]]:
    """Return a maker of executed notebooks from (source, execution count, outputs)."""

    def make(*cells: tuple[str, int | None, list[dict[str, Any]]]) -> dict[str, Any]:
        return {
            "nbformat": 4,
            "nbformat_minor": 5,
            "metadata": {
                "papermill": {"duration": 1.0},
                "language_info": {"name": "python", "version": "3.11.2"},
            },
            "cells": [
                {
                    "id": f"c{number}",
                    "cell_type": "code",
                    "source": source,
                    "metadata": {"tags": [], "papermill": {"status": "completed"}},
                    "execution_count": count,
                    "outputs": outputs,
                }
                for number, (source, count, outputs) in enumerate(cells)
            ],
        }

    return make
