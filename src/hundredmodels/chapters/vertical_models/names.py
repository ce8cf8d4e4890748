"""How the chapter's results are named, and the units that are its own."""

from hundredmodels.chapters.facts import Fact
from hundredmodels.chapters.naming import Naming
from hundredmodels.chapters.result import Result

SLUG = "vertical-models"
NAMING = Naming(SLUG)
full = NAMING.full
number = NAMING.number
share = NAMING.share
PER_MTOK = "US dollars a million tokens"
TOKENS = "tokens a month"
BILLION_TOKENS = "billion tokens a month"


def named(
    name: str, label: str, value: str, method: str, fact: Fact, *, n: int | None = None
) -> Result:
    """Return a result that is a name or a phrase; none where the fact is none."""
    told = None if fact.value is None else value
    return number(name, label, told, "", method, n=n, inputs=fact.inputs, reason=fact.reason)
