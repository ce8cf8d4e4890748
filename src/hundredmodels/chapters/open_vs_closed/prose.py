"""Computed sentences: the chapter's answer, and what may turn with data, day or parameters."""

from hundredmodels.chapters.open_vs_closed.study import Study
from hundredmodels.chapters.open_vs_closed.wording import (
    CERTAIN,
    UNKNOWN,
    known,
    ranged,
    token,
    value,
)


def answer(study: Study) -> tuple[str, str, str]:
    """Return the chapter's answer in three sentences."""
    return _answer_lag(study), _answer_trend(study), _answer_matter(study)


def _answer_lag(study: Study) -> str:
    if not known(study, "lag-mmlu-events"):
        return "By this day no closed record on MMLU had been matched by an open model."
    first = (
        "Over all closed records on MMLU that were matched, an open model followed after "
        f"{ranged(study, 'lag-mmlu-events')} in the mean"
    )
    if known(study, "lag-gpqa-events", "lag-arena-events"):
        return (
            f"{first}, and after {token('lag-gpqa-events')} on GPQA-diamond and "
            f"{token('lag-arena-events')} on the Arena: the answer depends more on the test "
            "than on the estimator."
        )
    return f"{first}; no harder test allows an estimate by this day."


def _answer_trend(study: Study) -> str:
    gap = (
        f"the lead of closed models on MMLU went from {token('memo-gap-then')} in May 2023 to "
        f"{token('gap-mmlu')}"
    )
    share = (
        f", while {token('open-frontier-share')} of the ten best models on the last whole Arena "
        "board can be downloaded"
        if known(study, "open-frontier-share")
        else ""
    )
    if not known(study, "lag-mmlu-trend-null-p"):
        return f"Too few records have been matched to say whether the lag shrinks; {gap}{share}."
    if value(study, "lag-mmlu-trend-null-p") > CERTAIN:
        return (
            "Whether the lag shrinks the records can't tell, as shuffled dates give such a trend "
            f"too (p = {token('lag-mmlu-trend-null-p')}); {gap}{share}."
        )
    return (
        f"The lag changes by {token('lag-mmlu-trend')}, more than shuffled dates explain; "
        f"{gap}{share}."
    )


