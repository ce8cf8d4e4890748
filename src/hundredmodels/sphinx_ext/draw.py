"""Draw what the standard input asks for; a process of its own, started by its path.

A line of JSON asks: ``["svg", specification]``, ``["png", svg, scale]`` or
``["bundle", snippet]``, each after the version of Vega-Lite. A line of JSON answers:
``{"text": …}``, ``{"bytes": …}`` in base 64, or ``{"error": …}``. The script knows nothing of the
package, so that a process is up as soon as vl-convert is. Told to be calm, it only takes what other
work leaves of the processors.
"""

import json
import os
import sys
from base64 import b64encode
from typing import Any

import vl_convert

CALM = "calm"
LEAST_URGENT = 19


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
