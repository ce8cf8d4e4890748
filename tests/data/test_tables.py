"""Laws of opening the data package."""

import json
import os
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from hundredmodels import CACHE_VARIABLE
from hundredmodels.data import (
    DataError,
    UndeclaredTableError,
    UnknownTableError,
    find_directory,
    load,
)
from hundredmodels.data.kept import NEWEST
from hundredmodels.errors import UserError


class TestTypes:
    """Each column has the type that the descriptor declares."""

    def test_types(self, small_package: Path) -> None:
        """String, number, integer, boolean and date have one pandas type each."""
        frame = load(small_package)["models"]
        assert {name: str(kind) for name, kind in frame.dtypes.items()} == {
            "model": "str",
            "release_date": "datetime64[ns]",
            "parameters_total_b": "float64",
            "context_length": "Int64",
            "open": "boolean",
            "source": "str",
            "known_on": "datetime64[ns]",
        }

    def test_index_is_the_line(self, small_package: Path) -> None:
        """A row is indexed by its line in the file, the header being line 1."""
        frame = load(small_package)["models"]
        assert frame.index.name == "line"
        assert frame.index.tolist() == [2, 3, 4]

    def test_lines_past_a_broken_cell(self, small_package: Path) -> None:
        """A cell that runs over two lines moves the rows after it, as in an editor."""
        file = small_package / "sources.csv"
        file.write_text('source,title,published\nlab,"A\nlab",2023-01-02\nboard,B,2024-05-01\n')
        assert load(small_package)["sources"].index.tolist() == [2, 4]

    def test_empty_is_missing_and_words_are_words(self, small_package: Path) -> None:
        """Only an empty cell is missing: "NA" and "null" are text."""
        file = small_package / "sources.csv"
        file.write_text("source,title,published\nlab,NA,\nboard,null,2024-05-01\n")
        frame = load(small_package)["sources"]
        assert frame["title"].tolist() == ["NA", "null"]
        assert frame["published"].isna().tolist() == [True, False]

    def test_spreadsheet_traces(self, small_package: Path) -> None:
        """A byte order mark, CRLF, True for true and 8192.0 for 8192 change nothing."""
        file = small_package / "models.csv"
        before = load(small_package)["models"]
        text = file.read_text().replace("8192", "8192.0").replace("true", "True")
        file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
        pd.testing.assert_frame_equal(load(small_package)["models"], before)

    def test_parquet(self, small_package: Path) -> None:
        """A Parquet table reads as its CSV does."""
        before = load(small_package)["models"]
        before.to_parquet(small_package / "models.parquet", index=False)
        (small_package / "models.csv").unlink()
        descriptor = small_package / "datapackage.json"
        descriptor.write_text(descriptor.read_text().replace("models.csv", "models.parquet"))
        pd.testing.assert_frame_equal(load(small_package)["models"], before)

    @pytest.mark.parametrize(
        ("old", "new", "field"),
        [
            ("2023-07-18,,", "2023-02-30,,", "release_date"),
            ("70.6", "seventy", "parameters_total_b"),
            ("70.6", "inf", "parameters_total_b"),
            ("8192", "8192.5", "context_length"),
            ("true", "yes", "open"),
        ],
    )
    def test_misfit(self, small_package: Path, old: str, new: str, field: str) -> None:
        """A cell that does not fit its type is named with file, line, field and value."""
        file = small_package / "models.csv"
        file.write_text(file.read_text().replace(old, new, 1))
        with pytest.raises(DataError) as caught:
            load(small_package)["models"]
        problem = caught.value.problem
        assert problem.file == "data/models.csv"
        assert problem.field == field
        assert problem.value == new.rstrip(",")
        assert problem.line is not None

    @pytest.mark.parametrize(
        "content",
        [b"", b"\xff\xfe", b"a,b\n1,2,3\n", b'model,"\n', b"model\nx,y\n", b"\x00\x00\x00"],
    )
    def test_junk(self, small_package: Path, content: bytes) -> None:
        """A file that is no such table is an error of the user's, never a traceback."""
        (small_package / "models.csv").write_bytes(content)
        with pytest.raises(UserError):
            load(small_package)["models"].sum()


