"""Laws of the two kinds of file, of kept copies, and of judging by column."""

import json
import shutil
import time
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package
from hypothesis import HealthCheck, given, settings, strategies as st

from hundredmodels import CACHE_VARIABLE
from hundredmodels.data import DataError, check, kept, load
from hundredmodels.data.descriptor import read_descriptor


def test_every_table_in_parquet(real_directory: Path, tmp_path: Path) -> None:
    """Law: the package in Parquet, or half in it, is sound and gives equal frames and digests."""
    folder = tmp_path / "data"
    shutil.copytree(real_directory, folder)
    by_csv, by_parquet = load(real_directory), load(folder)
    for number, name in enumerate(by_csv):
        if number % 3:
            table = read_descriptor(folder).tables[name]
            pd.read_csv(table.file, dtype=str, keep_default_na=False).to_parquet(
                table.file.with_suffix(".parquet"), index=False
            ) if number % 2 else load(folder)[name].to_parquet(table.file.with_suffix(".parquet"))
            table.file.unlink()
    by_parquet = load(folder)
    assert check(folder).text() == check(folder).summary
    for name in by_csv:
        pd.testing.assert_frame_equal(by_parquet[name], by_csv[name])
        assert by_parquet.digest(name) == by_csv.digest(name)


def test_the_order_of_rows_counts(small_package: Path) -> None:
    """Law: a digest follows what cells say and their order, not how they are written."""
    file, sound = small_package / "models.csv", (small_package / "models.csv").read_text()
    before = load(small_package).digest("models")
    file.write_text(sound.replace("70.6", "70.60").replace("Beta", '"Beta"').replace("\n", "\r\n"))
    assert load(small_package).digest("models") == before
    head, *rows = sound.splitlines()
    file.write_text("\n".join([head, *reversed(rows), ""]))
    assert load(small_package).digest("models") != before


class TestKept:
    """A kept copy is what the file says, or it is not used."""

    @pytest.fixture
    def cache(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """Let even small tables be kept."""
        monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
        monkeypatch.setattr(kept, "SMALLEST", 0)
        return tmp_path / "cache" / "tables"

    def test_the_same(self, small_package: Path, cache: Path) -> None:
        """Law: a table from its copy is the table from its file, and so is a check's outcome."""
        before, first = load(small_package)["models"], check(small_package)
        table = read_descriptor(small_package).tables["models"]
        copy = kept.find(table)
        assert copy is not None
        pd.testing.assert_frame_equal(copy, before)
        assert check(small_package).text() == first.text()
        assert list(cache.glob("*.checked"))

    @pytest.mark.parametrize("place", [0, 100, -1])
    def test_damaged(self, small_package: Path, cache: Path, place: int) -> None:
        """Law: a copy with one wrong byte counts as absent, and so does what is remembered."""
        assert check(small_package).valid
        before = load(small_package)["models"]
        for file in cache.iterdir():
            raw = bytearray(file.read_bytes())
            raw[place if place < len(raw) else 0] ^= 1
            file.write_bytes(raw)
        assert kept.find(read_descriptor(small_package).tables["models"]) is None
        pd.testing.assert_frame_equal(load(small_package)["models"], before)
        assert check(small_package).valid

    def test_other_content(self, small_package: Path, cache: Path) -> None:
        """Law: a file that has changed has no copy; one with a fault is never kept."""
        assert check(small_package).valid
        number = len(list(cache.glob("*.arrow")))
        file = small_package / "models.csv"
        file.write_text(file.read_text().replace("70.6", "much"))
        assert not check(small_package).valid
        assert len(list(cache.glob("*.arrow"))) == number
        with pytest.raises(DataError):
            load(small_package)["models"]

    def test_pruned(self, small_package: Path, cache: Path) -> None:
        """Law: beyond a number the oldest go."""
        check(small_package)
        kept.prune(cache, most=1)
        assert len(list(cache.iterdir())) == 1


def test_an_unreadable_cell_hides_no_doubt(real_directory: Path, tmp_path: Path) -> None:
    """Law: a cell that can't be read, here or in another table, hides no typo in a size."""
    folder = tmp_path / "data"
    shutil.copytree(real_directory, folder)
    frame = pd.read_csv(folder / "models.csv", dtype=str, keep_default_na=False)
    row = frame.index[frame["model"] == "Llama 2 70B"][0]
    frame.loc[row, "parameters_total_b"] = "7000"
    frame.loc[5, "release_date"] = "soon"
    frame.to_csv(folder / "models.csv", index=False)
    (folder / "api_prices.csv").write_bytes(b"\xff\xfe")
    found = {(one.table, one.line, one.field) for one in check(folder).problems}
    assert {("models", row + 2, "parameters_total_b"), ("models", 7, "release_date")} <= found
    assert ("api_prices", None, "") in found


TEXTS = st.sampled_from(
    ["", "Alpha 7B", "lab", "nobody", "-1", "0", "8192", "1.5", "x", "true", "2023-02-29",
     "2023-02-24", "1 2", "\u00e9", "9" * 12]
)  # fmt: skip


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(cells=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 6), TEXTS), max_size=4))
def test_the_standards_validator_agrees(
    small_package: Path, cells: list[tuple[int, int, str]]
) -> None:
    """Law: whatever cells are damaged, the lines and fields told are the standard validator's."""
    file = small_package / "models.csv"
    sound = file.read_bytes()
    try:
        frame = pd.read_csv(file, dtype=str, keep_default_na=False)
        for row, column, text in cells:
            frame.iloc[row, column] = text
        frame.to_csv(file, index=False)
        told = {(one.line, one.field) for one in check(small_package).problems}
        assert told == _by_the_standard(small_package)
    finally:
        file.write_bytes(sound)


def _by_the_standard(folder: Path) -> set[tuple[int, str]]:
    descriptor = json.loads((folder / "datapackage.json").read_text())
    for resource in descriptor["resources"]:  # frictionless would guess the separator
        resource["dialect"] = {"csv": {"delimiter": ","}}
    report = Package.from_descriptor(descriptor, basepath=str(folder)).validate()
    found = set()
    for row, names in report.flatten(["rowNumber", "fieldName"]):
        if row:
            found.add((row, names or "source"))
    return {(row, "model" if name == "source" and not _is_source(report, row) else name)
            for row, name in found}  # fmt: skip


def _is_source(report: object, row: int) -> bool:
    """Say whether a problem of a row that names no field is the reference, not the key."""
    kinds = report.flatten(["rowNumber", "fieldName", "type"])  # type: ignore[attr-defined]
    return any(one[0] == row and (one[1] == "source" or one[2] == "foreign-key") for one in kinds)


def test_a_hundred_thousand_rows(real_directory: Path, tmp_path: Path) -> None:
    """Law: a tenth of a million rows takes a tenth of a minute of one processor, and no more."""
    folder = tmp_path / "data"
    shutil.copytree(real_directory, folder)
    lines = (folder / "scores.csv").read_text(encoding="utf-8").splitlines()
    plain = [line.split(",", 2) for line in lines[1:] if '"' not in line]
    turns = 100_000 // len(plain) + 1
    with (folder / "scores.csv").open("a", encoding="utf-8") as out:
        for turn in range(turns):
            out.writelines(f"{one},{two} turn {turn},{rest}\n" for one, two, rest in plain)
    begun = time.process_time()
    report = check(folder)
    assert time.process_time() - begun < 6 + 4  # the rest of the package is a fixed cost
    assert report.valid, report.text()
    assert report.rows > 100_000
