"""A small book through Sphinx: what pages say, and what stops them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest

from hundredmodels.build.pages.site import OWN_BUILD
from hundredmodels.chapters.parameters import ChapterParameters
from hundredmodels.chapters.result import Inputs, Result, Results
from hundredmodels.report.payload import (
    FIGURE_MIME,
    PROSE_MIME,
    RESULTS_MIME,
    FigurePayload,
    ProsePayload,
    Table,
    results_payload,
)

CONF = """
extensions = ["myst_nb", "hundredmodels.sphinx_ext"]
html_theme = "hundredmodels"
html_title = "A book"
nb_execution_mode = "off"
html_context = {"default_mode": "auto"}
exclude_patterns = ["_build", "**.ipynb_checkpoints"]
"""
PICTURE = "picture.svg"
NUMBERS = f"# Numbers\n\n![A picture]({PICTURE})\n\n```{{numbers}}\n```\n"
INDEX = """# Home

```{toctree}
race
cost
numbers
```

It took {number}`race.lag` ({number}`race.lag:interval`), at {parameter}`race.confidence`.

```{headlines}
```

```{chapters}
```
"""


LACKING = """All agree closely, at {number}`cost.area`, and again {number}`cost.area`.

- First, {number}`cost.area`.
- Second.

It took {number}`cost.lag`."""


def results(chapter: str) -> Results:
    """Return two results of a chapter."""
    lag = Result(
        id=f"{chapter}.lag", label="Lag <in months>", value=15.0, unit="months", method="m",
        n=3, low=5.0, high=float("inf"), interval="90 %", digits=1,
        rivals=(f"{chapter}.area",), inputs=(Inputs("models", (2, 4)),),
    )  # fmt: skip
    area = Result(id=f"{chapter}.area", label="Area", value=None, unit="", method="m", reason="no")
    return Results([lag, area])


def notebook(chapter: str, text: str = "Words.") -> nbformat.NotebookNode:
    """Return an executed notebook that has published results, said an answer, drawn a figure."""
    spec = {
        "width": "container", "height": 100, "mark": {"type": "bar", "color": "#0067A5"},
        "data": {"values": [{"x": 1}, {"x": 2}]}, "encoding": {"x": {"field": "x"}},
    }  # fmt: skip
    caption = f"It took [[{chapter}.lag]]. Bars are models."
    drawn = FigurePayload(
        "bars", chapter, caption, "Bars & <more>.", ("lab",), spec, Table(("x",), ((1,), (2,)))
    )
    payloads: list[tuple[str, dict[str, Any]]] = [
        (RESULTS_MIME, results_payload(results(chapter), ChapterParameters()).to_json()),
        (PROSE_MIME, ProsePayload((f"First [[{chapter}.lag]].", "Second."), "answer").to_json()),
        (FIGURE_MIME, drawn.to_json()),
    ]
    cells = [nbformat.v4.new_markdown_cell(f"# The {chapter}\n\n{text}", id="m")]
    for place, (mime, content) in enumerate(payloads):
        output = nbformat.v4.new_output("display_data", {mime: content, "text/plain": "x"})
        cells.append(
            nbformat.v4.new_code_cell(
                "publish(x)", outputs=[output], execution_count=1, id=f"c{place}",
                metadata={"tags": ["remove-input" if place else "remove-cell"]},
            )
        )  # fmt: skip
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return nbformat.v4.new_notebook(cells=cells, metadata=kernel)


def build(
    folder: Path, data: Path, *, apart: bool = False, **texts: str
) -> subprocess.CompletedProcess[str]:
    """Write the book and build it, a warning being an error."""
    folder.mkdir(exist_ok=True)
    (folder / "conf.py").write_text(
        f"{CONF}\nhundredmodels_data = {str(data)!r}\n{texts.get('conf', '')}"
    )
    (folder / "index.md").write_text(texts.get("index", INDEX))
    (folder / "numbers.md").write_text(
        f"# Numbers\n\n![A picture]({PICTURE})\n\n```{{numbers}}\n```\n"
    )
    (folder / PICTURE).write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    for chapter in ("race", "cost"):
        nbformat.write(notebook(chapter, texts.get(chapter, "Words.")), folder / f"{chapter}.ipynb")
    command = [sys.executable, "-m", "sphinx", "-qnW", "--keep-going", "-b", "html", ".", "_build"]
    asked = {OWN_BUILD: "1"} if apart else {}
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env=os.environ | asked
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data package with models and sources, one of which may not be passed on."""
    folder = tmp_path_factory.mktemp("package") / "data"
    folder.mkdir()
    tables = {
        "models": "model,source\nAlpha,lab\nBeta,lab\nGamma,closed\n",
        "sources": "source,title,publisher,licence,redistributable\n"
        "lab,A laboratory,Lab,MIT,true\nclosed,A paper,Press,,false\n",
    }
    resources = []
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text)
        fields = [{"name": one, "type": "string"} for one in text.partition("\n")[0].split(",")]
        resources.append({"name": name, "path": f"{name}.csv", "schema": {"fields": fields}})
    package = json.dumps({"name": "small", "resources": resources})
    (folder / "datapackage.json").write_text(package)
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, data: Path) -> Path:
    """Return the built site of the small book."""
    folder = tmp_path_factory.mktemp("book")
    done = build(folder, data, cost=LACKING)
    assert done.returncode == 0, done.stderr
    return folder / "_build"


