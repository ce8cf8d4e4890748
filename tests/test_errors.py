"""What was probably meant: near names are offered, strangers are not."""

from functools import cache
from pathlib import Path

import pytest

from hundredmodels.build.plan import chapters
from hundredmodels.build.project import Project
from hundredmodels.data.descriptor import read_descriptor
from hundredmodels.errors import did_you_mean, nearest

ROOT = Path(__file__).parents[1]


@cache
def lists() -> dict[str, tuple[str, ...]]:
    """Return the report's own lists of names: parameters, chapters, tables, columns."""
    found = chapters(Project.find(ROOT))
    tables = read_descriptor(ROOT / "data").tables
    return {
        "chapters": tuple(found),
        "tables": tuple(tables),
        **{slug: tuple(one.Parameters.model_fields) for slug, one in found.items()},
        **{f"columns of {name}": tuple(table.columns) for name, table in tables.items()},
    }


def slips(name: str) -> list[str]:
    """Return a name with a letter too few, too many or wrong, two exchanged, another sign."""
    middle = len(name) // 2
    left, right = name[:middle], name[middle:]
    return [
        f"{left}{right[1:]}",
        f"{left}{left[-1]}{right}",
        f"{left}q{right[1:]}",
        f"{left[:-1]}{right[0]}{left[-1]}{right[1:]}",
        name.replace("_", "-"),
        name.upper(),
    ]


def test_a_slip_of_the_hand_finds_the_name() -> None:
    """Law: of names of four letters or more, mistyped once, nearly all find the one meant."""
    tried = [
        (nearest(slip, names), name)
        for names in lists().values()
        for name in names
        if len(name) > 3
        for slip in slips(name)
        if slip not in names
    ]
    assert len(tried) > 1000
    assert sum(found == name for found, name in tried) > 0.97 * len(tried)


def test_a_stranger_is_offered_nothing() -> None:
    """Law: a name from another list, of which no part is known here, has hardly ever a near one."""
    every = {name for names in lists().values() for name in names}
    tried = [
        nearest(stranger, names)
        for names in lists().values()
        for stranger in every
        if not any(set(stranger.split("_")) & set(name.split("_")) for name in names)
    ]
    assert len(tried) > 5000
    assert sum(found is not None for found in tried) < 0.03 * len(tried)


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("margin", ["gross_margin", "revenue_scale"], "gross_margin"),
        ("gpu_hour", ["usd_per_gpu_hour", "usd_per_kwh"], "usd_per_gpu_hour"),
        ("As-Of", ["as_of", "seed"], "as_of"),
        ("pux", ["pue", "servers"], "pue"),
        ("scale", ["chip_spend_scale", "revenue_scale"], None),
        ("temperature", ["draws", "utilisation", "score_tolerance"], None),
        ("race.lga", ["race.lag", "race.gap"], "race.lag"),
        ("race.temperature", ["race.lag", "race.gap"], None),
        ("rice.lag", ["race.lag", "cost.lag-of-all"], "race.lag"),
        ("", ["a"], None),
        ("a" * 1_000_000, ["a" * 1_000_000 + "b"], None),
    ],
)
def test_the_nearest(word: str, known: list[str], found: str | None) -> None:
    """Law: a part that only one name has finds it; a long head in common is no likeness."""
    assert nearest(word, known) == found


def test_where_none_is_near_the_names_are_listed() -> None:
    """Law: far-fetched names are not offered; those there are, are listed, up to a screenful."""
    assert did_you_mean("zebra", ["b", "a"]) == " Known: a, b."
    many = [f"name-{number:03}" for number in range(100)]
    assert did_you_mean("zebra", many).endswith("name-059 and 40 more.")
    assert did_you_mean("zebra", []) == ""
