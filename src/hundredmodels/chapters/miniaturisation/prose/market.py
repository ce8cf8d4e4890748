"""Computed sentences on small models against big ones, what they were fed, and releases."""

from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.miniaturisation.wording import known, so_far, token, value

PAIR = ("Llama 2 7B", "Llama 2 70B")
THOUSANDS = 2.0
"""Trillion tokens for each billion parameters: thousands for each parameter."""


def duel_sentence(study: Study) -> str:
    """Say how far MiniCPM's lead rests on one benchmark."""
    if not known(study, "minicpm-mean-lead", "minicpm-least-lead", "minicpm-mmlu-lead"):
        return "MiniCPM's table was not out by this day."
    side = "behind" if (value(study, "minicpm-mmlu-lead") or 0) < 0 else "ahead of"
    return (
        f"MiniCPM's mean lead is {token('minicpm-mean-lead')}, and still "
        f"{token('minicpm-least-lead')} without the benchmark that helps it most; on MMLU alone it "
        f"is {side} Llama 2 13B ({token('minicpm-mmlu-lead')})."
    )


def release_sentence(study: Study) -> str:
    """Say how the sizes of releases moved."""
    if not known(study, "share-below-10b-2022", "share-below-10b-2024"):
        return "How the sizes of releases moved can't be said for this day."
    up = (value(study, "share-below-10b-2024") or 0) > (value(study, "share-below-10b-2022") or 0)
    verb = "rose" if up else "fell"
    later = (
        f" In 2025 the share was {token('share-below-10b-2025')}{so_far(study, 2025)}."
        if known(study, "share-below-10b-2025")
        else ""
    )
    return (
        f"The share of released models below ten billion parameters {verb} from "
        f"{token('share-below-10b-2022')} in 2022 to {token('share-below-10b-2024')} in 2024"
        f"{so_far(study, 2024)}, and "
        f"the median went from {token('median-size-2022')} to {token('median-size-2024')}.{later}"
    )


def fed(study: Study) -> str:
    """Say what small models are fed."""
    frame = study.measured.sample.frame
    tokens = frame.set_index("model")["training_tokens_t"]
    if not all(name in tokens.index for name in PAIR) or tokens[PAIR[0]] != tokens[PAIR[1]]:
        return (
            "A small model that is fed beyond that split is dearer to train than its size "
            "suggests, and cheaper to run ever after."
        )
    later = frame["release_date"] > frame.loc[frame["model"] == PAIR[0], "release_date"].iloc[0]
    most = (frame["training_tokens_t"] / frame["size_b"])[later].max()
    more = ", and later small models see many thousands for every parameter"
    return (
        f"{PAIR[0]} saw as many tokens as {PAIR[1]}{more if most >= THOUSANDS else ''}. Small "
        "models deliberately go beyond that split, because a smaller model is cheaper to run ever "
        "after."
    )
