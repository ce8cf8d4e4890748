"""Every way in which a data package arrives broken: each is told, with what to do, in one go."""

import json
import os
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from rights import bound

from hundredmodels.data import Report, check

Break = Callable[[Path], object]


def _models(change: Callable[[bytes], bytes]) -> Break:
    def broken(folder: Path) -> None:
        file = folder / "models.csv"
        file.write_bytes(change(file.read_bytes()))

    return broken


def _swap(old: str, new: str | bytes) -> Break:
    made = new if isinstance(new, bytes) else new.encode()
    return _models(lambda raw: raw.replace(old.encode(), made, 1))


def _again(encoding: str) -> Break:
    return _models(lambda raw: raw.decode().replace("Beta", "Bêta").encode(encoding))


def _link(name: str, target: str) -> Break:
    def broken(folder: Path) -> None:
        (folder / name).unlink()
        (folder / name).symlink_to(target)

    return broken


def _sparse(folder: Path) -> None:
    os.truncate(folder / "models.csv", 1_000_000_000)


def _sparse_within(folder: Path) -> None:
    (folder / "models.csv").write_bytes(b"")
    os.truncate(folder / "models.csv", 400_000_000)


def _folder(folder: Path) -> None:
    (folder / "models.csv").unlink()
    (folder / "models.csv").mkdir()


def _pipe(folder: Path) -> None:
    (folder / "models.csv").unlink()
    os.mkfifo(folder / "models.csv")


def _both(folder: Path) -> None:
    pd.DataFrame({"model": ["x"]}).to_parquet(folder / "models.parquet")


def _torn_parquet(folder: Path) -> None:
    _both(folder)
    (folder / "models.csv").unlink()
    file = folder / "models.parquet"
    file.write_bytes(file.read_bytes()[:-20])


def _nested_parquet(folder: Path) -> None:
    frame = pd.read_csv(folder / "models.csv")
    frame["model"] = [[1], [2], [3]]
    frame.to_parquet(folder / "models.parquet")
    (folder / "models.csv").unlink()


def _descriptor(old: str, new: str) -> Break:
    def broken(folder: Path) -> None:
        file = folder / "datapackage.json"
        file.write_text(file.read_text().replace(old, new, 1))

    return broken


FAULTS: dict[str, tuple[Break, str, str]] = {  # how, the reason, what to do
    "UTF-16": (_again("utf-16"), "is UTF-16 text", "CSV UTF-8"),
    "UTF-16 without a mark": (_again("utf-16-le"), "is UTF-16 text", "CSV UTF-8"),
    "Latin-1": (_again("latin-1"), "is 0xea; as Latin-1 it reads", "UTF-8"),
    "NUL": (_swap("Beta", b"Be\0ta"), "NUL character", "without control characters"),
    "missing column": (_swap(",known_on", ""), "the column is missing", "Add it"),
    "renamed column": (_swap("known_on", "known_no"), "is missing", "'known_no'? Then name that"),
    "extra column": (_swap(",open", ",open,colour"), "is not declared", "Remove it"),
    "nameless column": (_swap(",open", ",open,"), "column 6 has no name", "Name it"),
    "column twice": (_swap("context_length", "open"), "stands twice", "Keep one"),
    "key twice": (_swap("Beta", "Alpha 7B"), "stands already on line 2", "Remove one"),
    "no key": (_swap("Beta", ""), "is empty, but required", "Fill it in"),
    "dangling": (_swap("false,lab", "false,labb"), "is no source of", "Did you mean 'lab'?"),
    "30 February": (_swap("2024-04-18", "2024-02-30"), "February 2024 has 29 days", "Correct"),
    "month 13": (_swap("2024-04-18", "2024-13-01"), "there is no month 13", "Correct"),
    "year 20244": (_swap("2024-04-18", "20244-04-18"), "more than four digits", "Correct"),
    "spreadsheet's day": (_swap("2024-04-18", "1/2/2026"), "rewritten it", "2026-01-02 or 2026-02"),
    "sure day": (_swap("2024-04-18", "18.04.2024"), "rewritten it", "Write 2024-04-18"),
    "serial day": (_swap("2024-04-18", "45400"), "spreadsheet's day number", "2024-04-18"),
    "month alone": (_swap("2024-04-18", "2023-10"), "it lacks the day", "day as YYYY-MM-DD"),
    "month in digits": (_swap("2024-04-18", "202311"), "it lacks the day", "day as YYYY-MM-DD"),
    "year alone": (_swap("2024-04-18", "2024"), "lacks month and day", "day as YYYY-MM-DD"),
    "digits alone": (_swap("2024-04-18", "20240418"), "is no day", "Write 2024-04-18"),
    "short day": (_swap("2024-04-18", "2024-4-18"), "is no day", "Write 2024-04-18"),
    "infinity": (_swap("70.6", "-inf"), "is no number", "finite number"),
    "not a number": (_swap("70.6", "NaN"), "is no number", "finite number"),
    "no value": (_swap("70.6", "n/a"), "is no number", "Leave the cell empty"),
    "thousands": (_swap("70.6", '"1,234"'), "thousands separator", "Write 1234 (or 1.234"),
    "decimal comma": (_swap("70.6", '"70,6"'), "decimal comma", "Write 70.6"),
    "bare comma": (_swap("70.6", "70,6"), "a cell more than the header", "quote a cell"),
    "unit": (_swap("70.6", "70.6B"), "'B' stands with it", "the number alone"),
    "formula": (_swap("70.6", "=A1*2"), "is a formula", "paste as values"),
    "formula in text": (_swap("Beta", "=HYPERLINK(A1)"), "is a formula", "paste as values"),
    "sheet error": (_swap("70.6", "#REF!"), "error of a spreadsheet", "Put the value"),
    "yes": (_swap("true", "yes"), "is no true or false", "Write true"),
    "semicolons": (_models(lambda raw: raw.replace(b",", b";")), "by semicolons", "CSV UTF-8"),
    "tabs": (_models(lambda raw: raw.replace(b",", b"\t")), "by tabs", "comma delimited"),
    "sep line": (_models(lambda raw: b"sep=,\n" + raw), "Excel's line sep=", "Delete that line"),
    "lone CR": (_models(lambda raw: raw.replace(b"\n", b"\r")), "carriage return", "LF or CRLF"),
    "open quote": (_models(lambda raw: raw + b'"Delta,2024'), "never closed", "Close it"),
    "quote within": (_swap("Beta", '"Be"ta"'), "text after a closing quote", 'Write ""'),
    "long cell": (_swap("Beta", "B" * 900_000), "over 131,072 characters", "Shorten it"),
    "long line": (_swap("Beta", "B" * 1_100_000), "line of over 1,000,000 bytes", ""),
    "empty": (_models(lambda _: b""), "the file is empty", "Restore"),
    "header only": (_models(lambda raw: raw.splitlines()[0]), "the table has no rows", "Restore"),
    "junk": (_sparse, "is larger than 512,000,000 bytes", "right file"),
    "junk within the limit": (_sparse_within, "full of NUL bytes", "Restore"),
    "workbook": (_models(lambda _: b"PK\x03\x04" + bytes(900)), "Excel workbook", "as CSV"),
    "folder": (_folder, "is a folder", "in its place"),
    "pipe": (_pipe, "is no ordinary file", "in its place"),
    "missing file": (lambda folder: (folder / "models.csv").unlink(), "file is missing", "Restore"),
    "link to itself": (_link("models.csv", "models.csv"), "leads back to itself", "Put the file"),
    "both kinds": (_both, "stands beside models.parquet", "Remove one"),
    "torn Parquet": (_torn_parquet, "no Parquet file that can be read", "Write it again"),
    "nested Parquet": (_nested_parquet, "which is no cell of a table", "Write it as text"),
    "no descriptor": (
        lambda folder: (folder / "datapackage.json").unlink(), "descriptor is missing", "Restore",
    ),
    "broken JSON": (_descriptor("{", "{,"), "is no JSON", "Mend the syntax"),
    "unknown type": (_descriptor('"boolean"', '"geojson"'), "does not read", "Declare one of"),
    "descriptor loop": (
        _link("datapackage.json", "datapackage.json"), "can't be opened", "Restore",
    ),
}  # fmt: skip


