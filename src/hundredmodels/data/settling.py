"""Settling what a refresh writes: corrected cells stay, rows that the check refuses are left out.

The whole package is checked in a copy as it would be. A fault in a new row leaves out that row, and
what rests on it, and is told; a fault anywhere else stops the refresh.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hundredmodels.data.adding import Addition, refuse, shown
from hundredmodels.data.cells import Cells
from hundredmodels.data.cells_file import read_cells
from hundredmodels.data.corrections import CORRECTIONS, corrected_cells
from hundredmodels.data.descriptor import PackageDescriptor, read_descriptor
from hundredmodels.data.merging import Change, Merge, rows_of
from hundredmodels.data.problem import Problem, quoted
from hundredmodels.data.reading import read_table
from hundredmodels.data.refresh import Refresh
from hundredmodels.data.splicing import spliced
from hundredmodels.data.trial import tried
from hundredmodels.data.upstream.harvest import Harvest, Revision, Row
from hundredmodels.data.validation import check

SOURCES = "sources"
# In the order of writing: whatever stops it, no row points at what is not there yet.
TABLES = (SOURCES, "models", "systems", "api_prices")
ROUNDS = 6


@dataclass(frozen=True)
class Tables:
    """The tables that a refresh reads.

    Attributes
    ----------
    package
        The package.
    cells
        Their cells.
    keys
        The keys of their files when they were read.
    """

    package: PackageDescriptor
    cells: Mapping[str, Cells]
    keys: Mapping[str, str | None]


def settle(
    tables: Tables,
    whole: Harvest,
    snapshots: Mapping[str, Row],
    told: list[str],
    *,
    revise: bool,
) -> Refresh:
    """Check the tables as they would be; leave out the rows that are refused.

    Parameters
    ----------
    tables
        The tables as they stand.
    whole
        What the lists add.
    snapshots
        The rows of the sources of what was read, by key.
    told
        What has been told so far.
    revise
        Whether to write revised figures of known rows too.

    Returns
    -------
    Refresh
        What would be written.

    Raises
    ------
    UserError
        If the package would be unsound by anything but the new rows.
    """
    package, cells = tables.package, tables.cells
    changes = _changes(tables, whole.revised, told, revise=revise)
    keeping = {(one.table, one.field) for one in whole.revised if one.keeping}
    added = {name: list(rows) for name, rows in whole.added.items()}
    old = {name: len(read.lines) for name, read in cells.items()}
    for _ in range(ROUNDS):
        plans = _plans(tables, added, changes, snapshots)
        problems = _problems(package, plans)
        if not problems:
            break
        for problem in problems:
            if not _left_out(problem, old, plans=plans, added=added, changes=changes, told=told):
                refuse([problem])
    else:
        refuse(problems)
    history = {
        plan.table.name: Counter(
            one.field for one in plan.merge.changes if (plan.table.name, one.field) in keeping
        )
        for plan in plans
    }
    return Refresh(tuple(told), plans, history)


def _changes(
    tables: Tables, revised: list[Revision], told: list[str], *, revise: bool
) -> dict[str, list[Change]]:
    """Return the cells of known rows to be written; tell those that are kept."""
    package, cells = tables.package, tables.cells
    changes: dict[str, list[Change]] = {}
    others: list[str] = []
    for name in dict.fromkeys(one.table for one in revised):
        table = package.tables[name]
        frames = {one: read_table(package.tables[one]) for one in (CORRECTIONS, name)
                  if one in package.tables}  # fmt: skip
        corrected = corrected_cells(package, frames, name)
        places = {tuple(row[key] for key in table.primary_key): (place, row)
                  for place, row in enumerate(rows_of(cells[name]))}  # fmt: skip
        for one in revised:
            if one.table != name or one.key not in places:
                continue  # a row of this same refresh needs no history
            place, row = places[one.key]
            line = int(cells[name].lines[place])
            what = f"{name}: {', '.join(one.key)}: {one.field} stays {row[one.field]!r}"
            if (line, one.field) in corrected:
                told.append(f"{what}, as {corrected[line, one.field]} corrected it; "
                            f"the list says {one.new!r}.")  # fmt: skip
            elif not one.keeping and not revise:
                others.append(f"{what}; the list says {one.new!r}.")
            else:
                told_key, own = ", ".join(one.key), changes.setdefault(name, [])
                own.append(Change(place, line, told_key, one.field, row[one.field], one.new))
                if one.source and (place, "source") not in {(it.row, it.field) for it in own}:
                    own.append(Change(place, line, told_key, "source", row["source"], one.source))
    if others:
        told += [
            *shown("", others),
            f"{len(others):,} revised figures are not written: say --replace.",
        ]
    return changes


def _plans(
    tables: Tables,
    added: Mapping[str, list[dict[str, str]]],
    changes: Mapping[str, list[Change]],
    snapshots: Mapping[str, Row],
) -> tuple[Addition, ...]:
    """Return the tables that change; snapshots that a row was read in become sources."""
    package, cells = tables.package, tables.cells
    used = {row["source"] for rows in added.values() for row in rows}
    used |= {one.new for ones in changes.values() for one in ones if one.field == "source"}
    known = {row["source"] for row in rows_of(cells[SOURCES])}
    rows: dict[str, Sequence[Row]] = {
        **added,
        SOURCES: [row for key, row in snapshots.items() if key in used - known],
    }
    plans = []
    for name in TABLES:
        if not rows.get(name) and not changes.get(name):
            continue
        table = package.tables[name]
        new = tuple({one: row.get(one, "") for one in table.columns} for row in rows.get(name, ()))
        merge = Merge(new, tuple(changes.get(name, ())), 0)
        plans.append(Addition(table, merge, spliced(table, merge), tables.keys[name]))
    return tuple(plans)


def _problems(package: PackageDescriptor, plans: tuple[Addition, ...]) -> list[Problem]:
    """Check the whole package as it would be."""
    if not plans:
        return []
    with tried(package, {plan.table.name: plan.content for plan in plans}) as copy:
        report = check(copy)
        if not report.problems:
            return []
        merged = read_descriptor(copy).tables
        places = {
            plan.table.name: {
                int(line): place
                for place, line in enumerate(read_cells(merged[plan.table.name]).lines)
            }
            for plan in plans
        }
    # From here on the place of the row, from 0, for its line.
    return [
        replace(one, line=places.get(one.table, {}).get(one.line or 0)) for one in report.problems
    ]


def _left_out(
    problem: Problem,
    old: Mapping[str, int],
    *,
    plans: tuple[Addition, ...],
    added: dict[str, list[dict[str, str]]],
    changes: dict[str, list[Change]],
    told: list[str],
) -> bool:
    """Leave out what a problem lies in, if that is new; say so."""
    name, place = problem.table, problem.line
    plan = next((one for one in plans if one.table.name == name), None)
    if plan is None or place is None:
        return False
    if place >= old[name] and name in added:
        row = plan.merge.added[place - old[name]]
        key = [row[one] for one in plan.table.primary_key]
        kept_rows = [one for one in added[name]
                     if [one[part] for part in plan.table.primary_key] != key]  # fmt: skip
        if len(kept_rows) < len(added[name]):
            _unended(changes, name, row)
            told.append(f"{name}: {', '.join(key)} is left out: {problem.field} "
                        f"{quoted(problem.value)}{problem.reason}.")  # fmt: skip
        added[name] = kept_rows
        return True
    at_fault = [one for one in changes.get(name, ()) if one.row == place]
    if at_fault and name != "api_prices":
        changes[name] = [one for one in changes[name] if one.row != place]
        told.append(f"{name}: {at_fault[0].key} stays as it is: {problem.field} "
                    f"{quoted(problem.value)}{problem.reason}.")  # fmt: skip
        return True
    return False


def _unended(changes: dict[str, list[Change]], name: str, row: Row) -> None:
    """Let the price before a row that is left out go on."""
    start = row.get("effective_from")
    changes[name] = [
        one
        for one in changes.get(name, [])
        if not (
            one.field == "effective_to"
            and one.new == start
            and one.key.startswith(f"{row.get('provider')}, {row.get('api_name')}, ")
        )
    ]
