"""Drawing figures while the site is built."""

import re
import sys
from functools import partial
from pathlib import Path
from xml.etree import ElementTree as ET

import altair as alt
import pandas as pd
import pytest

from hundredmodels.build.processes.shares import processors
from hundredmodels.charts import theme  # noqa: F401 -- switches the theme on
from hundredmodels.charts.palette import CLOSED, OPEN
from hundredmodels.report.spec import vega_lite
from hundredmodels.sphinx_ext.drawings import painters
from hundredmodels.sphinx_ext.drawings.drawing import Drawings, Picture, Shape, fit
from hundredmodels.sphinx_ext.drawings.painters import DrawingError, Painters
from hundredmodels.sphinx_ext.drawings.spark import spark
from hundredmodels.sphinx_ext.drawings.vector import frame

FRAME = pd.DataFrame({"x": [1, 2, 3, 4], "y": [2, 4, 3, 5], "camp": ["open", "closed"] * 2})
SCALE = alt.Scale(domain=["open", "closed"], range=[OPEN, CLOSED])


@pytest.fixture(scope="module")
def drawings(tmp_path_factory: pytest.TempPathFactory) -> Drawings:
    """Return a folder of drawings."""
    return Drawings(tmp_path_factory.mktemp("drawings"))


def spec() -> dict[str, object]:
    """Return dots (with the scale), a line and a word."""
    base = alt.Chart(FRAME).encode(x="x:Q", y="y:Q")
    dots = base.mark_circle().encode(color=alt.Color("camp:N", scale=SCALE))
    line = base.mark_line(clip=True).encode(color="camp:N")
    return vega_lite(dots + line + base.mark_text().encode(text="camp:N"))


def test_a_drawing_in_a_page_takes_the_themes_colours(drawings: Drawings) -> None:
    """No hexadecimal colour is left in it: each became a variable."""
    svg = drawings.inline(spec(), 672, prefix="a", label="What & why")
    assert not re.search(r"#[0-9A-Fa-f]{6}\b", svg)
    assert "var(--hm-open)" in svg
    assert "var(--hm-closed)" in svg


def test_a_drawing_in_a_page_speaks_once(drawings: Drawings) -> None:
    """It is one image with the alt text; its marks say nothing of their own."""
    root = ET.fromstring(drawings.inline(spec(), 672, prefix="a", label="What & why"))  # noqa: S314
    assert root.get("role") == "img"
    assert root.get("aria-label") == "What & why"
    assert root.get("width") == "672"
    inner = [name for node in root.iter() if node is not root for name in node.attrib]
    assert not [name for name in inner if name.startswith("aria") or name == "role"]


def test_ids_of_two_drawings_do_not_clash(drawings: Drawings) -> None:
    """Ids, and what refers to them, carry the prefix."""
    first, second = (drawings.inline(spec(), 672, prefix=one, label="x") for one in ("a", "b"))
    ids = [set(re.findall(r' id="([^"]+)"', svg)) for svg in (first, second)]
    assert ids[0]
    assert not ids[0] & ids[1]
    assert set(re.findall(r"url\(#([^)]+)\)", first)) <= ids[0]


def test_the_same_drawing_is_drawn_once(tmp_path: Path) -> None:
    """A second wish is met from the folder, with the same bytes."""
    drawings = Drawings(tmp_path)
    first = drawings.inline(spec(), 328, prefix="a", label="x")
    (kept,) = tmp_path.iterdir()
    before = kept.stat().st_mtime_ns
    assert drawings.inline(spec(), 328, prefix="a", label="x") == first
    assert kept.stat().st_mtime_ns == before


def test_only_fluid_drawings_are_fitted() -> None:
    """A drawing that has a width keeps it."""
    assert fit({"width": "container"}, 300)["width"] == 300
    assert fit({"width": 500}, 300)["width"] == 500


def test_a_spark_keeps_shape_and_colours(drawings: Drawings) -> None:
    """Dots and words go, the line stays, in the colours that the dots' layer declared."""
    bare = spark(spec())
    assert [one["mark"]["type"] for one in bare["layer"]] == ["line"]
    svg = drawings.spark(spec(), prefix="s")
    assert "<text" not in svg
    assert "var(--hm-closed)" in svg


def test_a_drawing_to_download_stands_alone(drawings: Drawings) -> None:
    """It is XML with its title and source in it, in plain colours, and a PNG of twice its size."""
    shape = Shape("a", fit(spec(), 672))
    composed = partial(frame, title="Figure 1.1 A & B", source="Source: C")
    svg, png = drawings.alone(Picture(shape, composed))
    words = "".join(ET.fromstring(svg).itertext())  # noqa: S314 -- ours
    assert "Figure 1.1 A & B" in words
    assert "Source: C" in words
    assert "var(" not in svg
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20]) == 2 * (672 + 32)


