"""The manifest of an edition: what went in, which numbers came out, and each file's digest.

It stands in the site as ``manifest.json``. It lets a later build see that nothing has changed, a
script compare two editions, and a reader check that a site is whole.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hundredmodels.build import digest

FORMAT = 1
NAME = "manifest.json"
EDITION_LENGTH = 10
KEPT = "editions"
NOT_IN_EDITION = ("request", "commit", "README.md", "CHANGELOG.md", "package/cli")
"""Inputs that no page shows: what was asked for is in the runs' parameters."""


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
        By result id: label, value, low, high, unit, decimals and n.
    verdicts
        By claim id: the verdict.
    figures
        Ids of the figures, in their order.
    files
        The digest of each file of the site but this one and those of kept editions.
    kept
        The digest of each kept edition's manifest, by its id.
    """

    edition: str
    as_of: str
    scenario: str
    inputs: Mapping[str, str]
    runs: Mapping[str, Mapping[str, Any]]
    numbers: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    verdicts: Mapping[str, str] = field(default_factory=dict)
    figures: Sequence[str] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[str, str] = field(default_factory=dict)

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
            return cls.parse((site / NAME).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            return None

    @classmethod
    def parse(cls, text: str) -> "Manifest | None":
        """Return a manifest from its text, or ``None`` where it is none."""
        try:
            content = json.loads(text)
            if content.pop("hundredmodels") != FORMAT:
                return None
            return cls(**content | {"figures": tuple(content.get("figures", ()))})
        except (ValueError, KeyError, TypeError, AttributeError):
            return None

    def ingredients(self) -> dict[str, Any]:
        """Return what each chapter's run was made of."""
        return {slug: run.get("ingredients") for slug, run in self.runs.items()}

    def holds(self, site: Path) -> bool:
        """Say whether a site's files are all there, unchanged, and no others beside them.

        Of a kept edition, only its manifest is looked at.
        """
        folders = [path for path in site.glob(f"{KEPT}/*") if path.is_dir()]
        kept = {
            path.name: digest.of_file(path / NAME) if (path / NAME).is_file() else ""
            for path in folders
        }
        return self.tree(site) == dict(self.files) and kept == dict(self.kept)

    @staticmethod
    def tree(site: Path) -> dict[str, str]:
        """Return the digest of each file of a site but its manifest and its kept editions."""
        files = digest.of_tree(site, leave_out=(NAME, KEPT))
        lists = (path for path in sorted(site.glob(f"{KEPT}/*")) if path.is_file())
        return files | {f"{KEPT}/{path.name}": digest.of_file(path) for path in lists}


def edition_of(runs: Mapping[str, Mapping[str, Any]], inputs: Mapping[str, str]) -> str:
    """Return the id of an edition: of its runs' keys, and all data, pages, notebooks and code.

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
    shown = {name: one for name, one in inputs.items() if not name.startswith(NOT_IN_EDITION)}
    keys = {slug: run["key"] for slug, run in runs.items()}
    return digest.of_json({"inputs": shown, "runs": keys})[:EDITION_LENGTH]
