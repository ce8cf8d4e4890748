"""Laws of the check of the data package."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from hundredmodels.data import Problem, Report, check, file_head, judgement, load
from hundredmodels.errors import UserError

Edit = Callable[[bytes], bytes]


def _edit(folder: Path, change: Edit, name: str = "models.csv") -> Report:
    file = folder / name
    file.write_bytes(change(file.read_bytes()))
    return check(folder)


def _swap(old: bytes, new: bytes) -> Edit:
    return lambda raw: raw.replace(old, new, 1)


class TestSound:
    """A sound package has no problems, and what has no problems loads."""

    def test_small(self, small_package: Path) -> None:
        """The small package is sound."""
        report = check(small_package)
        assert report.valid
        assert (report.tables, report.rows) == (2, 5)
        report.require_valid()

    def test_real(self, real_directory: Path) -> None:
        """The report's own data have no problem."""
        report = check(real_directory)
        assert report.text() == report.summary

    def test_spreadsheet_traces(self, small_package: Path) -> None:
        """A byte order mark, CRLF, another order of columns, 8192.0 for 8192 are no problem."""
        frame = load(small_package)["models"]
        frame = frame[[*frame.columns[1:], "model"]].astype({"context_length": "float64"})
        text = frame.to_csv(index=False, lineterminator="\r\n")
        (small_package / "models.csv").write_bytes(b"\xef\xbb\xbf" + text.encode())
        assert check(small_package).valid, check(small_package).text()


class TestCells:
    """A broken cell is named with file, line, field, value, reason and mend."""

    @pytest.mark.parametrize(
        ("slip", "line", "field", "reason"),
        [
            ((b"70.6", b"much"), 4, "parameters_total_b", "no number"),
            ((b"70.6", b"-7"), 4, "parameters_total_b", "below 0"),
            ((b"70.6", b"inf"), 4, "parameters_total_b", "no number"),
            ((b"70.6", b"NaN"), 4, "parameters_total_b", "no number"),
            ((b"70.6", b"1e999"), 4, "parameters_total_b", "no number"),
            ((b"8192", b"0"), 4, "context_length", "below 1"),
            ((b"2023-07-18,,", b"2023-02-30,,"), 3, "release_date", "no day"),
            ((b"2023-07-18,,", b",,"), 3, "release_date", "empty, but required"),
            ((b"true", b"perhaps"), 2, "open", "no true or false"),
            ((b"Beta", b"Alpha 7B"), 3, "model", "stands already on line 2"),
            ((b"false,lab", b"false,lob"), 3, "source", "no source of the table sources"),
            ((b",board,", b","), 4, "known_on", "missing"),
            ((b",board,", b",board,more,"), 4, "", "more than the header"),
        ],
    )
    def test_cell(
        self, small_package: Path, slip: tuple[bytes, bytes], line: int, field: str, reason: str
    ) -> None:
        """Each kind of slip in a cell gives a problem at its place."""
        problems = _edit(small_package, _swap(*slip)).problems
        at = [one for one in problems if one.line == line and one.field in {field, ""}]
        assert at, problems
        assert any(reason in one.reason for one in at), at
        assert all(one.file == "data/models.csv" and one.mend for one in problems)

    def test_near_key(self, small_package: Path) -> None:
        """A dangling reference is met with the nearest key."""
        (problem,) = _edit(small_package, _swap(b"false,lab", b"false,labb")).problems
        assert "Did you mean 'lab'?" in problem.mend

    def test_all_at_once(self, small_package: Path) -> None:
        """All problems of all tables are told in one go."""
        (small_package / "sources.csv").write_text("source,title,published\nlab,,2023-13-01\n")
        report = _edit(small_package, _swap(b"70.6", b"much"))
        assert {(one.file, one.field) for one in report.problems} == {
            ("data/sources.csv", "title"),
            ("data/sources.csv", "published"),
            ("data/models.csv", "parameters_total_b"),
            ("data/models.csv", "source"),
        }

    def test_more_than_a_thousand(self, small_package: Path) -> None:
        """Beyond the validator's own limit of a thousand, none is lost."""
        rows = b"".join(b"M%d,2023-01-01,x,,,lab,2023-01-01\n" % n for n in range(1500))
        report = _edit(small_package, lambda raw: raw + rows)
        assert len(report.problems) == 1500
        assert len(json.loads(report.to_json())["problems"]) == 1500
        assert "data/models.csv: 1,480 more problems" in report.text()
        assert len(report.text().splitlines()) == 22

    def test_line_after_a_broken_cell(self, small_package: Path) -> None:
        """The line is that of the editor, also after a cell that runs over two lines."""
        report = _edit(small_package, lambda raw: raw.replace(b"Beta", b'"Be\nta"', 1)
                       .replace(b"70.6", b"much", 1))  # fmt: skip
        assert [one.line for one in report.problems] == [5]


