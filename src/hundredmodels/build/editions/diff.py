"""The difference between two editions: rows, numbers, verdicts, and what else went in.

A number has moved if it is printed otherwise than before, value or end of its interval, or if it
differs by more than one part in a thousand million. Less, and unseen, is what another order of the
same sums leaves in the last digits.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from math import inf, isclose, isfinite
from typing import Any, Literal

from hundredmodels.build.editions.manifest import Manifest
from hundredmodels.build.editions.snapshot import Snapshot, Table
from hundredmodels.build.inputs import changed
from hundredmodels.chapters.result import YEAR, format_number, readable, written

VALUES = ("value", "low", "high")
Kind = Literal["added", "removed", "changed"]
Number = Mapping[str, Any]
UNSEEN = 1e-9
"""The part of a number by which it may differ, if it is printed alike, and has not moved."""


@dataclass(frozen=True)
class Side:
    """One of two things that are compared.

    Attributes
    ----------
    name
        What it is called.
    snapshot
        Its rows; ``None`` where they are not known.
    numbers
        Its numbers by id, as a manifest has them; ``None`` where they were not computed.
    verdicts
        Its verdicts by claim.
    manifest
        Its manifest, if it is an edition.
    """

    name: str
    snapshot: Snapshot | None = None
    numbers: Mapping[str, Number] | None = None
    verdicts: Mapping[str, str] = field(default_factory=dict)
    manifest: Manifest | None = None

    @classmethod
    def of(cls, manifest: Manifest, snapshot: Snapshot | None) -> "Side":
        """Return the side of an edition."""
        name = f"edition {manifest.edition}, data as of {manifest.as_of}"
        return cls(name, snapshot, manifest.numbers, manifest.verdicts, manifest)


@dataclass(frozen=True)
class RowChange:
    """A row that was added, removed or changed.

    Attributes
    ----------
    table, kind
        Where, and what has happened.
    key
        The cells that name the row.
    cells
        Of a changed row: column, old cell and new cell.
    """

    table: str
    kind: Kind
    key: tuple[str, ...]
    cells: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class NumberChange:
    """A number that has moved, come or gone.

    Attributes
    ----------
    id, label
        Which.
    kind
        What has happened.
    old, new
        Its value, printed with its unit; empty where there is none.
    old_interval, new_interval
        Its interval, printed; empty where there is none.
    change
        The new value less the old, zero where only the interval has moved; ``None`` where either
        is no number.
    change_text
        The same, printed with its sign and unit.
    widths
        The change as a fraction of the old interval's width, or of the new one's where the old
        has none; ``None`` where neither is bounded.
    """

    id: str
    label: str
    kind: Kind
    old: str = ""
    new: str = ""
    old_interval: str = ""
    new_interval: str = ""
    change: float | None = None
    change_text: str = ""
    widths: float | None = None


@dataclass(frozen=True)
class Flip:
    """A claim whose verdict has changed; an empty verdict is that of a claim not there."""

    claim: str
    old: str
    new: str


@dataclass(frozen=True)
class Difference:
    """What differs.

    Attributes
    ----------
    before, after
        What was compared.
    rows
        Rows by table, in the order of the later tables; ``None`` where either side's are unknown.
    numbers
        Those that moved, the furthest first, then those that came and went; ``None`` where either
        side's are unknown.
    verdicts
        Claims whose verdict has changed.
    parameters
        Parameters that differ: chapter and name, old value, new value.
    figures
        Ids of figures that came (``+``) and went (``-``).
    inputs
        Names of other inputs that differ: pages, notebooks, code, environment.
    """

    before: str
    after: str
    rows: tuple[RowChange, ...] | None
    numbers: tuple[NumberChange, ...] | None
    verdicts: tuple[Flip, ...] = ()
    parameters: tuple[tuple[str, Any, Any], ...] = ()
    figures: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON."""
        return asdict(self)

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Difference":
        """Read one back."""
        rows, numbers = told["rows"], told["numbers"]
        return cls(
            before=told["before"],
            after=told["after"],
            rows=None if rows is None else tuple(_row(one) for one in rows),
            numbers=None if numbers is None else tuple(NumberChange(**one) for one in numbers),
            verdicts=tuple(Flip(**one) for one in told["verdicts"]),
            parameters=tuple((name, old, new) for name, old, new in told["parameters"]),
            figures=tuple(told["figures"]),
            inputs=tuple(told["inputs"]),
        )


def _row(told: Mapping[str, Any]) -> RowChange:
    cells = tuple((name, old, new) for name, old, new in told["cells"])
    return RowChange(told["table"], told["kind"], tuple(told["key"]), cells)


def difference(before: Side, after: Side) -> Difference:
    """Compare two sides."""
    rows = numbers = None
    if before.snapshot is not None and after.snapshot is not None:
        rows = tuple(rows_changed(before.snapshot, after.snapshot))
    if before.numbers is not None and after.numbers is not None:
        numbers = tuple(numbers_changed(before.numbers, after.numbers))
    known = numbers is not None
    return Difference(
        before.name,
        after.name,
        rows,
        numbers,
        tuple(_flips(before.verdicts, after.verdicts)) if known else (),
        *_of_manifests(before.manifest, after.manifest),
    )


