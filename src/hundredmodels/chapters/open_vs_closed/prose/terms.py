"""Computed sentences on licences, the memo, prices and who entered."""

import pandas as pd

from hundredmodels.analysis.licences import CLASSES
from hundredmodels.analysis.openness import CLOSED
from hundredmodels.chapters.open_vs_closed.llama2 import LLAMA_2_DAY
from hundredmodels.chapters.open_vs_closed.memo import MEMO_DAY
from hundredmodels.chapters.open_vs_closed.names import full
from hundredmodels.chapters.open_vs_closed.numbers.terms import YEARS
from hundredmodels.chapters.open_vs_closed.study import Study
from hundredmodels.chapters.open_vs_closed.terms import permissive_shares
from hundredmodels.chapters.open_vs_closed.wording import (
    known,
    lead_since_memo,
    ranged,
    reason,
    token,
    value,
)
from hundredmodels.chapters.wording import listed

BOARDS_BEGAN = 2023
HALF, NEARLY = 0.5, 0.1
LONG_AGO = pd.Timedelta(days=183)


def licences(study: Study) -> str:
    """Say how terms changed over the years."""
    years = [year for year in YEARS if known(study, f"open-release-share-{year}")]
    if years != list(YEARS):
        return _some_years(study, years)
    terms = ""
    if known(study, "permissive-share-2023", "permissive-share-2025"):
        terms = (
            " Of the open ones with a named licence, "
            f"{token('permissive-share-2023')} were permissive in 2023 and "
            f"{token('permissive-share-2025')} in 2025{_terms_since(study)}."
        )
    return (
        f"Weights could be had for {token('open-release-share-2021')} of the releases of 2021, "
        f"{token('open-release-share-2023')} in 2023 and {token('open-release-share-2025')} in "
        f"2025.{terms}"
    )


def _terms_since(study: Study) -> str:
    """Say which way the permissive share went in each year since the first, the newest included."""
    shares = permissive_shares(study.terms.releases)
    moves = shares[shares.index >= YEARS[1]].diff().iloc[1:]
    if (moves > 0).all() or (moves < 0).all():
        return f": the terms became {'freer' if moves.iloc[0] > 0 else 'tighter'}"
    partial = None if study.end.is_year_end else study.end.year
    went = [
        f"{'rose' if move > 0 else 'fell' if move < 0 else 'was the same'} in {year}"
        + " so far" * (year == partial)
        for year, move in moves.items()
    ]
    return f", but the share {listed(went)}: the terms have moved both ways"


def _some_years(study: Study, years: list[int]) -> str:
    missing = next(year for year in YEARS if year not in years)
    reason_ = reason(study, f"open-release-share-{missing}")
    if not years:
        return f"No share of open releases is told: {reason_}."
    later = [f"{token(f'open-release-share-{year}')} in {year}" for year in years[1:]]
    later = [f"and {listed(later)}"] if later else []
    first = f"In {years[0]}, {token(f'open-release-share-{years[0]}')} of releases"
    return f"{', '.join([f'{first} could be downloaded', *later])}; {reason_}."


def published_and_best(study: Study) -> str:
    """Set what is published beside what is best: the two shares of open models."""
    rows = study.terms.releases
    whole = rows[rows["year"] + (0 if study.end.is_year_end else 1) <= study.end.year]
    best = value(study, "open-frontier-share")
    if whole.empty or best is None:
        return "What is published and what is best can't be set side by side by this day."
    last = whole[whole["year"] == whole["year"].max()]
    shut = float(last.loc[last["terms"] == CLASSES[-1], "share"].sum())
    if shut < HALF and best < 100 * HALF:
        return (
            "The two figures don't contradict each other. Most models that are published are open, "
            "because publishing weights is what those do who don't sell access; most of the best "
            "are closed, because those who have the best sell it."
        )
    return (
        f"Of the models published in {last['year'].iloc[0]}, {_most(1 - shut)}; of the ten best, "
        f"{_most(best / 100)}."
    )


def _most(share: float) -> str:
    if share == HALF:
        return "half are open"
    return f"most are {'open' if share > HALF else 'closed'}"


