"""The descriptor of the data package: which tables there are, in which files, with which fields.

Reads ``datapackage.json`` into frozen dataclasses. It refuses only what would make the package
unreadable or unsafe (no JSON, a path that leaves the folder); everything else is for
:func:`hundredmodels.data.check` to judge.
"""

import errno
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

from hundredmodels import DATA_VARIABLE
from hundredmodels.data.problem import DataError, Problem
from hundredmodels.errors import UserError

DESCRIPTOR = "datapackage.json"
LARGEST_DESCRIPTOR = 16_000_000  # bytes
# A table may be given in either kind of file, whichever the descriptor names.
OTHER_KIND = {".csv": ".parquet", ".parquet": ".csv"}


@dataclass(frozen=True)
class FieldDescriptor:
    """A column: name, type and meaning.

    Attributes
    ----------
    name, type, title, description, unit
        As declared; empty where not.
    constraints
        The constraints of the standard (``required``, ``enum``, ``minimum``, ...).
    """

    name: str
    type: str
    title: str = ""
    description: str = ""
    unit: str = ""
    constraints: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class TableDescriptor:
    """A table: its file, fields and keys.

    Attributes
    ----------
    name
        Name of the table.
    file
        Absolute path of its file, inside the package's folder.
    label
        The file as messages name it ("data/models.csv").
    directory
        The package's folder.
    rival
        The same table in the other kind of file, if both are there: then neither is read.
    fields
        The columns, in their order.
    raw
        The resource as it stands in the descriptor.
    """

    name: str
    file: Path
    label: str
    fields: tuple[FieldDescriptor, ...]
    raw: Mapping[str, Any]
    directory: Path
    rival: Path | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(one.name for one in self.fields)

    @property
    def primary_key(self) -> tuple[str, ...]:
        """The columns that together name a row; empty where none are declared."""
        key = self.raw["schema"].get("primaryKey", [])
        return (key,) if isinstance(key, str) else tuple(key)

    def problem(self, reason: str, mend: str, **where: Any) -> Problem:  # noqa: ANN401
        """Return a problem of this table; ``where`` gives line, field and value."""
        return Problem(
            table=self.name,
            file=self.label,
            line=where.get("line"),
            field=where.get("field", ""),
            value=where.get("value", ""),
            reason=reason,
            mend=mend,
        )


@dataclass(frozen=True)
class PackageDescriptor:
    """The package: its folder and tables.

    Attributes
    ----------
    directory
        The folder that holds the descriptor, absolute.
    tables
        The tables by name, in their declared order.
    raw
        The descriptor as it stands in the file.
    """

    directory: Path
    tables: Mapping[str, TableDescriptor]
    raw: Mapping[str, Any]


def find_directory(directory: str | os.PathLike[str] | None = None) -> Path:
    """Find the folder of the data package.

    Parameters
    ----------
    directory
        The folder; if ``None``, the environment variable ``HUNDREDMODELS_DATA``, else the first
        ``data/datapackage.json`` from the working directory upwards, else the one of the checkout
        that this package is installed from.

    Returns
    -------
    pathlib.Path
        The folder, absolute.

    Raises
    ------
    UserError
        If there is none.
    """
    named = directory if directory is not None else os.environ.get(DATA_VARIABLE) or None
    if named is not None:
        path = Path(named).expanduser().absolute()
        origin = (
            "" if directory is not None else f" (from the environment variable {DATA_VARIABLE})"
        )
        if not path.is_dir():
            raise UserError(f"The data folder {path}{origin} does not exist. Name another one.")
        return path
    here = Path.cwd()
    package = Path(__file__).resolve().parent
    for folder in (here, *here.parents, *package.parents):
        if (folder / "data" / DESCRIPTOR).is_file():
            return folder / "data"
    raise UserError(
        f"There is no data/{DESCRIPTOR} in {here} or above it. "
        f"Go to the report's folder, or set {DATA_VARIABLE} to its data folder."
    )


