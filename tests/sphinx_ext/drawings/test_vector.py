"""A drawing is made slim without a change to what it says."""

from hundredmodels.charts.palette import CSS_NAMES, INK
from hundredmodels.sphinx_ext.drawings.vector import raised, slim

DRAWING = (
    f'<svg><g aria-label="a"><text x="1.23456" fill="{INK}">0.0001</text>'
    '<path d="M0.12345,2.5L3.98765,4"/></g></svg>'
)


def test_places_are_rounded_and_words_are_not() -> None:
    """Coordinates keep two decimals; a label of 0.0001 stays what it is."""
    slimmer = slim(DRAWING)
    assert 'x="1.23"' in slimmer
    assert "M0.12,2.5L3.98,4" in slimmer
    assert ">0.0001</text>" in slimmer


def test_colours_become_the_variables_of_the_theme() -> None:
    """No colour of the palette is left in figures, and none is lost."""
    slimmer = slim(DRAWING)
    assert INK not in slimmer
    assert f"var({CSS_NAMES[INK]})" in slimmer


def test_exponents_are_raised_and_what_follows_is_not() -> None:
    """Digits of every exponent are drawn in the same typeface; a text goes on upon its line."""
    up, down = '<tspan dy="-.5em" font-size="70%">', '<tspan dy=".35em">'
    assert raised("<text>10⁻⁶</text>") == f"<text>10{up}−6</tspan></text>"
    assert raised("<text>10² to 10¹⁸ FLOP</text>") == (
        f"<text>10{up}2</tspan>{down} to 10</tspan>{up}18</tspan>{down} FLOP</tspan></text>"
    )
    assert raised(DRAWING) == DRAWING
