"""Laws of hostile input: what others write is text, and never anything else."""

import csv
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from browser import launched
from hostile import Outcome, Package, poison
from payloads import ALL, LET_IN, REFUSED
from playwright.sync_api import Browser

from hundredmodels.data.characters import unfit

ROOT = Path(__file__).parents[2]
LOOK = """import altair as alt
from hundredmodels.report import figure

tables = load(only=chapter.TABLES)
frame = tables["models"][["model", "organisation", "family", "note"]].head(24)
frame = frame.assign(place=range(len(frame))).fillna("")
frame["place"] = frame["place"].astype(float)
points = alt.Chart(frame).mark_point().encode(
    x=alt.X("place:Q"), y=alt.Y("model:N"), color=alt.Color("family:N"),
    tooltip=["model:N", "organisation:N", "note:N"],
)
figure("hostile", points,
       caption=f"Names: {frame['organisation'].iloc[1]}",
       alt=f"Points of {frame['organisation'].iloc[2]}", data=frame,
       sources=(tables["models"]["source"].iloc[0],))"""
PAGES = """# Pages

```{claims}
```

```{dictionary}
```

```{corrections}
```

```{sources}
```

```{articles}
```

```{slips}
```

```{citing}
```

```{scenarios}
```

```{parameters}
```

```{changes}
```

```{numbers}
```
"""
PASSING = ("check", "same_as", "verdict", "kind")
"""Columns of claims that are words of a rule, not text: emptied, since no chapter here decides."""


@dataclass(frozen=True)
class Attacked:
    """A built house of hostile texts, and what was around it before."""

    house: Any
    outcome: Outcome
    around: list[str]


def _around(folder: Path) -> list[str]:
    return sorted(str(path) for path in folder.iterdir())


