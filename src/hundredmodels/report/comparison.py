"""Comparison: one set of numbers under several sets of assumptions, what moves most first.

A number moves by a factor: the larger of the two values over the smaller one, so that a half and a
double count alike. A change of sign, or from or to zero, has no factor and counts as more than any.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import inf

from hundredmodels.chapters.result import Result


@dataclass(frozen=True)
class Compared:
    """A number and what becomes of it.

    Attributes
    ----------
    main
        The number as the report has it.
    others
        The same number by the name of the other set of assumptions.
    factor
        By how much it moves at most; 1 for not at all, infinite for a change of sign or from or
        to zero, ``None`` where no two values can be compared (words, or nothing to estimate).
    """

    main: Result
    others: Mapping[str, Result]
    factor: float | None

    @property
    def altered(self) -> bool:
        """Whether any of the others prints another value."""
        return any(other.text != self.main.text for other in self.others.values())


def compare(
    ids: Iterable[str], main: Mapping[str, Result], others: Mapping[str, Mapping[str, Result]]
) -> tuple[Compared, ...]:
    """Compare numbers across sets of assumptions.

    Parameters
    ----------
    ids
        Which numbers; those that the report does not have are left out, repetitions count once.
    main
        The report's results by id.
    others
        The results by id, by the name of each other set.

    Returns
    -------
    tuple of Compared
        What moves most first; numbers that can't be compared come last, altered ones before the
        others, each group in the order asked for.
    """
    found = []
    for id_ in dict.fromkeys(ids):
        if id_ in main:
            same = {name: results[id_] for name, results in others.items() if id_ in results}
            found.append(Compared(main[id_], same, largest_factor(main[id_], same.values())))
    return tuple(
        sorted(found, key=lambda one: (one.factor is None, -(one.factor or 0), not one.altered))
    )


def largest_factor(main: Result, others: Iterable[Result]) -> float | None:
    """Return by what factor a number moves at most.

    Parameters
    ----------
    main
        The number.
    others
        The same number under other assumptions.

    Returns
    -------
    float or None
        At least 1; see :class:`Compared`.
    """
    pairs = [
        (main.value, other.value)
        for other in others
        if isinstance(main.value, int | float) and isinstance(other.value, int | float)
    ]
    return max((factor(one, other) for one, other in pairs), default=None)


def factor(one: float, other: float) -> float:
    """Return the larger of two values over the smaller; infinite where they differ in sign."""
    if one == other:
        return 1.0
    if one * other <= 0:
        return inf
    return max(one / other, other / one)
