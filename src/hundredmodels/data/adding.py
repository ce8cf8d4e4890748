"""Adding rows to a table: planned, shown, checked within the whole package, and only then written.

New keys are appended; changed cells of known keys are shown, old and new, and written only if asked
for; what says nothing new is passed over. Nothing is invented: a column that the report needs must
be given, ``known_on`` too. A corrected cell is never overwritten.
"""

import contextlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from hundredmodels.data import kept
from hundredmodels.data.cells import RESTORE, Cells
from hundredmodels.data.cells_file import read_cells
from hundredmodels.data.content import KNOWN_ON
from hundredmodels.data.corrections import CORRECTIONS, corrected_cells
from hundredmodels.data.descriptor import (
    PackageDescriptor,
    TableDescriptor,
    find_directory,
    read_descriptor,
)
from hundredmodels.data.judgement import judge
from hundredmodels.data.merging import Merge, merge, repeated
from hundredmodels.data.problem import DataError, Problem, quoted
from hundredmodels.data.reading import read_table
from hundredmodels.data.splicing import spliced
from hundredmodels.data.trial import tried
from hundredmodels.data.validation import check
from hundredmodels.errors import UserError, did_you_mean

SHOWN = 20
MISSING = "the column is missing"
STANDS = "stands already"
ADVICE = {
    "the file is missing": "Look at its name and folder.",
    "the file is empty": "Write a line with the names of the columns, and the new rows below it.",
    "the table has no rows": "Write the new rows below the names of the columns.",
}
"""What to do about a file of new rows, which no version control has."""
ANOTHER = "Is it the right file? If so, save it again as CSV UTF-8."
KINDS = (".csv", ".parquet")


@dataclass(frozen=True)
class Addition:
    """Rows to add to a table, checked within the whole package.

    Attributes
    ----------
    table
        The table's descriptor.
    merge
        What is added and changed.
    content
        The table's file afterwards.
    before
        The key of the file that the plan was made for.
    notices
        What is worth a look in the new rows but stops nothing.
    """

    table: TableDescriptor
    merge: Merge
    content: bytes
    before: str | None
    notices: tuple[Problem, ...] = ()

    @property
    def idle(self) -> bool:
        """Whether there is nothing to write."""
        return not self.merge.added and not self.merge.changes

    def text(self) -> str:
        """Return the preview for a terminal."""
        plan, name = self.merge, self.table.name
        rows = [", ".join(row[key] for key in self.table.primary_key if row[key])
                for row in plan.added]  # fmt: skip
        cells = [
            f"{one.key}: {one.field} {quoted(one.old) or 'empty '}→ {quoted(one.new) or 'empty'}"
            for one in plan.changes
        ]
        changed = len({one.row for one in plan.changes})
        lines = [*shown("+ ", rows), *shown("~ ", cells)]
        lines += shown("Notice: ", [one.sentence for one in self.notices])
        lines.append(
            f"{name}: {len(plan.added):,} new, {changed:,} changed, {plan.same:,} the same."
        )
        return "\n".join(line.rstrip() for line in lines)

    def write(self) -> None:
        """Write the table's file, whole or not at all.

        Raises
        ------
        UserError
            If the file has changed since the plan was made, or can't be written.
        """
        if kept.key_of(self.table) != self.before:
            raise UserError(f"{self.table.label} has changed meanwhile. Nothing was written.")
        try:
            with kept.beside(self.table.file) as new:
                new.write_bytes(self.content)
                new.chmod(self.table.file.stat().st_mode & 0o777)
        except OSError as cause:
            told = f"{self.table.label} can't be written ({cause.strerror})"
            raise UserError(f"{told}. Nothing was written.") from None


def plan_addition(directory: str | os.PathLike[str] | None, name: str, file: Path) -> Addition:
    """Plan the adding of a file's rows to a table.

    Parameters
    ----------
    directory
        The folder of the data package; found as for :func:`hundredmodels.data.check` if ``None``.
    name
        The table.
    file
        The new rows, as CSV or Parquet.

    Returns
    -------
    Addition
        What would be written.

    Raises
    ------
    UserError
        If anything is wrong with the rows, or with the package once they are in it; the message
        tells all of it.
    """
    package = read_descriptor(find_directory(directory))
    if name not in package.tables:
        raise UserError(
            f"The data package has no table {name!r}.{did_you_mean(name, package.tables)}"
        )
    table = package.tables[name]
    if not table.primary_key:
        raise UserError(f"{name} has no primary key, by which rows could be told. Edit its file.")
    if file.suffix.lower() not in KINDS:
        raise UserError(f"{file.name} is neither CSV nor Parquet. Save the rows as one of them.")
    given = replace(table, file=file.absolute(), label=file.name, rival=None)
    before = kept.key_of(table)
    old, new = read_cells(table), _read(given)
    refuse([*old.problems, *_own_problems(given, new, required=False)])
    plan = merge(table, old, new)
    if plan.added:
        refuse(list(_own_problems(given, new, required=True)))
    refuse(list(_overwritten(package, given, plan)))
    content = table.file.read_bytes()
    notices: tuple[Problem, ...] = ()
    if plan.added or plan.changes:
        content = spliced(table, plan)
        problems, notices = _within(package, table, content, (given, new, plan))
        refuse(problems)
    return Addition(table, plan, content, before, notices)


