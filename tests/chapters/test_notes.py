"""A table with nothing to show says so, and so does its figure."""

import pandas as pd

from hundredmodels.chapters.notes import NOTE, empty, note, or_note


def test_a_table_with_rows_is_drawn() -> None:
    """What has something to show is left as it is, and has no sentence."""
    frame = pd.DataFrame({"model": ["GPT-4"]})
    assert or_note(frame) is frame
    assert empty(frame) is None


def test_a_table_without_rows_says_why() -> None:
    """The reader of the table and the reader of the figure see one sentence."""
    frame = or_note(pd.DataFrame({"model": []}), "No model was known.")
    assert frame[NOTE].tolist() == ["No model was known."]
    drawn = empty(frame)
    assert drawn is not None
    assert "No model was known." in str(drawn.to_dict()["datasets"])
    assert note()[NOTE].str.endswith(".").all()
