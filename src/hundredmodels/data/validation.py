"""Checking the whole data package, in one go.

The standard's validator (``frictionless``) judges what the standard has: types, constraints,
keys, references, columns. Added here is what it lacks: the bytes of the files, numbers that are
not finite, empty tables, undeclared files, plausibility, and the guard of the corrections.
"""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from hundredmodels.data.content import Content, read_content
from hundredmodels.data.corrections import guard
from hundredmodels.data.descriptor import (
    DESCRIPTOR,
    PackageDescriptor,
    TableDescriptor,
    find_directory,
    read_descriptor,
)
from hundredmodels.data.plausibility import implausible
from hundredmodels.data.problem import DataError, Problem
from hundredmodels.data.reading import CONVERTERS, ENCODING, RESTORE, line_starts, read_table
from hundredmodels.data.report import Report
from hundredmodels.data.translation import WORDS, Translator, fits

MOST_PROBLEMS = 100_000  # of one table: a file with more is the wrong file, and fills the memory


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
        resources = _resources(package)
    except DataError as error:
        return Report(folder, (error.problem,))
    except _InvalidDescriptorError as error:
        return Report(folder, error.problems)
    contents = {name: read_content(table) for name, table in package.tables.items()}
    _prepare(resources, contents)
    problems: list[Problem] = []
    frames: dict[str, pd.DataFrame] = {}
    rows = 0
    for name, table in package.tables.items():
        found = _check_table(table, resources[name], contents[name])
        if not found:
            found, frame = _read(table)
            if frame is not None:
                frames[name] = frame
                rows += len(frame)
        problems += found
    doubts, notices = implausible(package, frames)
    guarded, changed = guard(package, frames)
    problems += [*doubts, *guarded]
    order = {name: place for place, name in enumerate(package.tables)}
    problems.sort(key=lambda one: (order.get(one.table, -1), one.line or 0))
    strays = tuple(_strays(package))
    return Report(folder, tuple(problems), (*notices, *changed, *strays), len(order), rows)


class _InvalidDescriptorError(Exception):
    """The descriptor breaks the standard; carries the problems."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__()
        self.problems = problems


def _resources(package: PackageDescriptor) -> dict[str, Any]:
    """Return the validator's resources; refuse a descriptor that breaks the standard."""
    from frictionless import FrictionlessException, Package  # noqa: PLC0415 -- half a second

    try:
        standard = Package.from_descriptor(dict(package.raw), basepath=str(package.directory))
    except FrictionlessException as cause:
        notes = [error.note for error in (cause.reasons or [cause.error])]
        label = f"{package.directory.name}/{DESCRIPTOR}"
        raise _InvalidDescriptorError(
            tuple(
                Problem("", label, None, "", "", f"breaks the standard ({note})", "Mend it there.")
                for note in notes
            )
        ) from None
    resources = {resource.name: resource for resource in standard.resources}
    problems = tuple(_broken_keys(package))
    if problems:
        raise _InvalidDescriptorError(problems)
    return resources


def _broken_keys(package: PackageDescriptor) -> Iterator[Problem]:
    """Find keys that name a table or column which is not declared."""
    label = f"{package.directory.name}/{DESCRIPTOR}"

    def problem(table: TableDescriptor, reason: str) -> Problem:
        return Problem(table.name, label, None, "", "", reason, "Mend the key there.")

    for table in package.tables.values():
        for key in table.raw["schema"].get("foreignKeys", []):
            other = key["reference"]["resource"] or table.name
            if other not in package.tables:
                yield problem(table, f"a key of {table.name} points at {other}, which is no table")
                continue
            there = key["reference"]["fields"]
            for column in [there] if isinstance(there, str) else there:
                if column not in package.tables[other].columns:
                    yield problem(table, f"a key of {table.name} points at {other}.{column}, "
                                         "which is no column")  # fmt: skip


