"""Computed sentences on leaderboards, licences, the memo and prices."""

from hundredmodels.chapters.open_vs_closed.study import Study
from hundredmodels.chapters.open_vs_closed.wording import UNKNOWN, known, ranged, token, value


def agents(study: Study) -> str:
    """Say what AgentBench's open models scored and whether the sum can be rebuilt."""
    if not known(study, "agentbench-v1-open-mean"):
        return UNKNOWN
    first = (
        f"Of {token('agentbench-v1-open-count', 'value')} open models, "
        f"{token('agentbench-v1-open-at-least-one', 'value')} reached one; their mean is "
        f"{token('agentbench-v1-open-mean', 'value')} and their median "
        f"{token('agentbench-v1-open-median', 'value')}. So the article's “around one” is the best "
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
        f"With the harness's MMLU, Falcon-40B led by {token('falcon-llama-gap-harness')} of the "
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
        f"Against GPT-3.5 it wins {token('llama2-wins-gpt35')} tests, though on MMLU the "
        f"difference is only {token('llama2-gpt35-mmlu')} and outside code it reaches "
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
            "On the second, the smallest open model at an MMLU of seventy is "
            f"{token('memo-size-fall', 'value')} times smaller than the first one there."
        )
    if known(study, "memo-token-growth"):
        grown = value(study, "memo-token-growth") > 1
        parts.append(
            "On the third, "
            + ("quantity did not go out of fashion: " if grown else "quantity shrank: ")
            + "the newest open record holder with a known count was trained on "
            f"{token('memo-token-growth', 'value')} times the tokens of LLaMA-65B."
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
        "first open model in the year after as in the year before. That is the stir the article "
        "saw; it is no proof that Llama 2 was its cause."
    )
