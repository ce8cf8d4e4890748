"""How the chapter's sentences name numbers, and ask what is known."""

from hundredmodels.chapters.miniaturisation.findings import told_from_null
from hundredmodels.chapters.miniaturisation.study import Study
from hundredmodels.chapters.miniaturisation.wording import full


def r(name: str, part: str = "") -> str:
    """Return the token of a result."""
    return f"[[{full(name)}:{part}]]" if part else f"[[{full(name)}]]"


def value(study: Study, name: str) -> float | None:
    """Return a result's number, or none where there is none."""
    found = study.results[full(name)].value
    return float(found) if isinstance(found, int | float) else None


def known(study: Study, *names: str) -> bool:
    """Say whether all these results have a value."""
    return all(study.results[full(name)].value is not None for name in names)


def told_apart(study: Study) -> bool:
    """Say whether the records are told from their null."""
    return told_from_null(study.trends)
