"""What differs between two editions."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from hundredmodels.build.editions.compare import compare, text_lines
from hundredmodels.build.editions.diff import Difference, Side, difference
from hundredmodels.build.editions.manifest import Manifest
from hundredmodels.build.editions.since import since
from hundredmodels.build.editions.snapshot import WITHHELD, Snapshot
from hundredmodels.build.project import Project
from hundredmodels.errors import UserError

SOURCES = "source,redistributable\nfree,true\nshut,false\n"


def package(folder: Path, models: str, sources: str = SOURCES) -> Path:
    """Write a data package of models and their sources."""
    folder.mkdir(parents=True, exist_ok=True)
    resources = [
        {
            "name": name,
            "path": f"{name}.csv",
            "schema": {
                "fields": [{"name": one} for one in text.splitlines()[0].split(",")],
                "primaryKey": text.split(",")[0],
            },
        }
        for name, text in (("models", models), ("sources", sources))
    ]
    (folder / "datapackage.json").write_text(json.dumps({"resources": resources}), "utf-8")
    (folder / "models.csv").write_text(models, encoding="utf-8")
    (folder / "sources.csv").write_text(sources, encoding="utf-8")
    return folder


def number(value: float | str | None, low: Any = None, high: Any = None) -> dict[str, Any]:
    """Return a number as a manifest has it."""
    return {"label": "Months", "value": value, "low": low, "high": high, "unit": "months",
            "digits": 1, "n": 3}  # fmt: skip


BEFORE = "model,size,source\na,1,free\nb,2,shut\nc,3,free\n"
AFTER = "model,size,source\nc,3,free\nb,5,shut\nd,4,free\na,1.5,free\n"


def test_rows_are_told_apart_by_key(tmp_path: Path) -> None:
    """Law: added, removed and changed rows are found by primary key, whatever their order."""
    old = Snapshot.of(package(tmp_path / "old", BEFORE))
    new = Snapshot.of(package(tmp_path / "new", AFTER.replace("c,3,free\n", "")))
    rows = difference(Side("x", old), Side("y", new)).rows
    assert rows is not None
    assert [(row.kind, row.key) for row in rows] == [
        ("changed", ("b",)), ("added", ("d",)), ("changed", ("a",)), ("removed", ("c",)),
    ]  # fmt: skip
    assert rows[0].cells == (("size", "2", "5"),)


def test_a_snapshot_reveals_no_closed_row(tmp_path: Path) -> None:
    """Law: a closed source's cells are not in a published snapshot, yet their change shows."""
    old = Snapshot.of(package(tmp_path / "old", BEFORE)).published()
    new = Snapshot.of(package(tmp_path / "new", AFTER)).published()
    file = tmp_path / "snapshot.zip"
    file.write_bytes(new.to_bytes())
    assert Snapshot.read(file) == new
    assert new.to_bytes() == file.read_bytes()
    assert new.tables["models"].rows["b",]["size"].startswith(WITHHELD)
    assert new.tables["models"].rows["d",]["size"] == "4"
    rows = difference(Side("x", old), Side("y", new)).rows or ()
    assert {row.key[0]: row.kind for row in rows} == {"b": "changed", "d": "added", "a": "changed"}
    file.write_bytes(file.read_bytes()[:-30])
    assert Snapshot.read(file) is None


def test_numbers_are_sorted_by_their_intervals() -> None:
    """Law: what moved furthest in widths of its interval comes first; what has none comes later."""
    before = {
        "c.near": number(5.0, 4.0, 6.0),
        "c.far": number(5.0, 4.9, 5.1),
        "c.bare": number(1.0),
        "c.same": number(7.0, 6.0, 8.0),
        "c.gone": number(1.0),
        "c.open": number(1.0, 0.5, "inf"),
    }
    after = {
        "c.new": number(2.0),
        "c.open": number(2.0, 0.5, "inf"),
        "c.bare": number(9.0),
        "c.near": number(5.5, 4.5, 6.5),
        "c.far": number(4.9, 4.8, 5.0),
        "c.same": number(7.0, 6.0, 8.0),
    }
    found = difference(
        Side("x", None, before, {"one": "open", "two": "supported"}),
        Side("y", None, after, {"one": "contradicted", "two": "supported"}),
    )
    numbers = found.numbers or ()
    assert [one.id for one in numbers] == [
        "c.far", "c.near", "c.bare", "c.open", "c.gone", "c.new",
    ]  # fmt: skip
    far, near = numbers[:2]
    assert far.widths == pytest.approx(-0.5)
    assert near.widths == pytest.approx(0.25)
    assert (near.old, near.new, near.change_text) == ("5.0 months", "5.5 months", "+0.5 months")
    assert near.new_interval == "4.5 to 6.5"
    assert [(one.claim, one.old, one.new) for one in found.verdicts] == [
        ("one", "open", "contradicted")
    ]
    assert Difference.from_json(json.loads(json.dumps(found.to_json()))) == found
    told = "\n".join(text_lines(found))
    assert "c.near: 5.0 months → 5.5 months (+0.5 months, 0.25 of the interval's width)" in told
    assert "one: open → contradicted" in told


