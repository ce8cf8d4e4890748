"""Captions and alternative texts of terms and prices: licences, ten best, memo, offers."""

import pandas as pd

from hundredmodels.analysis.licences import CLASSES, TOP
from hundredmodels.chapters.notes import describes
from hundredmodels.chapters.open_vs_closed import frames
from hundredmodels.chapters.open_vs_closed.study import Study
from hundredmodels.chapters.open_vs_closed.wording import known, lead_since_memo, token

FEW_LISTED = pd.Timestamp(2024, 1, 1)
"""Boards before this day listed few models."""


@describes(frames.licences)
def licences(study: Study, _frame: pd.DataFrame) -> str:
    """Caption of the licences."""
    if not known(study, "open-release-share-2023"):
        return (
            "Terms of each year's releases. Counts of all released models of known openness stand "
            "above the bars."
        )
    short = "" if study.end.is_year_end else "short and "
    return (
        f"In 2023, {token('open-release-share-2023')} of the listed releases came with weights, "
        "but fewer with the freedom that “open source” promises. Terms of each year's releases; "
        "the number above a bar counts released models of known openness. The newest year is "
        f"{short}under-reported."
    )


@describes(frames.licences)
def licences_alt(_study: Study, _frame: pd.DataFrame) -> str:
    """Alternative text of the licences."""
    return (
        "Stacked bars by year: permissive, restricted commercial, research-only, weights with "
        "unknown licence, and closed."
    )


@describes(frames.top_ten)
def top_ten(study: Study, _frame: pd.DataFrame) -> str:
    """Caption of the ten best."""
    share = (
        f"Of the ten best models on the last whole Arena board, {token('open-frontier-share')} can "
        "be downloaded. "
        if known(study, "open-frontier-share")
        else ""
    )
    return (
        f"{share}Terms of the ten best on each whole board, each model at its best variant. "
        "Boards of 2023 listed few models in all, so their ten best say little."
    )


@describes(frames.top_ten)
def top_ten_alt(_study: Study, frame: pd.DataFrame) -> str:
    """Alternative text of the ten best."""
    later = frame[frame["board"] >= FEW_LISTED]
    shut = later[later["terms"] == CLASSES[-1]].set_index("board")["models"]
    closed = shut.reindex(later["board"].unique(), fill_value=0)
    most = "; from 2024 on most are closed" if len(closed) and (closed > TOP / 2).all() else ""
    return f"Stacked bars by board, the ten best models each, by their terms{most}."


@describes(frames.memo)
def memo(study: Study, frame: pd.DataFrame) -> str:
    """Caption of the memo's points."""
    lead = ""
    if known(study, "memo-gap-change"):
        apart = (frame["factor"] > 1).any() and (frame["factor"] < 1).any()
        unequal = "; the memo's five points fared unequally" if apart else ""
        lead = f"Closed models' lead on MMLU {lead_since_memo(study)}{unequal}. "
    return (
        f"{lead}Each bar is one measure for one point, the newest figure over an early one, both "
        "written in its row, on a logarithmic axis; figures that are nought or unknown have no "
        "bar. The measures are ours, as the memo names none."
    )


@describes(frames.memo)
def memo_alt(_study: Study, _frame: pd.DataFrame) -> str:
    """Alternative text of the memo's points."""
    return (
        "A row for each of the memo's five points, with its measure and the figures then and now "
        "in words; where both are above nought, a bar on a logarithmic axis runs from one to "
        "their ratio."
    )


@describes(frames.offers)
def offers(study: Study, _frame: pd.DataFrame) -> str:
    """Caption of the offers."""
    if not known(study, "price-ratio-median"):
        return (
            "By this day no level of MMLU was served by both camps at a known price. Cheapest "
            "offer in force at each level."
        )
    return (
        "The cheapest closed model at a given MMLU level costs "
        f"{token('price-ratio-median', 'value')} times the cheapest open one in the median. "
        "Cheapest list price in force of each camp at or above each level; open models as sold by "
        "firms that host them; three tokens are read for each written unless set otherwise."
    )


@describes(frames.offers)
def offers_alt(study: Study, _frame: pd.DataFrame) -> str:
    """Alternative text of the offers."""
    ratios = study.offers.ratios
    if ratios.empty:
        return "Dots on a logarithmic price axis by MMLU level, each with its model above it."
    cheaper = ", the open offer left of the closed one" if (ratios > 1).all() else ""
    return (
        f"Pairs of dots on a logarithmic price axis by MMLU level{cheaper}; above each pair the "
        "two models."
    )
