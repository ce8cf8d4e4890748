"""Fuzz: edits of the real tables end in a report, or in an error with file, row and field."""

import csv
import io
import shutil
from pathlib import Path

import pytest
from hostile import Package
from hypothesis import HealthCheck, Phase, given, seed, settings, strategies as st
from payloads import ALL

from hundredmodels.data import check, validation
from hundredmodels.data.descriptor import TableDescriptor
from hundredmodels.data.judgement import Judged
from hundredmodels.data.report import Report
from hundredmodels.errors import UserError

DATA = Path(__file__).parents[2] / "data"
NAMES = sorted(path.name for path in DATA.glob("*.csv"))
FIRST = 40
"""Rows of each table that the short form takes, and what they refer to."""
Rows = list[list[str]]

texts = st.one_of(
    st.sampled_from(ALL),
    st.text(max_size=40),
    st.floats().map(repr),
    st.integers().map(str),
    st.dates().map(str),
    st.sampled_from(["", " ", "nan", "true", "1,5", "2024-02-30", "-0", "1e308", "\0", "\ud800"]),
)
"""What may come to stand in a cell."""
Change = tuple[str, float, float, str]


def _rows(kind: str, rows: Rows, place: int, across: float, text: str) -> None:
    """Edit the rows of a table."""
    row = rows[place]
    at = int(across * len(row))
    if kind == "row twice":
        rows.insert(place, list(row))
    elif kind == "row away":
        del rows[place]
    elif kind == "blank row":
        rows.insert(place, [])
    elif kind == "move":
        rows.append(rows.pop(place))
    elif kind == "column away":
        rows[:] = [[*one[:at], *one[at + 1 :]] for one in rows]
    elif kind == "swap columns":
        rows[:] = [[*one[at:], *one[:at]] for one in rows]
    else:
        place = 0 if kind == "header" else place
        rest = at if kind == "cell more" else at + 1
        put = [] if kind == "cell away" else [text]
        rows[place] = [*rows[place][:at], *put, *rows[place][rest:]]


def _bytes(kind: str, made: bytes, down: float, text: str) -> bytes:
    """Edit the bytes of a table."""
    at = int(down * len(made))
    if kind == "cut":
        return made[:at]
    if kind == "line ends":
        return made.replace(b"\n", b"\r\n" if at % 2 else b"\r")
    return made[:at] + text.encode("utf-8", "surrogatepass") + made[at:]


IN_BYTES = ("bytes", "cut", "line ends")
IN_ROWS = ("cell", "cell", "row twice", "row away", "cell more", "cell away", "column away",
           "header",            "swap columns", "blank row", "move")  # fmt: skip
places = st.floats(0, 1, exclude_max=True)
edits = st.lists(
    st.tuples(st.sampled_from(IN_ROWS + IN_BYTES), places, places, texts), min_size=1, max_size=3
)


def edited(raw: bytes, changes: list[Change]) -> bytes:
    """Return a table's bytes after these edits."""
    rows: Rows = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline="")))
    for kind, down, across, text in changes:
        if kind not in IN_BYTES and rows:
            _rows(kind, rows, int(down * len(rows)), across, text)
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    made = buffer.getvalue().encode("utf-8", "surrogatepass")
    for kind, down, _, text in changes:
        if kind in IN_BYTES:
            made = _bytes(kind, made, down, text)
    return made


def judged(folder: Path, name: str, made: bytes) -> Report | UserError:
    """Put an edited table in its place, check the package and put the table back."""
    file = folder / name
    before = file.read_bytes()
    try:
        file.write_bytes(made)
        try:
            return check(folder)
        except UserError as error:
            return error
    finally:
        file.write_bytes(before)