class TestFiles:
    """A broken file is named, never a traceback."""

    @pytest.mark.parametrize(
        ("change", "reason"),
        [
            (lambda _: b"", "the file is empty"),
            (lambda raw: raw.splitlines(keepends=True)[0], "has no rows"),
            (_swap(b"Beta", b"B\xe9ta"), "no UTF-8"),
            (_swap(b"Beta", b"Be\0ta"), "NUL"),
            (_swap(b"context_length", b"context"), "column is missing"),
            (_swap(b",open,", b",open,note,"), "not declared"),
            (_swap(b"context_length", b"open"), "stands twice"),
            (lambda raw: raw + b"\n", "row is blank"),
            (lambda raw: raw + b'"x', "never closed"),
            (lambda _: b"\x89PNG\r\n\x1a\n\0\0", "is an image"),
            (lambda _: b"{}\n" * 100, "missing"),
        ],
    )
    def test_file(self, small_package: Path, change: Edit, reason: str) -> None:
        """Each kind of broken file gives a problem."""
        report = _edit(small_package, change)
        assert any(reason in one.reason for one in report.problems), report.text()

    def test_bytes_and_cells(self, small_package: Path) -> None:
        """A broken byte does not hide the slips on other lines."""
        report = _edit(
            small_package, lambda raw: raw.replace(b"Beta", b"B\xe9ta").replace(b"70.6", b"much")
        )
        assert [one.line for one in report.problems] == [3, 4]

    def test_missing(self, small_package: Path) -> None:
        """A missing file is one problem: what points at it is not judged."""
        (small_package / "sources.csv").unlink()
        assert [one.reason for one in check(small_package).problems] == ["the file is missing"]

    @pytest.mark.parametrize(
        ("junk", "reason"),
        [
            (b"x\n" * 300_000, "has more than 100,000 broken rows"),
            (b"," * 2_000_000, "is a line of over 1,000,000 bytes"),
        ],
    )
    def test_gigantic(self, small_package: Path, junk: bytes, reason: str) -> None:
        """A file of far too many broken or far too long lines is not read to its end."""
        report = _edit(small_package, lambda raw: raw + junk)
        assert [one for one in report.problems if one.reason.startswith(reason)]
        assert len(report.problems) <= 100_002

    def test_no_ordinary_file(self, small_package: Path) -> None:
        """A folder in a file's place is a problem."""
        (small_package / "models.csv").unlink()
        (small_package / "models.csv").mkdir()
        (problem,) = check(small_package).problems
        assert "is a folder" in problem.reason

    def test_too_large(self, small_package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file beyond the limit is not read."""
        monkeypatch.setattr(file_head, "LARGEST_FILE", 100)
        (first, *_) = check(small_package).problems
        assert "larger than" in first.reason

    def test_too_many_problems(self, small_package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A table's check stops at its limit, and says so."""
        monkeypatch.setattr(judgement, "MOST_PROBLEMS", 10)
        report = _edit(small_package, lambda raw: raw + b"x\n" * 50)
        assert len(report.problems) == 11
        assert "stops here" in report.text()

    def test_spreadsheet_beside_the_tables(self, small_package: Path) -> None:
        """A workbook among the tables is told, with what to do; what one leaves open is not."""
        for name in ("models.xlsx", "Mine.ODS", "~$models.xlsx", ".~lock.models.ods#", "notes.md"):
            (small_package / name).write_bytes(b"PK\x03\x04")
        report = check(small_package)
        assert report.valid
        assert [one.file for one in report.notices] == ["data/Mine.ODS", "data/models.xlsx"]
        assert "data/models.xlsx: is not read. Save its rows as CSV" in report.text()
        assert "hundredmodels add models FILE" in report.text()

    def test_stray(self, small_package: Path) -> None:
        """A data file that is not declared is worth a notice, and no more."""
        (small_package / "junk.csv").write_bytes(b"\0")
        report = check(small_package)
        assert report.valid
        assert [one.file for one in report.notices] == ["data/junk.csv"]


class TestDescriptor:
    """A broken descriptor is a problem like any other."""

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("{", "["),
            ('"number"', '"nmber"'),
            ('"minimum"', '"minimun"'),
            ('"resource": "sources"', '"resource": "source"'),
            ("models.csv", "../models.csv"),
        ],
    )
    def test_broken(self, small_package: Path, old: str, new: str) -> None:
        """It is said where the descriptor is wrong."""
        descriptor = small_package / "datapackage.json"
        descriptor.write_text(descriptor.read_text().replace(old, new, 1))
        problems = check(small_package).problems
        assert problems
        assert all(one.file == "data/datapackage.json" for one in problems)

    def test_require_valid(self, small_package: Path) -> None:
        """What can't be used raises with the whole text."""
        (small_package / "datapackage.json").unlink()
        with pytest.raises(UserError, match="the descriptor is missing"):
            check(small_package).require_valid()


