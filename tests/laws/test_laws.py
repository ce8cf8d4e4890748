"""The laws of the build, in their short form; each test's docstring states its law."""

import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

SOURCE = Path(__file__).parents[2] / "src" / "hundredmodels"


class TestContentDecides:
    """What runs is decided by content, never by time."""

    def test_a_touched_file_runs_nothing(self, house: Any) -> None:
        """Law: new times on every file, with the same bytes, do nothing."""
        for folder in ("data", "notebooks", "book", "src"):
            for path in (house.root / folder).rglob("*"):
                os.utime(path)
        assert "Nothing has changed" in house.build()

    def test_an_edit_of_same_size_and_time_runs_what_depends_on_it(self, house: Any) -> None:
        """Law: a changed byte runs the chapters that read the table again, and no other."""
        house.edit("data/prices.csv", "2.5,s", "3.5,s")
        assert house.plan() == {"alpha": "", "beta": "changed: tables prices"}
        house.edit("data/prices.csv", "3.5,s", "2.5,s")
        assert house.plan() == {"alpha": "", "beta": ""}

    def test_old_data_restored_gives_the_old_site_without_a_run(self, house: Any) -> None:
        """Law: going back to old data finds the old runs and gives the old bytes."""
        old = house.bytes()
        house.edit("data/models.csv", "three,s,2024-03-01\n", "")
        assert "✓ alpha" in house.build()
        assert house.results()["alpha.rows"] == 2
        path = house.root / "data" / "models.csv"
        path.write_text(path.read_text(encoding="utf-8") + "three,s,2024-03-01\n", encoding="utf-8")
        said = house.build()
        assert "✓ alpha" not in said
        assert "  alpha: " not in said
        assert house.bytes() == old

    def test_a_prose_change_runs_no_notebook(self, house: Any) -> None:
        """Law: a sentence of a page or of a notebook is no ingredient of a number."""
        house.edit("book/index.md", "A page.", "One page.")
        house.edit("notebooks/alpha.ipynb", '"# alpha"', '"# Retold"')
        said = house.build()
        assert "✓ alpha" not in said
        assert "✓ beta" not in said
        assert ": no number moved.\n" in said
        assert "One page." in (house.site / "book" / "index.html").read_text(encoding="utf-8")
        page = (house.site / "notebooks" / "alpha.html").read_text(encoding="utf-8")
        assert "Retold" in page

    def test_what_is_worth_a_look_is_told(self, house: Any) -> None:
        """Law: a build tells what a check would, and so does the next one with nothing to do."""
        (house.root / "data" / "scores.xlsx").write_bytes(b"PK\x03\x04")
        told = "Notice: data/scores.xlsx: is not read. Save its rows as CSV"
        assert told in house.build()
        said = house.build()
        assert "Nothing has changed" in said
        assert told in said


class TestEverythingIsInTheKey:
    """Whatever enters a number is in its key."""

    def test_source_pins_and_row_order(self, house: Any) -> None:
        """Law: other source, other pinned versions or another order of rows run again."""
        house.edit("data/prices.csv", "1.5,s,2024-01-01\n2.5,s,2024-02-01\n",
                   "2.5,s,2024-02-01\n1.5,s,2024-01-01\n")  # fmt: skip
        assert house.plan() == {"alpha": "", "beta": "changed: tables prices"}
        house.edit(
            "src/hundredmodels/chapters/beta/__init__.py", '"""Count the rows."""', '"""Count."""'
        )
        assert house.plan() == {
            "alpha": "",
            "beta": "changed: tables prices; modules chapters.beta",
        }
        house.edit(
            "src/hundredmodels/chapters/result.py", '"""A result: one', '"""A result, that is one'
        )
        assert house.plan()["alpha"] == "changed: modules chapters.result"
        (house.root / "requirements.txt").write_text("pandas==1\n", encoding="utf-8")
        assert house.plan()["alpha"] == "changed: modules chapters.result; environment"

    def test_a_table_must_be_declared(self, house: Any) -> None:
        """Law: a notebook that reads a table which its chapter doesn't declare fails, told so."""
        old = house.bytes()
        house.notebook("alpha", "load()['models']", "load()['prices']")
        said = house.fail()
        assert "alpha, cell 5 (load()['prices'])" in said
        assert "The table 'prices' is read but not declared" in said
        assert house.bytes() == old

    def test_a_row_of_another_table(self, house: Any) -> None:
        """Law: a changed row runs no chapter that does not declare its table."""
        house.edit("data/sources.csv", "A source", "The source")
        assert house.plan() == {"alpha": "", "beta": ""}

    def test_the_day_that_latest_means(self, house: Any) -> None:
        """Law: a newer fact in another table moves the day, and so what "latest" shows."""
        house.edit("data/models.csv", "three,s,2024-03-01", "three,s,2024-03-02")
        assert house.plan()["beta"] == "changed: as_of"

    def test_parameters(self, house: Any) -> None:
        """Law: a parameter changes its own chapter's run alone; a default named changes none."""
        reasons = house.plan("alpha.factor=3", "beta.factor=1")
        assert reasons == {"alpha": "changed: parameters factor", "beta": ""}

    def test_a_scenario(self, house: Any) -> None:
        """Law: a scenario goes to every chapter that has its parameters; --set wins over it."""
        house.build("--scenario", "double", "--set", "beta.factor=3")
        assert house.results() == {"alpha.rows": 6.0, "beta.rows": 6.0}


