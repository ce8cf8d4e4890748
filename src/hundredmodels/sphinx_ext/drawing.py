"""Drawing a figure while the site is built: SVG and PNG by vl-convert, kept by content.

A drawing in a page is slim and takes its colours from the theme's CSS variables; a drawing to
download stands alone, in the light colours, with its source line. The same specification always
gives the same bytes. What is missing can be drawn beforehand, side by side.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import Any

from hundredmodels.build.files import write_whole
from hundredmodels.sphinx_ext.painters import VEGA_LITE, Job, paint
from hundredmodels.sphinx_ext.spark import spark
from hundredmodels.sphinx_ext.vector import frame, prefixed, settle, slim

VL_CONVERT = version("vl-convert-python")
WIDE, NARROW = 672, 328
"""Widths of the text column and of a phone's, in pixels."""
PNG_SCALE = 2
FORMAT = "2"  # part of every digest: raise it when drawings change for the same specification
BUNDLE_SNIPPET = "window.hundredmodels.embed = vegaEmbed;"


@dataclass(frozen=True)
class Wanted:
    """A figure that a site will ask for.

    Attributes
    ----------
    name
        Its id, named where it can't be drawn.
    spec
        The Vega-Lite specification.
    title, source
        What stands above and below it when it stands alone.
    """

    name: str
    spec: Mapping[str, Any]
    title: str
    source: str


class Drawings:
    """A folder of drawings, each under the digest of what it was drawn from."""

    def __init__(self, folder: Path) -> None:
        """Keep drawings in this folder, which is made when needed."""
        self.folder = folder

    def prepare(self, wanted: Iterable[Wanted]) -> int:
        """Draw what is missing of these figures and of the script, side by side.

        Parameters
        ----------
        wanted
            The figures.

        Returns
        -------
        int
            How many processes it took; none where nothing, or little, was missing.

        Raises
        ------
        DrawingError
            If a figure can't be drawn; it is named.
        """
        figures = list(wanted)
        shapes = [
            self._job(one.name, ".svg", "svg", fit(one.spec, width))
            for one in figures
            for width in (WIDE, NARROW)
        ]
        bundle = self._job("The charts' script", ".js", "bundle", BUNDLE_SNIPPET)
        painters = paint(self._missing([bundle, *shapes]))
        framed = [
            self._job(one.name, ".png", "png", self._framed(one), PNG_SCALE) for one in figures
        ]
        return max(painters, paint(self._missing(framed)))

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
        svg = prefixed(slim(self._drawn(prefix, fit(spec, width))), prefix)
        return svg.replace("<svg", f'<svg role="img" aria-label="{escape(label)}"', 1)

    def spark(self, spec: Mapping[str, Any], *, prefix: str) -> str:
        """Draw the bare shape of a figure, without words, as an ``svg`` element."""
        svg = prefixed(slim(self._drawn(prefix, spark(spec))), prefix)
        return svg.replace("<svg", '<svg aria-hidden="true" class="hm-spark"', 1)

    def alone(self, wanted: Wanted) -> tuple[str, bytes]:
        """Draw a figure to download.

        Parameters
        ----------
        wanted
            The figure with its title, drawn above, and its source line, drawn below.

        Returns
        -------
        tuple of str and bytes
            The SVG, and the PNG at twice its size.
        """
        svg = self._framed(wanted)
        return svg, self._made(wanted.name, ".png", "png", svg, PNG_SCALE).read_bytes()

    def bundle(self) -> str:
        """Return the script that draws in the browser: Vega, Vega-Lite and vega-embed, once.

        Its hundreds of top-level names would clash with other scripts, so it runs in a function.
        """
        file = self._made("The charts' script", ".js", "bundle", BUNDLE_SNIPPET)
        return f"(function () {{\n{file.read_text(encoding='utf-8')}\n}})();\n"

    def _framed(self, wanted: Wanted) -> str:
        drawn = self._drawn(wanted.name, fit(wanted.spec, WIDE))
        return frame(drawn, wanted.title, wanted.source)

    def _drawn(self, name: str, spec: Mapping[str, Any]) -> str:
        return self._made(name, ".svg", "svg", spec).read_text(encoding="utf-8")

    def _made(self, name: str, ending: str, *request: object) -> Path:
        """Return the file of a drawing, made if it is missing."""
        file, job = self._job(name, ending, *request)
        paint(self._missing([(file, job)]))
        return file

    def _job(self, name: str, ending: str, *request: object) -> tuple[Path, Job]:
        words = json.dumps([FORMAT, VL_CONVERT, VEGA_LITE, *request], sort_keys=True)
        file = self.folder / f"{hashlib.sha256(words.encode()).hexdigest()}{ending}"

        def keep(drawn: str | bytes) -> None:
            if isinstance(drawn, str) and ending == ".svg":
                drawn = settle(drawn)
            write_whole(file, drawn)

        return file, Job(name, request, keep)

    @staticmethod
    def _missing(jobs: Iterable[tuple[Path, Job]]) -> list[Job]:
        """Keep the jobs whose file is not there, each file once."""
        return list({file: job for file, job in jobs if not file.is_file()}.values())


def fit(spec: Mapping[str, Any], width: int) -> dict[str, Any]:
    """Give a drawing its width, where it is as wide as its container; silence its ARIA marks."""
    fitted = dict(spec)
    if fitted.get("width") == "container":
        fitted["width"] = width
    fitted["config"] = {**spec.get("config", {}), "aria": False}
    return fitted
