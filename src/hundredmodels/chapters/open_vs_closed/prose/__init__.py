"""Computed sentences: the chapter's answer, and what may turn with data, day or parameters."""

from hundredmodels.chapters.open_vs_closed.prose.answer import answer
from hundredmodels.chapters.open_vs_closed.prose.boards import agents, falcon, llama2
from hundredmodels.chapters.open_vs_closed.prose.race import (
    arena,
    estimators,
    hard_tests,
    literature,
    nulls,
    reliability,
    trend,
)
from hundredmodels.chapters.open_vs_closed.prose.terms import (
    entry,
    frontier_share,
    licences,
    memo,
    moat,
    prices,
    published_and_best,
)

__all__ = [
    "agents",
    "answer",
    "arena",
    "entry",
    "estimators",
    "falcon",
    "frontier_share",
    "hard_tests",
    "licences",
    "literature",
    "llama2",
    "memo",
    "moat",
    "nulls",
    "prices",
    "published_and_best",
    "reliability",
    "trend",
]
