"""The three verbs of a notebook refuse what a reader would miss."""

from typing import Any

import altair as alt
import pandas as pd
import pytest

from hundredmodels.chapters.notes import note
from hundredmodels.chapters.parameters import ChapterParameters
from hundredmodels.chapters.result import Result, Results
from hundredmodels.charts.blank import sentence
from hundredmodels.errors import UserError
from hundredmodels.report import display, figure, publish, say
from hundredmodels.report.payload import FIGURE_MIME, PROSE_MIME, RESULTS_MIME

FRAME = pd.DataFrame({"day": pd.to_datetime(["2024-01-02"]), "score": [float("nan")], "n": [1]})
CHART = alt.Chart(FRAME).mark_circle(color="#0067A5").encode(x="n:Q")
LAG = Result(id="race.lag", label="Lag", value=15.0, unit="months", method="m", digits=1)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Collect what is displayed, in a session of its own."""
    bundles: list[dict[str, Any]] = []
    monkeypatch.setattr(display, "SESSION", display.Session())
    monkeypatch.setattr(display, "_show", bundles.append)
    return bundles


def draw(name: str = "f", **changes: Any) -> None:
    """Show a figure, with some arguments changed."""
    given = {"caption": "C [[race.lag]].", "alt": "A.", "sources": ("epoch-hub",), "data": FRAME}
    figure(name, changes.pop("chart", CHART), **(given | changes))


def test_each_verb_shows_one_output(shown: list[dict[str, Any]]) -> None:
    """Each shows its payload and a plain form; tokens are written out in the plain form."""
    publish(Results([LAG]), ChapterParameters())
    say("It took [[race.lag]].", style="answer")
    draw()
    assert [next(iter(one)) for one in shown] == [RESULTS_MIME, PROSE_MIME, FIGURE_MIME]
    assert shown[1]["text/plain"] == "It took 15.0 months."
    assert shown[2][FIGURE_MIME]["chapter"] == "race"


def test_the_table_is_plain(shown: list[dict[str, Any]]) -> None:
    """Days become ISO days, and missing values null."""
    draw(caption="C.")
    assert shown[0][FIGURE_MIME]["data"]["rows"] == [["2024-01-02", None, 1]]


def test_an_empty_figure_is_described_by_its_sentence(shown: list[dict[str, Any]]) -> None:
    """Where there is nothing to draw, nobody is told of lines or sources that are not there."""
    data = note("No model was known.")
    draw(caption="C.", chart=sentence("No model was known."), data=data)
    draw("g", caption="C.", data=FRAME.assign(note="A column of that name is no sentence."))
    assert [one[FIGURE_MIME]["alt"] for one in shown] == ["No model was known.", "A."]
    assert [one[FIGURE_MIME]["sources"] for one in shown] == [[], ["epoch-hub"]]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"caption": " "}, "has no caption"),
        ({"alt": ""}, "has no alt"),
        ({"sources": ()}, "names no sources"),
        ({"sources": ("Epoch Hub",)}, "no tuple of keys"),
        ({"sources": "epoch-hub"}, "no tuple of keys"),
        ({"data": FRAME.head(0)}, "has no data"),
        ({"chart": CHART.mark_bar(color="#123456")}, "not of the palette"),
        ({"name": "Bad Id"}, "an id is lower case"),
        ({"caption": "It took [[race.lga]]."}, "Did you mean 'race.lag'"),
    ],
)
@pytest.mark.usefixtures("shown")
def test_a_figure_without_what_a_reader_needs_is_refused(
    changes: dict[str, Any], message: str
) -> None:
    """Words, sources, data, colours and ids are checked at the desk."""
    publish(Results([LAG]), ChapterParameters())
    with pytest.raises(UserError, match=message):
        draw(**changes)


@pytest.mark.usefixtures("shown")
def test_an_id_is_used_once() -> None:
    """A second figure may not take the id of the first."""
    draw(caption="C.")
    with pytest.raises(UserError, match="twice"):
        draw(caption="C.")


@pytest.mark.usefixtures("shown")
def test_too_many_marks_are_refused() -> None:
    """More than 2,000 bars are not drawn, for none of them may be left out."""
    many = alt.Chart(pd.DataFrame({"n": range(2001)})).mark_bar().encode(x="n:Q")
    with pytest.raises(UserError, match="2001 marks"):
        draw(caption="C.", chart=many)


@pytest.mark.usefixtures("shown")
def test_saying_nothing_is_refused() -> None:
    """An empty paragraph is a mistake."""
    with pytest.raises(UserError, match="empty"):
        say("")


def test_a_cloud_is_thinned_and_its_table_is_not(shown: list[dict[str, Any]]) -> None:
    """Of more dots than may be drawn some are left out by a rule; the data are whole."""
    frame = pd.DataFrame({"x": range(3000), "y": [(7 * one) % 101 for one in range(3000)]})
    draw(caption="C.", chart=alt.Chart(frame).mark_point().encode(x="x:Q", y="y:Q"), data=frame)
    payload = shown[0][FIGURE_MIME]
    assert payload["reduction"].startswith("3,000 observations; ")
    assert len(payload["data"]["rows"]) == 3000
    (drawn,) = payload["spec"]["datasets"].values()
    assert len(drawn) <= 2000
