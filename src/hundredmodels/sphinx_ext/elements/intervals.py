"""Values with their intervals as rows: words, and a small drawing on one common scale.

The drawing adds nothing that the words don't say, so it is hidden from those who listen. It is
logarithmic where all ends are positive and far apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite, log10

from hundredmodels.chapters.result import Result
from hundredmodels.sphinx_ext.markup import tag, text

WIDTH, HEIGHT, EDGE = 200.0, 20.0, 6.0
FAR_APART = 20.0


@dataclass(frozen=True)
class Row:
    """A value among others of its kind.

    Attributes
    ----------
    name, value
        What stands in the row, as HTML.
    result
        What is drawn.
    """

    name: str
    value: str
    result: Result


def intervals(rows: Sequence[Row]) -> str:
    """Write rows as a table with a drawing in each.

    Parameters
    ----------
    rows
        The rows; the first one's value is drawn as a line through all.

    Returns
    -------
    str
        A ``table``.
    """
    scale = Scale.over(row.result for row in rows)
    written = "".join(
        tag(
            "tr",
            tag("th", row.name, scope="row"),
            tag("td", row.value, _interval(row.result)),
            tag("td", _drawn(row.result, scale), class_="hm-whiskers") if scale else "",
        )
        for row in rows
    )
    return tag("table", tag("tbody", written), class_="hm-intervals")


def _interval(result: Result) -> str:
    between = result.interval_text
    return " " + tag("span", text(between), class_="hm-between") if between else ""


@dataclass(frozen=True)
class Scale:
    """A scale that holds all values and ends.

    Attributes
    ----------
    least, most
        Its ends.
    logarithmic
        Whether it is logarithmic.
    """

    least: float
    most: float
    logarithmic: bool

    @classmethod
    def over(cls, results: Iterable[Result]) -> "Scale | None":
        """Return a scale for these results; ``None`` where there is nothing to draw."""
        values = [value for result in results for value in numbers(result)]
        if len(set(values)) < 2:  # noqa: PLR2004 -- a scale has two ends
            return None
        least, most = min(values), max(values)
        return cls(least, most, least > 0 and most / least > FAR_APART)

    def place(self, value: float) -> float:
        """Return where a value stands in the drawing."""
        least, most, value = (
            (log10(one) if self.logarithmic else one) for one in (self.least, self.most, value)
        )
        return EDGE + (WIDTH - 2 * EDGE) * (value - least) / (most - least)


def numbers(result: Result) -> list[float]:
    """Return a result's value and the finite ends of its interval."""
    ends = (result.value, result.low, result.high)
    return [float(end) for end in ends if isinstance(end, int | float) and isfinite(end)]


def _drawn(result: Result, scale: Scale) -> str:
    """Draw a value as a dot and its interval as a line; an open end runs to the edge."""
    if not isinstance(result.value, int | float):
        return ""
    middle = HEIGHT / 2
    inner = ""
    if result.low is not None and result.high is not None:
        left = scale.place(result.low) if isfinite(result.low) else 0.0
        right = scale.place(result.high) if isfinite(result.high) else WIDTH
        inner = (
            f'<line x1="{left:.1f}" x2="{right:.1f}" y1="{middle:g}" y2="{middle:g}" '
            'class="hm-whisker"/>'
        )
    inner += f'<circle cx="{scale.place(result.value):.1f}" cy="{middle:g}" r="3.5"/>'
    return (
        f'<svg viewBox="0 0 {WIDTH:g} {HEIGHT:g}" width="{WIDTH:g}" height="{HEIGHT:g}" '
        f'aria-hidden="true">{inner}</svg>'
    )
