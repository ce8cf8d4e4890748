"""How the chapter's sentences name results and turn with them."""

from hundredmodels.chapters.open_vs_closed.facts import rid
from hundredmodels.chapters.open_vs_closed.study import Study

CERTAIN = 0.05
UNKNOWN = "Nothing of this was known by this day."


def token(name: str, part: str = "") -> str:
    """Return the token of a result."""
    return f"[[{rid(name)}{':' + part if part else ''}]]"


def ranged(study: Study, name: str) -> str:
    """Return the token of a result with its interval in brackets, where it has one."""
    has = study.results[rid(name)].low is not None
    return token(name) + (f" ({token(name, 'interval')})" if has else "")


def value(study: Study, name: str) -> float:
    """Return a result's number; ``nan`` where it can't be estimated."""
    found = study.results[rid(name)].value
    return float(found) if isinstance(found, int | float) else float("nan")


def known(study: Study, *names: str) -> bool:
    """Say whether all of these can be estimated."""
    return all(study.results[rid(name)].value is not None for name in names)
