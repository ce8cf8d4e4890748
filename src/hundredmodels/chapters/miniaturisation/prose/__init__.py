"""The chapter's computed sentences: what may flip with the data is decided here, not written.

A sentence names numbers by the results' ids and holds none of its own.
"""

from hundredmodels.chapters.miniaturisation.prose.answer import answer
from hundredmodels.chapters.miniaturisation.prose.law import projection
from hundredmodels.chapters.miniaturisation.prose.market import duel_sentence, release_sentence
from hundredmodels.chapters.miniaturisation.prose.trends import null_sentence, years

__all__ = [
    "answer",
    "duel_sentence",
    "null_sentence",
    "projection",
    "release_sentence",
    "years",
]
