"""How a chapter's computed sentences name results, and ask what is known of them.

A sentence holds the token of a result, ``[[chapter.name]]``, which the page replaces by the number
as it is printed everywhere else; so no sentence holds a number of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from hundredmodels.chapters import Study
from hundredmodels.chapters.naming import Naming


def listed(names: Iterable[str]) -> str:
    """Join words as a sentence lists them, ``A, B and C``; empty for none."""
    *most, last = tuple(names) or ("",)
    return f"{', '.join(most)} and {last}" if most else last


@dataclass(frozen=True)
class Wording:
    """The words of one chapter.

    Attributes
    ----------
    naming
        The names of its results; all of these methods take them without the chapter.
    """

    naming: Naming

    def token(self, name: str, part: str = "") -> str:
        """Return the token of a result, or of a part of it: ``value``, ``interval``."""
        return f"[[{self.naming.full(name)}{':' + part if part else ''}]]"

    def ranged(self, study: Study, name: str, part: str = "") -> str:
        """Return the token of a result, with its interval in brackets where it has one."""
        spanned = study.results[self.naming.full(name)].low is not None
        return self.token(name, part) + (f" ({self.token(name, 'interval')})" if spanned else "")

    def known(self, study: Study, *names: str) -> bool:
        """Say whether all of these results have a value."""
        return all(study.results[self.naming.full(name)].value is not None for name in names)

    def value(self, study: Study, name: str) -> float | None:
        """Return a result's number; none where it is a word or can't be estimated."""
        found = study.results[self.naming.full(name)].value
        return float(found) if isinstance(found, float | int) else None

    def word(self, study: Study, name: str) -> str:
        """Return a result that is a name or a month; empty where it can't be told."""
        found = study.results[self.naming.full(name)].value
        return found if isinstance(found, str) else ""

    def endless(self, study: Study, name: str) -> bool:
        """Say whether a result has no value because it is beyond any number."""
        return study.results[self.naming.full(name)].endless

    def reason(self, study: Study, name: str) -> str:
        """Return why a result can't be estimated; empty where it can."""
        return study.results[self.naming.full(name)].reason
