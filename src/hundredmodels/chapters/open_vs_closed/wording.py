"""How the chapter's sentences name results, and the phrases that prose and captions share."""

import pandas as pd

from hundredmodels.chapters.open_vs_closed.names import NAMING
from hundredmodels.chapters.open_vs_closed.study import Study
from hundredmodels.chapters.wording import Wording

WORDS = Wording(NAMING)
token = WORDS.token
ranged = WORDS.ranged
known = WORDS.known
value = WORDS.value
reason = WORDS.reason

FEWEST = 6
"""Matched records that a line through the waits needs."""


def lead_since_memo(study: Study) -> str:
    """Say how closed models' lead on MMLU moved since the memo, where both leads are known."""
    if not round(value(study, "memo-gap-change") or 0.0, 1):
        return f"is {token('gap-mmlu')}, as it was in May 2023"
    return f"went from {token('memo-gap-then')} in May 2023 to {token('gap-mmlu')}"


def first_always_closed(boards: pd.DataFrame) -> bool:
    """Say whether the best model of every board was a closed one."""
    best = boards.sort_values("score", ascending=False).drop_duplicates("board")
    return bool((best["camp"] == "closed").all())
