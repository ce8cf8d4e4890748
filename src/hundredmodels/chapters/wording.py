"""How a chapter's computed sentences name results, and ask what is known of them.

A sentence holds the token of a result, ``[[chapter.name]]``, which the page replaces by the number
as it is printed everywhere else; so no sentence holds a number of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from hundredmodels.chapters import Study
from hundredmodels.chapters.naming import UNKNOWN, Naming

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def listed(names: Iterable[object]) -> str:
    """Join words as a sentence lists them, each once, ``A, B and C``; empty for none."""
    *most, last = dict.fromkeys(map(str, names)) or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def joined(sentences: Iterable[str]) -> str:
    """Join sentences, leaving out empty ones."""
    return " ".join(one for one in sentences if one)


def in_words(number: int) -> str:
    """Write a number as a word up to ten, and in figures beyond."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else f"{number:,}"


def counted(number: int, noun: str) -> str:
    """Write how many there are of a kind, ``no dots``, ``one dot``, ``two dots``."""
    return f"{in_words(number)} {noun}{'' if number == 1 else 's'}"


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

    def reason(self, study: Study, *names: str) -> str:
        """Return why not all of these are known: the reason of the first that can't be estimated.

        Never empty, since it ends a sentence.
        """
        reasons = (study.results[self.naming.full(name)].reason for name in names)
        return next(filter(None, reasons), UNKNOWN)
