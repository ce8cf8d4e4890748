"""Computed sentences: the chapter's answer, and what may turn with data, day or parameters."""

from hundredmodels.chapters.transformer_shift.prose.answer import (
    answer,
)
from hundredmodels.chapters.transformer_shift.prose.competition import (
    at_writing,
    breadth,
    counting,
    entry,
    rules,
    selection,
    wave,
)
from hundredmodels.chapters.transformer_shift.prose.succession import (
    architectures,
    censored,
    flip,
    records,
)
from hundredmodels.chapters.transformer_shift.prose.training import (
    agreement,
    china_growth,
    frontier,
)
from hundredmodels.chapters.transformer_shift.prose.translation import (
    french,
    later_rivals,
)

__all__ = [
    "agreement",
    "answer",
    "architectures",
    "at_writing",
    "breadth",
    "censored",
    "china_growth",
    "counting",
    "entry",
    "flip",
    "french",
    "frontier",
    "later_rivals",
    "records",
    "rules",
    "selection",
    "wave",
]
