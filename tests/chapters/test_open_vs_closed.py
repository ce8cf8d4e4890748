"""The chapter on the real tables: its ids, its definitions, its days, its figures and words."""

from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from pydantic import ValidationError

from hundredmodels.chapters import open_vs_closed as chapter
from hundredmodels.chapters.notes import words_of
from hundredmodels.chapters.open_vs_closed import captions, figures, frames, prose
from hundredmodels.chapters.open_vs_closed.figures.marks import on_paper
from hundredmodels.chapters.open_vs_closed.race import study_race
from hundredmodels.chapters.open_vs_closed.terms import permissive_shares
from hundredmodels.charts.palette import INK, PAPER
from hundredmodels.data import Tables, find_directory, load
from hundredmodels.report.marks import count_marks
from hundredmodels.report.spec import foreign_colours, vega_lite
from hundredmodels.report.tokens import require_known

DAYS = ("latest", "2017-01-01", "2022-11-15", "2023-10-01", "2024-07-31")
REQUIRED = (
    "agentbench-v1-open-mean",
    "agentbench-v1-open-at-least-one",
    "agentbench-v2-rebuild-error",
    "lag-mmlu-events",
    "lag-mmlu-levels",
    "lag-mmlu-area",
    "lag-mmlu-survival",
    "lag-gpt4-to-llama31-405b",
    "falcon-llama-gap-harness",
    "falcon-llama-gap-original",
    "open-frontier-share",
)


@cache
def _tables(day: str) -> Tables:
    folder = find_directory(Path(__file__).parents[2] / "data")
    return load(folder, as_of=day, only=chapter.TABLES)


@cache
def _study(day: str, seed: int = 20231001) -> chapter.Study:
    return chapter.analyse(_tables(day), chapter.Parameters(as_of=day, draws=50, seed=seed))


@pytest.mark.parametrize("day", DAYS)
def test_every_day_has_the_ids_that_others_look_up(day: str) -> None:
    """On each day all required results exist: with a value, or with a reason for none."""
    results = _study(day).results
    for name in REQUIRED:
        result = results[f"open-vs-closed.{name}"]
        assert result.value is not None or result.reason
        assert result.method


def test_the_latest_day_has_their_values() -> None:
    """On the newest day none of them is missing, and each names the rows behind it."""
    for name in REQUIRED:
        result = _study("latest").results[name]
        assert isinstance(result.value, float)
        assert result.inputs


def test_events_follow_their_definition() -> None:
    """A plain loop over the contenders finds the same mean wait and the same counts."""
    study = _study("latest")
    rows = study.race.mmlu.rows
    waits, unmatched, best = [], 0, -np.inf
    for row in rows[rows["camp"] == "closed"].to_dict("records"):
        if row["score"] <= best:
            continue
        best = row["score"]
        able = rows[(rows["camp"] == "open") & (rows["score"] >= row["score"])]
        if able.empty:
            unmatched += 1
        else:
            waits.append((able["date"].min() - row["date"]).days / (365.25 / 12))
    assert study.results["lag-mmlu-events"].value == pytest.approx(np.mean(waits))
    assert study.results["lag-mmlu-unmatched"].value == unmatched


def test_a_mean_over_events_counts_events() -> None:
    """Its number of observations is that of matched records, and its method counts the rest."""
    study = _study("latest")
    lag, track = study.results["lag-mmlu-events"], study.race.mmlu
    assert lag.n == track.matched
    assert f"{track.matched} matched, {track.unmatched} unmatched" in lag.method


def test_the_race_stands_on_what_was_shipped() -> None:
    """The tuned Llama 3.1 405B matches GPT-4, with or without the scores of reliability C."""
    study = _study("latest")
    pairs = study.race.mmlu.pairs.set_index("model")
    months = study.results["lag-gpt4-to-llama31-405b"].value
    assert pairs.loc["GPT-4", "matched_by"] == "Llama 3.1 405B"
    assert pairs.loc["GPT-4", "days"] / (365.25 / 12) == pytest.approx(months)
    for name in ("preferred", "without-c"):
        assert isinstance(study.results[f"lag-mmlu-events-{name}"].value, float)


