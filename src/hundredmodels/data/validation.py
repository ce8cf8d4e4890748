"""Checking the whole data package, in one go.

The standard's validator (``frictionless``) judges the descriptor; the tables are judged column by
column, since taking a million rows one by one takes minutes. Added to the standard's rules is what
it lacks: the bytes of the files, numbers that are not finite, empty tables, undeclared files,
plausibility, and the guard of the corrections. What can't be read in one place hides nothing in
another.
"""

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pandas as pd

from hundredmodels.data import kept
from hundredmodels.data.cells_file import read_cells
from hundredmodels.data.converters import TYPES
from hundredmodels.data.corrections import guard
from hundredmodels.data.descriptor import (
    DESCRIPTOR,
    PackageDescriptor,
    TableDescriptor,
    find_directory,
    read_descriptor,
)
from hundredmodels.data.judgement import Judged, judge, near, undeclared_types
from hundredmodels.data.plausibility import ahead_of, implausible
from hundredmodels.data.problem import DataError, Problem
from hundredmodels.data.references import dangling
from hundredmodels.data.report import Report

TABLES = (".csv", ".parquet")
SHEETS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".numbers", ".tsv")
OPEN_ELSEWHERE = ("~$", ".")  # what a spreadsheet leaves beside a file as long as it is open
JUDGED, CHECKED = ".descriptor", ".checked"  # what is remembered of a descriptor, of a package


def check(directory: str | os.PathLike[str] | None = None) -> Report:
    """Check the data package and say everything that is wrong with it.

    Parameters
    ----------
    directory
        Its folder; found as :func:`hundredmodels.data.find_directory` says if ``None``.

    Returns
    -------
    Report
        Problems in order of table and line. A package that can't be read at all is a problem too.

    Raises
    ------
    UserError
        If there is no such folder.
    """
    folder = find_directory(directory)
    try:
        package = read_descriptor(folder)
    except DataError as error:
        return Report(folder, (error.problem,))
    broken = tuple(_broken_descriptor(package))
    if broken:
        return Report(folder, broken)
    place, key = _whole(package)
    if key and (before := kept.recall(place, key)) is not None:
        return _found_good(package, before)
    report = _check_tables(package)
    if report.valid and key and _whole(package)[1] == key:
        told = {"rows": report.rows, "notices": [asdict(one) for one in report.notices]}
        kept.remember(place, key, json.dumps(told))
    return replace(report, notices=(*report.notices, *_strays(package)))


def _whole(package: PackageDescriptor) -> tuple[Path | None, str]:
    """Return where the outcome of a check is kept, and its name; no name if nothing is kept."""
    place = kept.folder(next(iter(package.tables.values())))
    keys = [kept.key_of(table) for table in package.tables.values() if table.rival is None]
    if place is None or None in keys or len(keys) < len(package.tables):
        return None, ""
    told = json.dumps([keys, dict(package.raw)], sort_keys=True)
    return place, f"{hashlib.sha256(told.encode()).hexdigest()}{CHECKED}"


def _found_good(package: PackageDescriptor, before: str) -> Report:
    """Return the outcome of a check of the same content."""
    told = json.loads(before)
    notices = (*(Problem(**one) for one in told["notices"]), *_strays(package))
    return Report(package.directory, (), notices, len(package.tables), told["rows"])


def _check_tables(package: PackageDescriptor) -> Report:
    """Check the tables of a package whose descriptor is sound."""
    problems: list[Problem] = []
    judged: dict[str, Judged] = {}
    for name, table in package.tables.items():
        try:
            judged[name] = _judge(table)
        except DataError as error:
            problems.append(error.problem)
        else:
            problems += judged[name].problems
    problems += dangling(package, judged)
    told = {(one.table, one.line, one.field) for one in problems}
    frames = {name: one.comparable for name, one in judged.items()}
    doubts, notices = implausible(package, frames)
    notices += ahead_of(package, frames, pd.Timestamp.now().normalize())
    guarded, changed = guard(package, frames)
    problems += [one for one in (*doubts, *guarded)
                 if (one.table, one.line, one.field) not in told]  # fmt: skip
    order = {name: place for place, name in enumerate(package.tables)}
    problems.sort(key=lambda one: (order.get(one.table, -1), one.line or 0))
    rows = sum(len(one.frame) for one in judged.values())
    return Report(package.directory, tuple(problems), (*notices, *changed), len(order), rows)


