"""A figure that can't be drawn says why."""

from hundredmodels.charts.blank import blank


def test_the_reason_is_the_drawing() -> None:
    """The sentence drawn names the reason."""
    spec = blank("no price was known").to_dict()
    rows = next(iter(spec["datasets"].values()))
    assert rows == [{"reason": "Not estimable: no price was known."}]