def test_the_bundle_keeps_to_itself(drawings: Drawings) -> None:
    """The shared script is one function and asks no other host for anything."""
    script = drawings.bundle()
    assert script.startswith("(function () {")
    assert script.rstrip().endswith("})();")
    assert "window.hundredmodels.embed" in script


def test_a_spark_keeps_what_it_reckons_with() -> None:
    """A slider's value stays, for the drawing needs it; the slider and selections go."""
    params = [
        {"name": "d", "value": 8, "bind": {"input": "range"}},
        {"name": "p", "select": "point"},
    ]
    assert spark({"mark": "line", "params": params})["params"] == [{"name": "d", "value": 8}]


def specs(*heights: int) -> list[dict[str, object]]:
    """Return figures that differ in their height."""
    return [spec() | {"height": one} for one in heights]


def shapes(figures: list[dict[str, object]]) -> list[Shape]:
    """Return what a page shows of figures."""
    return [
        Shape(f"figure-{at}", fit(one, width))
        for at, one in enumerate(figures)
        for width in (672, 328)
    ]


def pictures(figures: list[dict[str, object]]) -> list[Picture]:
    """Return figures as they stand alone."""
    composed = partial(frame, title="T", source="S")
    return [
        Picture(Shape(f"figure-{at}", fit(one, 672)), composed) for at, one in enumerate(figures)
    ]


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder."""
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def test_what_is_drawn_side_by_side_is_the_same(drawings: Drawings, tmp_path: Path) -> None:
    """Several processes draw the bytes that one draws; a second wish starts none."""
    together, figures = Drawings(tmp_path), specs(100, 110, 120)
    assert together.prepare(shapes(figures), pictures(figures)) > 1 or processors() == 1
    kept = contents(tmp_path)
    assert together.prepare(shapes(figures), pictures(figures)) == 0
    for one in pictures(figures):
        assert together.alone(one) == drawings.alone(one)
    for one in figures:
        for width in (672, 328):
            shown = [
                which.inline(one, width, prefix="a", label="x") for which in (together, drawings)
            ]
            assert shown[0] == shown[1]
    assert contents(tmp_path) == kept


def test_what_was_begun_is_finished(tmp_path: Path) -> None:
    """Painters already at work take part in what is then asked for, and draw the same bytes."""
    figures = specs(100, 110, 120)
    alone, begun = Drawings(tmp_path / "alone"), Drawings(tmp_path / "begun")
    alone.prepare(shapes(figures), pictures(figures))
    studio = Painters()
    studio.start(calm=True)
    studio.hand(begun.missing(shapes(figures[:2])))
    begun.prepare(shapes(figures), pictures(figures), studio)
    assert contents(begun.folder) == contents(alone.folder)
    assert not studio


@pytest.mark.parametrize("around", [(), (100, 110, 120)])
def test_a_figure_that_cannot_be_drawn_is_named(tmp_path: Path, around: tuple[int, ...]) -> None:
    """Drawn here or by a process of its own, what fails is told by its id."""
    broken = Shape("the-broken-one", {"mark": "nonsense", "data": {"values": []}})
    with pytest.raises(DrawingError, match="the-broken-one could not be drawn: "):
        Drawings(tmp_path).prepare([*shapes(specs(*around)), broken])


def test_what_could_not_be_begun_is_told_in_the_end(tmp_path: Path) -> None:
    """A drawing that fails while nobody waits is an error once somebody does."""
    studio = Painters()
    studio.start(calm=True)
    broken = Shape("the-broken-one", {"mark": "nonsense", "data": {"values": []}})
    studio.hand(Drawings(tmp_path).missing([broken]))
    with pytest.raises(DrawingError, match="the-broken-one could not be drawn: "):
        studio.end()
    assert not studio


@pytest.mark.parametrize("script", ["", "import sys; sys.stdin.readline()", "print('nonsense')"])
def test_a_painter_that_dies_is_told_by_what_it_drew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    """Nobody waits for a process that is gone, whether before or amid its work."""
    (tmp_path / "painter.py").write_text(script, encoding="utf-8")
    monkeypatch.setattr(painters, "SCRIPT", tmp_path / "painter.py")
    studio = Painters()
    studio.hand(Drawings(tmp_path).missing(shapes(specs(100, 110, 120))))
    for _ in range(2):
        studio.start()
    with pytest.raises(DrawingError, match="could not be drawn: the process that drew it has died"):
        studio.end()


def test_a_painter_that_cannot_be_started_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for a process that never was."""
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    studio = Painters()
    studio.hand(Drawings(tmp_path).missing(shapes(specs(100, 110, 120))))
    studio.start()
    with pytest.raises(FileNotFoundError, match="none"):
        studio.end()
