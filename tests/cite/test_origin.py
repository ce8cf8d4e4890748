"""From a number to the lines that make and publish it, and to what has become of its id."""

from pathlib import Path

import pytest

from hundredmodels.build.editions.manifest import Manifest
from hundredmodels.build.editions.retired import (
    LostIdsError,
    lock_ids,
    missing,
    read_lock,
    refuse_lost,
)
from hundredmodels.chapters.open_vs_closed.names import number
from hundredmodels.cite.lookup import cite
from hundredmodels.cite.origin import PackageLine, package_line, publishing_line, read_notebook
from hundredmodels.errors import UserError

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda p: p.stem)
def test_each_notebook_has_the_line_that_publishes(path: Path) -> None:
    """The line that is told is a line of the notebook that calls ``publish``."""
    notebook = read_notebook(path.read_text(encoding="utf-8"))
    line = publishing_line(notebook)
    assert line is not None
    source = "".join(notebook["cells"][line.cell - 1]["source"]).splitlines()
    assert source[line.line - 1].strip() == line.text
    assert line.text.startswith("publish(")


def test_the_line_that_made_a_result_is_read_back() -> None:
    """What a result notes is split into module, line and function; nothing made nowhere."""
    assert package_line("chapters/a/b.py:12 lag") == PackageLine("chapters/a/b.py", 12, "lag")
    assert package_line("") is None
    assert callable(number)


def test_an_id_may_go_only_when_it_is_listed() -> None:
    """Lost ids are told; a listed one, or one of a listed chapter, is not lost."""
    before = ["race.lag", "race.gap", "race", "race-lag", "cost.sum", "a-claim"]
    now = ["race.lag", "a-claim"]
    assert missing(before, now, []) == ("cost.sum", "race", "race-lag", "race.gap")
    assert missing(before, now, ["race", "cost.sum"]) == ()


def test_a_build_that_loses_ids_is_refused(tmp_path: Path) -> None:
    """The message names the ids, the likely new name, and the table that retires them."""
    manifest = Manifest("e1", "2026-01-01", "", {}, {}, {"race.open-lag": {}, "race.gap": {}})
    now = ["race.open-lags", "race.gap"]
    with pytest.raises(
        LostIdsError, match=r"race\.open-lag \(renamed to race\.open-lags\?\)"
    ) as told:
        refuse_lost(manifest, now, tmp_path, tmp_path)
    assert "retired.csv" in str(told.value)
    (tmp_path / "retired.csv").write_text(
        "id,retired_in,why,replaced_by\nrace.open-lag,e2,a better name,race.open-lags\n",
        encoding="utf-8",
    )
    refuse_lost(manifest, now, tmp_path, tmp_path)


def test_a_fresh_checkout_knows_the_ids_of_kept_editions(tmp_path: Path) -> None:
    """Without a published site too an id of a kept edition can't go; the list only grows."""
    assert lock_ids(tmp_path, ["race.lag", "race.gap"]) == 2
    assert lock_ids(tmp_path, ["race.gap", "race.sum"]) == 1
    assert read_lock(tmp_path) == {"race.lag", "race.gap", "race.sum"}
    refuse_lost(None, ["race.sum", "race.gap", "race.lag", "race.new"], tmp_path, tmp_path)
    with pytest.raises(LostIdsError, match=r"race\.gap"):
        refuse_lost(None, ["race.sum", "race.lag"], tmp_path, tmp_path)


def test_a_misspelt_id_names_the_nearest(tmp_path: Path) -> None:
    """``hundredmodels cite`` prints the file, and on a typo the nearest id."""
    (tmp_path / "cite").mkdir()
    (tmp_path / "cite" / "race.lag.txt").write_text("Lag.\n", encoding="utf-8")
    assert cite(tmp_path, "race.lag", "text") == "Lag."
    with pytest.raises(UserError, match=r"Did you mean 'race\.lag'"):
        cite(tmp_path, "race.lagg", "text")