def read_descriptor(directory: Path) -> PackageDescriptor:
    """Read the descriptor in a folder.

    Parameters
    ----------
    directory
        The folder that holds ``datapackage.json``.

    Returns
    -------
    PackageDescriptor
        The package.

    Raises
    ------
    DataError
        If the descriptor is missing, no JSON, not shaped like one, or names a file outside.
    """
    label = f"{directory.name}/{DESCRIPTOR}"

    def error(reason: str, mend: str, line: int | None = None, table: str = "") -> DataError:
        return DataError(Problem(table, label, line, "", "", reason, mend))

    restore = "Restore the file from version control."
    try:
        raw = json.loads(_content(directory / DESCRIPTOR).decode("utf-8-sig"))
    except FileNotFoundError:
        raise error("the descriptor is missing", restore) from None
    except OSError as cause:
        raise error(f"the descriptor can't be opened ({cause.strerror})", restore) from None
    except UnicodeDecodeError as cause:
        raise error(f"is no UTF-8 text (byte {cause.start + 1})", restore) from None
    except (json.JSONDecodeError, RecursionError) as cause:
        line = getattr(cause, "lineno", None)
        what = getattr(cause, "msg", "nested too deeply")
        raise error(f"is no JSON: {what}", f"Mend the syntax there. {restore}", line) from None
    resources = raw.get("resources") if isinstance(raw, dict) else None
    if not isinstance(resources, list) or not resources:
        raise error("declares no list of resources", restore)
    tables: dict[str, TableDescriptor] = {}
    for number, resource in enumerate(resources, start=1):
        try:
            table = _table(directory, resource)
        except _MalformedError as cause:
            name = resource.get("name") if isinstance(resource, dict) else None
            where = f"resource {number} ({name})" if name else f"resource {number}"
            raise error(f"{where} {cause}", "Mend that resource.", table=str(name or "")) from None
        if table.name in tables:
            raise error(f"declares the table {table.name} twice", "Keep one.", table=table.name)
        tables[table.name] = table
    return PackageDescriptor(directory.absolute(), MappingProxyType(tables), MappingProxyType(raw))


def _content(file: Path) -> bytes:
    with file.open("rb") as opened:
        if os.fstat(opened.fileno()).st_size > LARGEST_DESCRIPTOR:
            raise OSError(errno.EFBIG, f"it is larger than {LARGEST_DESCRIPTOR:,} bytes")
        return opened.read()


class _MalformedError(Exception):
    """A resource is not shaped like one; the message completes "resource 3 ..."."""


def _table(directory: Path, resource: Any) -> TableDescriptor:  # noqa: ANN401 -- JSON
    if not isinstance(resource, dict) or not isinstance(resource.get("name"), str):
        raise _MalformedError("is no object with a name")
    path, schema = resource.get("path"), resource.get("schema")
    if not isinstance(path, str) or not path:
        raise _MalformedError("has no path")
    schema_fields = schema.get("fields") if isinstance(schema, dict) else None
    if not isinstance(schema_fields, list) or not schema_fields:
        raise _MalformedError("has no schema with fields")
    for one in schema_fields:
        if not isinstance(one, dict) or not isinstance(one.get("name"), str):
            raise _MalformedError("has a field without a name")
        if not isinstance(one.get("constraints", {}), dict):
            raise _MalformedError(f"has constraints of {one['name']} that are no object")
    fields = tuple(
        FieldDescriptor(
            name=one["name"],
            type=str(one.get("type", "string")),
            title=str(one.get("title", "")),
            description=str(one.get("description", "")),
            unit=str(one.get("unit", "")),
            constraints=MappingProxyType(one.get("constraints", {})),
        )
        for one in schema_fields
    )
    file = _inside(directory, path)
    rival = None
    if file.suffix in OTHER_KIND:
        other = _inside(directory, str(PurePosixPath(path).with_suffix(OTHER_KIND[file.suffix])))
        if _is_there(other):
            rival = other if _is_there(file) else None
            file = file if rival else other
    return TableDescriptor(
        name=resource["name"],
        file=file,
        label=f"{directory.name}/{PurePosixPath(path).with_suffix(file.suffix)}",
        fields=fields,
        raw=MappingProxyType(resource),
        directory=directory.absolute(),
        rival=rival,
    )


def _is_there(file: Path) -> bool:
    """Say whether something of this name is there, be it a broken link."""
    return os.path.lexists(file)


def _inside(directory: Path, path: str) -> Path:
    """Return the absolute path of a resource; refuse one outside the package, links followed."""
    pure = PurePosixPath(path)
    outside = f"has the path {path!r}, which leaves the data folder"
    if pure.is_absolute() or ".." in pure.parts or "://" in path or "\\" in path or "\0" in path:
        raise _MalformedError(outside)
    file = directory.absolute() / pure
    try:
        inside = file.resolve().is_relative_to(directory.resolve())
    except (OSError, RuntimeError):  # links in a circle: opening the file says so
        return file
    if not inside:
        raise _MalformedError(outside)
    return file
