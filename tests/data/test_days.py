"""Days: what is one, and what is said of what is none."""

import re
from datetime import date

import pandas as pd
from hypothesis import given, strategies as st

from hundredmodels.data.days import FIRST_YEAR, LAST_YEAR, is_day, misread_day


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_each_day_of_the_calendar_is_one(day: date) -> None:
    """Law: what is taken for a day is one that pandas holds in nanoseconds."""
    assert is_day(day.isoformat())
    assert pd.Timestamp(day).as_unit("ns").date() == day


@given(st.from_regex(r"[0-9]{4}[-./]?[0-9]{0,2}[-./]?[0-9]{0,2}", fullmatch=True))
def test_a_day_that_is_offered_instead_is_what_was_written(text: str) -> None:
    """Law: no digit is guessed: what a mend offers has the numbers of the text, and is a day."""
    if not is_day(text):
        reason, mend = misread_day(text)
        offered = mend.removeprefix("Write ").removesuffix(".")
        if not reason and offered[:1].isdigit():
            assert is_day(offered)
            assert offered.replace("-", "") == text or [
                int(part) for part in re.split("[-./]", text)
            ] == [int(part) for part in offered.split("-")]


def test_a_month_lacks_its_day() -> None:
    """Law: a month or a year alone is said to be unfinished, not to be an odd day."""
    for text in ("2023-10", "2023/1", "202310"):
        assert misread_day(text)[0] == "it lacks the day"
    assert misread_day("2023")[0] == "it lacks month and day"
