"""Captions and alt texts: the finding first, then what is drawn."""

from hundredmodels.chapters.transformer_shift.captions.competition import (
    counting_bodies,
    counting_bodies_alt,
    effective_numbers,
    effective_numbers_alt,
    entrants,
    entrants_alt,
    releases_by_area,
    releases_by_area_alt,
)
from hundredmodels.chapters.transformer_shift.captions.layers import (
    block_against_lstm,
    block_against_lstm_alt,
    layer_operations,
    layer_operations_alt,
)
from hundredmodels.chapters.transformer_shift.captions.succession import (
    architecture_shares,
    architecture_shares_alt,
    leaders,
    leaders_alt,
    record_perplexity,
    record_perplexity_alt,
)
from hundredmodels.chapters.transformer_shift.captions.training import (
    compute_growth,
    compute_growth_alt,
    compute_rivals,
    compute_rivals_alt,
)
from hundredmodels.chapters.transformer_shift.captions.translation import (
    bleu_by_compute,
    bleu_by_compute_alt,
)

__all__ = [
    "architecture_shares",
    "architecture_shares_alt",
    "bleu_by_compute",
    "bleu_by_compute_alt",
    "block_against_lstm",
    "block_against_lstm_alt",
    "compute_growth",
    "compute_growth_alt",
    "compute_rivals",
    "compute_rivals_alt",
    "counting_bodies",
    "counting_bodies_alt",
    "effective_numbers",
    "effective_numbers_alt",
    "entrants",
    "entrants_alt",
    "layer_operations",
    "layer_operations_alt",
    "leaders",
    "leaders_alt",
    "record_perplexity",
    "record_perplexity_alt",
    "releases_by_area",
    "releases_by_area_alt",
]
