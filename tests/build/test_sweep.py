"""Sweeps without a kernel: what is read, which points are drawn, what is kept and written."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from hundredmodels.build import digest
from hundredmodels.build.plan import Run
from hundredmodels.build.settings import Setting
from hundredmodels.build.sweep.design import Design
from hundredmodels.build.sweep.kept import Kept, Outcome
from hundredmodels.build.sweep.space import Axis, parse_axis, require_known
from hundredmodels.build.sweep.table import about_table, failed, write_table
from hundredmodels.chapters.cost_imbalance import Parameters
from hundredmodels.errors import UserError

ROW = {
    "label": "A number", "low": None, "high": None, "interval": "", "unit": "x", "n": 3,
    "reason": "", "headline": True,
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("gross_margin=0.3:0.7:0.1", (0.3, 0.4, 0.5, 0.6, 0.7)),
        ("gross_margin=0.3:0.7:0.15", (0.3, 0.45, 0.6)),
        ("draws=50:150:50", (50, 100, 150)),
        ("cost_basis=amortised, rental", ("amortised", "rental")),
        ("notable_only=true,false", (True, False)),
        ("as_of=2023-11..2024-02", ("2023-11-30", "2023-12-31", "2024-01-31", "2024-02-29")),
        ("as_of=2023-01..2023-12:6", ("2023-01-31", "2023-07-31")),
        ("as_of=2024-02-28..2024-03-01", ("2024-02-28", "2024-02-29", "2024-03-01")),
        ("as_of=2024-01-01,latest", ("2024-01-01", "latest")),
        ("levels=[30, 40],[50]", ([30, 40], [50])),
    ],
)
def test_values_are_what_is_written(text: str, values: tuple[Any, ...]) -> None:
    """Law: steps count from the first number and keep its decimals; months give their last day."""
    axis = parse_axis(text)
    assert axis.choices == values
    assert [type(one) for one in axis.choices] == [type(one) for one in values]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("gross_margin", "not understood"),
        ("gross_margin=", "not understood"),
        ("gross_margin=0.7:0.3:0.1", "from the smaller number"),
        ("gross_margin=0.3:0.7:0", "more than nothing"),
        ("gross_margin=0.3:0.7:0.1:2", "not understood"),
        ("as_of=2024-02..2023-01", "from the earlier day"),
        ("as_of=2024-13..2025-01", "month must be"),
        ("as_of=2024..2025", "not understood"),
        ("draws=0:1000000:1", "at most 10,000"),
        ("draws=50,50", "names a value twice"),
    ],
)
def test_what_is_no_axis_is_told(text: str, said: str) -> None:
    """Law: a text that is no axis is refused with a sentence that quotes it."""
    with pytest.raises(UserError, match=said) as caught:
        parse_axis(text)
    assert text.partition("=")[0] in str(caught.value)


def test_every_mistake_is_told_at_once() -> None:
    """Law: unknown names come with the nearest one, values with their bound, all in one message."""
    axes = [
        parse_axis(text)
        for text in (
            "gros_margin=0.3:0.7:0.1",
            "gross_margin=0.5:1.2:0.1",
            "lifetime_years=0:4",
            "cost_basis=amortized",
            "draws=100,200",
            "draws=300",
            "pue=1,2",
        )
    ]
    setting = Setting("cost-imbalance", "pue", 1.5, "--set")
    with pytest.raises(UserError) as caught:
        require_known(axes, "cost-imbalance", Parameters, [setting])
    lines = str(caught.value).splitlines()
    assert len(lines) == 6
    assert "'gros_margin'. Did you mean 'gross_margin'?" in lines[0]
    assert "less than or equal to 0.95" in lines[1]
    assert "greater than or equal to 1" in lines[2]
    assert "amortised" in lines[3]
    assert "draws twice" in lines[4]
    assert "both --set and --over" in lines[5]


def test_a_grid_is_every_combination() -> None:
    """Law: a grid is the product in the order written; over a bare range it is refused."""
    points = Design().points([Axis("a", (1, 2)), Axis("b", ("x", "y"))])
    assert points == [
        {"a": 1, "b": "x"},
        {"a": 1, "b": "y"},
        {"a": 2, "b": "x"},
        {"a": 2, "b": "y"},
    ]
    with pytest.raises(UserError, match="needs a step"):
        Design().points([parse_axis("a=0:1")])
    with pytest.raises(UserError, match="at most 100,000"):
        Design().points([Axis(name, tuple(range(100))) for name in "abc"])


def test_a_latin_hypercube_uses_every_slice_once() -> None:
    """Law: each axis has one point in each slice; a seed gives its points again, another others."""
    axes = [parse_axis("a=0:20"), parse_axis("b=2023-01..2023-10"), parse_axis("c=1:5")]
    design = Design(sample=20, seed=3)
    points = design.points(axes, frozenset({"c"}))
    assert sorted(int(point["a"]) for point in points) == list(range(20))
    assert sorted(point["b"] for point in points) == sorted(axes[1].choices * 2)
    assert sorted(point["c"] for point in points) == sorted([1, 2, 3, 4, 5] * 4)
    assert design.points(axes, frozenset({"c"})) == points
    assert Design(sample=20, seed=4).points(axes, frozenset({"c"})) != points
    chance = Design(20, 3, "random").points(axes, frozenset({"c"}))
    assert all(0 <= point["a"] <= 20 for point in chance)
    assert sorted(int(point["a"]) for point in chance) != list(range(20))


def test_a_damaged_outcome_counts_as_absent(tmp_path: Path) -> None:
    """Law: what is kept comes back as it was; any flipped byte of its content makes it absent."""
    kept = Kept(tmp_path)
    outcome = Outcome("ab12", (ROW | {"id": "c.a", "value": 1.5},))
    kept.put(outcome)
    assert kept.get("ab12") == outcome
    (file,) = tmp_path.rglob("*.json.gz")
    whole = file.read_bytes()
    for place in range(12, len(whole) - 8, 7):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert kept.get("ab12") is None
    file.write_bytes(whole[:20])
    assert kept.get("ab12") is None


def test_the_table_is_tidy_and_steady(tmp_path: Path) -> None:
    """Law: typed columns, sorted rows, open ends kept, and the same bytes in whatever order run."""
    runs = [
        Run("c", "", {"m": m, "as_of": day, "who": who}, tmp_path, {}, digest.of_json([m, day]))
        for m, day, who in ((0.5, "2024-01-31", "x"), (0.25, "2024-02-29", "y"))
    ]
    rows = {
        runs[0].key: [
            ROW | {"id": "c.b", "value": 2, "low": 1.0, "high": "inf"},
            ROW | {"id": "c.a", "value": "June 2024"},
        ],
        runs[1].key: [failed("cell 2: wrong")],
    }
    about = {"chapter": "c", "swept": []}
    names = ("m", "as_of", "who")
    for name, order in (("one", runs), ("two", runs[::-1])):
        path = tmp_path / f"{name}.parquet"
        write_table(path, order, lambda run: rows[run.key], swept=names, about=about)
    assert path.read_bytes() == (tmp_path / "one.parquet").read_bytes()
    assert about_table(path) == about
    table = pd.read_parquet(path)
    assert list(table.columns[:5]) == ["m", "as_of", "who", "run", "id"]
    assert table["m"].tolist() == [0.25, 0.5, 0.5]
    assert table["as_of"].astype(str).tolist() == ["2024-02-29", "2024-01-31", "2024-01-31"]
    assert table["id"].fillna("").tolist() == ["", "c.a", "c.b"]
    assert table["text"].tolist()[1] == "June 2024"
    assert table["value"].tolist()[2] == 2.0
    assert table["high"].tolist()[2] == float("inf")
    assert table["reason"].tolist()[0] == "cell 2: wrong"
