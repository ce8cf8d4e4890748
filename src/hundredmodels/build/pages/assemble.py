"""Assembling: a folder of sources for Sphinx, with the executed notebooks in their places.

Execution is off in it: the notebooks have run. ``hundredmodels.json`` beside the configuration
tells the Sphinx extension what the chapters say and where the data are; without that file, in a
plain ``jupyter-book build .``, the extension gathers results from the pages itself.
"""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from hundredmodels.build.config import read_config
from hundredmodels.build.inputs import PAGES
from hundredmodels.build.project import Project
from hundredmodels.build.toc import Contents

HANDED = "hundredmodels.json"


def assemble(
    project: Project,
    contents: Contents,
    notebooks: Mapping[str, str],
    handed: Mapping[str, Any],
    folder: Path,
) -> None:
    """Fill a folder with what Sphinx reads.

    Parameters
    ----------
    project
        The project.
    contents
        Its pages.
    notebooks
        The executed notebook of each chapter, by slug.
    handed
        What the Sphinx extension is told.
    folder
        The folder; anything in it is removed first.

    Raises
    ------
    UserError
        If the book's configuration can't be read.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    if project.book.is_dir():
        ignored = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
        shutil.copytree(project.book, folder / "book", ignore=ignored)
    for name in PAGES:
        if (project.root / name).is_file():
            shutil.copyfile(project.root / name, folder / name)
    for page in contents.pages:
        target = folder / page.source.relative_to(project.root)
        target.parent.mkdir(parents=True, exist_ok=True)
        if page.is_chapter:
            target.write_text(notebooks[page.slug], encoding="utf-8", newline="\n")
        elif not target.exists():
            shutil.copyfile(page.source, target)
    (folder / "_config.yml").write_text(_configuration(project), encoding="utf-8")
    (folder / HANDED).write_text(
        json.dumps(handed, ensure_ascii=False, sort_keys=True), encoding="utf-8"
    )


def _configuration(project: Project) -> str:
    """Return the book's configuration with execution off and only the listed pages built."""
    read = read_config(project)
    config = dict(read.content)
    if read.base:
        config["html"] = config["html"] | {"baseurl": read.base}
    config["execute"] = (config.get("execute") or {}) | {"execute_notebooks": "off"}
    config["only_build_toc_files"] = True
    return yaml.safe_dump(config, sort_keys=True, allow_unicode=True)
