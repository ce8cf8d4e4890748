"""The request: what a build is asked for, and the digest of everything that it rests on."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from hundredmodels.build.editions.manifest import Manifest
from hundredmodels.build.inputs import inputs
from hundredmodels.build.pdf import browser, letters
from hundredmodels.build.project import Project

if TYPE_CHECKING:
    from hundredmodels.build.editions.history import Place
    from hundredmodels.build.settings import Setting


@dataclass(frozen=True)
class Request:
    """What a build is asked for.

    Attributes
    ----------
    project
        The project.
    data
        The folder of the data package.
    out
        Where the site goes.
    settings
        Parameters from the command line; they win over the scenario's.
    scenario
        The scenario's name; empty for none.
    beside
        Names of the scenarios whose sites are built beside the main one.
    jobs
        How many notebooks at a time; 0 for as many as there are processors.
    pdf
        Whether PDFs are made: ``yes``, ``no``, or ``auto`` for where a browser is found.
    keep
        Whether the edition that is replaced stays readable beside the new one.
    explain
        Whether to say why each thing runs or not.
    dry_run
        Whether to say only that.
    """

    project: Project
    data: Path
    out: Path
    settings: "tuple[Setting, ...]" = ()
    scenario: str = ""
    beside: tuple[str, ...] = ()
    jobs: int = 0
    keep: bool = False
    explain: bool = False
    dry_run: bool = False
    pdf: Literal["auto", "yes", "no"] = "no"

    @property
    def prints(self) -> bool:
        """Whether PDFs are to be made, as far as can be said without starting a browser."""
        return self.pdf == "yes" or (self.pdf == "auto" and browser.find() is not None)

    def place(self, before: Manifest | None) -> "Place":
        """Return where the edition goes, and what stands there."""
        from hundredmodels.build.editions.history import Place  # noqa: PLC0415 -- slow

        default = self.out == self.project.site
        return Place(self.out, self.project.cache, before, default=default)

    def digests(self) -> dict[str, str]:
        """Return the digest of everything that can change a page."""
        asked = [[setting.chapter, setting.name, setting.value] for setting in self.settings]
        return inputs(
            self.project,
            self.data,
            {
                "settings": asked,
                "scenario": self.scenario,
                "beside": list(self.beside),
                "pdf": self.prints,
                "lacks": letters.noted(self.project.cache) if self.prints else (),
            },
            self.project.scenario_files().get(self.scenario),
        )
