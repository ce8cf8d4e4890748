"""Reducing a cloud of dots that is too dense to draw, by a stated rule that keeps what counts.

Kept are, of each series: every record (a dot higher, or lower, than all before it), the first and
the last, the highest and the lowest, and every dot that the chart marks. Of the rest every k-th
stays in the order of x, with the smallest k that leaves few enough. Nothing is drawn by lot, so
the same dots stay each time. The data to download are never reduced.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Dot(NamedTuple):
    """What the rule needs to know of a dot.

    Attributes
    ----------
    series
        The series that it belongs to.
    x, y
        Its place; days as ISO words. A dot without a height is no record.
    marked
        Whether the chart marks it, as a record or by its name.
    """

    series: str
    x: float | str
    y: float | None
    marked: bool = False


def essential(dots: Sequence[Dot]) -> frozenset[int]:
    """Find the dots that stay whatever happens.

    Parameters
    ----------
    dots
        The dots.

    Returns
    -------
    frozenset of int
        The places of every record, first, last, highest, lowest and marked dot of each series.
    """
    kept = {place for place, dot in enumerate(dots) if dot.marked}
    for name in sorted({dot.series for dot in dots}):
        own = [place for place in _in_order(dots) if dots[place].series == name]
        kept |= {own[0], own[-1]}
        heights = [(place, height) for place in own if (height := dots[place].y) is not None]
        kept |= set(_records(heights))
        kept |= set(_records([(place, -height) for place, height in heights]))
    return frozenset(kept)


def _records(heights: Sequence[tuple[int, float]]) -> Iterator[int]:
    """Yield the places of the dots that are higher than all before; the highest is the last."""
    best = None
    for place, height in heights:
        if best is None or height > best:
            best = height
            yield place


def thinned(dots: Sequence[Dot], step: int) -> tuple[int, ...]:
    """Keep the essential dots and every so many-th of the rest.

    Parameters
    ----------
    dots
        The dots.
    step
        Every how many-th of the rest stays; with one, all stay.

    Returns
    -------
    tuple of int
        The places that stay, in their order.
    """
    kept = essential(dots)
    rest = [place for place in _in_order(dots) if place not in kept]
    return tuple(sorted(kept.union(rest[::step])))


def smallest_step(clouds: Sequence[Sequence[Dot]], most: int) -> int | None:
    """Find the smallest step that leaves few enough dots.

    Parameters
    ----------
    clouds
        The clouds of one drawing; all are thinned by the same step.
    most
        How many dots may be left in all.

    Returns
    -------
    int or None
        The step; ``None`` where the essential dots alone are too many.
    """
    kept = [len(essential(one)) for one in clouds]
    rest = [len(one) - few for one, few in zip(clouds, kept, strict=True)]
    for step in range(1, max(rest, default=0) + 2):
        if sum(kept) + sum(-(-many // step) for many in rest) <= most:
            return step
    return None


def rule(total: int, drawn: int, step: int) -> str:
    """Say how a drawing was reduced.

    Parameters
    ----------
    total, drawn
        How many dots there are, and how many are drawn.
    step
        Every how many-th of the rest stays.

    Returns
    -------
    str
        A sentence for the reader.
    """
    return (
        f"{total:,} observations; {drawn:,} drawn: every record, the first, last, highest and "
        f"lowest of each series, and every {_ordinal(step)} of the rest. The data hold all."
    )


def _ordinal(number: int) -> str:
    teens = range(11, 14)
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{'th' if number % 100 in teens else ending}"


def _in_order(dots: Sequence[Dot]) -> list[int]:
    return sorted(range(len(dots)), key=lambda place: (str(type(dots[place].x)), dots[place].x))
