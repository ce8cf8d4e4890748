"""A copy of the real tables in which every text field carries hostile texts."""

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

from payloads import LET_IN, REFUSED

from hundredmodels.data import check
from hundredmodels.data.report import Report

Cell = tuple[str, int, str]  # table, line, field
EACH = 12
"""Rows of a table that are made hostile, for each of its text fields."""
SHOWN = ("claims", "sources", "slips", "corrections")
"""Tables whose every row is on a page: all rows are."""


@dataclass
class Package:
    """The tables as lists of rows, with their descriptor."""

    folder: Path
    descriptor: dict[str, Any]
    rows: dict[str, list[dict[str, str]]]

    @classmethod
    def read(cls, folder: Path) -> "Package":
        """Read a package of CSV files."""
        descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
        rows = {}
        for one in descriptor["resources"]:
            with (folder / one["path"]).open(encoding="utf-8", newline="") as file:
                rows[one["name"]] = list(csv.DictReader(file))
        return cls(folder, descriptor, rows)

    def write(self) -> None:
        """Write it back."""
        for one in self.descriptor["resources"]:
            names = [field["name"] for field in one["schema"]["fields"]]
            with (self.folder / one["path"]).open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, names, lineterminator="\n", quoting=csv.QUOTE_ALL)
                writer.writeheader()
                writer.writerows(self.rows[one["name"]])
        text = json.dumps(self.descriptor)
        (self.folder / "datapackage.json").write_text(text, "utf-8")

    def lines(self, table: str) -> list[int]:
        """Return the line on which each row starts, cells over several lines counted."""
        found, line = [], 2
        for row in self.rows[table]:
            found.append(line)
            line += 1 + sum(value.count("\n") for value in row.values())
        return found

    def text_fields(self) -> Iterator[tuple[str, str, bool]]:
        """Yield table and field of free text, and whether other cells must say the same."""
        bound = set()
        for one in self.descriptor["resources"]:
            for key in one["schema"].get("foreignKeys", []):
                there, fields = key["reference"], key["fields"]
                bound |= {(one["name"], name) for name in _listed(fields)}
                other = there["resource"] or one["name"]
                bound |= {(other, name) for name in _listed(there["fields"])}
        for one in self.descriptor["resources"]:
            for field in one["schema"]["fields"]:
                if field["type"] == "string":
                    yield one["name"], field["name"], (one["name"], field["name"]) in bound

    def linked(self, table: str, field: str) -> list[tuple[str, str]]:
        """Return the fields that name this one's values."""
        found = [(table, field)]
        for one in self.descriptor["resources"]:
            for key in one["schema"].get("foreignKeys", []):
                there = key["reference"]
                if (there["resource"] or one["name"]) == table and field in _listed(
                    there["fields"]
                ):
                    place = _listed(there["fields"]).index(field)
                    found.append((one["name"], _listed(key["fields"])[place]))
        return found


def _listed(fields: str | list[str]) -> list[str]:
    return [fields] if isinstance(fields, str) else fields


@dataclass(frozen=True)
class Outcome:
    """What came of it.

    Attributes
    ----------
    tried
        Hostile cells written.
    refused
        Cells with a text that no cell may hold, and what the first check said of each.
    fields
        Text fields tried.
    report
        The report on what was left standing.
    standing
        The hostile cells that were let in.
    """

    tried: dict[Cell, str]
    refused: dict[Cell, list[str]]
    fields: int
    report: Report
    standing: dict[Cell, str]


def poison(package: Package, keep: Callable[[str, str], bool]) -> Outcome:
    """Put hostile texts into every text field, and take back what is refused.

    Parameters
    ----------
    package
        The package, written.
    keep
        Says which fields (table, field) are left alone.

    Returns
    -------
    Outcome
        What was tried, refused and let in.
    """
    supply, bad = cycle(LET_IN), cycle(REFUSED)
    before: dict[Cell, str] = {}
    tried: dict[Cell, str] = {}

    def put(table: str, place: int, field: str, text: str) -> None:
        row = package.rows[table][place]
        before.setdefault((table, place, field), row[field])
        tried[table, place, field] = row[field] = text

    wanted = [one for one in package.text_fields() if not keep(one[0], one[1])]
    for table, field, bound in wanted:
        rows = package.rows[table]
        if bound:
            for cell, text in _renamed(package, table, field, supply):
                put(*cell, text)
            continue
        for place in range(len(rows) if table in SHOWN else min(EACH, len(rows))):
            text = next(bad) if place % EACH == EACH - 1 else next(supply)
            put(table, place, field, f"{rows[place][field]}{text}" if place % 3 == 1 else text)
    package.write()
    first = report = check(package.folder)
    said: dict[Cell, list[str]] = {}
    for one in first.problems:
        said.setdefault((one.table, (one.line or 0), one.field), []).append(one.reason)
    starts = {name: package.lines(name) for name in package.rows}
    refused = {
        cell: said.get((cell[0], starts[cell[0]][cell[1]], cell[2]), [])
        for cell, text in tried.items() if any(text.endswith(one) for one in REFUSED)
    }  # fmt: skip
    for _ in range(8):
        if report.valid:
            break
        _restore(package, report, before)
        package.write()
        report = check(package.folder)
    standing = {
        cell: text for cell, text in tried.items()
        if package.rows[cell[0]][cell[1]][cell[2]] == text
    }  # fmt: skip
    return Outcome(tried, refused, len(wanted), report, standing)


def _renamed(
    package: Package, table: str, field: str, supply: Iterator[str]
) -> Iterator[tuple[Cell, str]]:
    """Yield the cells of a key and of what refers to it, each with its hostile name."""
    links = package.linked(table, field)
    rows = package.rows[table][:EACH] if len(links) > 1 else []
    named = {row[field]: f"{row[field]}{next(supply)}" for row in rows}
    for other, name in links:
        for place, row in enumerate(package.rows[other]):
            if row[name] in named:
                yield (other, place, name), named[row[name]]


def _restore(package: Package, report: Report, before: dict[Cell, str]) -> None:
    """Put back what the report complains of; whole rows where it names no field of ours."""
    places = {
        name: {line: place for place, line in enumerate(package.lines(name))}
        for name in package.rows
    }
    for one in report.problems:
        place = places.get(one.table, {}).get(one.line or 0)
        if place is None:
            continue
        row = package.rows[one.table][place]
        names = [one.field] if (one.table, place, one.field) in before else list(row)
        for name in names:
            if (one.table, place, name) in before:
                row[name] = before[one.table, place, name]