def told(outcome: Report | UserError, name: str) -> None:
    """Hold an outcome to the law: whatever is wrong has a place, a reason and what to do."""
    assert isinstance(outcome, Report)
    assert outcome.tables == len(NAMES) or not outcome.valid
    known = {f"data/{one}" for one in NAMES}
    for one in outcome.problems:
        assert one.file in known
        assert one.reason
        assert one.mend
        assert one.line is None or one.line >= 1
    own = [one for one in outcome.problems if one.file == f"data/{name}"]
    assert not outcome.problems or own or outcome.problems[0].table
    assert outcome.text()
    assert outcome.to_json()


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the tables beside a cache, so that what is unchanged is not judged again."""
    root = tmp_path_factory.mktemp("fuzz")
    shutil.copytree(DATA, root / "data")
    (root / "_build" / ".hundredmodels").mkdir(parents=True)
    assert check(root / "data").valid
    return root / "data"


@pytest.fixture(scope="module")
def slices(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the first rows of each real table, with the rows that these refer to."""
    folder = tmp_path_factory.mktemp("slices") / "data"
    (folder.parent / "_build" / ".hundredmodels").mkdir(parents=True)
    shutil.copytree(DATA, folder)
    package = Package.read(folder)
    whole = {name: list(rows) for name, rows in package.rows.items()}
    for name, rows in package.rows.items():
        package.rows[name] = rows[:FIRST]
    links = {(table, field): package.linked(table, field)[1:]
             for table, field, bound in package.text_fields() if bound}  # fmt: skip
    for _ in range(4):
        for (table, field), referring in links.items():
            named = {row[name] for other, name in referring for row in package.rows[other]}
            kept = {id(row) for row in package.rows[table]}
            package.rows[table] = [
                row for row in whole[table] if id(row) in kept or row[field] in named
            ]
    package.write()
    report = check(folder)
    for _ in range(6):
        if report.valid:
            break
        for one in sorted(report.problems, key=lambda one: -(one.line or 0)):
            places = package.lines(one.table)
            if one.line in places:
                del package.rows[one.table][places.index(one.line)]
        package.write()
        report = check(folder)
    assert report.valid, report.text()
    assert report.rows > 1000
    return folder


def _fuzz(tables: Path, count: int, start: int = 0) -> None:
    """Try so many edits."""
    seen: dict[str, int] = {"valid": 0, "told": 0}
    judge_table, known = validation._judge, {}

    def judge_once(table: TableDescriptor) -> Judged:
        """Judge a table; one of the same bytes is not judged again: only one of them changed."""
        key = (table.name, table.file.read_bytes())
        if key not in known:
            found = judge_table(table)
            if key[1] != originals[table.file.name]:
                return found
            known[key] = found
        return known[key]

    originals = {name: (tables / name).read_bytes() for name in NAMES}

    @settings(
        max_examples=count, deadline=None, database=None,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate],
    )  # fmt: skip
    @seed(start)
    @given(name=st.sampled_from(NAMES), changes=edits)
    def one(name: str, changes: list[Change]) -> None:
        outcome = judged(tables, name, edited((tables / name).read_bytes(), changes))
        told(outcome, name)
        seen["valid" if isinstance(outcome, Report) and outcome.valid else "told"] += 1

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(validation, "_judge", judge_once)
        one()
    assert sum(seen.values()) >= count
    assert min(seen.values()) > 0, seen


@pytest.mark.parametrize("part", range(4))
def test_an_edit_ends_in_a_report(slices: Path, part: int) -> None:
    """Law: 200 edits of the real tables end in a report, whose problems name file, row and mend."""
    _fuzz(slices, 50, 100 + part)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(20))
def test_two_thousand_edits(tables: Path, part: int) -> None:
    """Law: as above, 2,000 times, on the whole tables; in parts, each of other edits."""
    _fuzz(tables, 100, part)


def test_a_wrong_cell_is_told_with_row_and_field(slices: Path) -> None:
    """Law: a cell that is no day is told with its line and its column, in each table at once."""
    package = Package.read(slices)
    wrong = [name for name, rows in package.rows.items() if rows and "known_on" in rows[0]]
    before = {name: package.rows[name][0]["known_on"] for name in wrong}
    for name in wrong:
        package.rows[name][0]["known_on"] = "no day"
    package.write()
    report = check(slices)
    for name in wrong:
        package.rows[name][0]["known_on"] = before[name]
    package.write()
    told = {(one.table, one.line, one.field) for one in report.problems}
    assert len(wrong) > 20
    assert {(name, 2, "known_on") for name in wrong} <= told