class TestNothingStale:
    """What is damaged is made again."""

    def test_a_tampered_page_is_made_again(self, house: Any) -> None:
        """Law: a published file that is altered, deleted or added is put right."""
        old = house.bytes()
        (house.site / "results.json").write_text("[]", encoding="utf-8")
        (house.site / "search.html").unlink()
        (house.site / "stray.html").write_text("stray", encoding="utf-8")
        assert "making it again" in house.build()
        assert house.bytes() == old

    def test_a_tampered_store_entry_is_made_again(self, house: Any) -> None:
        """Law: a stored notebook whose digest is not the recorded one counts as absent."""
        old = house.bytes()
        for path in house.store.glob("*/notebook.ipynb"):
            if "# alpha" in path.read_text(encoding="utf-8"):
                path.write_text(
                    path.read_text(encoding="utf-8").replace("# alpha", "# omega"), encoding="utf-8"
                )
        (house.site / "index.html").unlink()
        said = house.build()
        assert "✓ alpha" in said
        assert "✓ beta" not in said
        assert house.bytes() == old


class TestFailures:
    """A failed chapter never looks finished."""

    @pytest.mark.parametrize(
        ("cell", "cause"),
        [
            ("raise ValueError('no such thing')", "ValueError: no such thing"),
            ("import sys; sys.exit(0)", "sys.exit()"),
            ("import os; os.kill(os.getpid(), 9)", "kernel died"),
        ],
    )
    def test_a_failed_chapter(self, house: Any, cell: str, cause: str) -> None:
        """Law: its cell and cause are named, the others go on, and nothing is published."""
        old = house.bytes()
        house.notebook("alpha", cell, "after = 1")
        house.edit("data/prices.csv", "2.5,s", "3.5,s")
        said = house.fail()
        assert cause in said
        assert f"alpha, cell 4 ({cell})" in said
        assert "✓ beta" in said
        assert "Nothing was published" in said
        assert house.bytes() == old
        assert house.plan()["beta"] == ""

    def test_bad_rows_stop_the_build(self, house: Any) -> None:
        """Law: a bad row is told with file, line, field and reason, before any kernel starts."""
        old = house.bytes()
        house.edit("data/prices.csv", "2.5,s", "cheap,s")
        house.edit("data/models.csv", "two,s", "one,nobody")
        said = house.fail()
        assert "data/prices.csv line 3, price" in said
        assert "'cheap'" in said
        assert "data/models.csv line 3" in said
        assert "✓" not in said
        assert house.bytes() == old

    def test_a_warning_of_sphinx_stops_the_build(self, house: Any) -> None:
        """Law: a broken link on a page is told with the page's name, and nothing is published."""
        old = house.bytes()
        house.edit("book/index.md", "A page.", "See [this](nowhere.md).")
        said = house.fail()
        assert "book/index.md" in said
        assert "nowhere.md" in said
        assert house.bytes() == old

    def test_wrong_parameters_start_nothing(self, house: Any) -> None:
        """Law: all wrong names and values are told at once, with the nearest name or the bound."""
        said = house.fail("--set", "alpha.facto=2", "--set", "beta.factor=11", "--set", "gama.x=1")
        assert "no parameter 'facto'. Did you mean 'factor'?" in said
        assert "beta.factor is 11, but should be less than or equal to 10" in said
        assert "no chapter 'gama'" in said
        assert "✓" not in said

    def test_an_edit_while_it_builds(self, house: Any) -> None:
        """Law: what was computed while its inputs changed is neither kept nor published."""
        old = house.bytes()
        table = str(house.root / "data" / "models.csv")
        house.notebook("alpha", f"open({table!r}, 'a').write('four,s,2024-01-01\\n')")
        said = house.fail()
        assert "data/models.csv changed while the build was under way" in said
        assert house.bytes() == old
        assert house.plan()["alpha"] == "changed: notebook; tables models"


