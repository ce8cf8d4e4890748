"""Days as people write them: which text is one, and what to say of one that is none."""

import calendar
import re
from datetime import date, timedelta

FORM = "YYYY-MM-DD"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIRST_YEAR, LAST_YEAR = 1678, 2261  # whole years that pandas counts in nanoseconds
DECEMBER = 12
SLASHED = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
LOOSE = re.compile(
    r"([0-9]{4})(?:[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})|([0-9]{2})([0-9]{2}))(?:[T ].*)?"
)
YEAR = re.compile(r"[0-9]{4}")
MONTH = re.compile(r"[0-9]{4}(?:[/.-][0-9]{1,2}|[0-9]{2})")
LONG_YEAR = re.compile(r"[+-]?[0-9]{5,}-[0-9]{2}-[0-9]{2}")
SERIAL = re.compile(r"[2-6][0-9]{4}(?:\.[0-9]+)?")
SERIAL_ZERO = date(1899, 12, 30)


def is_day(text: str) -> bool:
    """Say whether a text is a day of the calendar, written YYYY-MM-DD, within reach."""
    return bool(DAY.fullmatch(text)) and not impossible(*map(int, text.split("-")))


def wrong_day(text: str) -> str:
    """Say what is wrong with a text that has a day's look; empty where it has none.

    Parameters
    ----------
    text
        A text that is no day.

    Returns
    -------
    str
        A clause: "it lacks the day", "February 2023 has 28 days".
    """
    plain = text.strip()
    if LONG_YEAR.fullmatch(plain):
        return "its year has more than four digits"
    if YEAR.fullmatch(plain):
        return "it lacks month and day"
    if MONTH.fullmatch(plain):
        return "it lacks the day"
    return impossible(*found) if (found := _parts(plain)) else ""


def misread_day(text: str) -> tuple[str, str]:
    """Say why a text is no day, and what to write.

    Parameters
    ----------
    text
        A text that is no day.

    Returns
    -------
    tuple
        Reason, empty where there is no more to say than that, and mend.
    """
    plain = text.strip()
    if wrong := wrong_day(plain):
        lacking = wrong.startswith("it lacks")
        return wrong, f"Write the day as {FORM}." if lacking else "Correct the day."
    if parts := _parts(plain):
        year, month, day = parts
        return "", f"Write {year:04d}-{month:02d}-{day:02d}."
    if found := SLASHED.fullmatch(plain):
        first, second, year = (int(part) for part in found.groups())
        readings = [f"{year:04d}-{month:02d}-{day:02d}" for month, day in
                    dict.fromkeys(((first, second), (second, first)))
                    if not impossible(year, month, day)]  # fmt: skip
        if not readings:
            return f"neither {first} nor {second} can be its month and day", "Correct the day."
        mend = f"Write {' or '.join(readings)}: the order of day and month is not to be guessed."
        if len(readings) == 1:
            mend = f"Write {readings[0]}."
        return "a spreadsheet has rewritten it", f"{mend} Format the column as text before saving."
    if SERIAL.fullmatch(plain):
        day_text = (SERIAL_ZERO + timedelta(days=int(float(plain)))).isoformat()
        return "it is a spreadsheet's day number", f"Write {day_text}, if that is it."
    return "", f"Write the day as {FORM}."


def _parts(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day of a text that has them in this order."""
    if found := LOOSE.fullmatch(text):
        year, month, day = (int(part) for part in found.groups() if part)
        return year, month, day
    return None


def impossible(year: int, month: int, day: int) -> str:
    """Say why there is no such day; empty if there is."""
    if not 1 <= month <= DECEMBER:
        return f"there is no month {month}"
    if not year:
        return "there is no year 0"
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        return f"{calendar.month_name[month]} {year} has {last} days"
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return f"the year {year} is out of reach"
    return ""
