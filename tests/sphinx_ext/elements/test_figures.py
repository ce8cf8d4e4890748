"""The line below a figure that names its sources."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from hundredmodels.report.payload import FigurePayload, ParameterValue, Table
from hundredmodels.sphinx_ext.elements.figures import source_line
from hundredmodels.sphinx_ext.facts import Facts

EARLY, LATE = "epoch-models-2026-05", "models-dev-2026-07-02"


def line(directory: Path, day: str, *sources: str) -> str:
    """Write the line of a figure as of a day."""
    run = SimpleNamespace(parameters={"as_of": ParameterValue("as_of", day)})
    pages = {"race": SimpleNamespace(results=run)}
    book = SimpleNamespace(pages=pages, home=lambda _: None)
    site: Any = SimpleNamespace(facts=Facts(directory), book=book)
    return source_line(site, "race", FigurePayload("f", "race", "", "", sources, {}, Table((), ())))


@pytest.mark.parametrize(("day", "named"), [("latest", 2), ("2024-06-30", 2), ("2020-06-30", 1)])
def test_no_source_is_named_before_its_first_row(
    real_directory: Path, day: str, named: int
) -> None:
    """Law: a figure of an early day names the sources that had a row by then."""
    titles = [Facts(real_directory).sources[one].publisher for one in (EARLY, LATE)]
    said = line(real_directory, day, EARLY, LATE)
    assert [title in said for title in titles] == [True, named > 1]


def test_a_figure_without_rows_has_no_source(real_directory: Path) -> None:
    """It says so, and of what day it is; what shows something is never without a source."""
    assert line(real_directory, "2020-06-30").startswith("Source: none, as nothing is shown; as of")
    assert "none" not in line(real_directory, "2020-06-30", LATE)
