"""How many marks a drawing has, and fewer of them where they are too many to draw.

Dots are thinned by the rule of :mod:`hundredmodels.charts.reduction`. Bars, words and rules are
never left out: a drawing with too many of those is refused.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from hundredmodels.charts.reduction import Dot, rule, smallest_step, thinned

MOST_MARKS = 2000
COUNTED_MARKS = frozenset(
    {"point", "circle", "square", "tick", "bar", "rect", "rule", "text", "arc", "image"}
)
DOTS = frozenset({"point", "circle", "square", "tick"})
SMALL = 100
"""Data of so few rows are not thinned: they hold what the drawing points out."""
MARKED = ("record", "frontier", "flagged", "named")
"""Columns that mark rows which must stay."""


def count_marks(spec: Mapping[str, Any]) -> int:
    """Count the marks of a drawing: one per row of each view that draws rows singly.

    Parameters
    ----------
    spec
        The specification as :func:`~hundredmodels.report.spec.vega_lite` writes it.

    Returns
    -------
    int
        The marks, from above: a view that filters or aggregates its rows in the browser is
        counted with all of them, so reduce them in Python.
    """
    datasets = spec.get("datasets", {})
    return sum(
        _rows(data, datasets) if kind in COUNTED_MARKS else 1
        for kind, data, _ in _views(spec, None, {})
    )


def reduced(spec: Mapping[str, Any], most: int = MOST_MARKS) -> tuple[dict[str, Any], str]:
    """Thin the dots of a drawing that has too many marks.

    Parameters
    ----------
    spec
        The specification.
    most
        How many marks may be drawn.

    Returns
    -------
    tuple of dict and str
        The drawing, and by what rule it was reduced, in a sentence: empty where nothing was left
        out, because it fits or because thinning its dots would not make it fit.
    """
    total = count_marks(spec)
    datasets = spec.get("datasets", {})
    clouds: dict[str, list[Dot]] = {}
    times: dict[str, int] = {}
    for kind, data, encoding in _views(spec, None, {}):
        name = str((data or {}).get("name", ""))
        if kind in COUNTED_MARKS and len(datasets.get(name, ())) > SMALL:
            times[name] = times.get(name, 0) + 1
            if kind in DOTS:
                clouds.setdefault(name, _dots(datasets[name], encoding))
    if total <= most or not clouds:
        return dict(spec), ""
    drawn_of = [cloud for name, cloud in clouds.items() for _ in range(times[name])]
    room = most - (total - sum(len(cloud) for cloud in drawn_of))
    step = smallest_step(drawn_of, room)
    if step is None:
        return dict(spec), ""
    fewer = {
        name: [datasets[name][place] for place in thinned(cloud, step)]
        for name, cloud in clouds.items()
    }
    before, after = (sum(len(one) for one in which.values()) for which in (clouds, fewer))
    return {**spec, "datasets": {**datasets, **fewer}}, rule(before, after, step)


def _views(
    view: Mapping[str, Any], data: Mapping[str, Any] | None, encoding: Mapping[str, Any]
) -> Iterator[tuple[str, Mapping[str, Any] | None, Mapping[str, Any]]]:
    """Yield the kind of mark, the data and the encoding of every view that draws."""
    data = view.get("data") or data
    encoding = {**encoding, **view.get("encoding", {})}
    mark = view.get("mark")
    if mark is not None:
        yield (mark["type"] if isinstance(mark, dict) else mark), data, encoding
    for key in ("layer", "concat", "hconcat", "vconcat"):
        for one in view.get(key, ()):
            yield from _views(one, data, encoding)
    if "spec" in view:
        yield from _views(view["spec"], data, encoding)


def _rows(data: Mapping[str, Any] | None, datasets: Mapping[str, Any]) -> int:
    if data is None:
        return 0
    values = data.get("values", datasets.get(str(data.get("name")), ()))
    return len(values) if isinstance(values, list) else 0


def _dots(rows: list[dict[str, Any]], encoding: Mapping[str, Any]) -> list[Dot]:
    """Read the dots of a view: its x, its y, and its series by colour or shape."""
    x, y = (encoding.get(one, {}).get("field", "") for one in ("x", "y"))
    split = [
        channel["field"]
        for name in ("color", "fill", "stroke", "shape", "detail")
        if isinstance(channel := encoding.get(name), dict) and "field" in channel
    ]
    return [
        Dot(
            "|".join(str(row.get(one)) for one in split),
            place if row.get(x) is None else row[x],
            row[y] if isinstance(row.get(y), int | float) else None,
            any(row.get(one) is True for one in MARKED),
        )
        for place, row in enumerate(rows)
    ]