def test_dated_and_printed_results() -> None:
    """Differences of dates and of printed averages come out as by hand."""
    results = _study("latest").results
    months = (date(2024, 7, 23) - date(2023, 3, 14)).days / (365.25 / 12)
    assert results["lag-gpt4-to-llama31-405b"].value == pytest.approx(months)
    assert results["falcon-llama-gap-harness"].value == pytest.approx(2.1)
    assert results["falcon-llama-gap-original"].value == pytest.approx(-0.825)
    assert results["agentbench-v1-open-at-least-one"].value == 1


def test_swapped_labels_turn_the_sign() -> None:
    """If open were closed and closed open, all four lags on MMLU would be negative."""
    tables = _tables("2024-07-31")
    models = tables["models"].copy()
    swap = {"closed": "open-weights", "open-weights": "closed", "open-source": "closed"}
    models["openness"] = models["openness"].astype("object").map(swap)
    parameters = chapter.Parameters(draws=50)
    race = study_race(tables["scores"], models, pd.Timestamp(tables.as_of), parameters)
    for name in ("events", "levels", "area", "survival"):
        value = race.mmlu.lags[name].value
        assert value is not None
        assert value < 0


def test_another_seed_moves_no_estimate() -> None:
    """Values don't depend on the seed, p-values included; only intervals do."""
    one, two = (study.results for study in (_study("2024-07-31"), _study("2024-07-31", 11)))
    for name, result in one.items():
        assert result.value == two[name].value


@pytest.mark.parametrize("day", DAYS)
def test_figures_can_be_drawn_on_every_day(day: str) -> None:
    """Each figure is a drawing in palette colours with a table, even where little was known."""
    study = _study(day)
    for name in figures.__all__:
        spec = vega_lite(getattr(figures, name)(study))
        assert foreign_colours(spec) == []
        assert count_marks(spec) < 2000
        assert len(getattr(frames, name)(study)) > 0


@pytest.mark.parametrize("day", DAYS)
def test_every_sentence_names_known_results(day: str) -> None:
    """Captions, alternative texts and computed sentences quote results that exist."""
    study = _study(day)
    words = [*prose.answer(study)]
    words += [getattr(prose, name)(study) for name in prose.__all__ if name != "answer"]
    for name in figures.__all__:
        words += [getattr(captions, name)(study), getattr(captions, f"{name}_alt")(study)]
    for sentence in words:
        assert sentence
        require_known(sentence, study.results, "A sentence")


def test_inputs_name_lines_that_exist() -> None:
    """Each input is a row of its table."""
    tables = _tables("latest")
    lines = {name: set(tables[name].index) for name in chapter.TABLES}
    for result in _study("latest").results.values():
        for one in result.inputs:
            assert set(one.lines) <= lines[one.table]


def test_an_unknown_benchmark_is_named() -> None:
    """A misspelt benchmark is refused with those there are, before any table is read."""
    with pytest.raises(ValidationError, match=r"benchmarks\.0\n.*'mmlu', 'mmlu-pro'"):
        chapter.Parameters(benchmarks=["mmlu-prp"])


def test_a_benchmark_left_out_is_not_estimated() -> None:
    """Leaving MMLU out of the set leaves its lag without a value, with the reason."""
    parameters = chapter.Parameters(benchmarks=["gpqa-diamond"], draws=50)
    study = chapter.analyse(_tables("2023-10-01"), parameters)
    assert study.results["lag-mmlu-events"].value is None
    assert "left out" in study.results["lag-mmlu-events"].reason


