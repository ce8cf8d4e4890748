"""The data dictionary: what every table and column means, for the site's data page.

Generated from the descriptor and from the tables themselves, so that it can't say anything else.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from hundredmodels.data.content import KNOWN_ON
from hundredmodels.data.descriptor import (
    FieldDescriptor,
    PackageDescriptor,
    TableDescriptor,
    find_directory,
    read_descriptor,
)
from hundredmodels.data.reading import read_table
from hundredmodels.data.tables import table_digest

SOURCES = "sources"
WORDS = {
    "minimum": "at least {}",
    "maximum": "at most {}",
    "pattern": "pattern {}",
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
}


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    name, type, title, description, unit
        As the descriptor has them.
    constraints
        In words ("required", "one of day, month, year", "a model of the table models").
    filled
        How many rows have a value.
    """

    name: str
    type: str
    title: str
    description: str
    unit: str
    constraints: tuple[str, ...]
    filled: int


@dataclass(frozen=True)
class Source:
    """A source of a table's rows.

    Attributes
    ----------
    key
        Key in the table ``sources``.
    title, publisher, url, licence, grade, credit
        As that table has them; empty where it has nothing.
    rows
        How many rows of the table come from it.
    """

    key: str
    title: str
    publisher: str
    url: str
    licence: str
    grade: str
    credit: str
    rows: int


@dataclass(frozen=True)
class TableEntry:
    """A table.

    Attributes
    ----------
    name, title, description
        As the descriptor has them.
    path
        The file, relative to the data folder.
    rows
        Number of rows.
    primary_key
        The columns that together name a row.
    columns
        The columns in their order.
    sources
        Where the rows come from, the most used first.
    known_from, known_to
        The first and last day since when a row is known (ISO); empty for a timeless table.
    digest
        SHA-256 of the content and its declaration.
    """

    name: str
    title: str
    description: str
    path: str
    rows: int
    primary_key: tuple[str, ...]
    columns: tuple[Column, ...]
    sources: tuple[Source, ...]
    known_from: str
    known_to: str
    digest: str


@dataclass(frozen=True)
class Dictionary:
    """The data dictionary.

    Attributes
    ----------
    name, title, description
        Of the package.
    licences
        Names of its licences.
    tables
        Its tables in their declared order.
    """

    name: str
    title: str
    description: str
    licences: tuple[str, ...]
    tables: tuple[TableEntry, ...]


def describe(directory: str | os.PathLike[str] | None = None) -> Dictionary:
    """Generate the data dictionary.

    Parameters
    ----------
    directory
        Folder of the data package; found as :func:`hundredmodels.data.find_directory` says.

    Returns
    -------
    Dictionary
        The dictionary.

    Raises
    ------
    UserError
        If the package can't be read.
    """
    package = read_descriptor(find_directory(directory))
    sources = None
    if SOURCES in package.tables:
        rows = read_table(package.tables[SOURCES]).drop_duplicates("source").to_dict("records")
        sources = {str(row["source"]): row for row in rows}
    licences = package.raw.get("licenses", [])
    return Dictionary(
        name=str(package.raw.get("name", "")),
        title=str(package.raw.get("title", "")),
        description=str(package.raw.get("description", "")),
        licences=tuple(str(one.get("title") or one.get("name", "")) for one in licences),
        tables=tuple(_entry(package, table, sources) for table in package.tables.values()),
    )


def _entry(
    package: PackageDescriptor, table: TableDescriptor, sources: Mapping[str, Any] | None
) -> TableEntry:
    frame = read_table(table)
    known = frame[KNOWN_ON].dropna() if KNOWN_ON in frame else pd.Series(dtype="datetime64[ns]")
    return TableEntry(
        name=table.name,
        title=str(table.raw.get("title", "")),
        description=str(table.raw.get("description", "")),
        path=str(table.raw["path"]),
        rows=len(frame),
        primary_key=table.primary_key,
        columns=tuple(_column(table, field, frame) for field in table.fields),
        sources=_sources(table, frame, sources),
        known_from="" if known.empty else f"{known.min():%Y-%m-%d}",
        known_to="" if known.empty else f"{known.max():%Y-%m-%d}",
        digest=table_digest(package, table.name),
    )


def _column(table: TableDescriptor, field: FieldDescriptor, frame: pd.DataFrame) -> Column:
    return Column(
        name=field.name,
        type=field.type,
        title=field.title,
        description=field.description,
        unit=field.unit,
        constraints=(*_constraints(field), *_references(table, field)),
        filled=int(frame[field.name].notna().sum()),
    )


def _constraints(field: FieldDescriptor) -> tuple[str, ...]:
    words = []
    for name, value in field.constraints.items():
        if name in {"required", "unique"}:
            words += [name] if value else []
        elif name == "enum":
            words.append(f"one of {', '.join(str(word) for word in value)}")
        else:
            words.append(WORDS.get(name, f"{name} {{}}").format(value))
    return tuple(words)


def _references(table: TableDescriptor, field: FieldDescriptor) -> tuple[str, ...]:
    words = []
    for key in table.raw["schema"].get("foreignKeys", []):
        fields, there = (
            [part] if isinstance(part, str) else list(part)
            for part in (key["fields"], key["reference"]["fields"])
        )
        if field.name in fields:
            other = key["reference"]["resource"] or table.name
            words.append(f"a {there[fields.index(field.name)]} of the table {other}")
    return tuple(words)


def _sources(
    table: TableDescriptor, frame: pd.DataFrame, known: Mapping[str, Any] | None
) -> tuple[Source, ...]:
    if known is None or table.name == SOURCES or "source" not in frame:
        return ()
    counts = frame["source"].value_counts().sort_index().sort_values(ascending=False, kind="stable")

    def text(key: str, column: str) -> str:
        value = known.get(key, {}).get(column)
        return value if isinstance(value, str) else ""

    return tuple(
        Source(
            key=str(key),
            title=text(str(key), "title"),
            publisher=text(str(key), "publisher"),
            url=text(str(key), "url"),
            licence=text(str(key), "licence"),
            grade=text(str(key), "grade"),
            credit=text(str(key), "credit"),
            rows=int(rows),
        )
        for key, rows in counts.items()
    )