def frontier_share(study: Study) -> str:
    """Say how much of the frontier is open."""
    if not known(study, "open-frontier-share"):
        return "No whole Arena board with ten models to rank was known by this day."
    change = value(study, "arena-lead-fifth-change")
    drew, lead_ = (
        ("drew together", "narrowed")
        if change is not None and change < 0
        else ("drew apart", "widened")
    )
    lead = (
        f" Within the top the field {drew}: over the boards of the first series, from July 2023 "
        f"on, the lead of the first place over the fifth {lead_} (a change of "
        f"{token('arena-lead-fifth-change')})."
        if change is not None
        else ""
    )
    top = study.terms.top
    early = top.loc[top["evaluated_on"].dt.year == BOARDS_BEGAN, "open"].astype(float).mean()
    listing = (
        " The boards of 2023 had "
        "few closed models to offer, so half of their ten best were open; that share says more "
        "about who was listed than about who was good."
        if abs(early - HALF) < NEARLY
        else ""
    )
    return (
        "Of the ten best models of the last whole board, "
        f"{ranged(study, 'open-frontier-share')} have weights to download.{listing}{lead}"
    )


def memo(study: Study) -> str:
    """Weigh the memo's five points."""
    if study.end < MEMO_DAY:
        return "The memo was not out by this day."
    parts = []
    if known(study, "memo-gap-change"):
        parts.append(
            f"On the first point the lead of closed models on MMLU {lead_since_memo(study)}."
        )
    fall = value(study, "memo-size-fall")
    if fall == 1:
        parts.append(
            "On the second, the first open model at an MMLU of seventy is still the smallest there."
        )
    elif fall is not None:
        parts.append(
            "On the second, the smallest open model at an MMLU of seventy is "
            f"{token('memo-size-fall', 'value')} times smaller than the first one there."
        )
    growth = value(study, "memo-token-growth")
    if growth is not None:
        parts.append(
            "On the third, "
            + ("quantity did not go out of fashion: " if growth > 1 else "quantity shrank: ")
            + "the newest open record holder with a known count was trained on "
            f"{token('memo-token-growth', 'value')} times the tokens of "
            f"{study.memo.tokens.rows_then['model'].iloc[0]}."
        )
    if known(study, "memo-google-boards"):
        parts.append(
            "On the fourth, Google's best closed model led the best open model of others on "
            f"{token('memo-google-boards')} of the whole Arena boards since."
        )
    if known(study, "memo-google-open-now", "memo-google-open-then"):
        parts.append(
            "On the fifth, Google has published open-weight models at a rate of "
            f"{token('memo-google-open-now')} since the memo, after "
            f"{token('memo-google-open-then')} before."
        )
    return " ".join(parts) or "None of the memo's points can be weighed by this day."


def prices(study: Study) -> str:
    """Say what equal score costs in either camp."""
    if not known(study, "price-ratio-median"):
        return "No level of MMLU was served by both camps at a price known by this day."
    tail = (
        f" In a regression over first list prices, closed models cost "
        f"{token('price-premium', 'value')} times as much at equal score and date "
        f"({token('price-premium', 'interval')})."
        if known(study, "price-premium")
        else ""
    )
    return (
        "At the levels that both camps serve, the cheapest closed offer costs "
        f"{token('price-ratio-median', 'value')} times the cheapest open one in the median "
        f"({token('price-ratio-median', 'interval')} over the levels).{tail}{_unscored(study)}"
    )


def _unscored(study: Study) -> str:
    """Say since when closed models have no score on MMLU, where that is long ago."""
    rows = study.race.mmlu.rows
    newest = rows.loc[rows["camp"] == CLOSED, "date"].max()
    if study.end - newest < LONG_AGO:
        return ""
    return (
        f" No closed model released after {newest:%B %Y} has a score on MMLU that counts here, so "
        "the newest are not compared."
    )


def moat(study: Study) -> str:
    """Say what is left of the moat."""
    if study.end < MEMO_DAY or not known(study, "price-premium"):
        return "Whether a price is left as a moat can't be told by this day."
    low = study.results[full("price-premium")].low
    if low is not None and low > 1:
        return (
            "A moat that lets its owner charge a multiple is a moat, if a narrow one: on this the "
            "memo's core message does not hold. On the wider point, that what is closed today can "
            "be downloaded later, the waits bear it out."
        )
    return (
        "At equal score the price of closed models can't be told from that of open ones: on this "
        "the memo's core message stands."
    )


def entry(study: Study) -> str:
    """Say who came after Llama 2."""
    if study.end < LLAMA_2_DAY:
        return "Llama 2 was not released by this day."
    if not known(study, "open-entrants-ratio", "open-releases-after-llama2"):
        return "The months after Llama 2 were not over by this day."
    return (
        "In the half year after Llama 2 open releases came at "
        f"{token('open-releases-after-llama2', 'value')} times the rate of the half year before, "
        f"and {token('open-entrants-ratio', 'value')} times as many organisations published a "
        "first open model in the year after as in the year before. That is the stir the article "
        "saw; it is no proof that Llama 2 was its cause."
    )
