"""Drawing a figure while the site is built: SVG and PNG by vl-convert, kept by content.

A drawing in a page is slim and takes its colours from the theme's CSS variables; a drawing to
download stands alone, in the light colours, with its source line. The same specification always
gives the same bytes.
"""

import hashlib
import json
import re
import textwrap
from collections.abc import Callable, Mapping
from copy import deepcopy
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import Any

import vl_convert

from hundredmodels.build.files import write_whole
from hundredmodels.charts.palette import CSS_NAMES, INK, MUTED, PAPER
from hundredmodels.charts.theme import FONT

VEGA_LITE = "6.4"
VL_CONVERT = version("vl-convert-python")
WIDE, NARROW = 672, 344
"""Widths of the text column and of a phone's, in pixels."""
SPARK_WIDTH, SPARK_HEIGHT = 168, 56
PNG_SCALE = 2
FORMAT = "1"  # part of every digest: raise it when drawings change for the same specification

STRIPPED = re.compile(
    r' (?:aria-[a-z]+|role|class|pointer-events|font-family|version|xmlns(?::xlink)?)="[^"]*"'
    r'| opacity="1"| transform="translate\(0,0\)"| stroke-miterlimit="10"'
)
EMPTY = re.compile(r'<path d="(?:M0,0h[\d.]+v[\d.]+h-?[\d.]+Z)?"(?: display="none")?/>')
HOLLOW = re.compile(r"<g(?: [^>]*)?></g>")
LONG_DECIMALS = re.compile(r"(\d\.\d{2})\d+")
COLOUR = re.compile("|".join(re.escape(colour) for colour in CSS_NAMES), re.IGNORECASE)
SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"[^>]*>')
IDENTIFIER = re.compile(r'( id="|url\(#|href="#)([A-Za-z][\w-]*)')
WORDLESS = frozenset({"text"})
SIZES = frozenset({"size", "width", "height"})
SHAPED = frozenset({"line", "area", "bar", "rect", "arc", "trail"})


class Drawings:
    """A folder of drawings, each under the digest of what it was drawn from."""

    def __init__(self, folder: Path) -> None:
        """Keep drawings in this folder, which is made when needed."""
        self.folder = folder

    def inline(self, spec: Mapping[str, Any], width: int, *, prefix: str, label: str) -> str:
        """Draw a figure for a page.

        Parameters
        ----------
        spec
            The Vega-Lite specification in the light colours.
        width
            Width in pixels, used where the specification is as wide as its container.
        prefix
            Put before every id in the drawing, so that two on a page don't clash.
        label
            What the drawing shows, for those who do not see it.

        Returns
        -------
        str
            An ``svg`` element.
        """
        fitted = fit(spec, width)
        svg = self._text("inline", fitted, lambda: slim(_draw(fitted)))
        svg = IDENTIFIER.sub(rf"\g<1>{prefix}-\g<2>", svg)
        return svg.replace("<svg", f'<svg role="img" aria-label="{escape(label)}"', 1)

    def spark(self, spec: Mapping[str, Any], *, prefix: str) -> str:
        """Draw the bare shape of a figure, without words, as an ``svg`` element."""
        bare = spark(spec)
        svg = self._text("spark", bare, lambda: slim(_draw(bare)))
        svg = IDENTIFIER.sub(rf"\g<1>{prefix}-\g<2>", svg)
        return svg.replace("<svg", '<svg aria-hidden="true" class="hm-spark"', 1)

    def alone(self, spec: Mapping[str, Any], *, title: str, source: str) -> tuple[str, bytes]:
        """Draw a figure to download.

        Parameters
        ----------
        spec
            The Vega-Lite specification.
        title
            The figure's number and finding, drawn above.
        source
            The source line, drawn below.

        Returns
        -------
        tuple of str and bytes
            The SVG, and the PNG at twice its size.
        """
        fitted = fit(spec, WIDE)
        key = {"spec": fitted, "title": title, "source": source}
        svg = self._text("alone", key, lambda: frame(_draw(fitted), title, source))
        file = self._file("alone", key, ".png")
        if not file.is_file():
            write_whole(file, vl_convert.svg_to_png(svg, scale=PNG_SCALE))
        return svg, file.read_bytes()

    def bundle(self) -> str:
        """Return the script that draws in the browser: Vega, Vega-Lite and vega-embed, once.

        Its hundreds of top-level names would clash with other scripts, so it runs in a function.
        """
        snippet = "window.hundredmodels.embed = vegaEmbed;"
        key = {"snippet": snippet, "version": VEGA_LITE}

        def wrap() -> str:
            script = vl_convert.javascript_bundle(snippet=snippet, vl_version=VEGA_LITE)
            return f"(function () {{\n{script}\n}})();\n"

        return self._text("bundle", key, wrap, ".js")

    def _text(
        self, kind: str, key: Mapping[str, Any], draw: Callable[[], str], ending: str = ".svg"
    ) -> str:
        """Return what is kept under this key, or make and keep it."""
        file = self._file(kind, key, ending)
        if not file.is_file():
            write_whole(file, draw())
        return file.read_text(encoding="utf-8")

    def _file(self, kind: str, key: Mapping[str, Any], ending: str) -> Path:
        words = json.dumps([FORMAT, VL_CONVERT, kind, key], sort_keys=True)
        return self.folder / f"{hashlib.sha256(words.encode()).hexdigest()}{ending}"


def fit(spec: Mapping[str, Any], width: int) -> dict[str, Any]:
    """Give a drawing its width, where it is as wide as its container; silence its ARIA marks."""
    fitted = dict(spec)
    if fitted.get("width") == "container":
        fitted["width"] = width
    fitted["config"] = {**spec.get("config", {}), "aria": False}
    return fitted