@pytest.fixture(scope="module")
def attacked(furnished: Any, tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    """Build a small book from a copy of the real tables with hostile texts in every text field."""
    outer = tmp_path_factory.mktemp("attacked")
    house = furnished(outer / "house")
    shutil.rmtree(house.root / "data")
    shutil.copytree(ROOT / "data", house.root / "data")
    package = Package.read(house.root / "data")
    for row in package.rows["claims"]:
        row["check"] = row["same_as"] = ""
        row["chapter"], row["reason"] = "alpha", ""
    _unbind(package.descriptor)
    outcome = poison(package, lambda table, field: table == "claims" and field in PASSING)
    for row in package.rows["claims"]:  # there [[…]] names a result, and a wrong name is an error
        row["reason"] = row["reason"].replace("[[no.such", "[[alpha.rows")
    package.write()
    for slug in ("alpha", "beta"):
        house.edit(
            f"src/hundredmodels/chapters/{slug}/__init__.py",
            f'label="Rows of {"models" if slug == "alpha" else "prices"}"',
            "label=str(frame.iloc[3, 0])",
        )
        house.edit(f"src/hundredmodels/chapters/{slug}/__init__.py", 'method="counted"',
                   "method=str(frame.iloc[4, 0])")  # fmt: skip
    house.edit("src/hundredmodels/chapters/beta/__init__.py", 'TABLES = ("prices",)',
               'TABLES = ("benchmarks",)')  # fmt: skip
    house.edit("src/hundredmodels/chapters/beta/__init__.py", 'tables["prices"]',
               'tables["benchmarks"]')  # fmt: skip
    house.edit("src/hundredmodels/chapters/beta/__init__.py", 'rows_of("prices"',
               'rows_of("benchmarks"')  # fmt: skip
    house.notebook("alpha", LOOK)
    _show(house.root / "notebooks" / "alpha.ipynb")
    for name in ("_config.yml", "CITATION.cff", "book/references.bib"):
        shutil.copy(ROOT / name, house.root / name)
    shutil.copytree(ROOT / "book" / "_static", house.root / "book" / "_static")
    (house.root / "book" / "pages.md").write_text(PAGES, encoding="utf-8")
    toc = house.root / "_toc.yml"
    toc.write_text(toc.read_text(encoding="utf-8") + "  - file: book/pages\n", "utf-8")
    said = {"title": LET_IN[0], "description": " ".join(LET_IN[1:30]), "all": {"factor": 2}}
    (house.root / "scenarios" / "double.yml").write_text(json.dumps(said), "utf-8")
    around = _around(outer)
    house.build("--scenario", "double")
    return Attacked(house, outcome, around)


def _unbind(descriptor: dict[str, Any]) -> None:
    """Let claims belong to the chapter of the small book."""
    for one in descriptor["resources"]:
        for field in one["schema"]["fields"]:
            if (one["name"], field["name"]) == ("claims", "chapter"):
                field["constraints"].pop("enum", None)


def _show(notebook: Path) -> None:
    content = json.loads(notebook.read_text(encoding="utf-8"))
    content["cells"][-1]["metadata"]["tags"] = []
    notebook.write_text(json.dumps(content), encoding="utf-8")


@pytest.fixture(scope="module")
def open_browser() -> Iterator[Browser]:
    """Start the browser."""
    with launched() as instance:
        yield instance


def test_every_field_was_tried(attacked: Attacked) -> None:
    """Law: 500 texts in every text field of every table; each is let in, or told with its place."""
    outcome = attacked.outcome
    assert len(ALL) >= 500
    assert not any(unfit(one) for one in LET_IN)
    assert all(unfit(one) for one in REFUSED)
    assert outcome.fields > 400
    assert len(outcome.refused) > 500
    assert [cell for cell, said in outcome.refused.items() if not said] == []
    assert outcome.report.valid
    assert len(outcome.standing) > 5000


def test_nothing_outside_was_touched(attacked: Attacked) -> None:
    """Law: no text is a path: nothing beside the house, and nothing named by a text within it."""
    root = attacked.house.root
    assert _around(root.parent) == attacked.around
    assert not [path for path in root.rglob("*pwned*") if "__pycache__" not in path.parts]
    passwd = Path("/etc/passwd").read_text(encoding="utf-8").splitlines()[0]
    for path in attacked.house.site.rglob("*"):
        assert path.is_dir() or passwd.encode() not in path.read_bytes(), path


def test_downloads_are_safe_in_a_spreadsheet(attacked: Attacked) -> None:
    """Law: no cell of a CSV to download begins as a formula, or holds what nobody sees."""
    files = list(attacked.house.site.rglob("*.csv"))
    assert files
    for path in files:
        with path.open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert any("pwned" in cell for cell in cells)
        assert [cell for cell in cells if unfit(cell)] == []


def test_no_script_of_theirs_runs(attacked: Attacked, open_browser: Browser) -> None:
    """Law: with the policy off, so that escaping alone protects, nothing runs or overflows."""
    context = open_browser.new_context(
        viewport={"width": 360, "height": 800}, bypass_csp=True, reduced_motion="reduce"
    )
    page = context.new_page()
    told: list[str] = []
    page.on("dialog", lambda one: (told.append(f"dialog {one.message}"), one.dismiss()))
    page.on("pageerror", lambda error: told.append(f"error {error}"))
    inside = attacked.house.site.as_uri()
    page.on(
        "request",
        lambda one: (
            None if one.url.startswith((inside, "data:", "blob:")) else told.append(one.url)
        ),
    )
    shown = 0
    for path in sorted(attacked.house.site.rglob("*.html")):
        if path.relative_to(attacked.house.site).parts[0] in {
            "source", "editions", "index.html",  # the last one only leads on
        }:  # fmt: skip
            continue
        page.goto(path.as_uri())
        for kind in ("script.hm-spec", "figure.hm-figure .hm-drawing"):
            if kind.startswith("figure") and page.locator(kind).count():
                page.locator(kind).first.hover()
                page.wait_for_selector("figure.is-live")
        page.evaluate(
            "() => document.querySelectorAll('details').forEach(one => { one.open = true; })"
        )
        page.evaluate(
            "() => document.querySelectorAll('body *').forEach(one => {"
            " for (const kind of ['click', 'mouseover', 'focus', 'pointerenter'])"
            " if (!one.closest('a, button, form, summary')) one.dispatchEvent(new Event(kind)); })"
        )
        assert page.evaluate("window.pwned || 0") == 0, path
        assert page.evaluate("Object.prototype.pwned || 0") == 0
        assert page.locator("[onerror], [onload], [onclick], iframe, base, body style").count() == 0
        links = page.eval_on_selector_all("a[href]", "all => all.map(one => one.protocol)")
        assert set(links) <= {"file:", "http:", "https:", "blob:"}, path
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, (path, wide)
        shown += page.content().count("pwned")
    context.close()
    assert told == []
    assert shown > 500


def test_the_search_shows_their_words_as_words(attacked: Attacked, open_browser: Browser) -> None:
    """Law: what is found, and what is asked for, is text in the search too."""
    context = open_browser.new_context(bypass_csp=True)
    page = context.new_page()
    for asked in ("pwned", LET_IN[2], '"><img src=x onerror=window.pwned=1>'):
        page.goto(attacked.house.site.as_uri() + "/search.html")
        page.fill(".hm-search input[name=q]", asked)
        page.wait_for_timeout(600)
        assert page.evaluate("window.pwned || 0") == 0
        assert page.locator(".hm-search img, .hm-search svg script, .hm-search iframe").count() == 0
    context.close()


def test_no_home_of_theirs_is_named(attacked: Attacked) -> None:
    """Law: the site names no folder of the machine that built it."""
    told = str(attacked.house.root).encode()
    named = [
        path for path in attacked.house.site.rglob("*")
        if path.is_file() and told in path.read_bytes()
    ]  # fmt: skip
    assert named == []
    assert os.sep in str(attacked.house.root)
