"""A table with nothing to show says so, and so do its figure and its words."""

import altair as alt
import pandas as pd

from hundredmodels.chapters.notes import NOTE, describes, draws, note, or_note

TABLES = {"some": pd.DataFrame({"model": ["GPT-4"]}), "none": note("No model was known.")}


@describes(TABLES.__getitem__)
def models(study: str, frame: pd.DataFrame) -> str:
    """Caption of a figure of models."""
    return f"{study}: {frame['model'].iloc[0]}"


@draws(TABLES.__getitem__)
def drawn_models(_study: str, frame: pd.DataFrame) -> alt.Chart:
    """Draw models."""
    return alt.Chart(frame).mark_point()


def test_a_table_with_rows_is_left_as_it_is() -> None:
    """What has something to show has no note."""
    frame = TABLES["some"]
    assert or_note(frame) is frame


def test_a_table_with_rows_is_drawn_and_described() -> None:
    """A figure and its words are made from a study and the figure's table."""
    assert models("some") == "some: GPT-4"
    assert drawn_models("some").to_dict()["mark"]["type"] == "point"


def test_a_table_without_rows_says_why() -> None:
    """The reader of the table, of the caption and of the figure see one sentence."""
    frame = or_note(pd.DataFrame({"model": []}), "No model was known.")
    assert frame[NOTE].tolist() == ["No model was known."] == [models("none")]
    assert "No model was known." in str(drawn_models("none").to_dict()["datasets"])
    assert note()[NOTE].str.endswith(".").all()


def test_a_figure_keeps_its_name() -> None:
    """A page names the function that drew a figure, not the decorator."""
    assert (drawn_models.__module__, drawn_models.__qualname__) == (__name__, "drawn_models")
