"""Which model a name means: lists write one model's name in many ways.

"claude-opus-4-1-20250805", "Claude Opus 4.1 (latest)" and "Claude Opus 4.1" are one model; base and
chat weights, and dated snapshots, are one as well. A name that could mean two means none.
"""

import re

from hundredmodels.data.upstream.harvest import Standing

MARKS = re.compile(r"[\s_\-./:@()\[\],'’]+")
ENDINGS = re.compile(
    r"(?:\s*\((?:latest|new|free|(?:non-)?reasoning)\)"
    r"|[\s\-_@:]+(?:20\d\d-?\d\d-?\d\d|\d\d-20\d\d|latest|instruct|chat|it|fp8|bf16))$",
    re.IGNORECASE,
)
SNAPSHOT = re.compile(r"[\s\-]\d{4}$")
AMBIGUOUS = "ambiguous"


def folded(name: str) -> str:
    """Return a name without case, blanks and marks; a plus sign tells models apart, as a word."""
    return MARKS.sub("", name.casefold().replace("+", "plus"))


def bare(name: str) -> str:
    """Return a name without the ending of a snapshot or of tuned weights."""
    short = name.strip()
    while (less := ENDINGS.sub("", short)) != short and less:
        short = less
    return short


class Names:
    """The known names.

    Parameters
    ----------
    standing
        The tables ``models`` and ``model_aliases``.
    """

    def __init__(self, standing: Standing) -> None:
        self._own: dict[str, set[str]] = {}
        self._others: dict[str, set[str]] = {}
        for row in standing.table("models"):
            self._own.setdefault(folded(row["model"]), set()).add(row["model"])
            self._own.setdefault(folded(bare(row["model"])), set()).add(row["model"])
        for row in standing.table("model_aliases"):
            self._others.setdefault(folded(row["alias"]), set()).add(row["model"])
            if row.get("kind") == AMBIGUOUS:
                self._others[folded(row["alias"])].add("")

    def known(self, *names: str) -> bool:
        """Say whether any of an entry's names is known, of one model or of several.

        Four digits at the end may be the month of a snapshot or part of the name: both count.
        """
        return any(
            key in self._own or key in self._others
            for name in names
            for key in (folded(name), folded(bare(name)), folded(SNAPSHOT.sub("", bare(name))))
        )

    def model(self, *names: str) -> tuple[str, str]:
        """Return the model that all names of an entry mean, and how it was found; blank if none."""
        for basis, book in (("name", self._own), ("alias list", self._others)):
            for shorten in (str, bare):
                found = {one for name in names for one in book.get(folded(shorten(name)), ())}
                if len(found) == 1 and "" not in found:
                    return found.pop(), basis
                if found:
                    return "", ""
        return "", ""
