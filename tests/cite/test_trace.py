"""Where a number, a claim, a figure or a chapter comes from, on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from hundredmodels.build.editions.manifest import Manifest
from hundredmodels.build.project import Project
from hundredmodels.cite.trace import trace
from hundredmodels.errors import UserError

NUMBER = {
    "id": "race.lag", "chapter": "race", "label": "Months behind", "value": 5.0, "text": "5 months",
    "interval": "", "interval_text": "", "reason": "", "method": "counted", "n": 2, "rivals": [],
    "inputs": [{"table": "models", "lines": [2, 3]}], "made_at": "",
}  # fmt: skip
CLAIM: dict[str, Any] = {
    "id": "half-a-year", "statement": "Half a year.", "attributed_to": "Somebody",
    "made_on": "2024-01-01", "article": "first", "verdict": "supported", "reason": "It is five.",
    "how_to_check": "Count.", "evidence_value": "", "same_as": None, "check": "race.lag",
    "comparison": "at-most", "claimed": 6.0,
}  # fmt: skip
FIGURE = {
    "id": "race-figure", "kind": "figure", "title": "Figure 1.1", "url": "race.html#race-figure",
    "chapter": "race", "value": {"text": "A race."},
}  # fmt: skip


@pytest.fixture
def site(small_package: Path) -> Path:
    """Return a site with a number, two claims, a figure and a chapter; claims are data too."""
    folder = small_package.parent / "site"
    (folder / "figures").mkdir(parents=True)
    run = {"ingredients": {"parameters": {"draws": 10}, "tables": {"models": ""}}}
    manifest = Manifest("ab12", "2024-05-01", "", {}, {"race": run})
    (folder / "manifest.json").write_text(manifest.to_text(), encoding="utf-8")
    by_hand = CLAIM | {"id": "nobody-knows", "check": "", "claimed": None, "comparison": None}
    for name, content in (
        ("results", [NUMBER]), ("claims", [CLAIM, by_hand]), ("index", [FIGURE]),
    ):  # fmt: skip
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    (folder / "figures" / "race-figure.csv").write_text("x\n1\n", encoding="utf-8")
    descriptor = small_package / "datapackage.json"
    content = json.loads(descriptor.read_text(encoding="utf-8"))
    fields = [{"name": "claim", "type": "string"}, {"name": "source", "type": "string"}]
    table = {"name": "claims", "path": "claims.csv", "schema": {"fields": fields}}
    content["resources"].append(table)
    descriptor.write_text(json.dumps(content), encoding="utf-8")
    rows = "claim,source\nanother,lab\nhalf-a-year,board\n"
    (small_package / "claims.csv").write_text(rows, encoding="utf-8")
    return folder


def _told(site: Path, id_: str) -> str:
    return trace(Project(site.parent), site, site.parent / "data", id_)


def test_a_claim_leads_to_its_number(site: Path) -> None:
    """A claim's verdict, its own row and source are told, then the number that it rests on."""
    told = _told(site, "half-a-year")
    for words in (
        "verdict      supported",
        "rows         1 of claims.csv, line 3",
        "1 from A leaderboard",
        "rests on     race.lag = 5 months",
        "claimed: at most 6",
        "rows         2 of models.csv, lines 2-3",
    ):
        assert words in told
    assert told.endswith(_told(site, "race.lag"))
    assert "no number of the report decides it" in _told(site, "nobody-knows")


def test_what_is_no_number_says_how_to_go_on(site: Path) -> None:
    """A figure leads to its rows and its chapter, a chapter to its tables and its numbers."""
    figure = _told(site, "race-figure")
    assert "race-figure.csv" in figure
    assert "hundredmodels trace race lists the chapter's numbers" in figure
    chapter = _told(site, "race")
    assert "tables       models" in chapter
    assert "race.lag = 5 months" in chapter


def test_an_unknown_id_names_the_nearest_of_any_kind(site: Path) -> None:
    """A slip in a claim's id is met with the claim, in a figure's with the figure."""
    for slip, meant in (("half-year", "half-a-year"), ("race-figur", "race-figure")):
        with pytest.raises(UserError, match=f"Did you mean '{meant}'"):
            _told(site, slip)
    with pytest.raises(UserError, match=r"index\.json lists all ids"):
        _told(site, "zzzz")
