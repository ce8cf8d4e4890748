"""Decoding what strangers send: into plain values, or a sentence that says what is wrong.

Numbers are exact and finite, days are days, texts are short, of one line, and no formula or markup.
"""

import csv
import io
import json
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

from hundredmodels.errors import UserError

LONGEST = 200
LARGEST_CELL = 4_000_000  # characters; lists of authors and abstracts are long
FORMULA = ("=", "+", "-", "@", "|", "%")  # what a spreadsheet may run
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
MONTH = re.compile(r"(\d{4})-(\d{2})")
# A host with nothing before it: what stands before an @ could pass for the host.
ADDRESS = re.compile(r"https?://[\w.-]{3,253}(:\d{1,5})?([/?#][^\s<>\"'`]{0,500})?")
PLAIN = (Decimal("1e-6"), Decimal("1e15"))  # numbers written without an exponent


class FormatError(UserError):
    """An upstream's answer has not the format that is expected of it."""


def parse_json(content: bytes, label: str) -> Any:  # noqa: ANN401 -- as JSON is
    """Return a JSON document, its numbers as exact decimals.

    Raises
    ------
    FormatError
        If it is none, nested too deeply, or has numbers that are none.
    """

    def refuse(word: str) -> NoReturn:
        raise FormatError(f"{label} holds {word}, which is no number.")

    text = _text(content, label)
    try:
        return json.loads(text, parse_float=_decimal, parse_int=_decimal, parse_constant=refuse)
    except json.JSONDecodeError as cause:
        where = f"line {cause.lineno}, column {cause.colno}"
        raise FormatError(f"{label} is no JSON ({cause.msg}, {where}).") from None
    except RecursionError:
        raise FormatError(f"{label} is nested too deeply.") from None


def parse_csv(content: bytes, label: str, needed: tuple[str, ...]) -> list[dict[str, str]]:
    """Return the rows of a CSV; one with more or fewer cells than the header is empty.

    Raises
    ------
    FormatError
        If it is none, or lacks a column that is needed.
    """
    text = _text(content, label)
    before = csv.field_size_limit(LARGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        header = next(reader, [])
        missing = [name for name in needed if name not in header]
        if missing:
            raise FormatError(f"{label} has no column {', '.join(map(repr, missing))}.")
        return [
            dict(zip(header, row, strict=True)) if len(row) == len(header) else {}
            for row in reader
            if row
        ]
    except csv.Error as cause:
        raise FormatError(f"{label} is no CSV ({cause}).") from None
    finally:
        csv.field_size_limit(before)


def plain(value: object, *, longest: int = LONGEST) -> str | None:
    """Return a text of one line; empty if there is none, ``None`` if it is not fit for a table."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return None
    text = " ".join(value.split())
    bad = len(text) > longest or text.startswith(FORMULA) or not text.isprintable()
    return None if bad or re.search(r"<\s*[/!a-zA-Z]", text) else text


def address(value: object) -> str:
    """Return a web address; empty if it is none."""
    return value if isinstance(value, str) and ADDRESS.fullmatch(value) else ""


def number(value: object, least: float, most: float) -> str | None:
    """Return a number as tables write it; empty if there is none, ``None`` if out of bounds."""
    if value is None or value == "":
        return ""
    read = value if isinstance(value, Decimal) else _decimal(value) if _is_text(value) else None
    if (
        read is None
        or not read.is_finite()
        or not Decimal(str(least)) <= read <= Decimal(str(most))
    ):
        return None
    return written(read)


def written(value: Decimal) -> str:
    """Write a number as tables do: ``7``, ``0.25``, ``1.2e22``."""
    low, high = PLAIN
    if not value:
        return "0"
    short = value.normalize()
    return f"{short:f}" if low <= abs(short) < high else f"{short:e}".replace("e+", "e")


def day(value: object) -> tuple[date, str] | None:
    """Return a day and its precision ("day" or "month", which stands at the 15th)."""
    text = value.strip() if isinstance(value, str) else ""
    try:
        if found := DAY.fullmatch(text):
            year, month, one = map(int, found.groups())
            return date(year, month, one), "day"
        if found := MONTH.fullmatch(text):
            year, month = map(int, found.groups())
            return date(year, month, 15), "month"
    except ValueError:
        return None
    return None


def mapping(value: object) -> Mapping[str, Any]:
    """Return a JSON object; an empty one if it is none."""
    return value if isinstance(value, dict) else {}


def _text(content: bytes, label: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        raise FormatError(f"{label} is no UTF-8 text (byte {cause.start + 1}).") from None
    start = text[:200].lstrip().lower()
    if start.startswith(("<!doctype", "<html", "<?xml", "<head", "<script")):
        raise FormatError(f"{label} is a web page, not data.")
    if not start:
        raise FormatError(f"{label} is empty.")
    if "\x00" in text:
        raise FormatError(f"{label} holds binary zeros.")
    return text


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _decimal(text: object) -> Decimal:
    try:
        return Decimal(str(text).strip()[:100])
    except InvalidOperation:
        return Decimal("NaN")
