"""The articles' own autumn: a day's report rests on what was known by that day, table by table."""

from importlib import import_module
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pandas as pd
import pytest
import yaml

from hundredmodels.data import find_directory, load
from hundredmodels.data.descriptor import read_descriptor
from hundredmodels.data.reading import KNOWN_ON

if TYPE_CHECKING:
    from hundredmodels.chapters.parameters import ChapterParameters
    from hundredmodels.chapters.result import Results

PROJECT = find_directory().parent
DAY = yaml.safe_load((PROJECT / "scenarios" / "autumn-2023.yml").read_text("utf-8"))["all"]["as_of"]
BOOKKEEPING = {"sources", "corrections", "errata", "retired"}
"""Tables about the rows of others: who said it, what this report mended. No result reads them."""
LATER = {"effective_to": "", "first_observed": DAY, "last_observed": DAY}
"""Dates that are entered after the row itself was known, and what they were on the day."""
CHAPTERS = (
    "transformer_shift", "open_vs_closed", "cost_imbalance", "miniaturisation", "vertical_models",
)  # fmt: skip
FEW = 60


@pytest.mark.parametrize("name", sorted(read_descriptor(find_directory()).tables))
def test_no_row_was_known_later(name: str) -> None:
    """Law: a table shows the scenario no row known after its day; all of them on the last day."""
    then, now = load(as_of=DAY)[name], load()[name]
    if name in BOOKKEEPING:
        assert KNOWN_ON not in now.columns
        return
    assert now[KNOWN_ON].notna().all()
    assert then.index.tolist() == now.index[now[KNOWN_ON] <= pd.Timestamp(DAY)].tolist()


@pytest.fixture(scope="module")
def forgotten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the data from which all that came after the day has been removed."""
    folder = copytree(find_directory(), tmp_path_factory.mktemp("then") / "data")
    for table in read_descriptor(folder).tables.values():
        frame = pd.read_csv(table.file, dtype="str", keep_default_na=False)
        if KNOWN_ON in frame.columns:
            frame = frame[frame[KNOWN_ON] <= DAY]
        for column, on_the_day in LATER.items():
            if column in frame.columns:
                frame[column] = frame[column].where(frame[column] <= DAY, on_the_day)
        frame.to_csv(table.file, index=False)
    return folder


def results(chapter: str, folder: Path | None) -> "Results":
    """Compute a chapter's results as of the day, with few draws."""
    module = import_module(f"hundredmodels.chapters.{chapter}")
    parameters: ChapterParameters = module.Parameters(as_of=DAY, draws=FEW)
    study = module.analyse(load(folder, as_of=DAY, only=module.TABLES), parameters)
    found: Results = study.results
    return found


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_forgetting_the_future_changes_nothing(chapter: str, forgotten: Path) -> None:
    """Law: a number of that autumn is the same where no later fact was ever written down."""
    with_future, without = results(chapter, None), results(chapter, forgotten)
    assert [*with_future] == [*without]
    for name, one in with_future.items():
        other = without[name]
        assert (one.value, one.low, one.high, one.n, one.reason) == (
            other.value, other.low, other.high, other.n, other.reason,
        ), name  # fmt: skip
    assert sum(one.value is not None for one in with_future.values()) > FEW // 2


def test_no_score_is_known_before_its_test() -> None:
    """Law: of the report's own rows none was known before the test that it is a score of."""
    tables = load()
    known = tables["benchmarks"].set_index("benchmark")[KNOWN_ON]
    scores = tables["scores"]
    early = scores[scores[KNOWN_ON] < scores["benchmark"].map(known)]
    assert early.empty
    assert known["mmlu"] == pd.Timestamp("2020-09-07")
