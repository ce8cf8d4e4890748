"""Computed sentences on the lag: estimators, tests, harder benchmarks, the literature."""

import pandas as pd

from hundredmodels.analysis.durations import DAYS_PER_YEAR
from hundredmodels.analysis.frontier import catch_ups
from hundredmodels.analysis.uncertainty import CERTAIN
from hundredmodels.chapters.open_vs_closed.names import full
from hundredmodels.chapters.open_vs_closed.study import Study
from hundredmodels.chapters.open_vs_closed.wording import (
    FEWEST,
    known,
    ranged,
    reason,
    token,
    value,
)
from hundredmodels.chapters.wording import counted, joined, listed

ESTIMATES = {
    "events": "the mean over catch-up events is",
    "levels": "fixed levels give",
    "area": "the area between the staircases gives",
    "survival": "the survival estimate is",
}
GPT_3, GPT_4, LLAMA_3 = "GPT-3 175B", "GPT-4", "Llama 3.1 405B"
BASE_WEIGHTS = "preferred"
"""The rule that takes the base weights of open models."""
PAIR, YEARS_LONG = 2, 2 * DAYS_PER_YEAR
RULES = (
    ("shipped", "the default, which takes the better of base and tuned weights,", "gives"),
    ("preferred", "base weights for open models", "give"),
    ("best", "the best published score of each model", "gives"),
    ("vendor", "makers' figures alone, base before tuned,", "give"),
    ("helm", "HELM's stricter re-run on its smaller sample", "gives"),
)
"""The other rules for choosing scores, in words, with the verb that follows."""


def estimators(study: Study) -> str:
    """Set the four estimators on MMLU side by side."""
    if not known(study, "lag-mmlu-events", "lag-mmlu-levels", "lag-mmlu-area"):
        return _some_estimators(study)
    survival = (
        f"the survival estimate {ranged(study, 'lag-mmlu-survival')}"
        if known(study, "lag-mmlu-survival")
        else "the survival estimate none, since too few levels are matched"
    )
    return (
        f"The mean over catch-up events is {ranged(study, 'lag-mmlu-events')}, with "
        f"{token('lag-mmlu-matched', 'value')} records matched and "
        f"{token('lag-mmlu-unmatched', 'value')} not. Fixed levels give "
        f"{ranged(study, 'lag-mmlu-levels')}, the area between the staircases "
        f"{ranged(study, 'lag-mmlu-area')}, {survival}."
    )


def _some_estimators(study: Study) -> str:
    """Say which of the four estimators give a lag on MMLU, where not all do."""
    found = [
        f"{words} {ranged(study, f'lag-mmlu-{one}')}"
        for one, words in ESTIMATES.items()
        if known(study, f"lag-mmlu-{one}")
    ]
    if not found:
        return f"No lag on MMLU can be estimated: {reason(study, 'lag-mmlu-events')}."
    return f"Not all four estimators give a lag on MMLU by this day: {listed(found)}."


def nulls(study: Study) -> str:
    """Say what the permutation tests leave of the lag and of its trend."""
    dates, camps = value(study, "lag-mmlu-events-null-p"), value(study, "lag-mmlu-events-camps-p")
    if dates is None or camps is None:
        return "Without an estimate there is nothing to test by this day."
    first = (
        "Shuffle the release dates over all models, so that they say nothing, and the events "
        "estimator "
    )
    first += (
        f"often returns a lag as large (p = {token('lag-mmlu-events-null-p')}): records alone, "
        "which move by single models, would prove no lag of this size."
        if dates > CERTAIN
        else f"rarely returns a lag as large (p = {token('lag-mmlu-events-null-p')})."
    )
    second = "Shuffle instead who is open, "
    second += (
        f"and a lag like this is rare (p = {token('lag-mmlu-events-camps-p')}): that closed models "
        "came first is no accident of the sample."
        if camps <= CERTAIN
        else f"and a lag like this is common (p = {token('lag-mmlu-events-camps-p')}): even that "
        "closed models came first could be an accident of the sample."
    )
    return f"{first} {second}"


def trend(study: Study) -> str:
    """Say what the waits have in common, and whether the lag shrinks."""
    return joined((_waits(study), _slope(study)))


