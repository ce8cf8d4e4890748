"""Who counts what: the counts of Chinese and American models by body."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from hundredmodels.analysis import counts
from hundredmodels.chapters.transformer_shift.parameters import Parameters
from hundredmodels.chapters.transformer_shift.war import releases
from hundredmodels.data import Tables

FIRST, LAST = date(2023, 5, 1), date(2023, 7, 31)
"""The three months of the articles' counts."""
SOON = pd.Timestamp(2023, 6, 4)
"""First revision of the list after rows were pruned."""
REPEATS = "CLSA (broker)"
"""Repeats the figure of another body."""


@dataclass(frozen=True)
class Pair:
    """A count of Chinese models beside one of American ones.

    Attributes
    ----------
    china, united_states
        The counts.
    ratio
        The first over the second; none where one of them has no row.
    lines
        The lines that both stand in.
    reason
        Why there is no ratio.
    """

    china: int
    united_states: int
    ratio: float | None
    lines: tuple[int, ...]
    reason: str


@dataclass(frozen=True)
class Counters:
    """Counts side by side.

    Attributes
    ----------
    window
        Each outside body's count in the three months: ``body``, ``country``, ``count``, ``how``,
        ``lines``.
    outside
        The bodies that count both countries: ``body``, ``name``, ``china``, ``united_states``,
        ``ratio``, ``lines``; by ratio.
    own, notable
        This report's own counts, and the AI Index's of notable models.
    pairs
        ``name``, ``what``, ``china``, ``united_states``, ``ratio``: outside bodies, then others.
    at_end
        The public list's last revision in the three months; none before they were over.
    year_apart
        Its revisions of June 2023 and a year later; no rows where it does not reach so far.
    """

    window: pd.DataFrame
    outside: pd.DataFrame
    own: Pair
    notable: Pair
    pairs: pd.DataFrame
    at_end: pd.DataFrame
    year_apart: pd.DataFrame


def study_counters(tables: Tables, parameters: Parameters) -> Counters:
    """Set the counting bodies side by side."""
    window = counts.in_window(tables["national_counts"], FIRST, LAST)
    outside = counts.side_by_side(window)
    listed = tables["list_counts"]
    own, notable = _own(tables, parameters), _ai_index(tables["notable_models_by_country"])
    pairs = [
        {**row, "what": "mid-2023"}
        for row in outside.drop(columns=["body", "lines"]).to_dict("records")
    ] + [
        {
            "name": name,
            "what": what,
            "china": pair.china,
            "united_states": pair.united_states,
            "ratio": pair.ratio,
        }
        for name, what, pair in (
            ("this report's table", "July 2023", own),
            ("AI Index, notable", "all of 2023", notable),
        )
        if pair.ratio is not None
    ]
    return Counters(
        window,
        outside,
        own,
        notable,
        pd.DataFrame(pairs, columns=["name", "what", "china", "united_states", "ratio"]),
        listed[(listed["day"] <= pd.Timestamp(LAST)) & (tables.as_of >= LAST)].tail(1),
        counts.one_year_growth(listed, SOON),
    )


def of_country(window: pd.DataFrame, country: str) -> pd.DataFrame:
    """Return the bodies' counts of a country, without the broker that repeats one of them."""
    return window[(window["country"] == country) & (window["body"] != REPEATS)]


def _own(tables: Tables, parameters: Parameters) -> Pair:
    """Count this report's own releases by the end of the three months, once they are over."""
    if tables.as_of < LAST:
        return Pair(0, 0, None, (), f"the count is of {LAST:%-d %B %Y}, after the day")
    large = releases(tables["models"], parameters.minimum_size_b)
    then = large[large["date"] <= pd.Timestamp(LAST)]
    china, states = then[then["country"] == "CN"], then[then["country"] == "US"]
    ratio = len(china) / len(states) if len(china) and len(states) else None
    lines = tuple(china.index.append(states.index))
    return Pair(
        len(china), len(states), ratio, lines, "no release of that size is known by the day"
    )


def _ai_index(notable: pd.DataFrame) -> Pair:
    """Return the AI Index's counts of the year's notable models."""
    no_index = "the AI Index on 2023 was not yet published"
    year = notable[notable["year"] == FIRST.year]
    china = year[year["area"] == "China"]
    states = year[year["area"] == "United States"]
    lines = tuple(china.index.append(states.index))
    if china.empty or states.empty:
        return Pair(0, 0, None, lines, no_index)
    theirs, others = (part["notable_models"].iloc[0] for part in (china, states))
    return Pair(int(theirs), int(others), float(theirs / others), lines, no_index)