def rows_changed(before: Snapshot, after: Snapshot) -> Iterable[RowChange]:
    """Yield the rows that differ, table by table: changed and added in order, then removed."""
    nothing = Table((), (), {})
    for name in (*after.tables, *(one for one in before.tables if one not in after.tables)):
        old, new = before.tables.get(name, nothing), after.tables.get(name, nothing)
        columns = tuple(dict.fromkeys((*new.columns, *old.columns)))
        for key, row in new.rows.items():
            was = old.rows.get(key)
            if was is None:
                yield RowChange(name, "added", key)
                continue
            cells = tuple(
                (column, was.get(column, ""), row.get(column, ""))
                for column in columns
                if was.get(column, "") != row.get(column, "")
            )
            if cells:
                yield RowChange(name, "changed", key, cells)
        yield from (RowChange(name, "removed", key) for key in old.rows if key not in new.rows)


def numbers_changed(
    before: Mapping[str, Number], after: Mapping[str, Number]
) -> list[NumberChange]:
    """Return the numbers that differ, the furthest first by their interval's width."""
    found = []
    for name in (*after, *(one for one in before if one not in after)):
        old, new = before.get(name), after.get(name)
        if old is None or new is None:
            label = str((new or old or {}).get("label", ""))
            kind: Kind = "added" if old is None else "removed"
            found.append(NumberChange(name, label, kind, text_of(old), text_of(new)))
        elif not all(_same(old.get(part), new.get(part), new) for part in VALUES):
            found.append(_moved(name, old, new))
    return sorted(found, key=_rank)


def _same(old: float | str | None, new: float | str | None, number: Number) -> bool:
    """Say whether a value, or an end of an interval, has not moved; see the module's rule."""
    if old == new:
        return True
    if not isinstance(old, int | float) or not isinstance(new, int | float):
        return False
    printed = [text_of({**number, "value": one}) for one in (old, new)]
    return isclose(old, new, rel_tol=UNSEEN) and printed[0] == printed[1]


def _moved(name: str, old: Number, new: Number) -> NumberChange:
    change = widths = None
    told = ""
    one, other = old.get("value"), new.get("value")
    if isinstance(one, int | float) and isinstance(other, int | float):
        change = 0.0 if _same(one, other, new) else other - one
        told = ("+" if change > 0 else "") + text_of({**new, "value": change})
        width = _width(old) or _width(new)
        widths = change / width if width else None
    return NumberChange(
        name, str(new.get("label", "")), "changed", text_of(old), text_of(new),
        interval_of(old), interval_of(new), change, told, widths,
    )  # fmt: skip


def _rank(one: NumberChange) -> tuple[int, float, str]:
    """Order by how far: by the interval's width, then what has none, then what came and went."""
    if one.kind != "changed":
        return (2, 0.0, one.id)
    if one.widths is None:
        return (1, 0.0, one.id)
    return (0, -abs(one.widths), one.id)


def _width(number: Number) -> float | None:
    """Return the width of a number's interval, if it is bounded and not a point."""
    low, high = number.get("low"), number.get("high")
    if isinstance(low, int | float) and isinstance(high, int | float) and isfinite(high - low):
        return (high - low) or None
    return None


def text_of(number: Number | None) -> str:
    """Return a number of a manifest as the prose prints it; empty for none."""
    if number is None:
        return ""
    value, unit = number.get("value"), str(number.get("unit", ""))
    if value is None:
        return "not estimable"
    if isinstance(value, str):
        return value
    if unit == YEAR:
        return str(int(value))
    return written(value, unit, number.get("digits"))


def interval_of(number: Number) -> str:
    """Return the interval of a number of a manifest as the prose prints it; empty for none."""
    low, high = number.get("low"), number.get("high")
    if low is None or high is None:
        return ""
    by, _, digits = readable(number.get("value"), str(number.get("unit", "")), number.get("digits"))
    ends = (format_number(by * _end(one), digits) for one in (low, high))
    return " to ".join(ends)


def _end(value: float | str) -> float:
    """Return an end of an interval, which JSON may hold as a word."""
    return {"inf": inf, "-inf": -inf}[value] if isinstance(value, str) else value


def _flips(before: Mapping[str, str], after: Mapping[str, str]) -> Iterable[Flip]:
    """Yield the claims whose verdict differs."""
    for claim in (*after, *(one for one in before if one not in after)):
        old, new = before.get(claim, ""), after.get(claim, "")
        if old != new:
            yield Flip(claim, old, new)


def _of_manifests(
    before: Manifest | None, after: Manifest | None
) -> tuple[tuple[tuple[str, Any, Any], ...], tuple[str, ...], tuple[str, ...]]:
    """Return what two manifests say of parameters, figures and other inputs."""
    if before is None or after is None:
        return (), (), ()
    parameters = []
    for slug, made_of in after.ingredients().items():
        old = (before.ingredients().get(slug) or {}).get("parameters", {})
        new = (made_of or {}).get("parameters", {})
        parameters += [
            (f"{slug}.{name}", old.get(name), new.get(name))
            for name in dict.fromkeys((*new, *old))
            if old and old.get(name) != new.get(name)
        ]
    figures = []
    if before.figures:  # an older manifest does not list them
        figures += [f"+{one}" for one in after.figures if one not in before.figures]
        figures += [f"-{one}" for one in before.figures if one not in after.figures]
    others = changed(after.inputs, before.inputs)
    return (
        tuple(parameters),
        tuple(figures),
        tuple(name for name in others if not name.startswith("data/") and name != "request"),
    )