def _waits(study: Study) -> str:
    """Say why the waits are no sample of one quantity, where two or more are over."""
    pairs = study.race.mmlu.pairs
    met, running = pairs[pairs["days"].notna()], pairs[pairs["days"].isna()]
    if len(met) < PAIR:
        return ""
    first, later = met.iloc[0], met["days"].iloc[1:]
    reasons = []
    if first["model"] == GPT_3 and first["days"] > YEARS_LONG and first["days"] > later.max():
        short = "later one is" if len(later) == 1 else "later ones are"
        reasons.append(
            "the first is long because nobody published weights of GPT-3's size for years, the "
            f"{short} shorter"
        )
    if len(running) and running["date"].min() > met["date"].max():
        reasons.append(f"the newest {'is' if len(running) == 1 else 'are'} not over")
    if not reasons:
        return ""
    return (
        f"The waits are no sample of one quantity: {listed(reasons)}. A mean over such a list is a "
        "fair summary of what happened, and a poor forecast."
    )


def _slope(study: Study) -> str:
    chance = value(study, "lag-mmlu-trend-null-p")
    if chance is None or not known(study, "lag-mmlu-trend"):
        if (value(study, "lag-mmlu-matched") or 0) >= FEWEST:
            return "No line through the waits is estimated."
        return (
            "Fewer than six closed records had been matched by this day, so no line is drawn "
            "through the waits."
        )
    verdict = (
        "the trend can't be told from one that shuffled dates give, and there is no finding"
        if chance > CERTAIN
        else "the trend is more than shuffled dates give"
    )
    return (
        "A line through the waits has a slope of "
        f"{ranged(study, 'lag-mmlu-trend')}, and it is tempting to read a closing gap from it. But "
        "late records can only be in the sample if they were matched fast. Against shuffled dates "
        f"(p = {token('lag-mmlu-trend-null-p')}) {verdict}."
    )


def reliability(study: Study) -> str:
    """Say what hangs on the three rows of reliability C and on the choice of scores."""
    return joined((_doubtful(study), _base_weights(study)))


def _base_weights(study: Study) -> str:
    """Say who matches GPT-4 where the scores of base weights count, if it is somebody else."""
    shipped = _match(study.race.mmlu.pairs)
    rival = study.race.rivals.get(BASE_WEIGHTS)
    if rival is None or shipped != LLAMA_3:
        return ""
    other = _match(catch_ups(rival.rows, tolerance=study.race.mmlu.scale.tolerance))
    if other == shipped:
        return ""
    rows = rival.rows
    doubtful = bool(rows.loc[rows["model"] == other, "flagged"].astype(bool).any())
    passes = (
        f"the match passes to {other}{', whose score rests on a secondary list' * doubtful}"
        if other
        else f"{GPT_4} had no match by this day"
    )
    return (
        f"{shipped} matches {GPT_4} as it was tuned; by the score of its base weights it stays "
        f"below, and {passes}."
    )


def _match(pairs: pd.DataFrame) -> str:
    """Return the first open model at or above GPT-4; empty where there is none."""
    found = pairs.loc[(pairs["model"] == GPT_4) & pairs["matched_by"].notna(), "matched_by"]
    return str(found.iloc[0]) if len(found) else ""


def _doubtful(study: Study) -> str:
    mean, without = (value(study, f"lag-mmlu-events{end}") for end in ("", "-without-c"))
    if mean is None or without is None:
        return "Without a mean wait there is nothing to compare it with by this day."
    flagged = int(study.race.mmlu.rows["flagged"].sum())
    if not flagged:
        return "No score of reliability C decides the open frontier by this day."
    change = without - mean
    does = "leaves the mean as it is, at" if abs(change) < 0.05 else (  # noqa: PLR2004 -- as printed
        "lengthens the mean wait, to" if change > 0 else "shortens the mean wait, to"
    )  # fmt: skip
    others = [
        (words, verb, token(f"lag-mmlu-events-{name}"))
        for name, words, verb in RULES
        if name != study.parameters.score_rule and known(study, f"lag-mmlu-events-{name}")
    ]
    rest = ""
    if others:
        lags = [f"{words} {lag}" for words, _, lag in others[1:]]
        rest = f" Of the other choices of scores, {', '.join([' '.join(others[0]), *lags])}."
    one = flagged == 1
    who = counted(flagged, "open record").capitalize()
    return (
        f"{who} after November 2024 {'rests' if one else 'rest'} on a secondary list. Leaving "
        f"{'this row' if one else 'these rows'} out "
        f"{does} {ranged(study, 'lag-mmlu-events-without-c')}.{rest}"
    )


