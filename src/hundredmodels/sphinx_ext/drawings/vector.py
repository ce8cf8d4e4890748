"""An SVG as the site needs it: slim and coloured by the theme in a page, framed to stand alone."""

import re
import textwrap
from html import escape

from hundredmodels.charts.axes import SUPERSCRIPTS
from hundredmodels.charts.palette import CSS_NAMES, INK, MUTED, PAPER
from hundredmodels.charts.typeface import FONT

STRIPPED = re.compile(
    r' (?:aria-[a-z]+|role|class|pointer-events|font-family|version|xmlns(?::xlink)?)="[^"]*"'
    r'| opacity="1"| transform="translate\(0,0\)"| stroke-miterlimit="10"'
)
EMPTY = re.compile(r'<path d="(?:M0,0h[\d.]+v[\d.]+h-?[\d.]+Z)?"(?: display="none")?/>')
HOLLOW = re.compile(r"<g(?: [^>]*)?></g>")
TAG = re.compile(r"<[^<>]*>")
LONG_DECIMALS = re.compile(r"(\d\.\d{2})\d+")
COLOUR = re.compile("|".join(re.escape(colour) for colour in CSS_NAMES), re.IGNORECASE)
IDENTIFIER = re.compile(r'( id="|url\(#|href="#)([A-Za-z][\w-]*)')
TITLE_LETTER, NOTE_LETTER = 8.6, 6.0
"""Pixels that a letter of a title and of a note takes, a little generously."""
RAISED = re.compile(f"([{SUPERSCRIPTS}⁻]+)([^<{SUPERSCRIPTS}⁻]*)")
DIGITS = str.maketrans(f"{SUPERSCRIPTS}⁻", "0123456789−")
SIZE = re.compile(r'<svg[^>]*? width="([\d.]+)" height="([\d.]+)"[^>]*>')


def settle(svg: str) -> str:
    """Give the ids of a drawing numbers from one on, in their order.

    Vega counts them through the life of a process, so that they would tell what it drew before.
    """
    names: dict[str, str] = {}

    def rename(match: re.Match[str]) -> str:
        names.setdefault(match[2], f"i{len(names) + 1}")
        return match[1] + names[match[2]]

    return IDENTIFIER.sub(rename, svg)


def prefixed(svg: str, prefix: str) -> str:
    """Put a prefix before every id of a drawing, so that two on a page don't clash."""
    return IDENTIFIER.sub(rf"\g<1>{prefix}-\g<2>", svg)


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
    # Only inside tags: a label that reads 0.001 must not become 0.00.
    svg = TAG.sub(lambda match: LONG_DECIMALS.sub(r"\1", match[0]), svg)
    svg = EMPTY.sub("", svg)
    before = ""
    while before != svg:
        before = svg
        svg = HOLLOW.sub("", svg)
    names = {colour.upper(): name for colour, name in CSS_NAMES.items()}
    return COLOUR.sub(lambda match: f"var({names[match[0].upper()]})", svg)


def opened(svg: str) -> tuple[float, float, str]:
    """Take a drawing out of its frame, to set it among other things.

    An SVG inside an SVG would have a layer of its own, which doubles the time to draw a picture.

    Parameters
    ----------
    svg
        The drawing.

    Returns
    -------
    tuple of float, float and str
        Its width, its height and what it holds.
    """
    match = SIZE.search(svg)
    if match is None:
        raise ValueError("The drawing has no size.")
    return float(match[1]), float(match[2]), svg[match.end() : svg.rindex("</svg>")]


def raised(svg: str) -> str:
    """Write the exponents of a drawing as smaller digits above the line.

    Few typefaces have all of ⁰ to ⁹, so that 10⁶ would stand in another one than 10⁸.
    """

    def raise_(match: re.Match[str]) -> str:
        exponent = f'<tspan dy="-.5em" font-size="70%">{match[1].translate(DIGITS)}</tspan>'
        return exponent + (f'<tspan dy=".35em">{match[2]}</tspan>' if match[2] else "")

    return RAISED.sub(raise_, svg)


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
    width, height, content = opened(svg)
    lines = textwrap.wrap(title, int(width / TITLE_LETTER))
    notes = textwrap.wrap(source, int(width / NOTE_LETTER))
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
    inner = f'<g transform="translate(0,{top})">{content}</g>'
    return raised(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{full_width:g}" height="{full_height:g}" '
        f'viewBox="0 0 {full_width:g} {full_height:g}">'
        f'<rect width="100%" height="100%" fill="{PAPER}"/>'
        f'<g transform="translate({margin},{margin})" font-family="{escape(FONT)}">'
        f"{words}{inner}</g></svg>\n"
    )
