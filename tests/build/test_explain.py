"""Why each thing runs or not, in words."""

from pathlib import Path
from typing import Any

from hundredmodels.build.editions.diff import RowChange
from hundredmodels.build.explain import explain, trimmed
from hundredmodels.build.plan import Run

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
