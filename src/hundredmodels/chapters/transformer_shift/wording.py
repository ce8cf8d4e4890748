"""How the chapter's sentences name its results, and ask what is known of them."""

from datetime import date

import pandas as pd

from hundredmodels.chapters.transformer_shift.leadership import WRITTEN
from hundredmodels.chapters.transformer_shift.names import NAMING
from hundredmodels.chapters.transformer_shift.study import Study
from hundredmodels.chapters.wording import Wording

WORDS = Wording(NAMING)
token = WORDS.token
ranged = WORDS.ranged
known = WORDS.known
value = WORDS.value
word = WORDS.word


def disagree(study: Study) -> bool:
    """Say whether one counting body puts China ahead and another the United States."""
    low, high = value(study, "china-us-ratio-min"), value(study, "china-us-ratio-max")
    return low is not None and high is not None and low < 1 < high


def written(study: Study) -> bool:
    """Say whether the first article was written by the day."""
    return pd.Timestamp(study.tables.as_of) >= WRITTEN


def unfinished(study: Study, year: int) -> bool:
    """Say whether a year was not over by the day."""
    return study.tables.as_of < date(year, 12, 31)


def so_far(study: Study) -> str:
    """Say of what is drawn by year that its last year is not complete; empty where it is."""
    last = int(study.war.by_area["year"].max())
    return " The last year is not complete." if unfinished(study, last) else ""


def number_of(study: Study, name: str, one: str) -> str:
    """Return a count's token, with its unit in the singular where there is one."""
    return f"{token(name, 'value')} {one}" if value(study, name) == 1 else token(name)


def growing(study: Study) -> str:
    """Name the systems whose training compute is measured."""
    notable = study.parameters.notable_only
    return "notable systems" if notable else "notable and large-scale systems"
