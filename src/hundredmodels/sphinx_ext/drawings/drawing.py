"""Drawing a figure while the site is built: SVG and PNG by vl-convert, kept by content.

A drawing in a page is slim and takes its colours from the theme's CSS variables; a drawing to
download stands alone, in the light colours, with its source line. The same specification always
gives the same bytes. What is missing can be drawn beforehand, side by side.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import Any, Self

from hundredmodels.build.files import write_whole
from hundredmodels.sphinx_ext.drawings.painters import VEGA_LITE, Job, Painters, paint
from hundredmodels.sphinx_ext.drawings.spark import spark
from hundredmodels.sphinx_ext.drawings.vector import prefixed, settle, slim

VL_CONVERT = version("vl-convert-python")
WIDE, NARROW = 672, 328
"""Widths of the text column and of a phone's, in pixels."""
PNG_SCALE = 2
FORMAT = "3"  # part of every digest: raise it when drawings change for the same specification
Request = tuple[str, *tuple[object, ...]]
"""The ending of a drawing's file, and what it is drawn from."""
BUNDLE: Request = (".js", "bundle", "window.hundredmodels.embed = vegaEmbed;")


@dataclass(frozen=True)
class Shape:
    """A drawing that a site will ask for.

    Attributes
    ----------
    name
        Its id, named where it can't be drawn.
    spec
        The Vega-Lite specification, with its width: see :func:`fit` and
        :func:`~hundredmodels.sphinx_ext.drawings.spark.spark`.
    """

    name: str
    spec: Mapping[str, Any]


@dataclass(frozen=True)
class Picture:
    """A drawing that stands alone, outside a page.

    Attributes
    ----------
    shape
        The drawing.
    compose
        Sets its SVG among what stands around it.
    scale
        Pixels of the picture for each of the drawing.
    """

    shape: Shape
    compose: Callable[[str], str]
    scale: int = PNG_SCALE


class Drawings:
    """A folder of drawings, each under the digest of what it was drawn from."""

    def __init__(self, folder: Path) -> None:
        """Keep drawings in this folder, which is made when needed."""
        self.folder = folder

    @classmethod
    def kept_in(cls, cache: Path) -> Self:
        """Return the drawings that a cache keeps from build to build."""
        return cls(cache.absolute() / "drawings")

    def prepare(
        self,
        shapes: Iterable[Shape],
        pictures: Iterable[Picture] = (),
        begun: Painters | None = None,
    ) -> int:
        """Draw what is missing of these and of the script, side by side.

        Parameters
        ----------
        shapes
            What will be asked for as a part of a page.
        pictures
            What will be asked for by itself.
        begun
            Painters that are at work already; they take part, and are let go.

        Returns
        -------
        int
            How many processes it took; none where nothing, or little, was missing.

        Raises
        ------
        DrawingError
            If something can't be drawn; it is named.
        """
        return paint(self.missing(shapes, pictures), begun)

    def missing(self, shapes: Iterable[Shape], pictures: Iterable[Picture] = ()) -> list[Job]:
        """List what is not drawn yet of these and of the script, each drawing once.

        A picture follows from its drawing; it is listed where that is there already.
        """
        framed: dict[Path, list[Picture]] = {}
        for one in pictures:
            framed.setdefault(self._file(_request(one.shape)), []).append(one)
        jobs = dict([self._job("The charts' script", BUNDLE)])
        for shape in (*shapes, *(one.shape for ones in framed.values() for one in ones)):
            request = _request(shape)
            then = partial(self._unframed, framed.get(self._file(request), ()))
            jobs |= [self._job(shape.name, request, then)]
        there = {file for file in jobs if file.is_file()}  # asked once: somebody may be drawing
        ready = [one for file, ones in framed.items() if file in there for one in ones]
        return [*(jobs[file] for file in jobs if file not in there), *self._unframed(ready)]

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
        svg = prefixed(slim(self._drawn(Shape(prefix, fit(spec, width)))), prefix)
        return svg.replace("<svg", f'<svg role="img" aria-label="{escape(label)}"', 1)

    def spark(self, spec: Mapping[str, Any], *, prefix: str) -> str:
        """Draw the bare shape of a figure, without words, as an ``svg`` element."""
        svg = prefixed(slim(self._drawn(Shape(prefix, spark(spec)))), prefix)
        return svg.replace("<svg", '<svg aria-hidden="true" class="hm-spark"', 1)

    def alone(self, picture: Picture) -> tuple[str, bytes]:
        """Draw what stands alone.

        Parameters
        ----------
        picture
            The drawing with what stands around it.

        Returns
        -------
        tuple of str and bytes
            The SVG, and the PNG.
        """
        svg, request = self._framed(picture)
        return svg, self._made(picture.shape.name, request).read_bytes()

    def bundle(self) -> str:
        """Return the script that draws in the browser: Vega, Vega-Lite and vega-embed, once.

        Its hundreds of top-level names would clash with other scripts, so it runs in a function.
        """
        file = self._made("The charts' script", BUNDLE)
        return f"(function () {{\n{file.read_text(encoding='utf-8')}\n}})();\n"

    def _unframed(self, pictures: Iterable[Picture]) -> list[Job]:
        """List the pictures that are still to be made from drawings that are there."""
        jobs = dict(self._job(one.shape.name, self._framed(one)[1]) for one in pictures)
        return [job for file, job in jobs.items() if not file.is_file()]

    def _framed(self, picture: Picture) -> tuple[str, Request]:
        """Return the SVG of a picture, and what its PNG is drawn from."""
        svg = picture.compose(self._drawn(picture.shape))
        return svg, (".png", "png", svg, picture.scale)

    def _drawn(self, shape: Shape) -> str:
        return self._made(shape.name, _request(shape)).read_text(encoding="utf-8")

    def _made(self, name: str, request: Request) -> Path:
        """Return the file of a drawing, made if it is missing."""
        file, job = self._job(name, request)
        if not file.is_file():
            paint([job])
        return file

    def _file(self, request: Request) -> Path:
        ending, *what = request
        words = json.dumps([FORMAT, VL_CONVERT, VEGA_LITE, *what], sort_keys=True)
        return self.folder / f"{hashlib.sha256(words.encode()).hexdigest()}{ending}"

    def _job(
        self, name: str, request: Request, then: Callable[[], Iterable[Job]] = tuple
    ) -> tuple[Path, Job]:
        """Return the file of a drawing, and the job of making it, whereupon others follow."""
        ending, *what = request
        file = self._file(request)

        def keep(drawn: str | bytes) -> Iterable[Job]:
            if isinstance(drawn, str) and ending == ".svg":
                drawn = settle(drawn)
            write_whole(file, drawn)
            return then()

        return file, Job(name, tuple(what), keep)


def _request(shape: Shape) -> Request:
    return ".svg", "svg", shape.spec


def fit(spec: Mapping[str, Any], width: int) -> dict[str, Any]:
    """Give a drawing its width, where it is as wide as its container; silence its ARIA marks."""
    fitted = dict(spec)
    if fitted.get("width") == "container":
        fitted["width"] = width
    fitted["config"] = {**spec.get("config", {}), "aria": False}
    return fitted