def refuse(problems: list[Problem]) -> None:
    """Refuse to go on if there are problems.

    Raises
    ------
    UserError
        With all of them.
    """
    if problems:
        told = "\n".join(one.sentence for one in problems[:100])
        more = f"\nand {len(problems) - 100:,} more" if len(problems) > 100 else ""  # noqa: PLR2004
        raise UserError(f"{told}{more}\nNothing was written.")


def _read(given: TableDescriptor) -> Cells:
    """Read the new rows; what can't be read is told with advice for a file of one's own."""
    try:
        return read_cells(given)
    except DataError as error:
        raise DataError(_advised(error.problem)) from None


def _advised(one: Problem) -> Problem:
    """Return a problem of the new rows with advice for a file of one's own."""
    if one.mend == RESTORE:
        return replace(one, mend=ADVICE.get(one.reason, ANOTHER))
    return replace(one, mend=one.mend.replace(", or declare it in the descriptor", ""))


def _own_problems(given: TableDescriptor, new: Cells, *, required: bool) -> Iterator[Problem]:
    """Yield what is wrong with the new rows by themselves; optional columns may be missing."""
    needed = {one.name for one in given.fields if one.constraints.get("required")}
    for one in map(_advised, judge(given, new).problems):
        if one.reason == MISSING and "Is it the column" not in one.mend:
            if one.field not in needed or not (required or one.field in given.primary_key):
                continue
            mend = "Add it, and fill it in: new rows need it."
            if one.field == KNOWN_ON:
                mend = (
                    "Add it, with the day (YYYY-MM-DD) since when each fact is public: of the "
                    "release, the price list, the paper. It is not guessed."
                )
            yield replace(one, mend=mend)
        else:
            yield one
    absent = [name for name in given.primary_key if name not in new.labels]
    if absent and not required and not needed & set(absent):  # where all are there, it was judged
        for line, before, key in repeated(given, new):
            yield given.problem(
                f"{STANDS} {_place(given, before)}, but must be unique without {', '.join(absent)}",
                f"Remove one of the two rows, or add {', '.join(absent)} to tell them apart.",
                line=line, field=", ".join(given.primary_key), value=key,
            )  # fmt: skip


def _place(table: TableDescriptor, line: int) -> str:
    return f"in row {line - 1}" if table.file.suffix == ".parquet" else f"on line {line}"


def _overwritten(
    package: PackageDescriptor, given: TableDescriptor, plan: Merge
) -> Iterator[Problem]:
    """Yield the corrected cells that the new rows would overwrite."""
    if not plan.changes or CORRECTIONS not in package.tables:
        return
    frames = {one: read_table(package.tables[one]) for one in (CORRECTIONS, given.name)}
    corrected = corrected_cells(package, frames, given.name)
    for one in plan.changes:
        if (one.line, one.field) in corrected:
            correction = corrected[one.line, one.field]
            reason = f"would overwrite {quoted(one.old)}of {one.key}, which {correction} corrected"
            mend = f"Leave the cell as it is, or retire the correction in {CORRECTIONS}.csv first."
            yield given.problem(reason, mend, field=one.field, value=one.new)


def _within(
    package: PackageDescriptor,
    table: TableDescriptor,
    content: bytes,
    given: tuple[TableDescriptor, Cells, Merge],
) -> tuple[list[Problem], tuple[Problem, ...]]:
    """Check the whole package as it would be, in a copy; tell places in the file of new rows.

    Returned are the problems, and those notices that are of the new rows.
    """
    with tried(package, {table.name: content}) as copy:
        report = check(copy)
        if not report.problems and not report.notices:
            return [], ()
        merged = read_descriptor(copy).tables[table.name]
        problems = list(_placed(report.problems, merged, given))
        notices = tuple(_placed(report.notices, merged, given))
        return problems, tuple(one for one in notices if one.file == given[0].label)


def _placed(
    problems: Iterable[Problem],
    merged: TableDescriptor,
    given: tuple[TableDescriptor, Cells, Merge],
) -> Iterator[Problem]:
    """Yield problems of the table as it would be, each in the file that holds the fault."""
    own, new, plan = given
    places: dict[int, tuple[int, bool]] = {}  # from line: the new row's, and whether all is new
    with contextlib.suppress(DataError):
        lines = read_cells(merged).lines
        places = {int(lines[one.row]): (one.given, False) for one in plan.changes}
        added = lines[len(lines) - len(plan.added) :]
        places |= {int(line): (there, True) for line, there in zip(added, plan.lines, strict=True)}
    for one in problems:
        line, whole = places.get(one.line or 0, (0, False))
        mine = whole or not one.field or set(one.field.split(", ")) & set(new.labels)
        if one.table != own.name or not line or not mine:
            yield one
            continue
        mend, reason = one.mend, one.reason
        if "of the table sources" in reason:
            mend = f"{mend} A source is added with: hundredmodels add sources FILE."
        if reason.startswith(STANDS):
            reason = reason.replace(", but", f" of {merged.label}, but")
        yield replace(one, file=own.label, line=line, reason=reason, mend=mend)


def shown(mark: str, lines: list[str]) -> list[str]:
    """Return the first lines of a preview, each with its mark, and how many more there are."""
    more = [f"{mark}and {len(lines) - SHOWN:,} more"] if len(lines) > SHOWN else []
    return [*(mark + line for line in lines[:SHOWN]), *more]
