"""A figure that can't be drawn says why."""

from hundredmodels.charts.blank import LONGEST, blank


def test_the_reason_is_the_drawing() -> None:
    """The sentence drawn names the reason."""
    spec = blank("no price was known").to_dict()
    rows = next(iter(spec["datasets"].values()))
    sentence = "Not estimable: no price was known."
    assert rows == [{"reason": sentence, "lines": sentence}]


def test_a_long_sentence_fits_a_phone() -> None:
    """It is broken between words, and the drawing grows with its lines."""
    long = (
        "no kind of maker had four releases in one year of which the weights are known by the day"
    )
    spec = blank(long).to_dict()
    (row,) = next(iter(spec["datasets"].values()))
    assert row["lines"].replace("\n", " ") == row["reason"] == f"Not estimable: {long}."
    assert max(map(len, row["lines"].split("\n"))) <= LONGEST
    assert spec["height"] > blank("short").to_dict()["height"]
