"""The page of a sweep."""

import re
from pathlib import Path
from typing import Any

from hundredmodels.build.plan import Run
from hundredmodels.build.sweep.table import failed, write_table
from hundredmodels.sphinx_ext.pages.sensitivity import write_page


def page(tmp_path: Path, swept: dict[str, list[Any]], rows: Any) -> str:
    """Write a table of runs over one value after another, and return its page."""
    points = [dict(zip(swept, values, strict=True)) for values in zip(*swept.values(), strict=True)]
    runs = [Run("c", "", point, tmp_path, {}, f"k{at}") for at, point in enumerate(points)]
    about = {
        "chapter": "c",
        "title": "Chips & <costs>",
        "design": "grid",
        "swept": [{"name": name, "unit": "", "description": "What <it> is"} for name in swept],
        "fixed": {"draws": 50, "levels": [1, 2]},
    }
    path = tmp_path / "c-1.parquet"
    write_table(path, runs, lambda run: rows(int(run.key[1:])), swept=tuple(swept), about=about)
    written = write_page(path, tmp_path / "drawings")
    assert written == tmp_path / "c-1.html"
    return written.read_text(encoding="utf-8")


def row(id_: str, value: float | None, **more: Any) -> dict[str, Any]:
    """Return a result's row."""
    plain = {"label": f"The {id_}", "unit": "x", "n": 3, "interval": "", "reason": ""}
    return plain | {"id": id_, "value": value, "low": None, "high": None, "headline": False} | more


def test_headline_numbers_are_drawn_and_all_that_move_are_listed(tmp_path: Path) -> None:
    """Law: drawn what the answer quotes, listed what moves, told what failed; no file asked for."""

    def rows(at: int) -> list[dict[str, Any]]:
        if at == 3:
            return [failed("cell 2: <wrong>")]
        return [
            row("c.quoted", 2.0 + at, headline=True, low=1.0, high="inf"),
            row("c.moves", 10.0**at),
            row("c.gone", None if at else 5.0),
            row("c.still", 7.0),
        ]

    days = ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]
    html = page(tmp_path, {"as_of": days, "who": ["x", "y", "x", "y"]}, rows)
    assert html.count("<svg") == 2
    assert 'aria-label="The c.quoted against as_of: from 2 times to 4 times."' in html
    assert "ρ = +1.00, n = 3" in html
    table = html[html.index("<table") : html.index("</table>")]
    assert re.findall(r"<code>(.*?)</code>", table) == ["c.moves", "c.quoted"]
    assert "2 more numbers do not move." in html
    assert "as_of=2024-04-30, who=y" in html
    assert "Runs that failed: 1" in html
    assert "cell 2: &lt;wrong&gt;" in html
    assert "Chips &amp; &lt;costs&gt;" in html
    assert "<it>" not in html
    outside = re.findall(r'(?:src|href)="([^"#]+)"|url\((?!#)', html)
    assert outside == ["c-1.parquet"]
    assert "<script" not in html
    assert "://" not in re.sub(r'xmlns="[^"]*"', "", html)


def test_a_sweep_in_which_nothing_moves_says_so(tmp_path: Path) -> None:
    """Law: no drawing and no table where every number stays."""
    html = page(tmp_path, {"m": [1, 2]}, lambda _: [row("c.still", 7.0)])
    assert "No number moves within this sweep." in html
    assert "<svg" not in html
    assert "<table" not in html
