"""Laws of the corrections' guard."""

from pathlib import Path

import pandas as pd
import pytest

from hundredmodels.data.corrections import guard
from hundredmodels.data.descriptor import PackageDescriptor, read_descriptor
from hundredmodels.data.problem import Problem
from hundredmodels.data.reading import read_table

Found = tuple[list[Problem], list[Problem]]


@pytest.fixture(scope="module")
def package(real_directory: Path) -> PackageDescriptor:
    """Return the descriptor of the report's own data."""
    return read_descriptor(real_directory)


def _guard(package: PackageDescriptor, model: str, field: str, value: object) -> Found:
    names = ("models", "corrections", "api_prices")
    frames = {name: read_table(package.tables[name]) for name in names}
    models = frames["models"]
    models.loc[models["model"] == model, field] = value
    return guard(package, frames)


def test_sound(package: PackageDescriptor) -> None:
    """Every corrected cell of the real tables holds its correction."""
    frames = {name: read_table(table) for name, table in package.tables.items()}
    assert guard(package, frames) == ([], [])


def test_gone_back(package: PackageDescriptor) -> None:
    """A cell that holds the old slip again is a problem that names the correction."""
    (problem,), notices = _guard(package, "GPT-3 175B", "parameters_total_b", 174.6)
    assert "is the slip that the correction" in problem.reason
    assert (problem.table, problem.field, problem.value) == (
        "models",
        "parameters_total_b",
        "174.6",
    )
    assert notices == []


def test_changed(package: PackageDescriptor) -> None:
    """A cell that holds something else asks for the correction to be retired."""
    (problem,), _ = _guard(package, "GPT-3 175B", "parameters_total_b", 180.0)
    assert "neither" in problem.reason
    assert "retire" in problem.mend


def test_group(package: PackageDescriptor) -> None:
    """A correction of several rows guards each of them."""
    (problem,), _ = _guard(package, "PaLM 540B", "architecture", "moe")
    assert problem.value == "moe"


def test_free_columns(package: PackageDescriptor) -> None:
    """A date that was changed, and not back to the slip, is worth a notice alone."""
    frames = {name: read_table(package.tables[name]) for name in ("corrections", "models")}
    declared = frames["corrections"].iloc[:1].copy()
    models = frames["models"]
    cell = ["models", "Llama 2 70B", "release_date", "2023-01-01", "2023-07-18"]
    declared[["table", "row", "field", "was", "now"]] = cell
    models.loc[models["model"] == "Llama 2 70B", "release_date"] = pd.Timestamp("2020-05-01")
    problems, notices = guard(package, {"corrections": declared, "models": models})
    assert problems == []
    assert [one.value for one in notices] == ["2020-05-01"]
    models.loc[models["model"] == "Llama 2 70B", "release_date"] = pd.Timestamp("2023-01-01")
    problems, notices = guard(package, {"corrections": declared, "models": models})
    assert [one.value for one in problems] == ["2023-01-01"]


def test_unknown_table(package: PackageDescriptor) -> None:
    """A correction of a table that is not there is a problem."""
    frame = read_table(package.tables["corrections"])
    frame["table"] = "modells"
    problems, _ = guard(package, {"corrections": frame})
    assert len(problems) == len(frame)
