"""The chapter's figures, each a function from the study to a chart."""

from hundredmodels.chapters.open_vs_closed.figures.boards import agentbench, falcon, llama2
from hundredmodels.chapters.open_vs_closed.figures.race import (
    arena_boards,
    catch_up,
    frontier_arena,
    frontier_hard,
    frontier_mmlu,
    lag_forest,
)
from hundredmodels.chapters.open_vs_closed.figures.terms import licences, memo, offers, top_ten

__all__ = [
    "agentbench",
    "arena_boards",
    "catch_up",
    "falcon",
    "frontier_arena",
    "frontier_hard",
    "frontier_mmlu",
    "lag_forest",
    "licences",
    "llama2",
    "memo",
    "offers",
    "top_ten",
]
