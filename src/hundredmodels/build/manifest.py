"""The manifest of an edition: what went in, which numbers came out, and each file's digest.

It stands in the site as ``manifest.json``. It lets a later build see that nothing has changed, a
script compare two editions, and a reader check that a site is whole.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hundredmodels.build import digest

FORMAT = 1
NAME = "manifest.json"
EDITION_LENGTH = 10


@dataclass(frozen=True)
class Manifest:
    """A manifest.

    Attributes
    ----------
    edition
        The edition's id: a short digest of data, parameters and code.
    as_of
        The day of the edition, ``YYYY-MM-DD``.
    scenario
        The scenario's name; empty for none.
    inputs
        The digest of each input, from :func:`hundredmodels.build.inputs.inputs`.
    runs
        By chapter: the run's ``key`` and ``ingredients``.
    numbers
        By result id: value, low, high, unit and n.
    verdicts
        By claim id: the verdict.
    files
        The digest of each file of the site but this one.
    """

    edition: str
    as_of: str
    scenario: str
    inputs: Mapping[str, str]
    runs: Mapping[str, Mapping[str, Any]]
    numbers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    verdicts: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)

    def to_text(self) -> str:
        """Return it as JSON."""
        return (
            json.dumps(
                {"hundredmodels": FORMAT, **self.__dict__},
                sort_keys=True,
                ensure_ascii=False,
                indent=1,
            )
            + "\n"
        )

    @classmethod
    def read(cls, site: Path) -> "Manifest | None":
        """Return a site's manifest, or ``None`` where there is none that can be read."""
        try:
            content = json.loads((site / NAME).read_text(encoding="utf-8"))
            if content.pop("hundredmodels") != FORMAT:
                return None
            return cls(**content)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def ingredients(self) -> dict[str, Any]:
        """Return what each chapter's run was made of."""
        return {slug: run.get("ingredients") for slug, run in self.runs.items()}

    def holds(self, site: Path) -> bool:
        """Say whether a site's files are all there, unchanged, and no others beside them."""
        return digest.of_tree(site, leave_out=(NAME,)) == dict(self.files)


def edition_of(runs: Mapping[str, Mapping[str, Any]], inputs: Mapping[str, str]) -> str:
    """Return the id of an edition: of its runs' keys, all data, and the notebooks.

    Parameters
    ----------
    runs
        By chapter, the run's ``key``.
    inputs
        The digest of each input.

    Returns
    -------
    str
        Ten hexadecimal digits.
    """
    data = {name: value for name, value in inputs.items() if name.startswith("data/")}
    keys = {slug: run["key"] for slug, run in runs.items()}
    return digest.of_json({"data": data, "runs": keys})[:EDITION_LENGTH]