def test_figures_are_numbered_by_chapter_and_place(site: Path) -> None:
    """The id is chapter and figure; the number follows the table of contents."""
    race, cost = ((site / f"{one}.html").read_text() for one in ("race", "cost"))
    assert '<figure class="hm-figure" id="race-bars"' in race
    assert "Figure 1.1" in race
    assert "Figure 2.1" in cost
    assert '<span class="hm-eyebrow">Chapter 2</span>' in cost


def test_a_figure_is_whole_without_scripts(site: Path) -> None:
    """Drawing, alt text, source, data and files are there; the finding is bold."""
    page = (site / "race.html").read_text()
    assert page.count('role="img" aria-label="Bars &amp; &lt;more&gt;."') == 2
    assert re.search(r"<strong>It took <a [^>]*>15\.0 months</a>\.</strong> Bars are", page)
    assert "Lab (MIT)" in page
    for ending in ("csv", "svg", "png"):
        assert f'href="figures/race-bars.{ending}"' in page
        assert (site / "figures" / f"race-bars.{ending}").stat().st_size
    assert (site / "figures" / "race-bars.csv").read_text() == "x\n1\n2\n"


def test_numbers_resolve_on_any_page(site: Path) -> None:
    """The home page quotes a chapter's number, links to its address, and carries its card."""
    page = (site / "index.html").read_text()
    assert 'href="numbers.html#number-race.lag" data-number="race.lag">15.0 months</a>' in page
    assert ">5.0 or more</a>" in page
    assert page.count('<template id="card-race.lag">') == 1
    assert "Lag &lt;in months&gt;" in page
    assert 'href="numbers.html#parameter-race.confidence"' in page
    assert 'id="number-race.lag"' in (site / "numbers.html").read_text()


def test_a_paragraph_without_its_number_is_left_out(site: Path) -> None:
    """A chapter's own words on a number that can't be told are folded away, item by item."""
    page = (site / "cost.html").read_text()
    folded = re.findall(r'<details class="hm-left-out"><summary>(.*?)</summary>(.*?)</details>',
                        page, flags=re.DOTALL)  # fmt: skip
    assert [line for line, _ in folded] == ["A paragraph left out, for lack of: Area"] * 2
    assert "agree closely" in folded[0][1]
    assert "not estimable" in folded[0][1]
    assert not any("It took" in inside for _, inside in folded)
    assert "<p>It took" in page


def test_the_rows_of_a_number(site: Path) -> None:
    """The file has the rows by table and line; a row that may not be passed on is withheld."""
    frame = pd.read_csv(site / "numbers" / "race.lag.csv", keep_default_na=False)
    assert list(frame["line"]) == [2, 4]
    assert list(frame["model"]) == ["Alpha", ""]
    assert frame["withheld"].str.startswith("yes").tolist() == [False, True]


def test_the_lists_for_machines(site: Path) -> None:
    """``results.json`` has every result, strictly JSON, open ends as words."""
    listed = json.loads((site / "results.json").read_text())
    assert [one["id"] for one in listed] == ["race.lag", "race.area", "cost.lag", "cost.area"]
    assert listed[0]["high"] == "inf"
    assert listed[0]["url"] == "numbers.html#number-race.lag"
    assert json.loads((site / "claims.json").read_text()) == []


