"""The process that draws."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTFont

from hundredmodels.charts.typeface import FONT
from hundredmodels.sphinx_ext.drawings import draw
from hundredmodels.sphinx_ext.drawings.painters import VEGA_LITE

FAMILY = FONT.partition(",")[0]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20">{}</svg>'
CHART = {
    "data": {"values": [{"x": "as wide as it is", "y": 1}]},
    "mark": "point",
    "encoding": {"y": {"field": "x"}, "x": {"field": "y"}},
    "config": {"font": FONT},
}


def drawn(environment: dict[str, str]) -> str:
    """Draw a chart and a word in a process of its own."""
    word = SVG.format(f'<text y="15" font-family="{FONT}">word</text>')
    asked = [[VEGA_LITE, "svg", CHART], [VEGA_LITE, "png", word, 1]]
    return subprocess.run(
        [sys.executable, draw.__file__],
        input="".join(json.dumps(one) + "\n" for one in asked),
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout


def pretender(folder: Path) -> Path:
    """Set up a machine on which another font bears the typeface's name; return its settings."""
    matplotlib = find_spec("matplotlib")
    assert matplotlib is not None
    assert matplotlib.origin is not None
    font = TTFont(Path(matplotlib.origin).parent / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf")
    for record in font["name"].names:
        record.string = str(record).replace("DejaVu Sans", FAMILY)
    fonts = folder / "fonts"
    fonts.mkdir()
    font.save(fonts / "pretender.ttf")
    settings = folder / "fonts.conf"
    settings.write_text(f"<fontconfig><dir>{fonts}</dir></fontconfig>", encoding="utf-8")
    return settings


def test_a_picture_does_not_depend_on_the_machines_fonts(tmp_path: Path) -> None:
    """The typeface is the one that vl-convert brings, whatever has its name on the machine."""
    assert drawn({draw.FONTS: str(pretender(tmp_path))}) == drawn({})


def test_what_is_started_later_finds_the_machines_fonts(tmp_path: Path) -> None:
    """Drawing leaves the environment as it was, with settings of fonts or without."""
    script = (
        "import os, sys\n"
        "from hundredmodels.sphinx_ext.drawings import draw\n"
        "before = os.environ.get(draw.FONTS)\n"
        f"draw.draw('{VEGA_LITE}', 'png', draw.POINT, 1)\n"
        "sys.exit(os.environ.get(draw.FONTS) != before)\n"
    )
    bare = {name: value for name, value in os.environ.items() if name != draw.FONTS}
    for environment in (bare, bare | {draw.FONTS: str(tmp_path / "mine.conf")}):
        subprocess.run([sys.executable, "-c", script], env=environment, check=True)
