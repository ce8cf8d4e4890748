"""References between tables: a key that points at no row is a slip in one of the two."""

from collections.abc import Iterator, Mapping
from itertools import islice

import pandas as pd

from hundredmodels.data.descriptor import PackageDescriptor, TableDescriptor
from hundredmodels.data.judgement import Judged, near
from hundredmodels.data.limits import MOST_PROBLEMS
from hundredmodels.data.problem import Problem

MOST_SUGGESTIONS = 50  # looking for a near key takes milliseconds; a wrong file has thousands
MANY = 5_000


def dangling(package: PackageDescriptor, judged: Mapping[str, Judged]) -> Iterator[Problem]:
    """Yield the references of all tables that point at nothing.

    Parameters
    ----------
    package
        The package's descriptor.
    judged
        The tables that could be read, be it in part; what points at another is passed over.
    """
    for name, own in judged.items():
        table = package.tables[name]
        for key in table.raw["schema"].get("foreignKeys", []):
            other = key["reference"]["resource"] or name
            columns, there = _names(key["fields"]), _names(key["reference"]["fields"])
            if other in judged and set(columns) <= set(own.frame.columns):
                target = judged[other].frame
                if set(there) <= set(target.columns):
                    found = _dangling(table, own, columns, (other, target[list(there)]))
                    yield from islice(found, MOST_PROBLEMS)


def _names(fields: str | list[str]) -> tuple[str, ...]:
    return (fields,) if isinstance(fields, str) else tuple(fields)


def _dangling(
    table: TableDescriptor,
    own: Judged,
    columns: tuple[str, ...],
    target: tuple[str, pd.DataFrame],
) -> Iterator[Problem]:
    other, there = target
    if len(columns) == 1 and own.shifted.empty and _within(own.frame[columns[0]], there.iloc[:, 0]):
        return  # as nearly always, and found out at a tenth of the cost
    part = own.frame[list(columns)].drop(index=own.shifted)
    part = part[part.notna().any(axis=1)]
    if len(columns) == 1:
        known = there.iloc[:, 0].dropna().unique()
        wrong = part[~part.iloc[:, 0].isin(known)]
    else:
        pairs = pd.MultiIndex.from_frame(there.drop_duplicates())
        wrong = part[~pd.MultiIndex.from_frame(part).isin(pairs)]
    if wrong.empty:
        return
    names = [_joined(row) for row in there.drop_duplicates().itertuples(index=False, name=None)]
    suggestions: dict[str, str] = {}
    for line, *row in wrong.itertuples(name=None):
        value = _joined(row)
        if value not in suggestions:
            few = len(suggestions) < MOST_SUGGESTIONS
            suggestions[value] = near(value, _alike(value, names)) if few else ""
        yield table.problem(
            f"is no {', '.join(there.columns)} of the table {other}",
            f"Add it to {other}, or correct it.{suggestions[value]}",
            line=int(line), field=", ".join(columns), value=value,
        )  # fmt: skip


def _within(keys: pd.Series, known: pd.Series) -> bool:
    """Say whether every key is known."""
    return set(keys.dropna().unique()) <= set(known.dropna().unique())


def _alike(value: str, names: list[str]) -> list[str]:
    """Return the names worth comparing: all, or of very many those that begin alike."""
    if len(names) > MANY:
        start = value[:3].casefold()
        names = [name for name in names if name[:3].casefold() == start]
    return names[:MANY]


def _joined(row: list[object] | tuple[object, ...]) -> str:
    return ", ".join("" if pd.isna(part) else str(part) for part in row)  # type: ignore[call-overload]
