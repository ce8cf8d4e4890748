"""Computed sentences on leaderboards: AgentBench, Falcon and LLaMA, Llama 2 on its day."""

from hundredmodels.chapters.open_vs_closed.agents import HUNDRED_MODELS_ARTICLE_DAY
from hundredmodels.chapters.open_vs_closed.study import Study
from hundredmodels.chapters.open_vs_closed.wording import known, token, value
from hundredmodels.chapters.wording import joined

PRINTED = 0.1
"""To what an average of four tasks is printed, in points."""
WHY_TURNED = {
    1: "because a program was mended",
    2: "first because a program was mended, then because Falcon-180B came out",
}
"""Why the lead passed from one family to the other, by how often it had."""


def agents(study: Study) -> str:
    """Say what AgentBench's open models scored and whether the sum can be rebuilt."""
    if not known(study, "agentbench-v1-open-mean"):
        return "AgentBench was not published by this day."
    first = (
        f"Of {token('agentbench-v1-open-count', 'value')} open models, "
        f"{token('agentbench-v1-open-at-least-one', 'value')} reached one; their mean is "
        f"{token('agentbench-v1-open-mean', 'value')} and their median "
        f"{token('agentbench-v1-open-median', 'value')}."
    )
    if study.end >= HUNDRED_MODELS_ARTICLE_DAY:
        first += (
            " So the article's “around one” is the best "
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
    harness, own = (value(study, f"falcon-llama-gap-{name}") for name in ("harness", "original"))
    if harness is None or own is None:
        return (
            "The board of June 2023, or its MMLU by three programs, was not published by this day."
        )
    corrected = (
        ", and on the board itself, once its MMLU was corrected in July, "
        f"{token('falcon-llama-gap-corrected')}"
        if known(study, "falcon-llama-gap-corrected")
        else ""
    )
    turns = harness * own < 0
    verdict = "the order turns" if turns else "the order stays"
    first = (
        f"With the harness's MMLU, Falcon-40B led by {token('falcon-llama-gap-harness')} of the "
        "four-task average. Exchange the MMLU part for the score of the test's own program and "
        f"{verdict}: {token('falcon-llama-gap-original')}. With HELM's it is "
        f"{token('falcon-llama-gap-helm')}{corrected}."
    )
    printed = (
        "The two averages are printed to a tenth, so that each difference is good to about a tenth "
        "of a point; the turn is larger than that."
        if turns and abs(own) > PRINTED
        else ""
    )
    return joined((first, printed, _taking_turns(study)))


def _taking_turns(study: Study) -> str:
    """Say how often the lead passed between the two families, and why."""
    changes = value(study, "falcon-llama-lead-changes")
    why = WHY_TURNED.get(int(changes or 0))
    if why is None:
        return ""
    times = f"{token('falcon-llama-lead-changes', 'value')} {'time' if changes == 1 else 'times'}"
    said = (
        "The articles report the ranking rightly and conclude too much from it. When they say that "
        "the two camps of animals took turns, they are right: over"
        if study.end >= HUNDRED_MODELS_ARTICLE_DAY
        else "Over"
    )
    return f"{said} the printed boards the lead changed hands {times}, {why}."


def llama2(study: Study) -> str:
    """Say how Llama 2 stood on its day."""
    if not known(study, "llama2-wins-gpt35", "llama2-wins-open"):
        return "The tables of Llama 2's paper were not known by this day."
    return (
        f"Against GPT-3.5 it wins {token('llama2-wins-gpt35')} tests, though on MMLU the "
        f"difference is only {token('llama2-gpt35-mmlu')} and outside code it reaches "
        f"{token('llama2-gpt35-outside-code')} of its score; on code the difference is "
        f"{token('llama2-gpt35-humaneval')}. Against GPT-4 it wins {token('llama2-wins-gpt4')}, "
        f"against PaLM {token('llama2-wins-palm')}. Against open models of its size it wins "
        f"{token('llama2-wins-open')} comparisons, by {token('llama2-median-lead-open')} in the "
        "median."
    )