def _judge(table: TableDescriptor) -> Judged:
    """Judge one table by itself; what passed before is not judged again."""
    copy = kept.find(table)
    if copy is not None:
        return Judged(copy, (), copy.index, copy.index[:0])
    key = kept.key_of(table) if kept.folder(table) is not None else None
    judged = judge(table, read_cells(table))
    if not judged.problems:
        kept.keep(table, key, judged.frame)
    return judged


def _broken_descriptor(package: PackageDescriptor) -> Iterator[Problem]:
    """Find what in the descriptor breaks the standard, or can't be read by the report."""
    label = f"{package.directory.name}/{DESCRIPTOR}"

    def problem(table: str, reason: str, mend: str) -> Problem:
        return Problem(table, label, None, "", "", reason, mend)

    broken = False
    for note in _breaches(package):
        broken = True
        yield problem("", f"breaks the standard ({note})", "Mend it there.")
    if broken:
        return
    for name, table in package.tables.items():
        for column, kind in undeclared_types(table):
            reason = f"declares {name}.{column} as {kind!r}, which the report does not read"
            mend = f"Declare one of {', '.join(sorted(TYPES))}.{near(kind, sorted(TYPES))}"
            yield problem(name, reason, mend)
        for reason in _broken_keys(package, table):
            yield problem(name, reason, "Mend the key there.")


def _breaches(package: PackageDescriptor) -> tuple[str, ...]:
    """Ask the standard's validator about the descriptor, once for each content of it."""
    content = (package.directory / DESCRIPTOR).read_bytes()
    place = kept.folder(next(iter(package.tables.values())))
    mark = f"{hashlib.sha256(kept.code().encode() + content).hexdigest()}{JUDGED}"
    if kept.recall(place, mark) is not None:
        return ()
    with _absent("rfc3987_syntax"):
        from frictionless import FrictionlessException, Package  # noqa: PLC0415 -- slow
        from frictionless.platform import platform  # noqa: PLC0415

        _ = platform.jsonschema

    try:
        Package.from_descriptor(dict(package.raw), basepath=str(package.directory))
    except FrictionlessException as cause:
        return tuple(error.note for error in (cause.reasons or [cause.error]))
    kept.remember(place, mark, "keeps to the standard")
    return ()


@contextlib.contextmanager
def _absent(module: str) -> Iterator[None]:
    """Let a module seem not to be installed.

    jsonschema imports this one for the format "iri" if it is there, which compiles 38 grammars for
    over a second; no field of a descriptor has that format.
    """
    hidden = module not in sys.modules
    if hidden:
        sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if hidden:
            del sys.modules[module]


def _broken_keys(package: PackageDescriptor, table: TableDescriptor) -> Iterator[str]:
    """Find keys that name a table or column which is not declared."""
    for column in table.primary_key:
        if column not in table.columns:
            yield f"the primary key of {table.name} names {column}, which is no column of it"
    for key in table.raw["schema"].get("foreignKeys", []):
        own = key["fields"]
        for column in [own] if isinstance(own, str) else own:
            if column not in table.columns:
                yield f"a key of {table.name} names {column}, which is no column of it"
        other = key["reference"]["resource"] or table.name
        if other not in package.tables:
            yield f"a key of {table.name} points at {other}, which is no table"
            continue
        there = key["reference"]["fields"]
        for column in [there] if isinstance(there, str) else there:
            if column not in package.tables[other].columns:
                yield f"a key of {table.name} points at {other}.{column}, which is no column"


def _strays(package: PackageDescriptor) -> Iterator[Problem]:
    """Find data files that are not read: of no table, or of a spreadsheet's own kind."""
    known = {file for table in package.tables.values() for file in (table.file, table.rival)}
    for file in sorted(Path(package.directory).iterdir()):
        kind = file.suffix.lower()
        label = f"{package.directory.name}/{file.name}"
        if file in known or file.name.startswith(OPEN_ELSEWHERE):
            continue
        if kind in TABLES:
            mend = "Declare it in the descriptor, or remove it."
            yield Problem("", label, None, "", "", "the file is not declared, and not read", mend)
        elif kind in SHEETS:
            table = file.stem if file.stem in package.tables else "TABLE"
            mend = (
                "Save its rows as CSV (in Excel: 'CSV UTF-8 (comma delimited)') outside this "
                f"folder, and add them: hundredmodels add {table} FILE."
            )
            yield Problem("", label, None, "", "", "is not read", mend)
