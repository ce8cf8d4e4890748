"""A chart as the site can use it: plain JSON, the same bytes each time, in the report's colours.

Altair numbers views and parameters by a counter that runs on through the process, and names data
by digest; both are renamed here in the order of their appearance. What would not follow the
theme (a foreign colour, a colour scheme) can be listed, so that it can be refused.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import altair as alt

from hundredmodels.charts.palette import LIGHT_TO_DARK
from hundredmodels.errors import UserError

COLOUR_KEYS = frozenset({"color", "fill", "stroke", "background"})
PALETTE = frozenset(colour.upper() for colour in LIGHT_TO_DARK)
HEX = re.compile(r"#[0-9A-Fa-f]{3,8}")
PLAIN = frozenset({"", "none", "transparent"})
NAMES = re.compile(r'"(view|param|selector|data)[_-]([0-9a-f]+)((?:_[a-z]+)*)"')


def vega_lite(chart: alt.TopLevelMixin, *, height: float | None = None) -> dict[str, Any]:
    """Write a chart as Vega-Lite.

    Parameters
    ----------
    chart
        The chart.
    height
        Height of the drawing in pixels; ``None`` keeps the chart's own.

    Returns
    -------
    dict
        The specification, with its data inside, once, and names that do not depend on what was
        drawn before it.
    """
    spec = chart.to_dict(validate=True)
    if height is not None:
        spec["height"] = height
    names: dict[str, str] = {}

    def rename(match: re.Match[str]) -> str:
        kind, number, rest = match.groups()
        key = f"{kind}-{number}"
        if key not in names:
            names[key] = f"{kind}{sum(one.startswith(kind) for one in names) + 1}"
        return f'"{names[key]}{rest}"'

    text = json.dumps(spec, allow_nan=False, default=_refuse)
    renamed: dict[str, Any] = json.loads(NAMES.sub(rename, text))
    spoken: dict[str, Any] = titled(without_idle_fields(renamed))
    return spoken


def titled(node: Any) -> Any:  # noqa: ANN401 -- JSON
    """Give each field of a tooltip a title that reads as words: its own, or the column's name.

    Parameters
    ----------
    node
        A specification, or a part of one.

    Returns
    -------
    Any
        The same, with every title beginning with a capital.
    """
    if isinstance(node, list):
        return [titled(one) for one in node]
    if not isinstance(node, dict):
        return node
    return {
        key: one
        if key == "datasets"
        else [_said(part) for part in (one if isinstance(one, list) else [one])]
        if key == "tooltip" and (isinstance(one, list) or "field" in one)
        else titled(one)
        for key, one in node.items()
    }


def _said(field: Mapping[str, Any]) -> dict[str, Any]:
    title = str(field.get("title") or field.get("field", ""))
    return {**field, "title": title[:1].upper() + title[1:]}


def without_idle_fields(spec: Mapping[str, Any]) -> dict[str, Any]:
    """Drop the columns of the data that nothing in the drawing names.

    Parameters
    ----------
    spec
        A specification with its data under ``datasets``.

    Returns
    -------
    dict
        The same drawing, lighter. A column stays if its name occurs anywhere outside the data, in
        an expression too.
    """
    drawing = {key: value for key, value in spec.items() if key != "datasets"}
    if "datasets" not in spec:
        return drawing
    named = " ".join(value for _, value in _strings(drawing, ""))
    datasets = {
        name: [
            {key: value for key, value in row.items() if key in named}
            if isinstance(row, dict)
            else row
            for row in rows
        ]
        for name, rows in spec["datasets"].items()
    }
    return {**drawing, "datasets": datasets}


def _refuse(value: object) -> None:
    raise UserError(f"The chart holds {value!r}, which is no JSON: convert the column first.")


def foreign_colours(spec: Mapping[str, Any]) -> list[str]:
    """List the colours of a specification that are not of the palette, and colour schemes.

    Parameters
    ----------
    spec
        The specification; its data are not looked at, but for colours read from them by name.

    Returns
    -------
    list of str
        The offenders, sorted; empty if the drawing follows the theme.
    """
    drawing = {key: value for key, value in spec.items() if key not in {"datasets", "data"}}
    found = set()
    for key, value in _strings(drawing, ""):
        is_colour = bool(HEX.fullmatch(value))
        named = key in COLOUR_KEYS or key.endswith("Color")
        if key == "scheme":
            found.add(f"the scheme {value}")
        elif (is_colour and value.upper() not in PALETTE) or (
            named and not is_colour and value not in PLAIN
        ):
            found.add(value)
    return sorted(found)


def _strings(node: Any, key: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 -- JSON
    if isinstance(node, str):
        yield key, node
    elif isinstance(node, list):
        for one in node:
            yield from _strings(one, key)
    elif isinstance(node, dict):
        for name, one in node.items():
            yield from _strings(one, name)