def hard_tests(study: Study) -> str:
    """Say what the harder tests give."""
    gpqa, pro = _gpqa(study), _mmlu_pro(study)
    if not gpqa and not pro:
        if value(study, "lag-gpqa-matched") or value(study, "lag-mmlu-pro-matched"):
            return "On the harder tests no lag is estimated."
        return "On the harder tests no closed record had been matched by this day."
    return joined((gpqa, pro))


def _gpqa(study: Study) -> str:
    found = [one for one in ESTIMATES if known(study, f"lag-gpqa-{one}")]
    if not found:
        return ""
    unmatched = (
        f"{token('lag-gpqa-unmatched', 'value')} closed records still stand unmatched."
        if value(study, "lag-gpqa-unmatched") != 1
        else f"{token('lag-gpqa-unmatched', 'value')} closed record still stands unmatched."
    )
    if len(found) == len(ESTIMATES):
        lags = listed([ranged(study, f"lag-gpqa-{one}") for one in found])
        return f"On GPQA-diamond the four estimators give {lags}; {unmatched}"
    lags = listed([f"{ESTIMATES[one]} {ranged(study, f'lag-gpqa-{one}')}" for one in found])
    return f"On GPQA-diamond not all four estimators give a lag: {lags}; {unmatched}"


def _mmlu_pro(study: Study) -> str:
    if not known(study, "lag-mmlu-pro-levels", "lag-mmlu-pro-events"):
        return ""
    levels = value(study, "lag-mmlu-pro-levels")
    holes = (
        ": few makers of closed models report this test, so the staircase of the closed camp "
        "has holes where open models seem to lead. We read no lag from it."
        if levels is not None and levels < 0
        else "."
    )
    return (
        f"On MMLU-Pro they scatter from {ranged(study, 'lag-mmlu-pro-levels')} by levels to "
        f"{ranged(study, 'lag-mmlu-pro-events')} by events{holes}"
    )


def arena(study: Study) -> str:
    """Say what the Arena gives."""
    if not known(study, "lag-arena-events"):
        if value(study, "lag-arena-matched"):
            return f"No lag on the Arena is estimated: {reason(study, 'lag-arena-events')}."
        return (
            "By this day no open model had matched a closed record on the Arena, so its lag can't "
            "be estimated."
        )
    others = [
        f"{ranged(study, f'lag-arena-{one}')} by {one}"
        for one in ("levels", "area", "survival")
        if known(study, f"lag-arena-{one}")
    ]
    records = "record" if value(study, "lag-arena-matched") == 1 else "records"
    matched = f"over {token('lag-arena-matched', 'value')} matched {records}"
    lags = listed([f"{ranged(study, 'lag-arena-events')} {matched}", *others])
    gap = value(study, "gap-arena")
    lead = (
        f" The best closed model leads the best open one by {token('gap-arena')}."
        if gap is not None and gap > 0
        else ""
    )
    return f"By release date, the board gives a lag of {lags}.{lead}"


def literature(study: Study) -> str:
    """Set our estimates beside the published ones."""
    if not known(study, "published-epoch-2024-events"):
        return "No published estimate was known by this day."
    later = (
        f" Its index of many tests gave {ranged(study, 'published-epoch-2025')} a year later and "
        f"{token('published-epoch-2026')} in May 2026."
        if known(study, "published-epoch-2025", "published-epoch-2026")
        else ""
    )
    ours, theirs = (
        study.results[full(name)] for name in ("lag-mmlu-events", "published-epoch-2024-events")
    )
    beside = ""
    if isinstance(theirs.value, float) and ours.low is not None and ours.high is not None:
        where = "inside" if ours.low <= theirs.value <= ours.high else "outside"
        beside = (
            f", {where} our interval for events on MMLU, where the test and "
            "the kind of event are the same"
        )
    since = (
        " MMLU's records run back to 2020, when nobody released weights of that size, and the "
        "other tests begin in 2023; over the closed records from GPT-4 on, the mean wait on MMLU "
        f"is {token('lag-mmlu-events-since-gpt4')}. Much of the difference is the period, not the "
        "method."
        if known(study, "lag-mmlu-events-since-gpt4")
        else ""
    )
    return (
        f"Epoch AI found {ranged(study, 'published-epoch-2024-events')} on benchmarks in "
        f"2024{beside}.{later}{since}"
    )
