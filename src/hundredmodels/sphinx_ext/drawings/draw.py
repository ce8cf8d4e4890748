"""Draw what the standard input asks for; a process of its own, started by its path.

A line of JSON asks: ``["svg", specification]``, ``["png", svg, scale]`` or
``["bundle", snippet]``, each after the version of Vega-Lite. A line of JSON answers:
``{"text": …}``, ``{"bytes": …}`` in base 64, or ``{"error": …}``. The script knows nothing of the
package, so that a process is up as soon as vl-convert is. Told to be calm, it only takes what other
work leaves of the processors.

Letters are measured and drawn in the typeface that vl-convert brings with it, so that a picture
does not depend on the machine that drew it. That is also much faster: the file of a font of the
machine would be opened anew for each letter. Such fonts come in for letters that vl-convert's own
lack.
"""

import json
import os
import sys
from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import Any

import vl_convert

CALM = "calm"
LEAST_URGENT = 19
FONTS = "FONTCONFIG_FILE"  # the environment's name for what tells where fonts are
NO_FONTS = Path(__file__).with_name("fonts.conf")
MACHINE_FONTS = ("/usr/share/fonts", "/usr/local/share/fonts", "$HOME/.local/share/fonts")
POINT = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'


@cache
def load_fonts() -> None:
    """Have vl-convert load its own fonts first, which it does when it first draws."""
    before = os.environ.get(FONTS)
    os.environ[FONTS] = str(NO_FONTS)
    try:
        vl_convert.svg_to_png(POINT)
    finally:
        del os.environ[FONTS]  # a browser that is started later needs the machine's
        if before is not None:
            os.environ[FONTS] = before
    for folder in MACHINE_FONTS:
        there = Path(os.path.expandvars(folder))
        if there.is_dir():
            vl_convert.register_font_directory(str(there))


def draw(version: str, kind: str, *what: Any) -> dict[str, str]:  # noqa: ANN401 -- JSON
    """Draw one thing.

    Parameters
    ----------
    version
        The version of Vega-Lite.
    kind
        ``svg``, ``png`` or ``bundle``.
    *what
        What to draw it from.

    Returns
    -------
    dict
        The answer.
    """
    try:
        load_fonts()
        if kind == "svg":
            return {"text": vl_convert.vegalite_to_svg(what[0], vl_version=version)}
        if kind == "png":
            png = vl_convert.svg_to_png(what[0], scale=what[1])
            return {"bytes": b64encode(png).decode("ascii")}
        return {"text": vl_convert.javascript_bundle(snippet=what[0], vl_version=version)}
    except ValueError as error:  # what vl-convert raises, with the words of Vega
        return {"error": str(error).strip()}


if __name__ == "__main__":
    if CALM in sys.argv and hasattr(os, "nice"):
        os.nice(LEAST_URGENT)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(draw(*json.loads(line))) + "\n")
        sys.stdout.flush()