def only_words(spec: Mapping[str, Any]) -> bool:
    """Say whether a drawing is a sentence in place of a chart, so that it has no shape."""
    return "layer" not in spec and _has(spec, WORDLESS)


def spark(spec: Mapping[str, Any]) -> dict[str, Any]:
    """Reduce a drawing to its shape: small, no axes, no legend, no words.

    Parameters
    ----------
    spec
        The specification. Of several drawings side by side the first is taken; dots are left out
        where there are lines or bars.

    Returns
    -------
    dict
        A specification of 168 by 56 pixels.
    """
    view: dict[str, Any] = deepcopy(dict(spec))
    for key in ("hconcat", "vconcat", "concat"):
        if key in view:
            first = view.pop(key)[0]
            view = {
                **{k: v for k, v in view.items() if k != "data" or "data" not in first},
                **first,
            }
    if "spec" in view:
        inner = view.pop("spec")
        view.pop("facet", None)
        view.pop("repeat", None)
        view = {**view, **inner}
    layers = view.get("layer")
    if layers:
        shaped = [one for one in layers if _has(one, SHAPED)]
        view["layer"] = [one for one in shaped or layers if not _has(one, WORDLESS)]
        _share_scales(layers)
    _silence(view)
    for key in ("title", "resolve"):
        view.pop(key, None)
    values = [_unbound(one) for one in spec.get("params", ()) if "select" not in one]
    if values:  # what the drawing reckons with, without its slider
        view["params"] = values
    config = {**spec.get("config", {}), "aria": False}
    return {
        **view,
        "width": SPARK_WIDTH,
        "height": SPARK_HEIGHT,
        "padding": 2,
        "autosize": {"type": "fit", "contains": "padding"},
        "config": config,
    }


def _unbound(parameter: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in parameter.items() if key != "bind"}


def _has(view: Mapping[str, Any], kinds: frozenset[str]) -> bool:
    mark = view.get("mark")
    kind = mark.get("type") if isinstance(mark, dict) else mark
    return kind in kinds or any(_has(one, kinds) for one in view.get("layer", ()))


def _share_scales(layers: list[dict[str, Any]]) -> None:
    """Give each layer the scales that one of them declares: that one may be left out."""
    scales: dict[str, Any] = {}
    for one in layers:
        for name, channel in one.get("encoding", {}).items():
            if isinstance(channel, dict) and "scale" in channel:
                scales.setdefault(name, channel["scale"])
    for one in layers:
        for name, channel in one.get("encoding", {}).items():
            if name in scales and isinstance(channel, dict) and "field" in channel:
                channel.setdefault("scale", scales[name])


def _silence(view: dict[str, Any]) -> None:
    for key in ("params", "width", "height"):
        view.pop(key, None)
    if isinstance(view.get("mark"), dict) and view["mark"].get("type") in SHAPED:
        view["mark"] = {key: value for key, value in view["mark"].items() if key not in SIZES}
    for name, channel in view.get("encoding", {}).items():
        if isinstance(channel, dict) and ("field" in channel or "datum" in channel):
            if name in {"x", "y"}:
                channel["axis"] = None
            elif name in {"color", "fill", "stroke", "shape", "size", "strokeDash", "opacity"}:
                channel["legend"] = None
    for one in view.get("layer", ()):
        _silence(one)


def slim(svg: str) -> str:
    """Take out of a drawing what a page does not need, and put the theme's variables in.

    Parameters
    ----------
    svg
        The drawing as vl-convert writes it.

    Returns
    -------
    str
        The drawing with the same look, its colours following the theme and its font the page's.
    """
    svg = STRIPPED.sub("", svg)
    svg = LONG_DECIMALS.sub(r"\1", svg)
    svg = EMPTY.sub("", svg)
    before = ""
    while before != svg:
        before = svg
        svg = HOLLOW.sub("", svg)
    names = {colour.upper(): name for colour, name in CSS_NAMES.items()}
    return COLOUR.sub(lambda match: f"var({names[match[0].upper()]})", svg)


def frame(svg: str, title: str, source: str) -> str:
    """Set a drawing on paper, with its title above and its source below.

    Parameters
    ----------
    svg
        The drawing.
    title, source
        What stands above and below.

    Returns
    -------
    str
        A drawing that stands alone.
    """
    match = SIZE.search(svg)
    if match is None:
        raise ValueError("The drawing has no size.")
    width, height = float(match[1]), float(match[2])
    lines = textwrap.wrap(title, round(width / 7.6))
    notes = textwrap.wrap(source, round(width / 6.2))
    top = 20 * len(lines) + 12
    bottom = 16 * len(notes) + 14
    margin = 16
    words = "".join(
        f'<text x="0" y="{20 * row + 15}" font-size="15px" font-weight="bold" fill="{INK}">'
        f"{escape(line, quote=False)}</text>"
        for row, line in enumerate(lines)
    ) + "".join(
        f'<text x="0" y="{top + height + 16 * row + 18:g}" font-size="11px" fill="{MUTED}">'
        f"{escape(line, quote=False)}</text>"
        for row, line in enumerate(notes)
    )
    full_width, full_height = width + 2 * margin, top + height + bottom + 2 * margin
    inner = svg.replace("<svg ", f'<svg y="{top}" ', 1)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{full_width:g}" height="{full_height:g}" '
        f'viewBox="0 0 {full_width:g} {full_height:g}">'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>'
        f'<g transform="translate({margin},{margin})" font-family="{escape(FONT)}">'
        f"{words}{inner}</g></svg>\n"
    )


def _draw(spec: Mapping[str, Any]) -> str:
    return str(vl_convert.vegalite_to_svg(dict(spec), vl_version=VEGA_LITE))
