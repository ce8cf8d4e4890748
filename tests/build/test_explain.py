"""Why each thing runs or not, in words."""

from pathlib import Path
from typing import Any

from hundredmodels.build.editions.diff import RowChange
from hundredmodels.build.explain import MOST, by_folder, explain, trimmed
from hundredmodels.build.plan import Run, _reason

MADE_OF: dict[str, Any] = {
    "notebook": "1",
    "parameters": {"factor": 1.0},
    "as_of": "2024-01-01",
    "tables": {"models": "1", "prices": "1"},
    "modules": {"data": "1"},
    "environment": "1",
}


def run(slug: str, reason: str, **changes: Any) -> Run:
    """Return a planned run."""
    return Run(slug, "", {}, Path(), MADE_OF | changes, "key", reason)


def test_every_ingredient_is_told() -> None:
    """Law: old and new parameters, rows, modules and the rest are named, each on its line."""
    rows = [
        RowChange("prices", "changed", ("x",), (("price", "2.5", "3.5"),)),
        RowChange("prices", "added", ("y",)),
        RowChange("prices", "changed", ("w",), (("price", "withheld:1", "withheld:2"),)),
        RowChange("models", "removed", ("z",)),
    ]
    lines = explain(
        [
            run("a", "changed", parameters={"factor": 3.0}, tables={"models": "1", "prices": "2"}),
            run("b", "", modules={"data": "2"}),
            run("c", ""),
            run("d", "not run before"),
            run("e", "changed: notebook; environment", notebook="2", environment="2"),
            run("f", "its stored run is gone or damaged"),
        ],
        dict.fromkeys("abcef", MADE_OF),
        ["data/prices.csv"],
        rows,
    )
    told = "\n".join(lines)
    assert "a: runs, since the parameter factor has changed: 1.0 → 3.0" in told
    assert "and the table prices has changed (x: price 2.5 → 3.5; y added; " in told
    assert "withheld" not in told
    assert "z removed" not in told
    assert "b: a kept run is taken, made of just this; data of the code has changed" in told
    assert "c: not run; nothing that it depends on has changed" in told
    assert "d: runs, since not run before" in told
    assert "e: runs, since its notebook has changed" in told
    assert "and the installed packages" in told
    assert "f: runs, since its stored run is gone or damaged" in told
    assert lines[-1].strip() == "data/prices.csv"


def test_a_moved_day_is_told_once() -> None:
    """Law: the day is a parameter too; that it moved is one reason, and told as one."""
    days = [
        MADE_OF | {"as_of": day, "parameters": {"factor": factor, "as_of": day}}
        for day, factor in (("2024-01-01", 1.0), ("2024-02-01", 1.0), ("2024-02-01", 2.0))
    ]
    lines = explain([run("a", "changed", **days[1])], {"a": days[0]}, [], None)
    assert lines[1] == "  a: runs, since its day has changed: 2024-01-01 → 2024-02-01"
    assert "\n".join(lines).count("2024-02-01") == 1
    assert _reason(days[1], days[0]) == "changed: as_of"
    told = "\n".join(explain([run("a", "changed", **days[2])], {"a": days[0]}, [], None))
    assert "the parameter factor has changed: 1.0 → 2.0" in told
    assert _reason(days[2], days[0]) == "changed: parameters factor; as_of"


def test_many_inputs_fit_a_screen() -> None:
    """Law: files by the hundred are counted by folder, each counted once; a few are named."""
    few = ["_toc.yml", "data/models.csv", "package/build/plan.py"]
    assert by_folder(few) == few
    many = ["_toc.yml", "environment", "book/index.md", *(f"data/{one}.csv" for one in range(56))]
    many += [f"package/{one}/{two}.py" for one in range(12) for two in range(40)]
    many += [f"package/chapters/{one}/{two}.py" for one in range(5) for two in range(9)]
    told = by_folder(many)
    assert len(told) <= MOST
    assert told[:4] == ["_toc.yml", "environment", "book/index.md", "data/: 56 files"]
    counted = [int(line.split(": ")[1].split()[0]) for line in told if line.endswith(" files")]
    assert sum(counted) + sum(not line.endswith(" files") for line in told) == len(many)
    lines = explain([run("a", "not run before")], {}, None, None)
    assert lines[-1].endswith("no edition stands there yet")


def test_nothing_changed_is_told() -> None:
    """Law: where no input changed, no page is made."""
    assert explain([run("c", "")], {"c": MADE_OF}, [], None)[-1].endswith("nothing has changed")


def test_long_cells_are_cut_where_they_differ() -> None:
    """Law: two long cells are shown from where they begin to differ, each in a line's length."""
    old, new = "same " * 30 + "old", "same " * 30 + "new" + "x" * 90
    one, other = trimmed(old, new)
    assert one.endswith("old")
    assert "new" in other
    assert max(len(one), len(other)) <= 60
    assert trimmed("1", "2") == ("1", "2")
