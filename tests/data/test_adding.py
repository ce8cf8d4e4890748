"""Laws of adding rows to a table."""

import json
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from hundredmodels.cli import main
from hundredmodels.data import check, load
from hundredmodels.data.adding import plan_addition
from hundredmodels.errors import UserError

ROW = "model,release_date,parameters_total_b,source,known_on\nDelta,2024-05-01,3,lab,2024-05-02\n"


def _file(folder: Path, text: str | bytes, name: str = "new.csv") -> Path:
    file = folder.parent / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def _add(folder: Path, table: str, text: str | bytes, *words: str, answer: str = "") -> Result:
    file = _file(folder, text)
    return CliRunner().invoke(
        main, ["add", table, str(file), "--data", str(folder), *words], input=answer
    )


def test_a_new_row_is_appended_and_nothing_else_is_touched(small_package: Path) -> None:
    """Law: a new key is appended, optional columns are empty, every other byte stays."""
    before = (small_package / "models.csv").read_bytes()
    done = _add(small_package, "models", ROW, answer="y\n")
    assert done.exit_code == 0, done.output
    assert "+ Delta" in done.output
    assert (small_package / "models.csv").read_bytes() == (
        before + b"Delta,2024-05-01,3,,,lab,2024-05-02\n"
    )
    assert check(small_package).valid


def test_spreadsheet_traces(small_package: Path) -> None:
    """Law: mark, line ends and quotes of the table stay; those of the new rows do not matter."""
    file = small_package / "models.csv"
    raw = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n").replace(b"Beta", b'"Beta"')
    file.write_bytes(raw.removesuffix(b"\r\n"))
    row = "\ufeff" + ROW.replace("\n", "\r\n").replace("Delta", '"Delta, new"')
    assert _add(small_package, "models", row, "--yes").exit_code == 0
    assert file.read_bytes() == raw + b'"Delta, new",2024-05-01,3,,,lab,2024-05-02\r\n'


def test_changes_are_shown_and_need_a_word(small_package: Path) -> None:
    """Law: a changed cell is shown old and new, and --yes alone does not write it."""
    file = small_package / "models.csv"
    before = file.read_bytes()
    text = "model,parameters_total_b,context_length\nAlpha 7B,7.5,2048.0\nBeta,,\n"
    done = _add(small_package, "models", text, "--yes")
    assert done.exit_code == 1
    assert "~ Alpha 7B: parameters_total_b '7' → '7.5'" in done.output
    assert "models: 0 new, 1 changed, 1 the same." in done.output
    assert "--replace" in done.stderr
    assert _add(small_package, "models", text, "--dry-run").exit_code == 0
    assert _add(small_package, "models", text, answer="n\n").exit_code == 1
    assert file.read_bytes() == before
    assert _add(small_package, "models", text, "--yes", "--replace").exit_code == 0
    assert file.read_bytes() == before.replace(b"24,7,", b"24,7.5,")


def test_nothing_new_writes_nothing(small_package: Path) -> None:
    """Law: rows that say what the table says leave it as it is."""
    file = small_package / "models.csv"
    stamp = file.stat().st_mtime_ns
    done = _add(small_package, "models", file.read_bytes(), "--yes")
    assert "0 new, 0 changed, 3 the same" in done.output
    assert file.stat().st_mtime_ns == stamp


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (",known_on\n", ",known_no\n", "Is it the column 'known_no'? Then name that one"),
        ("source,", "colour,", "new.csv line 1, colour: the column is not declared"),
        (",2024-05-02", ",5/2/2024", "2024-05-02 or 2024-02-05"),
        ("2024-05-01,3,", "2024-05-01,'1,5',", "new.csv line 2"),
        ("lab", "labb", "new.csv line 2, source: 'labb' is no source of the table sources"),
        ("lab", "labb", "hundredmodels add sources"),
        (",", ";", "separated by semicolons"),
        ("2024-05-01", "2024-02-30", "February 2024 has 29 days"),
        ("Delta,", ",", "empty, but required"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_written(
    small_package: Path, old: str, new: str, says: str
) -> None:
    """Law: a fault of the new rows is told by their own file and line; nothing is written."""
    before = (small_package / "models.csv").read_bytes()
    done = _add(small_package, "models", ROW.replace(old, new), "--yes")
    assert done.exit_code == 1
    assert says in done.stderr
    assert (small_package / "models.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "D,2024-05-01,lab,2024-05-02\nE,2024-05-01,lab,2024-05-02\nD,2024-05-03,lab,2024-05-02\n",
            "new.csv line 4, model, context_length: 'D' stands already on line 2",
        ),
        (
            "Gamma,2024-05-01,lab,2024-05-02\nD,2024-05-01,labb,2024-05-02\n",
            "new.csv line 3, source: 'labb' is no source",
        ),
        (
            "D,2024-05-01,lab,2024-05-02\nBeta,2023-07-18,labb,2023-07-18\n",
            "new.csv line 3, source: 'labb' is no source",
        ),
        (
            "D,2024-05-01,lab,2024-05-02\nBeta,2023-07-18,lab,2023-07-18\nBeta,2023-07-19,lab,2023-07-18\n",
            "new.csv line 4, model, context_length: 'Beta' stands already on line 3",
        ),
    ],
)
def test_a_key_left_out_in_part(small_package: Path, text: str, says: str) -> None:
    """Law: without an optional column of the key, faults are told by the new rows' file and line.

    Rows that are the same without it are told too, new ones and those that change a known row.
    """
    descriptor = small_package / "datapackage.json"
    content = json.loads(descriptor.read_text(encoding="utf-8"))
    schema = content["resources"][1]["schema"]
    schema["primaryKey"] = ["model", "context_length"]
    schema["fields"][0]["constraints"].pop("unique")
    descriptor.write_text(json.dumps(content), encoding="utf-8")
    header = "model,release_date,source,known_on\n"
    done = _add(small_package, "models", header + text, "--yes", "--replace")
    assert done.exit_code == 1
    told = [line for line in done.stderr.splitlines() if line != "Nothing was written."]
    assert len(told) == 1
    assert told[0].startswith(says)


