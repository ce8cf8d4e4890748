"""Captions and alt texts of the figures on who entered, and who counts them."""

import pandas as pd

from hundredmodels.analysis.regions import AREAS, CHINA, UNITED_STATES
from hundredmodels.chapters.notes import describes
from hundredmodels.chapters.transformer_shift import frames
from hundredmodels.chapters.transformer_shift.study import Study
from hundredmodels.chapters.transformer_shift.war import ENTRY_YEAR
from hundredmodels.chapters.transformer_shift.wording import (
    known,
    number_of,
    ranged,
    so_far,
    token,
    unfinished,
    value,
)
from hundredmodels.chapters.wording import counted, listed


@describes(frames.releases_by_area)
def releases_by_area(study: Study, _frame: pd.DataFrame) -> str:
    """Caption of the releases by area."""
    left_out = ""
    if known(study, "unsized-us-share"):
        against = (
            ": the floor works against the United States"
            if (value(study, "unsized-us-share") or 0) > (value(study, "us-share") or 0)
            else ""
        )
        left_out = (
            " Left out are the releases whose size nobody states, of which "
            f"{token('unsized-us-share')} are American{against}."
        )
    return (
        f"{_ahead(study.war.by_area)} Releases above the size floor by the seat of the first "
        f"organisation.{left_out}{so_far(study)}"
    )


def _ahead(by_area: pd.DataFrame) -> str:
    """Say in which years China leads."""
    wide = by_area.pivot_table(
        index="year", columns="area", values="releases", fill_value=0
    ).reindex(columns=list(AREAS), fill_value=0)
    ahead = [int(str(year)) for year in wide.index[wide[CHINA] > wide[UNITED_STATES]]]
    last = [int(str(year)) for year in wide.index if not ahead or int(str(year)) >= ahead[0]]
    others = wide.drop(columns=UNITED_STATES).max(axis=1)
    if not ahead and (wide[UNITED_STATES] > others).all():
        return "In this table the United States leads every year."
    if not ahead:
        return "In this table China leads in no year."
    if ahead == last and len(last) < len(wide):
        return f"In this table the United States leads through {ahead[0] - 1}, China since."
    return f"In this table China leads in {', '.join(map(str, ahead))}."


@describes(frames.releases_by_area)
def releases_by_area_alt(_study: Study, frame: pd.DataFrame) -> str:
    """Alt text of the releases by area."""
    first, last = int(frame["year"].min()), int(frame["year"].max())
    years = f"the year {first}" if first == last else f"each year from {first} to {last}"
    top = frame.sort_values("releases", kind="stable").iloc[-1]
    areas = [area for area in AREAS if area in set(frame["area"])]
    return (
        f"Bars of the releases of {years}, by area: {listed(areas)}. The highest is that of "
        f"{_the(top['area'])} in {int(top['year'])}."
    )


def _the(area: str) -> str:
    """Name an area within a sentence."""
    return f"the {area}" if area in (UNITED_STATES, "others") else area


@describes(frames.entrants)
def entrants(study: Study, _frame: pd.DataFrame) -> str:
    """Caption of the entrants by year."""
    now, before = (value(study, f"organisations-entered-{year}") for year in (2023, 2022))
    if now is None or before is None:
        first = "The table does not reach the year of the articles."
    elif now > before:
        first = (
            f"{number_of(study, 'organisations-entered-2023', 'organisation')} published their "
            "first large model in 2023, "
            f"after {token('organisations-entered-2022', 'value')} the year before."
        )
    elif unfinished(study, ENTRY_YEAR):
        first = "The year of the articles has brought no more entrants so far than the one before."
    else:
        first = "The year of the articles brought no more entrants than the one before."
    return (
        f"{first} Organisations by the year of their first release above the size floor; in bold "
        f"the countries that came with them.{_undated(study)}{so_far(study)}"
    )


def _undated(study: Study) -> str:
    """Say how many organisations have no release with a day, and so no year; empty for none."""
    dated = study.war.firsts["organisations"]["organisation"]
    left = study.war.large["organisation"].dropna().nunique() - len(dated)
    if not left:
        return ""
    what = counted(left, "organisation")
    whose = "its releases" if left == 1 else "their releases"
    verb = "is" if left == 1 else "are"
    return f" Left out {verb} {what}, {whose} without a day."


@describes(frames.entrants)
def entrants_alt(_study: Study, frame: pd.DataFrame) -> str:
    """Alt text of the entrants by year."""
    firms = frame[frame["unit"] == "organisations"]
    top = firms.sort_values("entrants")["year"].tolist()[-1]
    return f"Bars, one a year, the highest in {top:.0f}; above them the countries that came."


@describes(frames.effective_numbers)
def effective_numbers(study: Study, _frame: pd.DataFrame) -> str:
    """Caption of the effective numbers."""
    first = ""
    if value(study, "countries-with-models") == 1:
        first = "All large models known by this day are of one country. "
    elif known(study, "effective-countries"):
        first = (
            f"{token('countries-with-models')} have released a large model, but the releases are "
            f"as concentrated as if {ranged(study, 'effective-countries')} shared them. "
        )
    return (
        f"{first}Effective number (one over the sum of squared shares) of the releases of each "
        "year, first organisation only; bands: cluster bootstrap, over organisations for "
        "countries and over model families for organisations."
    )


@describes(frames.effective_numbers)
def effective_numbers_alt(study: Study, _frame: pd.DataFrame) -> str:
    """Alt text of the effective numbers."""
    yearly = study.war.effective
    highest = yearly.loc[yearly.groupby("unit")["value"].idxmax()]
    tops = [f"that of {row.unit} in {row.year:.0f}" for row in highest.itertuples()]
    return (
        "Lines with bands over the years, on a logarithmic axis. The effective number is highest "
        f"so: {listed(tops)}."
    )


@describes(frames.counting_bodies)
def counting_bodies(study: Study, _frame: pd.DataFrame) -> str:
    """Caption of the counting bodies."""
    drawn = (
        "Models counted in China (circles) and the United States (squares), with "
        "the ratio under each name."
    )
    if not known(study, "china-us-ratio-min"):
        return (
            "No counting body's figures were known by this day. Only this report's own remain. "
            f"{drawn}"
        )
    low, high = value(study, "china-us-ratio-min") or 0, value(study, "china-us-ratio-max") or 0
    if low == high:
        return (
            "One ratio was known from the counting bodies by this day, "
            f"{token('china-us-ratio', 'value')}. {drawn}"
        )
    first = (
        "Whether China had more large models than the United States depends on who counts: the "
        "bodies that print both numbers have"
        if low < 1 < high
        else "The bodies that print both numbers agree on who was ahead, and have"
    )
    return (
        f"{first} {token('china-us-ratio-min', 'value')} to "
        f"{token('china-us-ratio-max', 'value')} Chinese models for an American one. {drawn} The "
        "bodies do not mean the same "
        "by a large model, so only the ratios compare."
    )


@describes(frames.counting_bodies)
def counting_bodies_alt(_study: Study, frame: pd.DataFrame) -> str:
    """Alt text of the counting bodies."""
    china = frame["China"] > frame["United States"]
    ahead = frame.loc[china, "counted by"].unique().tolist()
    side = "the square of the United States lies to the right of China's circle"
    if not ahead:
        return f"Pairs of points, one for each counter; in all of them {side}."
    other = f"For {listed(ahead)} China's circle lies to the right of the square"
    rest = "" if china.all() else "; for the others to the left"
    return f"Pairs of points, one for each counter. {other}{rest}."
