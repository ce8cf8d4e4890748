"""How the chapter's sentences name results, and ask what is known of them."""

from collections.abc import Iterable

from hundredmodels.chapters.cost_imbalance.names import NAMING
from hundredmodels.chapters.wording import Wording, listed

WORDS = Wording(NAMING)
token = WORDS.token
value = WORDS.value
known = WORDS.known
ranged = WORDS.ranged


def in_words(names: Iterable[object]) -> str:
    """Return names as a sentence lists them, each once: ``A, B and C``."""
    return listed(dict.fromkeys(str(name) for name in names))