def _told(report: Report, reason: str, mend: str) -> bool:
    return any(reason in one.reason and mend in one.mend for one in report.problems)


@pytest.mark.parametrize("name", FAULTS)
def test_fault(small_package: Path, name: str) -> None:
    """Law: each fault is a problem with a reason and a mend; nothing is written; no traceback."""
    make, reason, mend = FAULTS[name]
    make(small_package)
    before = sorted(small_package.iterdir())
    report = check(small_package)
    assert _told(report, reason, mend), report.text()
    assert sorted(small_package.iterdir()) == before
    assert json.loads(report.to_json())["problems"]


def test_unreadable(small_package: Path) -> None:
    """Law: a file without the right to read it is a problem."""
    (small_package / "models.csv").chmod(0)
    words = [sys.executable, "-m", "hundredmodels.cli", "check", "--data", str(small_package)]
    done = subprocess.run(
        [*bound(), *words, "--json"], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    told = [one for one in json.loads(done.stdout)["problems"] if one["table"] == "models"]
    assert "may not be read" in told[0]["reason"]
    assert "chmod" in told[0]["mend"]


@pytest.mark.parametrize("make", [_sparse, _sparse_within])
def test_a_gigabyte_of_junk_costs_nothing(small_package: Path, make: Break) -> None:
    """Law: junk is refused by its size or its first bytes: at once, and in little memory."""
    check(small_package)  # what is imported once is not the junk's cost
    make(small_package)
    tracemalloc.start()
    begun = time.process_time()
    assert not check(small_package).valid
    seconds, (_, peak) = time.process_time() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert seconds < 0.5
    assert peak < 5_000_000


@pytest.mark.parametrize("encoding", ["utf-8-sig"])
def test_accepted(small_package: Path, encoding: str) -> None:
    """Law: a byte order mark, CRLF and a descriptor saved with a mark are no fault."""
    for name in ("models.csv", "datapackage.json"):
        file = small_package / name
        file.write_bytes(file.read_bytes().decode().replace("\n", "\r\n").encode(encoding))
    assert check(small_package).valid


def test_parquet_names_rows(small_package: Path) -> None:
    """Law: a fault in a Parquet file is told by its row, the first being row 1."""
    frame = pd.read_csv(small_package / "models.csv", dtype="str")
    frame.loc[2, "parameters_total_b"] = "much"
    frame.loc[1, "model"] = "Alpha 7B"
    frame.to_parquet(small_package / "models.parquet")
    (small_package / "models.csv").unlink()
    report = check(small_package)
    assert "data/models.parquet row 3, parameters_total_b: 'much' is no number" in report.text()
    assert "row 2, model: 'Alpha 7B' stands already in row 1" in report.text()
    assert {one["row"] for one in json.loads(report.to_json())["problems"]} == {2, 3}