def _answer_matter(study: Study) -> str:
    agents = (
        "on AgentBench, which the article rests its case on, the open models of August 2023 had a "
        f"mean of {token('agentbench-v1-open-mean', 'value')} against GPT-4's "
        f"{token('agentbench-v1-gpt4')}"
    )
    if not known(study, "price-premium"):
        return f"It mattered: {agents}."
    low = study.results["open-vs-closed.price-premium"].low
    if low is not None and low > 1:
        return (
            f"It matters at the top and costs money below it: {agents}, yet at equal score and "
            f"date closed models cost {token('price-premium', 'value')} times as much "
            f"({token('price-premium', 'interval')})."
        )
    return (
        f"It matters at the top: {agents}; at equal score and date the prices of the two camps "
        f"can't be told apart ({token('price-premium', 'interval')})."
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
        f"estimator still returns anything from {token('lag-mmlu-events-null', 'interval')} months"
    )
    first += (
        f" (p = {token('lag-mmlu-events-null-p')}): records alone, which move by single models, "
        "would prove no lag of this size."
        if dates > CERTAIN
        else f" (p = {token('lag-mmlu-events-null-p')}), which the estimate exceeds."
    )
    second = (
        "Shuffle instead who is open, and the range is "
        f"{token('lag-mmlu-events-camps', 'interval')} months (p = "
        f"{token('lag-mmlu-events-camps-p')})"
    )
    second += (
        ": that closed models came first is no accident of the sample."
        if camps <= CERTAIN
        else ": even that closed models came first could be an accident of the sample."
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
        "late records can only be in the sample if they were matched fast. Shuffled dates give "
        f"{token('lag-mmlu-trend-null', 'interval')} months a year "
        f"(p = {token('lag-mmlu-trend-null-p')}): "
        f"{verdict}."
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
    rest = (
        f" The best published score of each model gives {token('lag-mmlu-events-best')}, makers' "
        f"own figures alone {token('lag-mmlu-events-vendor')}"
        if known(study, "lag-mmlu-events-best", "lag-mmlu-events-vendor")
        else ""
    )
    if rest and known(study, "lag-mmlu-events-helm"):
        rest += f", HELM's strict re-run {token('lag-mmlu-events-helm')} on its smaller sample"
    return (
        "Three open records after November 2024 rest on a secondary list. Leaving these rows out "
        f"{verb}, to {ranged(study, 'lag-mmlu-events-without-c')}.{rest}{'.' if rest else ''}"
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
        "other tests begin in 2023; over the closed records from GPT-4 on, the mean wait on MMLU is "
        f"{token('lag-mmlu-events-since-gpt4')}. Much of the difference is the period, not the "
        "method."
        if known(study, "lag-mmlu-events-since-gpt4")
        else ""
    )
    return (
        f"Epoch AI found {ranged(study, 'published-epoch-2024-events')} on benchmarks in 2024, "
        f"{'inside' if inside else 'outside'} our interval for events on MMLU, where the test and "
        f"the kind of event are the same.{later}{since}"
    )


def agents(study: Study) -> str:
    """Say what AgentBench's open models scored and whether the sum can be rebuilt."""
    if not known(study, "agentbench-v1-open-mean"):
        return UNKNOWN
    first = (
        f"Of {token('agentbench-v1-open-count', 'value')} open models, "
        f"{token('agentbench-v1-open-at-least-one', 'value')} reached 1; their mean is "
        f"{token('agentbench-v1-open-mean', 'value')} and their median "
        f"{token('agentbench-v1-open-median', 'value')}. So the article's 'around 1' is the best "
        "of them, not most of them, and the gap is wider than it says."
    )
    if not known(study, "agentbench-v2-rebuild-error"):
        return first
    return (
        f"{first} The revision of October 2023 changed tasks and weights: GPT-4 fell to "
        f"{token('agentbench-v2-gpt4', 'value')}, and the open mean became "
        f"{token('agentbench-v2-open-mean', 'value')}. Rebuilt from its tasks and the printed "
        "weights, its overall scores come out right within "
        f"{token('agentbench-v2-rebuild-error', 'value')}; those of August, whose weights are only "
        f"described, within "
        f"{token('agentbench-v1-rebuild-error', 'value')}."
    )


def falcon(study: Study) -> str:
    """Say how the order of Falcon and LLaMA hangs on the program."""
    if not known(study, "falcon-llama-gap-original"):
        return UNKNOWN
    flips = value(study, "falcon-llama-gap-harness") * value(study, "falcon-llama-gap-original") < 0
    verdict = "the order turns" if flips else "the order stays"
    return (
        f"With the harness's MMLU, Falcon 40B led by {token('falcon-llama-gap-harness')} of the "
        "four-task average. Exchange the MMLU part for the score of the test's own program and "
        f"{verdict}: {token('falcon-llama-gap-original')}. With HELM's it is "
        f"{token('falcon-llama-gap-helm')}, and on the board itself, once its MMLU was corrected "
        f"in July, {token('falcon-llama-gap-corrected')}."
    )


def llama2(study: Study) -> str:
    """Say how Llama 2 stood on its day."""
    if not known(study, "llama2-wins-gpt35", "llama2-wins-open"):
        return UNKNOWN
    return (
        f"Against GPT-3.5 it wins {token('llama2-wins-gpt35')} tests, though on MMLU the difference is only "
        f"{token('llama2-gpt35-mmlu')} and outside code it reaches "
        f"{token('llama2-gpt35-outside-code')} of its score; on code the difference is "
        f"{token('llama2-gpt35-humaneval')}. Against GPT-4 it wins {token('llama2-wins-gpt4')}, "
        f"against PaLM {token('llama2-wins-palm')}. Against open models of its size it wins "
        f"{token('llama2-wins-open')} comparisons, by {token('llama2-median-lead-open')} in the "
        "median."
    )


def licences(study: Study) -> str:
    """Say how terms changed over the years."""
    if not known(study, "open-release-share-2021"):
        return UNKNOWN
    if not known(study, "open-release-share-2023", "open-release-share-2025"):
        return (
            f"In 2021, {token('open-release-share-2021')} of releases could be downloaded; later "
            "years were not over by this day."
        )
    rising = value(study, "permissive-share-2025") > value(study, "permissive-share-2023")
    return (
        f"Weights could be had for {token('open-release-share-2021')} of the releases of 2021, "
        f"{token('open-release-share-2023')} in 2023 and {token('open-release-share-2025')} in "
        "2025. Of the open ones with a named licence, "
        f"{token('permissive-share-2023')} were permissive in 2023 and "
        f"{token('permissive-share-2025')} in 2025: the terms became "
        f"{'freer' if rising else 'tighter'}."
    )


def frontier_share(study: Study) -> str:
    """Say how much of the frontier is open."""
    if not known(study, "open-frontier-share"):
        return UNKNOWN
    drew = "drew together" if value(study, "arena-lead-fifth-change") < 0 else "drew apart"
    lead = (
        f" Within the top the field {drew}: from July 2023 on, the boards of the first series "
        f"changed the lead of the first place over the fifth by {token('arena-lead-fifth-change')}."
        if known(study, "arena-lead-fifth-change")
        else ""
    )
    return (
        "Of the ten best models of the last whole board, "
        f"{ranged(study, 'open-frontier-share')} have weights to download. The boards of 2023 had "
        "few closed models to offer, so half of their ten best were open; that share says more "
        f"about who was listed than about who was good.{lead}"
    )


def memo(study: Study) -> str:
    """Weigh the memo's five points."""
    parts = []
    if known(study, "memo-gap-change"):
        parts.append(
            "On the first point the lead of closed models on MMLU changed by "
            f"{token('memo-gap-change')}."
        )
    if known(study, "memo-size-fall"):
        parts.append(
            "On the second, the smallest open model at MMLU 70 is "
            f"{token('memo-size-fall', 'value')} times smaller than the first one there."
        )
    if known(study, "memo-token-growth"):
        grown = value(study, "memo-token-growth") > 1
        parts.append(
            "On the third, "
            + ("quantity did not go out of fashion: " if grown else "quantity shrank: ")
            + "the newest open record holder with a known count was trained on "
            f"{token('memo-token-growth', 'value')} times the tokens of LLaMA 65B."
        )
    if known(study, "memo-google-boards"):
        parts.append(
            "On the fourth, Google's best closed model led the best open model of others on "
            f"{token('memo-google-boards')} of the whole Arena boards since."
        )
    parts.append(
        "On the fifth, Google has published open-weight models at a rate of "
        f"{token('memo-google-open-now')} since the memo, after {token('memo-google-open-then')} "
        "before."
    )
    return " ".join(parts)


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
        f"({token('price-ratio-median', 'interval')} over the levels).{tail}"
    )


def moat(study: Study) -> str:
    """Say what is left of the moat."""
    if not known(study, "price-premium"):
        return "Whether a price is left as a moat can't be told by this day."
    low = study.results["open-vs-closed.price-premium"].low
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
    if not known(study, "open-entrants-ratio", "open-releases-after-llama2"):
        return "The months after Llama 2 were not over by this day."
    return (
        "In the half year after Llama 2 open releases came at "
        f"{token('open-releases-after-llama2', 'value')} times the rate of the half year before, "
        f"and {token('open-entrants-ratio', 'value')} times as many organisations published a "
        "first open model in the year after as in the year before. That is the stir the article saw; "
        "it is no proof that Llama 2 was its cause."
    )
