"""The chapter's figures: each draws one frame of the study, and says nothing of its own."""

from hundredmodels.chapters.transformer_shift.figures.competition import (
    counting_bodies,
    effective_numbers,
    entrants,
    releases_by_area,
)
from hundredmodels.chapters.transformer_shift.figures.layers import (
    block_against_lstm,
    layer_operations,
)
from hundredmodels.chapters.transformer_shift.figures.succession import (
    architecture_shares,
    leaders,
    record_perplexity,
)
from hundredmodels.chapters.transformer_shift.figures.training import (
    compute_growth,
    compute_rivals,
)
from hundredmodels.chapters.transformer_shift.figures.translation import bleu_by_compute

__all__ = [
    "architecture_shares",
    "bleu_by_compute",
    "block_against_lstm",
    "compute_growth",
    "compute_rivals",
    "counting_bodies",
    "effective_numbers",
    "entrants",
    "layer_operations",
    "leaders",
    "record_perplexity",
    "releases_by_area",
]
