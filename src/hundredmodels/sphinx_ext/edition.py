"""Which edition the pages belong to, where the report's own build has said so.

The build leaves ``hundredmodels.json`` beside the configuration. A plain ``jupyter-book build .``
has none, and its pages name no edition.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hundredmodels.build.editions.diff import Difference
from hundredmodels.build.editions.kept import KeptEdition
from hundredmodels.sphinx_ext.markup import tag, text

HANDED = "hundredmodels.json"


@dataclass(frozen=True)
class Edition:
    """An edition of the report.

    Attributes
    ----------
    id
        Its id.
    as_of
        Its day: the latest day of which any chapter uses the knowledge.
    scenario, description
        Title and description of the set of parameters; empty for the report's own.
    data
        The folder of the data package.
    pdf
        Whether the site is to have PDFs.
    commit
        The commit of the checkout, with ``+`` after it where that holds changes; empty for none.
    changes
        How it differs from the edition before it; ``None`` for a first one.
    kept
        The editions that are kept beside it, the last one first.
    """

    id: str
    as_of: date
    scenario: str
    description: str
    data: Path
    pdf: bool = False
    commit: str = ""
    changes: Difference | None = None
    kept: tuple[KeptEdition, ...] = ()

    @classmethod
    def read(cls, folder: Path) -> "Edition | None":
        """Read what the build has left in a folder; ``None`` where it has left nothing."""
        file = folder / HANDED
        if not file.is_file():
            return None
        told = json.loads(file.read_text(encoding="utf-8"))
        scenario = told.get("scenario") or {}
        return cls(
            id=told["edition"],
            as_of=date.fromisoformat(told["as_of"]),
            scenario=scenario.get("title") or scenario.get("name") or "",
            description=scenario.get("description") or "",
            data=Path(told["data"]),
            pdf=bool(told.get("pdf")),
            commit=told.get("commit", ""),
            changes=Difference.from_json(told["changes"]) if told.get("changes") else None,
            kept=tuple(KeptEdition(**one) for one in told.get("kept", ())),
        )

    @property
    def footer(self) -> str:
        """The edition in a line, as HTML."""
        name = tag("span", text(self.id), data_hm_edition=self.id)  # scripts look for it
        return f"Edition {name}, data as of {self.as_of.isoformat()}"

    @property
    def banner(self) -> str:
        """A warning that these are not the report's own parameters; empty where they are."""
        if not self.scenario:
            return ""
        name = tag("strong", f"Scenario: {text(self.scenario)}.")
        return tag("p", name, " ", text(self.description), class_="hm-scenario")
