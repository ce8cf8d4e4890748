"""Computed sentences on the lag: estimators, tests, harder benchmarks, the literature."""

from hundredmodels.chapters.open_vs_closed.study import Study
from hundredmodels.chapters.open_vs_closed.wording import (
    CERTAIN,
    UNKNOWN,
    known,
    ranged,
    token,
    value,
)


def estimators(study: Study) -> str:
    """Set the four estimators on MMLU side by side."""
    if not known(study, "lag-mmlu-events", "lag-mmlu-levels", "lag-mmlu-area"):
        return UNKNOWN
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


def nulls(study: Study) -> str:
    """Say what the permutation tests leave of the lag and of its trend."""
    if not known(study, "lag-mmlu-events-null-p", "lag-mmlu-events-camps-p"):
        return "Without an estimate there is nothing to test by this day."
    dates, camps = value(study, "lag-mmlu-events-null-p"), value(study, "lag-mmlu-events-camps-p")
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
    """Say whether the lag shrinks."""
    if not known(study, "lag-mmlu-trend", "lag-mmlu-trend-null-p"):
        return (
            "Fewer than six closed records had been matched by this day, so no line is drawn "
            "through the waits."
        )
    far = value(study, "lag-mmlu-trend-null-p") > CERTAIN
    verdict = (
        "the trend can't be told from one that shuffled dates give, and there is no finding"
        if far
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
    if not known(study, "lag-mmlu-events-without-c"):
        return UNKNOWN
    if not study.race.mmlu.rows["flagged"].any():
        return "No score of reliability C decides the open frontier by this day."
    change = value(study, "lag-mmlu-events-without-c") - value(study, "lag-mmlu-events")
    verb = "leaves the mean as it is" if abs(change) < 0.05 else (  # noqa: PLR2004 -- as printed
        "lengthens the mean wait" if change > 0 else "shortens the mean wait"
    )  # fmt: skip
    rules = [
        f"{words} {token(f'lag-mmlu-events-{name}')}"
        for name, words in (
            ("preferred", "base weights for open models give"),
            ("best", "the best published score of each model"),
            ("vendor", "makers' figures alone, base before tuned,"),
            ("helm", "HELM's stricter re-run on its smaller sample"),
        )
        if f"open-vs-closed.lag-mmlu-events-{name}" in study.results
        and known(study, f"lag-mmlu-events-{name}")
    ]
    rest = f" Of the other choices of scores, {', '.join(rules)}." if rules else ""
    return (
        "Three open records after November 2024 rest on a secondary list. Leaving these rows out "
        f"{verb}, to {ranged(study, 'lag-mmlu-events-without-c')}.{rest}"
    )


def hard_tests(study: Study) -> str:
    """Say what the harder tests give."""
    if not known(study, "lag-gpqa-events"):
        return "On the harder tests no closed record had been matched by this day."
    return (
        f"On GPQA-diamond the four estimators give {ranged(study, 'lag-gpqa-events')}, "
        f"{ranged(study, 'lag-gpqa-levels')}, {ranged(study, 'lag-gpqa-area')} and "
        f"{ranged(study, 'lag-gpqa-survival')}; {token('lag-gpqa-unmatched', 'value')} closed "
        "records still stand unmatched. On MMLU-Pro they scatter from "
        f"{ranged(study, 'lag-mmlu-pro-levels')} by levels to "
        f"{ranged(study, 'lag-mmlu-pro-events')} by events"
        + (
            ": few makers of closed models report this test, so the staircase of the closed camp "
            "has holes where open models seem to lead. We read no lag from it."
            if value(study, "lag-mmlu-pro-levels") < 0
            else "."
        )
    )


def arena(study: Study) -> str:
    """Say what the Arena gives."""
    if not known(study, "lag-arena-events"):
        return (
            "By this day no open model had matched a closed record on the Arena, so its lag can't "
            "be estimated."
        )
    return (
        f"By release date, the board gives a lag of {ranged(study, 'lag-arena-events')} over "
        f"{token('lag-arena-matched', 'value')} matched records, "
        f"{ranged(study, 'lag-arena-levels')} by levels, {ranged(study, 'lag-arena-area')} by area "
        f"and {ranged(study, 'lag-arena-survival')} by survival. The best closed model leads the "
        f"best open one by {token('gap-arena')}."
    )


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
        study.results[f"open-vs-closed.{name}"]
        for name in ("lag-mmlu-events", "published-epoch-2024-events")
    )
    inside = (
        isinstance(theirs.value, float)
        and ours.low is not None
        and ours.high is not None
        and ours.low <= theirs.value <= ours.high
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
        f"Epoch AI found {ranged(study, 'published-epoch-2024-events')} on benchmarks in 2024, "
        f"{'inside' if inside else 'outside'} our interval for events on MMLU, where the test and "
        f"the kind of event are the same.{later}{since}"
    )
