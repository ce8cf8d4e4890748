"""Computed sentences: the chapter's answer, and what may turn with data, day or parameters."""

from hundredmodels.chapters.cost_imbalance.prose.answer import answer
from hundredmodels.chapters.cost_imbalance.prose.gap import forecasts, sensitivity, yearly_form
from hundredmodels.chapters.cost_imbalance.prose.market import cover, forecast_error, spending
from hundredmodels.chapters.cost_imbalance.prose.price import (
    hedonic,
    null_verdict,
    published_falls,
    rents,
)
from hundredmodels.chapters.cost_imbalance.prose.training import growth

__all__ = [
    "answer",
    "cover",
    "forecast_error",
    "forecasts",
    "growth",
    "hedonic",
    "null_verdict",
    "published_falls",
    "rents",
    "sensitivity",
    "spending",
    "yearly_form",
]
