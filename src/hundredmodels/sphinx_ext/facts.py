"""The data package as the site shows it: rows as they stand in their files, and the sources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from hundredmodels.data.cells import read_cells
from hundredmodels.data.descriptor import PackageDescriptor, TableDescriptor, read_descriptor


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


def _read(table: TableDescriptor) -> Rows:
    """Return a table's rows as text, whichever kind of file it is in."""
    cells = read_cells(table)
    columns = (map(column.texts.__getitem__, column.codes) for column in cells.columns)
    rows = zip(*columns, strict=True)
    return Rows(cells.labels, dict(zip(cells.lines.tolist(), rows, strict=True)))
