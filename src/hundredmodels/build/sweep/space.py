"""The space of a sweep: which parameters vary, and over what.

``name=0.3:0.7:0.05`` are numbers from the first to the second, both ends included, by the third;
``name=0.3:0.7`` is a range to draw a sample from; ``name=a,b,c`` are values as ``--set`` takes
them; ``as_of=2023-01..2026-11`` are the last days of these months, and ``2026-01-05..2026-01-09``
are days; ``:3`` behind either takes each third.
"""

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from hundredmodels.build.scalars import read_scalar
from hundredmodels.build.settings import Setting, resolve
from hundredmodels.errors import UserError, did_you_mean

NUMBER = r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?"
NUMBERS = re.compile(rf"(?P<low>{NUMBER}):(?P<high>{NUMBER})(?::(?P<step>{NUMBER}))?")
DAYS = re.compile(
    r"(?P<first>\d{4}-\d{2}(?P<day>-\d{2})?)\.\.(?P<last>\d{4}-\d{2}(?(day)-\d{2}))(?::(?P<step>\d+))?"
)
MOST_VALUES = 10_000
MONTHS = 12
FORMS = (
    "write name=low:high:step, name=low:high (for --sample), name=a,b,c, "
    "or name=YYYY-MM..YYYY-MM for the last days of months"
)


@dataclass(frozen=True)
class Axis:
    """A parameter that varies.

    Attributes
    ----------
    name
        The parameter's name.
    choices
        Its values, in the order written; none for a range.
    low, high
        The ends of a range.
    """

    name: str
    choices: tuple[Any, ...] = ()
    low: float = 0.0
    high: float = 0.0

    @property
    def origin(self) -> str:
        """Where it was said, for error messages."""
        return f"--over {self.name}"

    @property
    def ends(self) -> tuple[Any, ...]:
        """What must be allowed for all of it to be: each value, or the ends of the range."""
        return self.choices or (self.low, self.high)


def parse_axis(text: str) -> Axis:
    """Read what stood after ``--over``.

    Parameters
    ----------
    text
        See the module.

    Returns
    -------
    Axis
        The axis; whether its parameter exists and allows the values is not asked here.

    Raises
    ------
    UserError
        If it has no such form, or is empty or too long.
    """
    name, equals, written = (part.strip() for part in text.partition("="))
    if not (name and equals and written):
        raise UserError(f"--over {text!r} is not understood: {FORMS}.")
    where = f"--over {text}"
    if found := NUMBERS.fullmatch(written):
        return _numbers(name, where, found)
    if found := DAYS.fullmatch(written):
        return Axis(name, _days(where, found))
    if ".." in written or (":" in written and "," not in written):
        raise UserError(f"{where} is not understood: {FORMS}.")
    values = tuple(read_scalar(f"[{written}]", where))
    if len({repr(value) for value in values}) < len(values):
        raise UserError(f"{where} names a value twice.")
    return Axis(name, values)


def _numbers(name: str, where: str, found: re.Match[str]) -> Axis:
    """Return the axis of ``low:high`` or ``low:high:step``."""
    low, high = Decimal(found["low"]), Decimal(found["high"])
    if high < low or (high == low and not found["step"]):
        raise UserError(f"{where}: a range goes from the smaller number to the larger one.")
    whole = not re.search(r"[.eE]", found[0])
    if not found["step"]:
        return Axis(name, (), _plain(low, whole=whole), _plain(high, whole=whole))
    step = Decimal(found["step"])
    if step <= 0:
        raise UserError(f"{where}: the step is {step}; it must be more than nothing.")
    count = int((high - low) / step) + 1
    _require_few(where, count)
    return Axis(name, tuple(_plain(low + step * place, whole=whole) for place in range(count)))


def _plain(value: Decimal, *, whole: bool) -> float:
    """Return a number as a parameter has it."""
    return int(value) if whole else float(value)


def _days(where: str, found: re.Match[str]) -> tuple[str, ...]:
    """Return each day of a range, or the last day of each month."""
    step = int(found["step"] or 1)
    try:
        if found["day"]:
            first, last = date.fromisoformat(found["first"]), date.fromisoformat(found["last"])
            count = (last - first).days // max(step, 1) + 1
        else:
            first, last = (date.fromisoformat(f"{found[end]}-01") for end in ("first", "last"))
            between = MONTHS * (last.year - first.year) + last.month - first.month
            count = between // max(step, 1) + 1
    except ValueError as error:
        raise UserError(f"{where}: {error}.") from error
    if last < first or step < 1:
        raise UserError(f"{where}: a range goes from the earlier day to the later one.")
    _require_few(where, count)
    if found["day"]:
        days = [first + timedelta(step * place) for place in range(count)]
    else:
        days = [month_end(first, step * place) for place in range(count)]
    return tuple(day.isoformat() for day in days)


def month_end(first: date, months: int) -> date:
    """Return the last day of the month so many months after another's first day."""
    year, month = divmod(first.year * MONTHS + first.month - 1 + months, MONTHS)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def _require_few(where: str, count: int) -> None:
    if count > MOST_VALUES:
        raise UserError(f"{where} has {count:,} values; at most {MOST_VALUES:,} are run.")


def require_known(
    axes: Sequence[Axis], slug: str, model: type[BaseModel], settings: Iterable[Setting]
) -> None:
    """Refuse axes that the chapter's parameters do not allow, before anything runs.

    Parameters
    ----------
    axes
        The axes.
    slug
        The chapter.
    model
        Its parameters.
    settings
        Parameters that are set to one value.

    Raises
    ------
    UserError
        If a name is unknown or stands twice, or a value is of the wrong type or out of bounds; all
        mistakes in one message, a line each.
    """
    fixed = tuple(settings)
    resolve(fixed, {slug: model})
    wrong = []
    seen: set[str] = set()
    for axis in axes:
        if axis.name not in model.model_fields:
            hint = did_you_mean(axis.name, model.model_fields)
            wrong.append(f"--over: {slug} has no parameter {axis.name!r}.{hint}")
        elif axis.name in seen:
            wrong.append(f"--over names {axis.name} twice: give all its values in one.")
        elif any(one.name == axis.name and one.origin == "--set" for one in fixed):
            wrong.append(f"{axis.name} stands after both --set and --over: leave one out.")
        else:
            wrong += _refused(axis, slug, model)
        seen.add(axis.name)
    if wrong:
        raise UserError("\n".join(wrong))


def _refused(axis: Axis, slug: str, model: type[BaseModel]) -> list[str]:
    """Return what is wrong with an axis: its first value that is not allowed."""
    for value in axis.ends:
        try:
            resolve([Setting(slug, axis.name, value, axis.origin)], {slug: model})
        except UserError as error:
            return [line for line in str(error).splitlines() if line.startswith(axis.origin)] or [
                str(error)
            ]
    return []


def is_whole(axis: Axis, model: type[BaseModel]) -> bool:
    """Say whether an axis's parameter is a whole number."""
    return model.model_fields[axis.name].annotation is int


def fixed(values: Mapping[str, Any], axes: Iterable[Axis]) -> dict[str, Any]:
    """Return the parameters that do not vary."""
    varied = {axis.name for axis in axes}
    return {name: value for name, value in values.items() if name not in varied}
