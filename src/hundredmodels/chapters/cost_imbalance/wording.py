"""How the chapter's sentences name results, and ask what is known of them."""

from hundredmodels.chapters.cost_imbalance.names import NAMING
from hundredmodels.chapters.wording import Wording

WORDS = Wording(NAMING)
token = WORDS.token
value = WORDS.value
known = WORDS.known
ranged = WORDS.ranged
