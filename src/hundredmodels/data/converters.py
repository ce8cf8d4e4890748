"""From a cell's text to its value, and what to say where it has none.

What people and spreadsheets write instead of a number or a day is told by its name: a decimal
comma, a thousands separator, a formula, a day that the calendar does not have.
"""

import math
import re
from collections.abc import Callable
from typing import Any

import pandas as pd

from hundredmodels.data.days import FORM, is_day, misread_day
from hundredmodels.data.descriptor import FieldDescriptor

TRUE, FALSE = frozenset({"true", "True", "TRUE", "1"}), frozenset({"false", "False", "FALSE", "0"})
LARGEST_INTEGER = 2**62  # 64 bits, with room for a float's rounding
PANDAS_TYPES: dict[str, Any] = {
    "number": "float64",
    "integer": "Int64",
    "year": "Int64",
    "boolean": "boolean",
    "date": "datetime64[ns]",
}
TYPES = frozenset({*PANDAS_TYPES, "string"})


def _number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value) or "_" in text:
        raise ValueError(text)
    return value


def _integer(text: str) -> int:
    value = _number(text)  # pandas writes an integer column with gaps as "4096.0"
    if not value.is_integer() or abs(value) >= LARGEST_INTEGER:
        raise ValueError(text)
    return int(text) if text.lstrip("+-").isdecimal() else int(value)


def _boolean(text: str) -> bool:
    if text not in TRUE | FALSE:
        raise ValueError(text)
    return text in TRUE


def _day(text: str) -> pd.Timestamp:
    if not is_day(text):
        raise ValueError(text)
    return pd.Timestamp(text).as_unit("ns")


CONVERTERS: dict[str, tuple[Callable[[str], object], str]] = {
    "number": (_number, "number"),
    "integer": (_integer, "whole number"),
    "year": (_integer, "year"),
    "boolean": (_boolean, "true or false"),
    "date": (_day, f"day ({FORM})"),
}
WORDS = {name: words for name, (_, words) in CONVERTERS.items()}

FORMULA = re.compile(r"=.*[A-Za-z(]", re.DOTALL)
SHEET_ERROR = re.compile(r"#(?:REF!|N/A|DIV/0!|NAME\?|VALUE!|NUM!|NULL!|SPILL!|CALC!|#+)")
GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:([,' \u00a0\u202f])[0-9]{3})+(?:\.[0-9]+)?")
DECIMAL_COMMA = re.compile(r"[+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+),[0-9]+")
NOT_FINITE = frozenset({"nan", "inf", "infinity", "1e999"})
NOTHING = frozenset({"na", "n/a", "null", "none", "-", "–", "?", "unknown", "tbd"})


def fits(kind: str, text: str) -> bool:
    """Say whether a text can be read as a value of this type."""
    if kind not in CONVERTERS:
        return True
    try:
        CONVERTERS[kind][0](text)
    except (ValueError, OverflowError):
        return False
    return True


def not_computed(text: str) -> tuple[str, str] | None:
    """Say what a spreadsheet has left in a cell instead of a value; ``None`` if nothing."""
    if FORMULA.match(text):
        return "is a formula", "Put its value in the cell (in a spreadsheet: paste as values)."
    if SHEET_ERROR.match(text):
        return "is an error of a spreadsheet", "Put the value in the cell, or leave it empty."
    return None


def misread(field: FieldDescriptor, text: str) -> tuple[str, str]:
    """Say why a text is no value of its field's type, and what to write.

    Parameters
    ----------
    field
        The field.
    text
        A text that :func:`fits` refuses.

    Returns
    -------
    tuple
        Reason and mend.
    """
    required = field.constraints.get("required")
    general = "Write one." if required else "Write one, or leave the cell empty."
    words = WORDS[field.type]
    if left := not_computed(text):
        return f"{left[0]}, and no {words}", left[1]
    find = {"date": misread_day, "boolean": _misread_boolean}.get(field.type, _misread_number)
    detail, mend = find(text)
    return f"is no {words}{f': {detail}' if detail else ''}", mend or general


def _misread_number(text: str) -> tuple[str, str]:  # noqa: PLR0911 -- one return a slip
    plain = text.strip()
    if plain.casefold().lstrip("+-") in NOT_FINITE:
        return "", "Write a finite number, or leave the cell empty where there is none."
    if plain.casefold() in NOTHING:
        return "", "Leave the cell empty where there is no value."
    if found := GROUPED.fullmatch(plain):
        number = plain.replace(found[1], "")
        also = f" (or {plain.replace(',', '.')}, if that is a decimal comma)"
        also = also if found[1] == "," and plain.count(",") == 1 and "." not in plain else ""
        return "it has a thousands separator", f"Write {number}{also}."
    if DECIMAL_COMMA.fullmatch(plain):
        number = plain.replace(".", "").replace(",", ".")
        return "it has a decimal comma", f"Write {number}."
    if "_" in text:
        return "it has an underscore", f"Write {text.replace('_', '')}."
    if found := re.search(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?", plain):
        rest = plain.replace(found[0], "", 1).strip()
        if rest and not re.search(r"[0-9]", rest):
            mend = "Write the number alone, in the column's unit; the unit stands in the descriptor"
            return f"{rest!r} stands with it", f"{mend}."
    return "", ""


def _misread_boolean(text: str) -> tuple[str, str]:
    word = text.strip().casefold()
    if word in {"yes", "y", "t", "wahr", "vrai", "x"}:
        return "", "Write true."
    if word in {"no", "n", "f", "falsch", "faux"}:
        return "", "Write false."
    return "", "Write true or false."
