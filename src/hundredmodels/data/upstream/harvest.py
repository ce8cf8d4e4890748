"""What an adapter is given, and what it gives: the tables as they stand, and what a list adds."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

Row = Mapping[str, str]
Key = tuple[str, ...]


@dataclass(frozen=True)
class Snapshot:
    """A list as it was on a day.

    Attributes
    ----------
    source
        Its key in the table of sources.
    day
        The day of its content.
    read_at
        What was read: an address, or a package.
    since
        By table: entries of before that day were judged when an earlier snapshot was read.
    """

    source: str
    day: date
    read_at: str
    since: Mapping[str, date] = field(default_factory=dict)

    def judged(self, table: str, day: date) -> bool:
        """Say whether an entry of that day was judged when an earlier snapshot was read."""
        return table in self.since and day < self.since[table]


@dataclass(frozen=True)
class Revision:
    """A cell of a known row that a list sees otherwise.

    Attributes
    ----------
    table, key, field, new
        The cell, and what the list says.
    keeping
        Whether it only keeps a row's history (seen again, ended): such a cell is always written, a
        revised figure only if asked for.
    source
        The snapshot that a revised figure is from, which becomes the row's source.
    """

    table: str
    key: Key
    field: str
    new: str
    keeping: bool = False
    source: str = ""


@dataclass
class Harvest:
    """What a list adds.

    Attributes
    ----------
    added
        New rows by table.
    revised
        Cells of known rows.
    left
        How many entries were not taken, by reason.
    """

    added: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    revised: list[Revision] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)

    def add(self, table: str, row: dict[str, str]) -> None:
        """Add a row."""
        self.added.setdefault(table, []).append(row)


@dataclass(frozen=True)
class Standing:
    """The tables as they stand.

    Attributes
    ----------
    rows
        Rows by table, as texts.
    """

    rows: Mapping[str, tuple[Row, ...]]

    def table(self, name: str) -> tuple[Row, ...]:
        """Return a table's rows; none if the package has no such table."""
        return self.rows.get(name, ())

    def with_rows(self, added: Mapping[str, Iterable[Row]]) -> "Standing":
        """Return the tables with rows added."""
        more = {name: (*self.table(name), *rows) for name, rows in added.items()}
        return replace(self, rows={**self.rows, **more})

    def seats(self) -> dict[str, str]:
        """Return the country of each organisation that the table of models always seats alike."""
        found: dict[str, set[str]] = {}
        for row in self.table("models"):
            if row.get("country"):
                found.setdefault(row["organisation"], set()).add(row["country"])
        return {name: next(iter(ones)) for name, ones in found.items() if len(ones) == 1}