CELLS = st.one_of(
    st.sampled_from(["", "NaN", "inf", "-1", "1e400", "2023-02-30", "2023-1-1", "1_0", '"', "x,y"]),
    st.text(max_size=8),
    st.floats().map(str),
    st.dates().map(str),
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(row=st.integers(1, 3), place=st.integers(0, 6), cell=CELLS)
def test_any_edit(small_package: Path, row: int, place: int, cell: str) -> None:
    """Any edit of a cell loads, or gives problems with file and line; never a traceback."""
    file = small_package / "models.csv"
    sound = file.read_bytes()
    rows = [
        ["Alpha 7B", "2023-02-24", "7", "2048", "true", "lab", "2023-02-24"],
        ["Beta", "2023-07-18", "", "", "false", "lab", "2023-07-18"],
        ["Gamma", "2024-04-18", "70.6", "8192", "", "board", "2024-04-30"],
    ]
    rows[row - 1][place] = cell
    lines = [sound.splitlines()[0].decode(), *(",".join(one) for one in rows)]
    file.write_bytes("\n".join([*lines, ""]).encode("utf-8", "surrogatepass"))
    report = check(small_package)
    if report.valid:
        assert load(small_package)["models"].shape[1] == 7
    else:
        assert all(_complete(one) for one in report.problems), report.problems
    file.write_bytes(sound)


def _complete(problem: Problem) -> bool:
    return bool(problem.file and problem.reason and problem.mend and problem.sentence)


def test_real_edits(real_directory: Path, tmp_path: Path) -> None:
    """Slips in the real tables are found where they were made."""
    folder = tmp_path / "data"
    shutil.copytree(real_directory, folder)
    file = folder / "models.csv"
    lines = file.read_text(encoding="utf-8").split("\n")
    line = next(n for n, text in enumerate(lines, start=1) if text.startswith("Llama 2 70B,"))
    lines[line - 1] = lines[line - 1].replace(",70,", ",7000,", 1).replace(",70.0,", ",7000,", 1)
    file.write_text("\n".join(lines), encoding="utf-8")
    found = [(one.line, one.field) for one in check(folder).problems]
    assert found == [(line, "parameters_total_b")]
