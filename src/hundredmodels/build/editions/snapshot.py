"""Snapshots: the rows of a data package as text, by primary key, so that two can be compared.

A site carries one (``snapshot.zip``), so that a later build can say which rows have changed. Cells
of rows that may not be passed on stand in it as digests: that one has changed can be seen, what it
holds cannot.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hundredmodels.build import digest
from hundredmodels.data.descriptor import TableDescriptor, read_descriptor
from hundredmodels.data.reading import read_table
from hundredmodels.errors import UserError

NAME = "snapshot.zip"
ENCODING = "utf-8-sig"
INDEX = "tables.json"
SOURCE = "source"
WITHHELD = "withheld:"
DIGEST_LENGTH = 12
EPOCH = (1980, 1, 1, 0, 0, 0)

Key = tuple[str, ...]
Row = Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """The rows of a table.

    Attributes
    ----------
    key
        Names of the columns that tell rows apart.
    columns
        Names of all columns.
    rows
        Each row's cells by column, by its key.
    """

    key: tuple[str, ...]
    columns: tuple[str, ...]
    rows: Mapping[Key, Row]

    def withheld(self, closed: set[str]) -> "Table":
        """Return it with the cells of closed sources as digests, but for key and source."""
        open_ = {*self.key, SOURCE}
        return Table(
            self.key,
            self.columns,
            {
                key: {
                    name: cell if name in open_ or not cell else _hidden(key, name, cell)
                    for name, cell in row.items()
                }
                if row.get(SOURCE) in closed
                else row
                for key, row in self.rows.items()
            },
        )


@dataclass(frozen=True)
class Snapshot:
    """The tables of a data package.

    Attributes
    ----------
    tables
        By name.
    """

    tables: Mapping[str, Table]

    @classmethod
    def of(cls, data: Path) -> "Snapshot":
        """Take one of a folder.

        Raises
        ------
        UserError
            If a file can't be read.
        """
        package = read_descriptor(data)
        return cls({name: _table(one) for name, one in package.tables.items()})

    def published(self) -> "Snapshot":
        """Return it as a site may carry it: rows that may not be passed on withheld."""
        sources = self.tables.get("sources")
        rows = sources.rows.values() if sources else ()
        closed = {
            row[SOURCE] for row in rows if row.get("redistributable", "true").lower() != "true"
        }
        return Snapshot({name: one.withheld(closed) for name, one in self.tables.items()})

    def to_bytes(self) -> bytes:
        """Return it as a ZIP archive; the same rows give the same bytes."""
        index = {
            name: {"key": list(one.key), "columns": list(one.columns)}
            for name, one in self.tables.items()
        }
        files = {INDEX: json.dumps(index, sort_keys=True, ensure_ascii=False)}
        for name, one in self.tables.items():
            buffer = io.StringIO(newline="")
            writer = csv.writer(buffer, lineterminator="\n")
            writer.writerow(one.columns)
            writer.writerows([row[column] for column in one.columns] for row in one.rows.values())
            files[f"{name}.csv"] = buffer.getvalue()
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
            for name, text in sorted(files.items()):
                target.writestr(_entry(name), text.encode())
        return archive.getvalue()

    @classmethod
    def read(cls, file: Path) -> "Snapshot | None":
        """Read what a site carries; ``None`` where it carries none that can be read."""
        try:
            with zipfile.ZipFile(file) as archive:
                index = json.loads(archive.read(INDEX))
                tables = {}
                for name, one in index.items():
                    records = list(_records(archive.read(f"{name}.csv").decode("utf-8")))
                    tables[name] = _keyed(tuple(one["key"]), tuple(one["columns"]), records)
                return cls(tables)
        except (OSError, ValueError, KeyError, TypeError, csv.Error, zipfile.BadZipFile):
            return None


def _entry(name: str) -> zipfile.ZipInfo:
    """Return a file's entry without the time of its making."""
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _table(table: TableDescriptor) -> Table:
    """Read a table's rows as text."""
    try:
        if table.file.suffix == ".parquet":
            text = read_table(table).to_csv(index=False, lineterminator="\n")
        else:
            text = table.file.read_bytes().decode(ENCODING)
        records = list(_records(text))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UserError(
            f"{table.label} can't be read ({error}): `hundredmodels check` says more."
        ) from error
    header = tuple(next(csv.reader(io.StringIO(text, newline="")), ()))
    return _keyed(tuple(one for one in table.primary_key if one in header), header, records)


def _records(text: str) -> Iterable[dict[str, str]]:
    """Yield a CSV text's rows; a short row's missing cells are empty."""
    for row in csv.DictReader(io.StringIO(text, newline=""), restkey="", restval=""):
        yield {name: cell for name, cell in row.items() if name}


def _keyed(
    key: tuple[str, ...], columns: tuple[str, ...], records: Iterable[dict[str, str]]
) -> Table:
    """Put rows under their keys; rows that no key tells apart are counted."""
    rows: dict[Key, Row] = {}
    for record in records:
        cells = tuple(record[name] for name in key or columns)
        place, count = cells, 1
        while place in rows:
            count += 1
            place = (*cells, f"no. {count}")
        rows[place] = record
    return Table(key or columns, columns, rows)


def _hidden(key: Key, name: str, cell: str) -> str:
    """Return what stands for a cell that may not be passed on."""
    return WITHHELD + digest.of_json([*key, name, cell])[:DIGEST_LENGTH]