def test_a_caption_is_the_note_of_its_own_table_and_of_no_other() -> None:
    """Where nothing is drawn, caption and alternative text are the note of the table."""
    for day in ("2017-01-01", "2022-11-15", "2023-10-01"):
        study = _study(day)
        for name in figures.__all__:
            words = words_of(getattr(frames, name)(study))
            caption = getattr(captions, name)(study)
            alt = getattr(captions, f"{name}_alt")(study)
            assert (caption == words) == (alt == words) == (words is not None)


def test_nothing_is_known_since_the_memo_before_the_memo() -> None:
    """Its five points have no figures before its day, and the figure says so."""
    study = _study("2022-11-15")
    assert all(point.then is None and point.now is None for point in study.memo.points)
    assert prose.memo(study) == words_of(frames.memo(study)) == "The memo was not out by this day."


def test_terms_have_a_direction_only_if_every_year_went_there() -> None:
    """Freer or tighter is said where no year, the newest included, went the other way."""
    study = _study("latest")
    shares = permissive_shares(study.terms.releases)
    for year in (2023, 2025):
        assert 100 * shares[year] == pytest.approx(study.results[f"permissive-share-{year}"].value)
    moves = shares[shares.index >= 2023].diff().dropna()
    assert moves.min() < 0 < moves.max()
    assert "fell in 2024, rose in 2025" in prose.licences(study)
    assert "became" not in prose.licences(study)


def test_waits_are_spoken_of_once_there_are_two() -> None:
    """Nothing is said of long and short waits before two are over, nor of later ones than these."""
    for day in (*DAYS, "2021-06-30", "2023-03-31"):
        over = _study(day).race.mmlu.pairs["days"].notna().sum()
        assert ("The waits are no sample" in prose.trend(_study(day))) == (over > 1)
    assert "the later one is shorter" in prose.trend(_study("2023-03-31"))


def test_a_turn_has_its_reason_once_it_was_taken() -> None:
    """Falcon-180B turns the lead once its board is known, and no board turns none."""
    assert "changed hands" not in prose.falcon(_study("2023-07-01"))
    assert prose.falcon(_study("2023-07-31")).endswith("time, because a program was mended.")
    for day in ("2023-10-31", "latest"):
        assert prose.falcon(_study(day)).endswith("then because Falcon-180B came out.")


def test_a_lead_that_did_not_move_went_nowhere() -> None:
    """Between the memo and the next record the lead is what it was; later it went elsewhere."""
    for words in (prose.answer(_study("2023-06-20"))[1], captions.memo(_study("2023-06-20"))):
        assert "as it was in May 2023" in words
        assert "went from" not in words
    assert "went from" in captions.memo(_study("latest"))


def test_who_matches_by_base_weights_was_out() -> None:
    """The model that takes over the match with GPT-4 is named once it is known, not before."""
    assert "GPT-4 had no match by this day" in prose.reliability(_study("2024-07-31"))
    assert "passes to Hunyuan-Large" in prose.reliability(_study("latest"))


def test_the_figures_of_the_memo_are_printed_as_in_the_text() -> None:
    """A row of the figure and the sentence on it have the same digits."""
    (words,) = (
        row["words"]
        for rows in vega_lite(figures.memo(_study("latest")))["datasets"].values()
        for row in rows
        if str(row.get("point", "")).startswith("5")
    )
    then, now = (
        _study("latest").results[f"memo-google-open-{name}"].number for name in ("then", "now")
    )
    assert words == f"{then} to {now} a year"


def test_words_stand_on_paper() -> None:
    """The ground is drawn first, of the same words at the same place."""
    rows = pd.DataFrame({"at": [1.0], "says": ["a word"]})
    ground, words = (
        one.to_dict() for one in on_paper(rows, {"x": "at:Q", "text": "says:N"}, INK, dy=3)
    )
    assert ground["encoding"] == words["encoding"]
    assert (ground["mark"].pop("color"), words["mark"].pop("color")) == (PAPER, INK)
    assert ground["mark"].items() > words["mark"].items()
