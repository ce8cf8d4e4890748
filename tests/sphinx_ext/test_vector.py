"""A drawing is made slim without a change to what it says."""

from hundredmodels.charts.palette import CSS_NAMES, INK
from hundredmodels.sphinx_ext.vector import slim

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
