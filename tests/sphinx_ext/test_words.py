"""Small pieces of pages: captions, cells, headlines, markup."""

import pytest

from hundredmodels.chapters.typography import typeset
from hundredmodels.report.payload import ParameterValue
from hundredmodels.sphinx_ext.elements.cards import parameter_text
from hundredmodels.sphinx_ext.elements.figures import shown_cell, split_caption
from hundredmodels.sphinx_ext.elements.headline import Headline, parse
from hundredmodels.sphinx_ext.markup import definitions, tag


@pytest.mark.parametrize(
    ("caption", "finding"),
    [
        ("Open models follow. Dots are models.", "Open models follow."),
        ("It took [[a.b]]. Dots are models.", "It took [[a.b]]."),
        ("GPT-3.5 led by [[a.b:value]]. Later it fell.", "GPT-3.5 led by [[a.b:value]]."),
        ("Open vs. Closed weights. Dots.", "Open vs. Closed weights."),
        ("One sentence only", "One sentence only"),
        ("Is it so? We doubt it.", "Is it so?"),
        ("[[a.b]] and [[c.d:interval]]. [[e.f]] follows.", "[[a.b]] and [[c.d:interval]]."),
    ],
)  # fmt: skip
def test_the_first_sentence_is_the_finding(caption: str, finding: str) -> None:
    """It ends at its full stop, not at one inside a name, a number or a token."""
    first, rest = split_caption(caption)
    assert first == finding
    assert f"{first} {rest}".strip() == caption


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (None, "–"), (True, "yes"), (2024, "2024"), (-1.5, "−1.5"), (1234.5678, "1,235"),
        (0.000012345, "0.00001234"), (2.1e25, "2.1e+25"), ("GPT-4", "GPT-4"), (0.0, "0"),
    ],
)  # fmt: skip
def test_cells_of_the_table_view(cell: object, shown: str) -> None:
    """Numbers have four significant figures, gaps a dash; years have no comma."""
    assert shown_cell(cell) == shown  # type: ignore[arg-type]


def test_headlines() -> None:
    """A line names a chapter, perhaps a sentence and a figure; anything else is an error."""
    assert parse(["race/2 race-f", "", "cost"]) == (Headline("race", 2, "race-f"), Headline("cost"))
    with pytest.raises(ValueError, match="no headline"):
        parse(["race / 2"])


def test_parameters_as_prose_prints_them() -> None:
    """A fraction reads as a percentage, money with its sign, a list with commas."""
    assert parameter_text(ParameterValue("p", 0.9, "fraction")) == "90\N{NARROW NO-BREAK SPACE}%"
    assert parameter_text(ParameterValue("p", 2.5, "US dollars an hour")) == "$2.5 an hour"
    assert parameter_text(ParameterValue("p", "latest", "day")) == "latest"
    assert parameter_text(ParameterValue("p", [1.0, 2.0], "")) == "1, 2"


def test_markup_is_escaped() -> None:
    """Attributes are escaped and named as HTML wants them; empty definitions are left out."""
    assert tag("a", "x", class_="b", data_n='"<', hidden=True, title=None) == (
        '<a class="b" data-n="&quot;&lt;" hidden>x</a>'
    )
    assert definitions([("a", ""), ("b", "c")]) == "<dl><dt>b</dt><dd>c</dd></dl>"


def test_whole_numbers_of_parameters_are_exact() -> None:
    """A seed is printed as it is set, a whole number unrounded, a switch as yes or no."""
    assert parameter_text(ParameterValue("seed", 20231001, "")) == "20231001"
    assert parameter_text(ParameterValue("lengths", [1024, 65536], "tokens")) == "1,024, 65,536"
    assert parameter_text(ParameterValue("size", 1_000_000, "")) == "1 million"
    assert parameter_text(ParameterValue("switch", True, "")) == "yes"


def test_marks_are_typographic() -> None:
    """A straight mark opens, closes or elides, as its place says."""
    assert typeset("'latest' is the paper's, \"so\" the makers' own") == (
        "\N{LEFT SINGLE QUOTATION MARK}latest’ is the paper’s, “so” the makers’ own"
    )