class TestAsOf:
    """A day hides what was not yet known."""

    def test_latest_is_the_newest_day(self, small_package: Path) -> None:
        """Without a day, and with "latest", it is the newest known_on of the package."""
        assert load(small_package).as_of == load(small_package, as_of="latest").as_of
        assert load(small_package, only=["sources"]).as_of == date(2024, 4, 30)

    def test_a_remembered_day_is_that_of_the_content(
        self, small_package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It is remembered for a table's content alone, and worked out anew where it is damaged."""
        monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
        assert load(small_package).as_of == date(2024, 4, 30)
        (remembered,) = (tmp_path / "cache" / "tables").glob(f"*{NEWEST}")
        remembered.write_text(remembered.read_text().replace("2024", "2025"))
        assert load(small_package).as_of == date(2024, 4, 30)
        file = small_package / "models.csv"
        file.write_text(file.read_text().replace("2024-04-30", "2024-05-31"))
        assert load(small_package).as_of == date(2024, 5, 31)

    @pytest.mark.parametrize("as_of", ["2023-07-18", date(2023, 7, 18), pd.Timestamp("2023-07-18")])
    def test_filter(self, small_package: Path, as_of: str | date) -> None:
        """A row is there on the day that it became known, however the day is written."""
        tables = load(small_package, as_of=as_of)
        assert tables.as_of == date(2023, 7, 18)
        assert tables["models"]["model"].tolist() == ["Alpha 7B", "Beta"]

    def test_timeless(self, small_package: Path) -> None:
        """A table without known_on is the same on every day."""
        assert len(load(small_package, as_of="1990-01-01")["sources"]) == 2
        assert load(small_package, as_of="1990-01-01")["models"].empty

    def test_no_day(self, small_package: Path) -> None:
        """What is no day is refused in a sentence."""
        with pytest.raises(UserError, match="neither a day"):
            load(small_package, as_of="2023-7")


class TestTables:
    """A chapter sees what it declared, and can't harm it."""

    def test_undeclared(self, small_package: Path) -> None:
        """Reading a table that was not declared says where to declare it."""
        tables = load(small_package, only=("models",))
        assert list(tables) == ["models"]
        assert "sources" not in tables
        with pytest.raises(UndeclaredTableError, match="TABLES"):
            tables["sources"]

    def test_unknown(self, small_package: Path) -> None:
        """A table that is not there is met with the nearest name."""
        with pytest.raises(UnknownTableError, match="'models'"):
            load(small_package)["model"]
        with pytest.raises(UnknownTableError, match="'sources'"):
            load(small_package, only=["source"])

    def test_safe_from_mutation(self, small_package: Path) -> None:
        """Whatever a caller does to a frame, the next one gets it whole."""
        tables = load(small_package)
        frame = tables["models"]
        frame["parameters_total_b"] = 0.0
        frame.loc[2, "model"] = "Omega"
        frame.pop("source")
        assert tables["models"]["model"].tolist() == ["Alpha 7B", "Beta", "Gamma, large"]
        assert tables["models"]["parameters_total_b"].sum() == pytest.approx(77.6)

    def test_lazy(self, small_package: Path) -> None:
        """A table that nobody asks for is not read."""
        (small_package / "models.csv").unlink()
        assert len(load(small_package, as_of="2024-01-01")["sources"]) == 2

    def test_digest(self, small_package: Path) -> None:
        """The digest follows the content and the declaration, not the time of the file."""
        before = {name: load(small_package).digest(name) for name in ("models", "sources")}
        os.utime(small_package / "models.csv", (0, 0))
        assert load(small_package).digest("models") == before["models"]
        descriptor = json.loads((small_package / "datapackage.json").read_text())
        descriptor["resources"][1]["schema"]["fields"][2]["type"] = "string"
        (small_package / "datapackage.json").write_text(json.dumps(descriptor))
        assert load(small_package).digest("models") != before["models"]
        assert load(small_package).digest("sources") == before["sources"]
        with (small_package / "sources.csv").open("a") as file:
            file.write("more,More,\n")
        assert load(small_package).digest("sources") != before["sources"]


class TestDirectory:
    """The data folder is found from where one stands."""

    def test_search(self, small_package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is searched for from the working directory upwards."""
        deep = small_package.parent / "a" / "b"
        deep.mkdir(parents=True)
        monkeypatch.delenv("HUNDREDMODELS_DATA", raising=False)
        monkeypatch.chdir(deep)
        assert find_directory() == small_package

    def test_variable(self, small_package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The environment variable wins over the search, the argument over both."""
        monkeypatch.setenv("HUNDREDMODELS_DATA", str(small_package))
        assert load().directory == small_package
        monkeypatch.setenv("HUNDREDMODELS_DATA", "/nowhere")
        with pytest.raises(UserError, match="HUNDREDMODELS_DATA"):
            find_directory()
        assert find_directory(small_package) == small_package


class TestDescriptor:
    """A broken descriptor is told in a sentence."""

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"{", "no JSON"),
            (b"\xff", "UTF-8"),
            (b"[]", "no list of resources"),
            (b'{"resources": []}', "no list of resources"),
            (b'{"resources": [1]}', "resource 1"),
            (b'{"resources": [{"name": "m"}]}', "no path"),
            (b'{"resources": [{"name": "m", "path": "m.csv"}]}', "no schema"),
            (b"[" * 100_000, "no JSON"),
        ],
    )
    def test_malformed(self, small_package: Path, content: bytes, says: str) -> None:
        """What is no descriptor is said to be none."""
        (small_package / "datapackage.json").write_bytes(content)
        with pytest.raises(UserError, match=says):
            load(small_package)

    @pytest.mark.parametrize("path", ["../models.csv", "/etc/passwd", "https://example.org/m.csv"])
    def test_outside(self, small_package: Path, path: str) -> None:
        """A path that leaves the folder is refused."""
        descriptor = small_package / "datapackage.json"
        descriptor.write_text(descriptor.read_text().replace("models.csv", path))
        with pytest.raises(UserError, match="leaves the data folder"):
            load(small_package)

    def test_link_outside(self, small_package: Path) -> None:
        """A link that leads out of the folder is refused too."""
        target = small_package.parent / "elsewhere.csv"
        target.write_text("model\n")
        (small_package / "models.csv").unlink()
        (small_package / "models.csv").symlink_to(target)
        with pytest.raises(UserError, match="leaves the data folder"):
            load(small_package)

    def test_missing(self, tmp_path: Path) -> None:
        """A folder without a descriptor is no data package."""
        with pytest.raises(UserError, match=r"datapackage\.json: the descriptor is missing"):
            load(tmp_path)