def test_everything_with_an_address_is_listed_and_can_be_searched(site: Path) -> None:
    """``index.json`` has each thing once, with what it says; the search page has the same list."""
    listed = json.loads((site / "index.json").read_text())
    assert [one["id"] for one in listed if one["kind"] == "chapter"] == ["race", "cost"]
    assert len({one["id"] for one in listed}) == len(listed)
    by_id = {one["id"]: one for one in listed}
    assert by_id["race"]["url"] == "race.html#the-race"
    assert by_id["race-bars"]["value"] == {"text": "It took 15.0 months."}
    assert by_id["race-bars"]["url"] == "race.html#race-bars"
    lag = by_id["race.lag"]
    assert lag["title"] == "Lag <in months>"
    assert lag["value"]["text"] == "15.0 months"
    assert (lag["value"]["number"], lag["value"]["unit"]) == (15.0, "months")
    assert lag["value"]["high"] == "inf"
    script = (site / "_static" / "hm-index.js").read_text()
    found = json.loads(script.removeprefix("window.hundredmodels.index = ").rstrip(";\n"))
    assert found["chapters"] == {"race": "The race", "cost": "The cost"}
    assert {one["id"] for one in found["entries"]} == by_id.keys() - {"race", "cost"}
    page = (site / "search.html").read_text()
    assert page.count("hm-index.js") == page.count("hm-search.js") == 1
    assert "hm-index.js" not in (site / "race.html").read_text()


def test_nothing_is_asked_of_another_host(site: Path) -> None:
    """No page loads a script, style, image or frame from elsewhere."""
    foreign = re.compile(r'<(?:script|img|iframe)[^>]+src="(?:https?:)?//|<link[^>]+href="https?:')
    for page in site.rglob("*.html"):
        assert not foreign.search(page.read_text()), page.name


WRONG = {
    "{number}`race.lga`": "There is no result 'race.lga'. Did you mean 'race.lag'?",
    "{parameter}`race.confidense`": "Did you mean 'confidence'?",
    "{number}`race.lag:valu`": "Did you mean 'value'?",
    "```{headlines}\nrace/9\n```": "has 2 sentences",
    "```{numbers}\n:chapter: rice\n```": "Did you mean 'race'?",
}


def test_an_unknown_name_stops_the_build(tmp_path: Path, data: Path) -> None:
    """Each warning names the page, the line, and the nearest name; all are told at once."""
    wrong = "\n\n".join(WRONG)
    index = f"{INDEX}\n\n{wrong}\n"
    done = build(tmp_path / "book", data, index=index)
    assert done.returncode != 0
    for text, complaint in WRONG.items():
        (line,) = [one for one in done.stderr.splitlines() if complaint in one]
        number = index[: index.index(text)].count("\n") + 1
        assert f"index.md:{number}: " in line


FAULT = """
from hundredmodels.sphinx_ext.elements import provenance
def fail(*_):
    raise OSError("the disk is full")
provenance.write_files = fail
"""
WARNING = """
from sphinx.util import logging
from hundredmodels.sphinx_ext.elements import provenance
def warn(*_):
    logging.getLogger("x").warning("this is odd")
provenance.write_files = warn
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
class TestSharedWriting:
    """Several processes write the pages and what stands beside them."""

    def test_it_is_the_same_work(
        self, tmp_path_factory: pytest.TempPathFactory, site: Path, data: Path
    ) -> None:
        """Law: several processes, elsewhere, write the bytes of one, the search index too."""
        folder = tmp_path_factory.mktemp("book")
        done = build(folder, data, apart=True, cost=LACKING)
        assert done.returncode == 0, done.stderr
        written = [
            {
                file.relative_to(root).as_posix(): file.read_bytes()
                for file in root.rglob("*")
                if file.is_file() and ".doctrees" not in file.parts and file.name != ".buildinfo"
            }
            for root in (site, folder / "_build")
        ]
        assert {f"_images/{PICTURE}", "searchindex.js"} <= set(written[0])
        assert "cite/race.lag.bib" in written[0]
        assert sorted(written[0]) == sorted(written[1])
        assert [name for name in written[0] if written[0][name] != written[1][name]] == []

    def test_a_fault_stops_the_build(self, tmp_path: Path, data: Path) -> None:
        """Law: what could not be written in any share is told, and the build fails."""
        done = build(tmp_path / "book", data, apart=True, conf=FAULT)
        assert done.returncode != 0
        assert "disk is full" in done.stderr

    @pytest.mark.soak
    def test_warnings_are_those_of_one_process(self, tmp_path: Path, data: Path) -> None:
        """Law: warnings stop the build, each told once, as one process tells them."""
        wrong = "\n\n".join(WRONG)
        texts = {"index": f"{INDEX}\n\n{wrong}\n", "race": wrong, "cost": wrong, "conf": WARNING}
        told = []
        for name, apart in (("one", False), ("several", True)):
            folder = tmp_path / name / "book"
            folder.parent.mkdir()
            done = build(folder, data, apart=apart, **texts)
            assert done.returncode != 0
            told.append(done.stderr.replace(str(folder), "book").splitlines())
        assert len(told[0]) > 3 * len(WRONG)
        assert "this is odd" in told[0][-1]  # it is not of a page
        assert told[1] == told[0]