class TestInterruption:
    """A killed build leaves the site whole, and the next one is right."""

    def test_killed_while_chapters_run(self, house: Any) -> None:
        """Law: after SIGKILL no process is left, the site is as it was, the next build right."""
        old = house.bytes()
        sign = house.root / "running"
        wait = f"from pathlib import Path; Path({str(sign)!r}).touch(); import time; time.sleep(3)"
        house.notebook("alpha", wait)
        process = subprocess.Popen(
            [*house.command(), "build"],
            cwd=house.root,
            env=house.environment(),
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + 60
        while time.monotonic() < until and not sign.exists():
            time.sleep(0.1)
        assert sign.exists()
        below = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert len(below) > 2
        _, alive = psutil.wait_procs(below, timeout=20)
        assert not alive
        assert house.bytes() == old
        house.build()
        assert house.results()["alpha.rows"] == 3

    def test_two_builds_at_once(self, house: Any) -> None:
        """Law: the second waits for the first, and both end well."""
        house.edit("book/index.md", "A page.", "One page.")
        both = [
            subprocess.Popen(
                [*house.command(), "build"],
                cwd=house.root,
                env=house.environment(),
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
            )
            for _ in range(2)
        ]
        said = [process.communicate(timeout=200)[1] for process in both]
        assert [process.returncode for process in both] == [0, 0]
        assert sum("is published" in one for one in said) == 1
        assert sum("Nothing has changed" in one for one in said) == 1


class TestSameBytes:
    """The same inputs give the same bytes."""

    def test_two_folders_two_time_zones(self, house: Any, tmp_path: Path) -> None:
        """Law: elsewhere, from nothing, in another zone and with one job, not a byte differs."""
        other = tmp_path / "Ein anderes Haus, übers Meer"
        house.root.rename(other)
        moved = type(house)(other)
        old = moved.bytes()
        moved.build(
            "--out",
            str(tmp_path / "out"),
            "--jobs",
            "1",
            TZ="Asia/Tokyo",
            HUNDREDMODELS_CACHE=str(tmp_path / "cache"),
        )
        built = {
            str(path.relative_to(tmp_path / "out")): path.read_bytes()
            for path in (tmp_path / "out").rglob("*")
            if path.is_file()
        }
        assert sorted(built) == sorted(old)
        assert [name for name in old if built[name] != old[name]] == []

    def test_a_foreign_folder_is_never_replaced(self, house: Any, tmp_path: Path) -> None:
        """Law: a folder with other things in it is refused, and kept."""
        precious = tmp_path / "precious"
        precious.mkdir()
        (precious / "thesis.tex").write_text("x", encoding="utf-8")
        said = house.fail("--out", str(precious))
        assert "not a site of ours" in said
        assert [path.name for path in precious.iterdir()] == ["thesis.tex"]


CHART = """import altair as alt
from hundredmodels.report import figure

tables = load(only=chapter.TABLES)
frame = tables["models"].merge(tables["scores"], on="model", suffixes=("", " of the score"))
frame = frame[["model", "score"]]
points = alt.Chart(frame).mark_point().encode(x="model:N", y="score:Q")
figure("scores", points, caption="Scores.", alt="Points.", sources=("s",), data=frame)"""


class TestNewFacts:
    """A person adds facts in a spreadsheet, builds, and sees them."""

    def test_a_model_a_score_and_a_price(self, house: Any) -> None:
        """Law: new rows are in the chart, in the numbers and on the page of what changed.

        Nothing but the tables is touched: the page names each row, what moved and by how much,
        the replaced edition stays readable, and an explanation names the rows beforehand.
        """
        house.edit(
            "src/hundredmodels/chapters/alpha/__init__.py",
            'TABLES = ("models",)',
            'TABLES = ("models", "scores")',
        )
        house.notebook("alpha", CHART)
        notebook = house.root / "notebooks" / "alpha.ipynb"
        content = json.loads(notebook.read_text(encoding="utf-8"))
        content["cells"][-1]["metadata"]["tags"] = []
        notebook.write_text(json.dumps(content), encoding="utf-8")
        own = SOURCE.parents[1]
        for name in ("_config.yml", "CITATION.cff", "book/references.bib"):
            shutil.copy(own / name, house.root / name)
        shutil.copytree(own / "book" / "_static", house.root / "book" / "_static")
        pages = "# Changes\n\n```{changes}\n```\n\n```{editions}\n```\n\n```{numbers}\n```\n"
        (house.root / "book" / "changes.md").write_text(pages, encoding="utf-8")
        toc = house.root / "_toc.yml"
        toc.write_text(toc.read_text(encoding="utf-8") + "  - file: book/changes\n", "utf-8")
        house.build()
        first = json.loads((house.site / "manifest.json").read_text(encoding="utf-8"))["edition"]
        assert "figures" in (house.site / "notebooks" / "alpha.html").read_text(encoding="utf-8")
        for name, row in (
            ("models", "zebra,s,2024-03-01\n"),
            ("scores", "zebra,88.8,s,2024-03-01\n"),
            ("prices", "0.25,s,2024-03-01\n"),
        ):
            with (house.root / "data" / f"{name}.csv").open("a", encoding="utf-8") as table:
                table.write(row)
        new_place = house.run("build", "--dry-run", "--out", "elsewhere").stdout
        assert "since no edition stands there yet" in new_place
        assert len(new_place.splitlines()) < 24
        told = house.run("build", "--dry-run").stdout
        assert "alpha: runs, since the table models has changed (zebra added)" in told
        assert "and the table scores has changed (zebra added)" in told
        assert "beta: runs, since the table prices has changed" in told
        said = house.build("--keep")
        assert house.results() == {"alpha.rows": 4.0, "beta.rows": 3.0}
        assert f"Since edition {first}: 2 of 2 numbers moved." in said
        assert "The furthest: alpha.rows 3 rows → 4 rows." in said
        assert "zebra,88.8" in (house.site / "figures" / "alpha-scores.csv").read_text("utf-8")
        assert "zebra" in (house.site / "figures" / "alpha-scores.svg").read_text("utf-8")
        page = (house.site / "book" / "changes.html").read_text(encoding="utf-8")
        assert f"Before it stood edition {first}" in page
        for shown in ("zebra (added)", "0.25, s, 2024-03-01 (added)", "4 rows", "+1 rows"):
            assert shown in page
        assert f'href="../editions/{first}/index.html"' in page
        kept = house.site / "editions" / first
        assert "zebra" not in (kept / "figures" / "alpha-scores.csv").read_text(encoding="utf-8")
        found = house.run("diff", first, str(house.site), "--json").stdout
        assert {row["table"] for row in json.loads(found)["rows"]} == {"models", "scores", "prices"}
        assert "Nothing has changed" in house.build()


def test_the_manifest_says_what_went_in(built_once: Any) -> None:
    """Law: every input, number and file of an edition is in its manifest."""
    manifest = json.loads((built_once.site / "manifest.json").read_text(encoding="utf-8"))
    assert {"data/models.csv", "notebooks/alpha.ipynb", "environment"} <= set(manifest["inputs"])
    assert manifest["numbers"]["alpha.rows"]["value"] == 3
    assert manifest["as_of"] == "2024-03-01"
    assert "results.json" in manifest["files"]
