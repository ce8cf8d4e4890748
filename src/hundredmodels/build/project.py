"""Where things are: the project's root and the folders in it.

The root is the folder that holds ``_toc.yml``; it is looked for upwards from where one stands.
The cache may be moved with the environment variable ``HUNDREDMODELS_CACHE``.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from hundredmodels import CACHE, CACHE_VARIABLE
from hundredmodels.errors import UserError

TOC = "_toc.yml"
YAML = (".yml", ".yaml")


@dataclass(frozen=True)
class Project:
    """A checkout of the report.

    Attributes
    ----------
    root
        The folder that holds ``_toc.yml``, absolute.
    """

    root: Path

    @classmethod
    def find(cls, start: Path | None = None) -> "Project":
        """Find the project upwards from a folder.

        Parameters
        ----------
        start
            Where to begin; the working directory if not given.

        Returns
        -------
        Project
            The project.

        Raises
        ------
        UserError
            If neither the folder nor any above it holds ``_toc.yml``.
        """
        begin = (start or Path.cwd()).resolve()
        for folder in (begin, *begin.parents):
            if (folder / TOC).is_file():
                return cls(folder)
        raise UserError(
            f"There is no {TOC} in {begin} or above it: "
            "go to the project's folder, or name it with --project."
        )

    @property
    def toc(self) -> Path:
        """The table of contents."""
        return self.root / TOC

    @property
    def config(self) -> Path:
        """The book's configuration."""
        return self.root / "_config.yml"

    @property
    def data(self) -> Path:
        """The data package."""
        return self.root / "data"

    @property
    def scenarios(self) -> Path:
        """The named sets of parameters."""
        return self.root / "scenarios"

    def scenario_files(self) -> dict[str, Path]:
        """Return the file of each scenario by its name, sorted.

        Raises
        ------
        UserError
            If two files have the same name but for their ending.
        """
        found: dict[str, Path] = {}
        for path in sorted(self.scenarios.glob("*")):
            if path.suffix not in YAML or not path.is_file():
                continue
            if other := found.get(path.stem):
                raise UserError(
                    f"scenarios/{other.name} and scenarios/{path.name} are both the scenario "
                    f"{path.stem!r}: keep one, or rename it."
                )
            found[path.stem] = path
        return found

    @property
    def book(self) -> Path:
        """The hand-written pages."""
        return self.root / "book"

    @property
    def site(self) -> Path:
        """Where the site is published unless another folder is named."""
        return self.root / "_build" / "html"

    @property
    def cache(self) -> Path:
        """Where executed notebooks are kept and work is done."""
        moved = os.environ.get(CACHE_VARIABLE)
        return Path(moved).resolve() if moved else self.root / CACHE

    def notebook(self, slug: str) -> Path:
        """Return the path of a chapter's notebook."""
        return self.root / "notebooks" / f"{slug}.ipynb"