def test_noise_is_no_move_and_a_small_move_is() -> None:
    """Law: what is printed alike and differs by under one part in a thousand million is equal.

    A move that is printed, or one that is larger than that, is told however small it is.
    """
    before = {
        "c.noise": number(5.0, 4.0, 6.0),
        "c.ends": number(5.0, 0.1 + 0.2, "inf"),
        "c.tiny": number(3e-17),
        "c.below-print": number(5.0, 4.0, 6.0),
        "c.edge": number(0.25),
        "c.opened": number(5.0, 4.0, 6.0),
        "c.end": number(5.0, 4.0, 6.0),
        "c.zero": number(0.0),
        "c.day": number("2024-01-01"),
        "c.lost": number(5.0),
    }
    after = {
        "c.noise": number(5.0 * (1 + 1e-12), 4.0 * (1 - 1e-13), 6.0 + 1e-13),
        "c.ends": number(5.0, 0.3, "inf"),
        "c.tiny": number(3e-17 * (1 + 1e-12)),
        "c.below-print": number(5.0 * (1 + 1e-8), 4.0, 6.0),
        "c.edge": number(0.25 + 1e-14),
        "c.opened": number(5.0, 4.0, "inf"),
        "c.end": number(5.0 * (1 + 1e-15), 4.0, 6.5),
        "c.zero": number(1e-17),
        "c.day": number("2024-01-02"),
        "c.lost": number(None),
    }
    found = difference(Side("x", None, before), Side("y", None, after)).numbers or ()
    assert {one.id for one in found} == {
        "c.below-print", "c.edge", "c.opened", "c.end", "c.zero", "c.day", "c.lost",
    }  # fmt: skip
    end = next(one for one in found if one.id == "c.end")
    assert (end.change, end.change_text) == (0.0, "0.0 months")


LISTED = "`hundredmodels diff ab12 'a site'` lists them."


def _edition(name: str, numbers: dict[str, Any], **verdicts: str) -> Manifest:
    return Manifest(name, "2026-01-01", "", {}, {}, numbers, verdicts)


@pytest.mark.parametrize(
    ("moved", "verdict", "says"),
    [
        (
            {"c.far": number(131.0, 100.0, 140.0), "c.new": number(1.0)},
            "contradicted",
            [
                "Since edition ab12: 1 of 3 numbers moved, 1 new, 1 gone, 1 verdict changed.",
                "The furthest: c.far 125.0 months → 131.0 months. " + LISTED,
            ],
        ),
        (
            {"c.far": number(125.0, 100.0, 140.5), "c.gone": number(1.0)},
            "open",
            [
                "Since edition ab12: 1 of 3 numbers moved.",
                "None prints another value. " + LISTED,
            ],
        ),
        ({"c.gone": number(1.0)}, "open", ["Since edition ab12: no number moved."]),
        (
            {"c.gone": number(1.0)},
            "supported",
            [
                "Since edition ab12: no number moved, 1 verdict changed.",
                LISTED,
            ],
        ),
    ],
)
def test_a_build_says_what_moved(moved: dict[str, Any], verdict: str, says: list[str]) -> None:
    """Law: counts of what moved, came and went, the furthest, and how to list all; or that none."""
    same = {"c.far": number(125.0, 100.0, 140.0), "c.same": number(2.0)}
    before = _edition("ab12", {**same, "c.gone": number(1.0)}, claim="open")
    now = _edition("cd34", {**same, **moved}, claim=verdict)
    found = difference(Side.of(before, None), Side.of(now, None))
    assert since(before, now, found, "a site") == says


def test_git_revisions_and_folders(tmp_path: Path) -> None:
    """Law: a revision's data/ is compared without touching the work tree or what is staged."""
    (tmp_path / "_toc.yml").write_text("root: index\n", encoding="utf-8")
    data = package(tmp_path / "data", BEFORE)

    def git(*words: str) -> str:
        name = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        done = subprocess.run(["git", *name, *words], cwd=tmp_path, check=True, capture_output=True)
        return done.stdout.decode()

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "one")
    package(data, AFTER)
    git("commit", "-qam", "two")
    (data / "models.csv").write_text(BEFORE + "e,9,free\n", encoding="utf-8")
    before = git("status", "--porcelain")
    project = Project(tmp_path)
    told = compare(project, "HEAD~1", "HEAD", numbers=False, as_json=False)
    assert "models: 1 added, 2 changed" in told
    assert "~ a: size 1 → 1.5" in told
    found = json.loads(compare(project, "HEAD~1", str(data), numbers=False, as_json=True))
    assert [(row["kind"], row["key"]) for row in found["rows"]] == [("added", ["e"])]
    assert git("status", "--porcelain") == before
    for name, words in (
        ("nowhere", "no git revision"),
        ("--output=x", "no git revision"),
        (str(tmp_path), "neither a built site"),
    ):
        with pytest.raises(UserError, match=words):
            compare(project, name, "HEAD", numbers=False, as_json=False)
