"""The switcher between scenarios, and the words of the comparison."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from hundredmodels.chapters.result import Result
from hundredmodels.report.comparison import Compared, factor
from hundredmodels.report.payload import result_to_json
from hundredmodels.sphinx_ext.edition import HANDED
from hundredmodels.sphinx_ext.elements.intervals import Row, Scale, intervals
from hundredmodels.sphinx_ext.pages.scenarios import moved, read, switcher
from hundredmodels.sphinx_ext.site import Site


def result(
    value: float | str | None, low: float | None = None, high: float | None = None
) -> Result:
    """Make a number."""
    return Result(
        id="one.number", label="A number", value=value, unit="months", method="given",
        low=low, high=high, interval="given" if low is not None else "",
        reason="" if value is not None else "nothing known",
    )  # fmt: skip


def told(folder: Path, here: str, *, path: str | None = "scenarios/bold") -> Site:
    """Leave what the build tells, and return a site that reads it."""
    scenario: dict[str, Any] = {
        "name": "bold",
        "title": "Bold",
        "description": "All at one end.",
        "settings": [["one", "width", "3"]],
        "path": path,
        "results": [] if path is None else [result_to_json(result(2.0))],
    }
    (folder / HANDED).write_text(json.dumps({"scenarios": [scenario], "here": here}), "utf-8")
    app = SimpleNamespace(srcdir=str(folder))
    return cast("Site", SimpleNamespace(app=app, kept={}))


def test_a_scenario_built_alone_does_not_call_itself_the_report(tmp_path: Path) -> None:
    """Where no other site is beside it, it names itself, and leads nowhere else."""
    links = switcher(told(tmp_path, "", path=""), "notebooks/one.html")
    assert "Bold" in links
    assert "The report" not in links
    assert links.count("<a ") == links.count('aria-current="true"') == 1


@pytest.mark.parametrize(
    ("here", "report", "bold"),
    [
        ("", "one.html", "../scenarios/bold/notebooks/one.html"),
        ("scenarios/bold", "../../../notebooks/one.html", "one.html"),
    ],
)
def test_the_switcher_keeps_the_page(tmp_path: Path, here: str, report: str, bold: str) -> None:
    """From any site each link leads to the same page of the other, and the present is marked."""
    links = switcher(told(tmp_path, here), "notebooks/one.html")
    assert f'href="{report}"' in links
    assert f'href="{bold}"' in links
    current = links.split(' aria-current="true"')
    assert len(current) == 2
    assert current[1].startswith(">The report" if not here else ">Bold")


def test_without_other_sites_there_is_no_switcher(tmp_path: Path) -> None:
    """A site alone shows no links that lead nowhere; its scenarios are still known."""
    site = told(tmp_path, "", path=None)
    assert switcher(site, "notebooks/one.html") == ""
    assert list(read(tmp_path).found) == ["bold"]
    assert read(tmp_path / "elsewhere").found == {}


@pytest.mark.parametrize(
    ("main", "other", "words"),
    [
        (result(2.0, 1.0, 3.0), result(2.5), "a factor of 1.25 at most; stays within"),
        (result(2.0, 1.0, 3.0), result(4.0), "a factor of 2.00 at most; leaves its interval"),
        (result(2.0), result(4.0), "a factor of 2.00 at most."),
        (result(2.0), result(-4.0), "Changes its sign"),
        (result(2.0), result(2.0), "The same in all"),
        (result("Meta"), result("Alibaba"), "Another answer"),
        (result("Meta"), result("Meta"), "The same in all"),
    ],
)
def test_a_move_is_said_in_words(main: Result, other: Result, words: str) -> None:
    """The phrase tells how far a number moves, and whether its interval covers that."""
    both = isinstance(main.value, float) and isinstance(other.value, float)
    far = factor(cast("float", main.value), cast("float", other.value)) if both else None
    assert words in moved(Compared(main, {"bold": other}, far))


def test_every_value_stands_within_its_drawing() -> None:
    """The ends of the scale stand at the drawing's edges, whatever lies between inside them."""
    scale = Scale.over([result(2.0, 1.0, 300.0), result(50.0)])
    assert scale is not None
    assert scale.logarithmic
    places = [scale.place(value) for value in (1.0, 2.0, 50.0, 300.0)]
    assert places == sorted(places)
    assert 0 < places[0] < places[-1] < 200
    assert Scale.over([result(None), result("Meta")]) is None
    table = intervals([Row("a", "2", result(2.0, 1.0, float("inf"))), Row("b", "-", result(None))])
    assert table.count("<circle") == 1
    assert "1 or more" in table
