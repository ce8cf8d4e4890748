"""How long a page takes to read, and all of them."""

from hundredmodels.sphinx_ext.elements.reading_time import PACE, minutes


def test_a_book_takes_as_long_as_its_chapters_say() -> None:
    """Law: the minutes of several texts are the sum of the minutes told of each."""
    counts = (14 * PACE + 1, 15 * PACE + 1, 1)
    assert [minutes(one) for one in counts] == ["15 minutes", "16 minutes", "1 minute"]
    assert minutes(*counts) == "32 minutes"
