"""The chapter's answer, in three sentences that may turn with data, day or parameters."""

from hundredmodels.analysis.uncertainty import CERTAIN
from hundredmodels.chapters.open_vs_closed.agents import HUNDRED_MODELS_ARTICLE_DAY
from hundredmodels.chapters.open_vs_closed.memo import MEMO_DAY
from hundredmodels.chapters.open_vs_closed.names import full
from hundredmodels.chapters.open_vs_closed.study import Study
from hundredmodels.chapters.open_vs_closed.wording import (
    FEWEST,
    known,
    lead_since_memo,
    ranged,
    reason,
    token,
    value,
)


def answer(study: Study) -> tuple[str, str, str]:
    """Return the chapter's answer in three sentences."""
    return _answer_lag(study), _answer_trend(study), _answer_matter(study)


def _answer_lag(study: Study) -> str:
    if not known(study, "lag-mmlu-events"):
        if value(study, "lag-mmlu-matched"):
            return f"The lag on MMLU is not estimated: {reason(study, 'lag-mmlu-events')}."
        return "By this day no closed record on MMLU had been matched by an open model."
    first = (
        "Over the closed records on MMLU that were matched, an open model followed after "
        f"{ranged(study, 'lag-mmlu-events')} in the mean"
    )
    if known(study, "lag-mmlu-events-camps-p", "lag-mmlu-events-null-p"):
        first += (
            f" (p = {token('lag-mmlu-events-camps-p')} against shuffled camps, "
            f"{token('lag-mmlu-events-null-p')} against shuffled dates)"
        )
    if known(study, "lag-gpqa-events", "lag-arena-events"):
        return (
            f"{first}, and after {token('lag-gpqa-events')} on GPQA-diamond and "
            f"{token('lag-arena-events')} on the Arena: the answer depends more on the test "
            "than on the estimator."
        )
    return f"{first}; no harder test allows an estimate by this day."


def _answer_trend(study: Study) -> str:
    lead = value(study, "gap-mmlu")
    if lead is None:
        return (
            "No lead and no trend can be told yet: one of the camps has no score on MMLU that "
            "counts here."
        )
    gap = (
        f"the lead of closed models on MMLU {lead_since_memo(study)}"
        if study.end > MEMO_DAY and known(study, "memo-gap-then")
        else f"closed models lead on MMLU by {token('gap-mmlu')}"
        if lead > 0
        else f"on MMLU the best closed less the best open score is {token('gap-mmlu')}"
    )
    share = (
        f", while {token('open-frontier-share')} of the ten best models on the last whole Arena "
        "board can be downloaded"
        if known(study, "open-frontier-share")
        else ""
    )
    chance = value(study, "lag-mmlu-trend-null-p")
    if chance is None and (value(study, "lag-mmlu-matched") or 0) >= FEWEST:
        return f"Whether the lag shrinks is not estimated; {gap}{share}."
    if chance is None:
        return f"Too few records have been matched to say whether the lag shrinks; {gap}{share}."
    if chance > CERTAIN:
        return (
            "Whether the lag shrinks the records can't tell, as shuffled dates give such a trend "
            f"too (p = {token('lag-mmlu-trend-null-p')}); {gap}{share}."
        )
    return (
        f"The lag changes by {token('lag-mmlu-trend')}, more than shuffled dates explain; "
        f"{gap}{share}."
    )


def _answer_matter(study: Study) -> str:
    if not known(study, "agentbench-v1-open-mean", "agentbench-v1-gpt4"):
        return _answer_price(study)
    case = (
        ", which the article rests its case on," if study.end >= HUNDRED_MODELS_ARTICLE_DAY else ""
    )
    agents = (
        f"on AgentBench{case} the open models of August 2023 had a "
        f"mean of {token('agentbench-v1-open-mean', 'value')} against GPT-4's "
        f"{token('agentbench-v1-gpt4', 'value')}"
    )
    if not known(study, "price-premium"):
        return f"It mattered: {agents}."
    low = study.results[full("price-premium")].low
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


def _answer_price(study: Study) -> str:
    """Say whether it matters by prices alone, before AgentBench."""
    if not known(study, "price-premium"):
        return (
            "Whether it matters nothing shows yet: AgentBench was not published by this day, and "
            "too few prices of both camps are known."
        )
    low = study.results[full("price-premium")].low
    if low is not None and low > 1:
        return (
            "It costs money: at equal score and date closed models cost "
            f"{token('price-premium', 'value')} times as much "
            f"({token('price-premium', 'interval')})."
        )
    return (
        "Nothing shows yet that it matters: at equal score and date the prices of the two camps "
        f"can't be told apart ({token('price-premium', 'interval')})."
    )
