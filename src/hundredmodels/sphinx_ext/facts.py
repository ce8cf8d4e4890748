"""The data package as the site shows it: rows as they stand in their files, and the sources."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from hundredmodels.data import describe
from hundredmodels.data.cells_file import read_cells
from hundredmodels.data.content import KNOWN_ON
from hundredmodels.data.descriptor import PackageDescriptor, TableDescriptor, read_descriptor
from hundredmodels.data.dictionary import Dictionary
from hundredmodels.errors import UserError


@dataclass(frozen=True)
class Rows:
    """The rows of a table, as text.

    Attributes
    ----------
    columns
        The header.
    lines
        Each row by the line on which it starts in the file.
    """

    columns: tuple[str, ...]
    lines: Mapping[int, tuple[str, ...]]

    def records(self) -> Iterable[dict[str, str]]:
        """Yield the rows as records."""
        for row in self.lines.values():
            yield dict(zip(self.columns, row, strict=False))


@dataclass(frozen=True)
class Source:
    """Where facts come from.

    Attributes
    ----------
    key
        Its key in ``sources.csv``.
    title, publisher, url, published, licence, grade, credit, note
        As the table has them.
    redistributable
        Whether its rows may be offered for download.
    compiled
        Whether it is itself a compilation.
    """

    key: str
    title: str
    publisher: str
    url: str
    published: str
    licence: str
    grade: str
    credit: str
    note: str
    redistributable: bool
    compiled: bool


LARGE = 8_000_000
"""Bytes; a larger table is read when a page needs it."""


class Facts:
    """A data package, read lazily."""

    def __init__(self, directory: Path) -> None:
        """Stand for the package in this folder."""
        self.directory = directory
        self._rows: dict[str, Rows] = {}

    @cached_property
    def package(self) -> PackageDescriptor:
        """The descriptor."""
        return read_descriptor(self.directory)

    @cached_property
    def dictionary(self) -> Dictionary:
        """The data dictionary."""
        return describe(self.directory)

    def rows(self, table: str) -> Rows:
        """Return the rows of a table; none for a table that the package does not have."""
        if table not in self._rows:
            descriptor = self.package.tables.get(table)
            self._rows[table] = _read(descriptor) if descriptor is not None else Rows((), {})
        return self._rows[table]

    @cached_property
    def closed(self) -> frozenset[str]:
        """The sources whose rows may not be offered for download."""
        return frozenset(key for key, one in self.sources.items() if not one.redistributable)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """All sources by key."""
        return {
            one["source"]: Source(
                key=one["source"],
                **{
                    name: one.get(name, "")
                    for name in (
                        "title", "publisher", "url", "published", "licence", "grade", "credit",
                        "note",
                    )
                },
                redistributable=one.get("redistributable", "").lower() == "true",
                compiled=one.get("compiled", "").lower() == "true",
            )
            for one in self.rows("sources").records()
        }  # fmt: skip

    @cached_property
    def first_known(self) -> dict[str, str]:
        """The day since which any row of a source is known, by source; ISO dates."""
        found: dict[str, str] = {}
        for name in self.package.tables:
            columns = self.rows(name).columns
            if KNOWN_ON in columns and "source" in columns:
                for row in self.rows(name).records():
                    key, day = row["source"], row[KNOWN_ON]
                    if key and day:
                        found[key] = min(day, found.get(key, day))
        return found


READY: dict[Path, Facts] = {}
"""Packages read before the pages were there; the build holds their data unchanged."""


def prepare(directory: Path) -> None:
    """Read a package's tables, but for large ones, and describe them while there is time.

    Parameters
    ----------
    directory
        The folder of the data package; a fault in it is left for the build to complain of.
    """
    facts = Facts(directory)
    with suppress(UserError, OSError):
        _ = facts.dictionary
        for name, table in facts.package.tables.items():
            if table.file.stat().st_size <= LARGE:
                facts.rows(name)
        READY[directory] = facts


def facts_of(directory: Path) -> Facts:
    """Return the facts in a folder, read already if they were prepared."""
    return READY.get(directory) or Facts(directory)


def _read(table: TableDescriptor) -> Rows:
    """Return a table's rows as text, whichever kind of file it is in."""
    cells = read_cells(table)
    columns = (map(column.texts.__getitem__, column.codes) for column in cells.columns)
    rows = zip(*columns, strict=True)
    return Rows(cells.labels, dict(zip(cells.lines.tolist(), rows, strict=True)))
