"""The chapter's computed sentences: what may flip with the data is decided here, not written.

A sentence names numbers by the results' ids and holds none of its own.
"""

from hundredmodels.chapters.miniaturisation.prose.answer import answer
from hundredmodels.chapters.miniaturisation.prose.law import napkin, projection, selection
from hundredmodels.chapters.miniaturisation.prose.market import duel_sentence, fed, release_sentence
from hundredmodels.chapters.miniaturisation.prose.trends import (
    cloud,
    curve,
    last_year,
    no_fault,
    null_sentence,
    objections,
    years,
)

__all__ = [
    "answer",
    "cloud",
    "curve",
    "duel_sentence",
    "fed",
    "last_year",
    "napkin",
    "no_fault",
    "null_sentence",
    "objections",
    "projection",
    "release_sentence",
    "selection",
    "years",
]