def _prepare(resources: dict[str, Any], contents: dict[str, Content]) -> None:
    """Pin how the files are read: the validator would guess, and guesses differ by content."""
    from frictionless import Dialect, formats  # noqa: PLC0415 -- half a second

    for name, resource in resources.items():
        resource.encoding = ENCODING
        control = formats.CsvControl(
            delimiter=",", quote_char='"', double_quote=True, skip_initial_space=False
        )
        resource.dialect = Dialect(header=True, header_rows=[1], controls=[control])
        resource.schema.fields_match = "equal"  # by name, none missing and none more
        resource.schema.foreign_keys = [
            key
            for key in resource.schema.foreign_keys
            # what can't be read has its own problem, and would make every reference dangle
            if contents[key["reference"]["resource"] or name].text is not None
        ]
        content = contents[name]
        if content.repaired and content.text is not None:
            resource.path = None
            resource.scheme, resource.format = "buffer", "csv"
            resource.data = content.text.encode(ENCODING)


def _check_table(table: TableDescriptor, resource: Any, content: Content) -> list[Problem]:  # noqa: ANN401
    """Return the problems of one table's bytes, header and rows."""
    problems = list(content.problems)
    if content.text is None:
        return problems
    for problem in _standard(table, resource, content.text):
        problems.append(problem)
        if len(problems) >= MOST_PROBLEMS:
            reason = f"has more than {MOST_PROBLEMS:,} problems; the check of this table stops here"
            problems.append(table.problem(reason, RESTORE))
            break
    return problems


def _standard(table: TableDescriptor, resource: Any, text: str) -> Iterator[Problem]:  # noqa: ANN401
    """Run the standard's validator over one table, row by row."""
    from frictionless import FrictionlessException  # noqa: PLC0415 -- half a second

    labels = text.partition("\n")[0].strip("\r").split(",")
    if len(set(labels)) < len(labels):
        resource.schema.fields_match = "exact"  # names that repeat can't be matched by name
    lines = None
    if '"' in text and "\n" in text:
        starts = line_starts(text)
        lines = None if starts == list(range(1, len(starts) + 1)) else starts
    try:
        with resource:
            translator = Translator(table, lines, resource.lookup)
            header = [translator.header(error) for error in resource.header.errors]
            yield from header
            if header and (resource.schema.fields_match == "exact" or _strange(table, resource)):
                return  # every cell would be judged by the wrong column
            rows = 0
            for row in resource.row_stream:
                rows += 1
                line = translator.line(row.row_number)
                told = [one for error in row.errors for one in translator.row(error)]
                odd = {one.field: one for one in _unreadable(table, row, line)}
                yield from odd.values()
                yield from (one for one in dict.fromkeys(told) if one.field not in odd)
            if not rows:
                yield table.problem("the table has no rows", RESTORE)
    except FrictionlessException as cause:
        yield table.problem(f"can't be checked ({cause.error.note})", RESTORE)


def _strange(table: TableDescriptor, resource: Any) -> bool:  # noqa: ANN401
    """Say whether the file has none of the table's columns."""
    return not set(resource.labels) & set(table.columns)


def _unreadable(table: TableDescriptor, row: Any, line: int) -> Iterator[Problem]:  # noqa: ANN401
    """Find cells that can't be read, also those that the standard allows (NaN, 1e999)."""
    cells = dict(zip(row.field_names, row.cells, strict=False))
    for field in table.fields:
        text = cells.get(field.name)
        if text and field.type in CONVERTERS and not _fits(field.type, text):
            required = field.constraints.get("required")
            mend = "Write one." if required else "Write one, or leave the cell empty."
            reason = f"is no {WORDS[field.type]}"
            yield table.problem(reason, mend, line=line, field=field.name, value=text)


_fits = lru_cache(maxsize=1 << 16)(fits)


def _read(table: TableDescriptor) -> tuple[list[Problem], pd.DataFrame | None]:
    """Read a table as the report does: what passes the check must load."""
    try:
        return [], read_table(table)
    except DataError as error:
        return [error.problem], None


def _strays(package: PackageDescriptor) -> Iterator[Problem]:
    """Find data files that the descriptor does not know."""
    known = {table.file for table in package.tables.values()}
    for file in sorted(Path(package.directory).iterdir()):
        if file.suffix in {".csv", ".parquet"} and file not in known:
            label = f"{package.directory.name}/{file.name}"
            mend = "Declare it in the descriptor, or remove it."
            yield Problem("", label, None, "", "", "the file is not declared, and not read", mend)