def test_a_key_left_out_is_told_alone(small_package: Path) -> None:
    """Law: where a required column of the key is missing, rows are not called alike without it."""
    text = "release_date,source,known_on\n" + "2024-05-01,lab,2024-05-02\n" * 2
    told = _add(small_package, "models", text).stderr
    assert "new.csv line 1, model: the column is missing. Add it, and fill it in" in told
    assert "stands already" not in told


def test_a_value_that_the_table_has(small_package: Path) -> None:
    """Law: a new row that repeats what must be unique is told with the file where it stands."""
    descriptor = small_package / "datapackage.json"
    text = descriptor.read_text(encoding="utf-8").replace('"minimum": 1', '"unique": true')
    descriptor.write_text(text, encoding="utf-8")
    done = _add(small_package, "models", ROW.replace("source", "context_length,source", 1)
                .replace("3,lab", "3,2048,lab"))  # fmt: skip
    assert (
        "new.csv line 2, context_length: '2048' stands already on line 2 of data/models.csv"
        in done.stderr
    )


def test_what_is_worth_a_look_is_shown(small_package: Path) -> None:
    """Law: a doubt about a new row is shown before anything is written; one of others is not."""
    (small_package / "scores.xlsx").write_bytes(b"PK")
    done = _add(small_package, "models", ROW.replace("2024-05-02", "2199-01-01"), "--dry-run")
    assert done.exit_code == 0
    assert "Notice: new.csv line 2, known_on: '2199-01-01' is after " in done.stdout
    assert "xlsx" not in done.stdout


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "new.csv: the file is empty. Write a line with the names"),
        (ROW.splitlines()[0] + "\n", "new.csv: the table has no rows. Write the new rows below"),
        ("\0" * 50, "new.csv: is no text: it is full of NUL bytes. Is it the right file?"),
        (ROW.replace("source,", "colour,source,").replace("lab", "red,lab"), "Remove it."),
    ],
)
def test_advice_suits_a_file_of_ones_own(small_package: Path, text: str, says: str) -> None:
    """Law: nobody is sent to version control or the descriptor for the file of new rows."""
    done = _add(small_package, "models", text)
    assert done.exit_code == 1
    assert says in done.stderr
    for wrong in ("version control", "descriptor"):
        assert wrong not in done.stderr
    missing = CliRunner().invoke(main, ["add", "models", "no.csv", "--data", str(small_package)])
    assert "no.csv: the file is missing. Look at its name and folder." in missing.stderr
    (small_package / "models.csv").write_bytes(b"")
    own = _add(small_package, "models", ROW).stderr
    assert "data/models.csv: the file is empty. Restore the file from version control." in own


def test_known_on_is_not_invented(small_package: Path) -> None:
    """Law: without known_on it is said what to give."""
    text = "model,release_date,source\nDelta,2024-05-01,lab\n"
    with pytest.raises(UserError, match="since when each fact is public"):
        plan_addition(small_package, "models", _file(small_package, text))


def test_unknown_table(small_package: Path) -> None:
    """Law: a table that is not there is met with the nearest name."""
    assert "'models'" in _add(small_package, "model", ROW).stderr


def test_parquet(small_package: Path) -> None:
    """Law: new rows, and the table, may be Parquet; the table then holds the same as its CSV."""
    new = pd.DataFrame(
        {"model": ["Delta", "Beta"], "release_date": pd.to_datetime(["2024-05-01", "2023-07-18"]),
         "context_length": [4096, 512], "source": ["lab", "lab"],
         "known_on": pd.to_datetime(["2024-05-02", "2023-07-18"])}
    )  # fmt: skip
    file = small_package.parent / "new.parquet"
    new.to_parquet(file)
    by_csv = small_package.parent / "by_csv"
    by_csv.mkdir()
    for one in small_package.iterdir():
        (by_csv / one.name).write_bytes(one.read_bytes())
    load(small_package)["models"].to_parquet(small_package / "models.parquet", index=False)
    (small_package / "models.csv").unlink()
    for folder in (small_package, by_csv):
        plan_addition(folder, "models", file).write()
    pd.testing.assert_frame_equal(load(small_package)["models"], load(by_csv)["models"])
    assert load(by_csv)["models"].loc[3, "context_length"] == 512
    assert len(load(by_csv)["models"]) == 4


def test_a_corrected_cell_stays(real_directory: Path, tmp_path: Path) -> None:
    """Law: new rows do not overwrite a corrected cell."""
    file = tmp_path / "new.csv"
    file.write_text("model,parameters_total_b\nGPT-3 175B,174.6\n", encoding="utf-8")
    with pytest.raises(UserError, match="which a-002 corrected"):
        plan_addition(real_directory, "models", file)
