"""The tables as a chapter sees them: typed, read when asked for, and only what was known by a day.

``as_of`` filters by the column ``known_on`` alone; a table without that column is timeless. A
chapter declares the tables it reads, so that its runs are repeated when one of these changes and
only then; reading another one is an error.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

import pandas as pd

from hundredmodels.data import kept
from hundredmodels.data.content import KNOWN_ON, content_digest, newest_known
from hundredmodels.data.days import FORM, wrong_day
from hundredmodels.data.descriptor import (
    PackageDescriptor,
    TableDescriptor,
    find_directory,
    read_descriptor,
)
from hundredmodels.data.reading import read_known_on, read_table
from hundredmodels.errors import UserError, did_you_mean

LATEST = "latest"
DECLARED = "HUNDREDMODELS_TABLES"
"""Where a build names the tables that a notebook has declared, so that it can read no other."""


class UnknownTableError(UserError):
    """A table is asked for that the data package does not have."""


class UndeclaredTableError(UserError):
    """A table is asked for that was not declared in ``only``."""


class Tables(Mapping[str, pd.DataFrame]):
    """The declared tables of a data package, by name, as they were known by a day.

    Each frame is typed by the descriptor (see :mod:`hundredmodels.data.reading`) and the caller's
    own: changing it changes nothing here.
    """

    __slots__ = ("_as_of", "_frames", "_names", "_package")

    def __init__(
        self, package: PackageDescriptor, names: tuple[str, ...], as_of: date | None
    ) -> None:
        """Hold the package; nothing is read yet. Use :func:`load` to make one."""
        self._package = package
        self._names = names
        self._as_of = as_of
        self._frames: dict[str, pd.DataFrame] = {}

    @property
    def directory(self) -> Path:
        """The folder of the data package."""
        return self._package.directory

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the tables that may be read."""
        return self._names

    @property
    def as_of(self) -> date:
        """The day; for "latest", the newest ``known_on`` of the whole package."""
        if self._as_of is None:
            self._as_of = newest_day(self._package)
        return self._as_of

    def __getitem__(self, name: str) -> pd.DataFrame:
        """Return a table's rows known by the day.

        Raises
        ------
        UnknownTableError, UndeclaredTableError
            If there is no such table, or it was not declared.
        DataError
            If its file can't be read.
        """
        if name not in self._frames:
            self._require(name)
            frame = read_table(self._package.tables[name])
            if KNOWN_ON in frame.columns:
                frame = frame[frame[KNOWN_ON] <= pd.Timestamp(self.as_of)]
            self._frames[name] = frame
        return self._frames[name].copy(deep=False)  # pandas copies on write

    def __contains__(self, name: object) -> bool:
        """Say whether this table may be read."""
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names of the tables that may be read."""
        return iter(self._names)

    def __len__(self) -> int:
        """Count the tables that may be read."""
        return len(self._names)

    def __repr__(self) -> str:
        """Name the folder, the day and the tables."""
        day = self._as_of.isoformat() if self._as_of else LATEST
        return f"Tables({str(self.directory)!r}, as_of={day!r}, names={self._names!r})"

    def digest(self, name: str) -> str:
        """Return the SHA-256 of a table's content and of its part of the descriptor, in hex.

        The day is no part of it: where "latest" decides which rows are read, key by
        :attr:`as_of` as well.
        """
        self._require(name)
        return table_digest(self._package, name)

    def _require(self, name: str) -> None:
        if name not in self._package.tables:
            raise _unknown(name, self._package)
        if name not in self._names:
            raise UndeclaredTableError(
                f"The table {name!r} is read but not declared. Add it to the chapter's TABLES "
                f"(declared: {', '.join(self._names) or 'none'})."
            )


def load(
    directory: str | os.PathLike[str] | None = None,
    *,
    as_of: str | date | None = None,
    only: Iterable[str] | None = None,
) -> Tables:
    """Open the data package.

    Parameters
    ----------
    directory
        Its folder; found as :func:`hundredmodels.data.find_directory` says if ``None``.
    as_of
        Only rows known by this day, a date or ``YYYY-MM-DD``; "latest" or ``None`` for the newest
        day in the data.
    only
        Names of the tables that may be read; ``None`` for all. In a notebook that the build runs,
        only those that its chapter declares.

    Returns
    -------
    Tables
        The tables, read when asked for.

    Raises
    ------
    UserError
        If there is no data package, its descriptor can't be read, a name in ``only`` is unknown,
        or ``as_of`` is no day.
    """
    package = read_descriptor(find_directory(directory))
    names = tuple(package.tables) if only is None else tuple(dict.fromkeys(only))
    for name in names:
        if name not in package.tables:
            raise _unknown(name, package)
    declared = os.environ.get(DECLARED)
    if declared is not None:
        names = tuple(name for name in names if name in declared.split(","))
    return Tables(package, names, _day(as_of))


def newest_day(package: PackageDescriptor) -> date:
    """Return the newest ``known_on`` of all tables.

    Raises
    ------
    UserError
        If no row of the package has one, or a table can't be read.
    """

    def newest(table: TableDescriptor) -> str:
        return newest_known(read_known_on(table))

    known = (kept.derived(table, kept.NEWEST, newest) for table in package.tables.values()
             if KNOWN_ON in table.columns)  # fmt: skip
    days = [date.fromisoformat(day) for day in known if day]
    if not days:
        raise UserError(f"No row in {package.directory} says since when it is known.")
    return max(days)


def table_digest(package: PackageDescriptor, name: str) -> str:
    """Return the SHA-256 of a table's content and of its part of the descriptor, in hex.

    The content is the typed cells in their order: a table in Parquet has the digest of its CSV.

    Raises
    ------
    UserError
        If the table can't be read.
    """

    def digest(table: TableDescriptor) -> str:
        return content_digest(table, read_table(table))

    return kept.derived(package.tables[name], kept.DIGEST, digest)


def _unknown(name: str, package: PackageDescriptor) -> UnknownTableError:
    return UnknownTableError(
        f"The data package has no table {name!r}.{did_you_mean(name, package.tables)}"
    )


def _day(as_of: str | date | None) -> date | None:
    if as_of is None or as_of == LATEST:
        return None
    if isinstance(as_of, datetime):
        return as_of.date()
    if isinstance(as_of, date):
        return as_of
    try:
        return datetime.strptime(as_of, "%Y-%m-%d").date()  # noqa: DTZ007 -- a day has no zone
    except (TypeError, ValueError):
        why = f": {wrong}" if (wrong := wrong_day(str(as_of))) else ""
        raise UserError(
            f"as_of is {as_of!r}, which is neither a day ({FORM}) nor {LATEST!r}{why}."
        ) from None
