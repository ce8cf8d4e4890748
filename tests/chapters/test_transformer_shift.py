"""Laws of the chapter on the Transformer: its results answer to their definitions."""

from pathlib import Path

import numpy as np
import pytest

from hundredmodels.chapters import transformer_shift as chapter
from hundredmodels.chapters.notes import words_of
from hundredmodels.chapters.transformer_shift import captions, figures, frames, prose
from hundredmodels.chapters.wording import counted
from hundredmodels.data import load
from hundredmodels.report import tokens
from hundredmodels.report.marks import MOST_MARKS, count_marks
from hundredmodels.report.spec import foreign_colours, vega_lite

FEW = 100


def study_of(directory: Path, **set_to: object) -> chapter.Study:
    """Analyse the real tables with few draws."""
    parameters = chapter.Parameters.model_validate({"draws": FEW, **set_to})
    tables = load(directory, as_of=parameters.as_of, only=chapter.TABLES)
    return chapter.analyse(tables, parameters)


@pytest.fixture(scope="module")
def study(real_directory: Path) -> chapter.Study:
    """Return the study of the newest day."""
    return study_of(real_directory)


def value(study: chapter.Study, name: str) -> float:
    """Return a result's number."""
    found = study.results[name].value
    assert isinstance(found, float | int)
    return float(found)


def test_costs_follow_their_formulas(study: chapter.Study) -> None:
    """The serial steps are n, the block over the LSTM is 3/2 + n/4d, the runs are products."""
    n, d = study.parameters.sequence_length, study.parameters.width
    assert value(study, "serial-steps-ratio") == n
    assert value(study, "block-lstm-flops-ratio") == pytest.approx(1.5 + n / (4 * d))
    assert value(study, "transformer-base-flops") == pytest.approx(12 * 3600 * 8 * 9.5e12)
    assert value(study, "transformer-big-flops") == pytest.approx(3.5 * 86400 * 8 * 9.5e12)


def test_growth_is_the_least_squares_slope(study: chapter.Study, real_directory: Path) -> None:
    """A plain fit on the table gives the same growth, inside its interval."""
    table = load(real_directory)["systems"]
    kept = table[
        table["notable"].astype(bool)
        & (table["published"] >= "2010-01-01")
        & table["training_compute_flop"].notna()
    ]
    years = (kept["published"] - kept["published"].min()).dt.days / 365.25
    slope = np.polyfit(years, np.log(kept["training_compute_flop"].astype(float)), 1)[0]
    result = study.results["training-compute-growth"]
    assert value(study, "training-compute-growth") == pytest.approx(np.exp(slope))
    assert result.n == len(kept)
    assert result.low is not None
    assert result.high is not None
    assert result.low < value(study, "training-compute-growth") < result.high


def test_countries_answer_to_their_definition(study: chapter.Study, real_directory: Path) -> None:
    """Counts and effective number come from releases of the size floor, by the first seat."""
    models = load(real_directory)["models"]
    seats = models.loc[
        (models["kind"] == "release") & (models["parameters_total_b"] >= 1), "country"
    ].dropna()
    share = seats.value_counts(normalize=True)
    assert value(study, "countries-with-models") == seats.nunique()
    assert value(study, "effective-countries") == pytest.approx(1 / (share**2).sum())
    assert value(study, "effective-countries") < value(study, "countries-with-models")


def test_counting_bodies_by_hand(study: chapter.Study) -> None:
    """CAICT's 39 to 75 is the lowest ratio, CCID's 130 to 114 the highest."""
    assert value(study, "china-us-ratio-min") == pytest.approx(39 / 75)
    assert value(study, "china-us-ratio-max") == pytest.approx(130 / 114)
    assert value(study, "china-count-istic") == 79


def test_switches_by_hand(study: chapter.Study) -> None:
    """WikiText-103 switched in September 2018, Penn Treebank never; its last record is of 2022."""
    assert study.results["wikitext103-switch"].value == "2018-09"
    assert study.results["ptb-switch"].value == "never"
    assert study.results["ptb-last-rnn-lead"].text == "2022"


def test_every_result_names_rows_or_is_arithmetic(study: chapter.Study) -> None:
    """A result from tables names its rows; only arithmetic on parameters names none."""
    bare = {key for key, one in study.results.items() if not one.inputs and one.value is not None}
    assert all(".block-" in key or ".attention-" in key for key in bare)


@pytest.mark.parametrize("name", figures.__all__)
def test_figures_can_be_published(study: chapter.Study, name: str) -> None:
    """Each figure keeps to the palette and the marks, and has its words and its table."""
    spec = vega_lite(getattr(figures, name)(study))
    assert not foreign_colours(spec)
    assert count_marks(spec) <= MOST_MARKS
    for text in (getattr(captions, name)(study), getattr(captions, f"{name}_alt")(study)):
        tokens.require_known(text, study.results, name)
    assert not getattr(frames, name)(study).empty


@pytest.mark.parametrize("as_of", ["2012-01-01", "2017-01-01", "2021-01-01", "2022-11-15"])
def test_days_before_the_facts_give_reasons(real_directory: Path, as_of: str) -> None:
    """Long before the articles the chapter still runs, and says why a number is missing."""
    early = study_of(real_directory, as_of=as_of)
    assert all(one.reason for one in early.results.values() if one.value is None)
    assert not any(one.method.endswith(".") for one in early.results.values())
    for text in (*prose.answer(early), prose.french(early)):
        tokens.require_known(text, early.results, as_of)
    for name in figures.__all__:
        vega_lite(getattr(figures, name)(early))
        assert not getattr(frames, name)(early).empty
        for text in (getattr(captions, name)(early), getattr(captions, f"{name}_alt")(early)):
            tokens.require_known(text, early.results, name)


@pytest.mark.parametrize("as_of", ["2023-10-01", "2024-07-31"])
def test_earlier_days_can_be_told(real_directory: Path, as_of: str) -> None:
    """With less known, every sentence still stands, and a missing number has its reason."""
    early = study_of(real_directory, as_of=as_of)
    said = (
        *prose.answer(early),
        *(
            one(early)
            for one in (
                prose.agreement,
                prose.architectures,
                prose.at_writing,
                prose.censored,
                prose.china_growth,
                prose.counting,
                prose.entry,
                prose.flip,
                prose.french,
                prose.frontier,
                prose.later_rivals,
                prose.records,
                prose.rules,
                prose.selection,
            )
        ),
        *(getattr(captions, name)(early) for name in figures.__all__),
    )
    for text in said:
        tokens.require_known(text, early.results, "a sentence")
    for name in figures.__all__:
        vega_lite(getattr(figures, name)(early))
    assert value(early, "countries-with-models") <= 24
    assert all(one.reason for one in early.results.values() if one.value is None)


def test_a_day_knows_nothing_of_later_ones(real_directory: Path) -> None:
    """What is counted on a later day, or said of a later article, has no value before it."""
    early = study_of(real_directory, as_of="2023-07-01")
    for name in (
        "china-us-ratio-own",
        "list-count-mid-2023",
        "countries-at-writing",
        "transformer-share-2023",
    ):
        assert early.results[name].value is None, name
    assert "was not" in prose.at_writing(early)
    assert "was not" in prose.selection(early)


@pytest.mark.parametrize("as_of", ["2010-01-01", "2012-01-01", "2018-06-01", "2023-07-31"])
def test_no_sentence_cites_what_is_not_known(real_directory: Path, as_of: str) -> None:
    """A sentence or caption of an early day holds no number that is missing on it."""
    early = study_of(real_directory, as_of=as_of)
    said: list[str] = []
    for name in prose.__all__:
        words = getattr(prose, name)(early)
        said += [words] if isinstance(words, str) else words
    for name in figures.__all__:
        both = (getattr(captions, name)(early), getattr(captions, f"{name}_alt")(early))
        assert words_of(getattr(frames, name)(early)) in (None, *both)
        said += both
    for text in said:
        for found in tokens.TOKEN_PATTERN.findall(text):
            one = early.results[found.partition(":")[0]]
            assert one.low is not None if found.endswith(":interval") else one.value is not None


def test_another_seed_moves_no_value(study: chapter.Study, real_directory: Path) -> None:
    """Estimates rest on the data; only the null's median depends on the seed, and that little."""
    other = study_of(real_directory, seed=7)
    for key, one in study.results.items():
        if isinstance(one.value, float) and not key.endswith("p-value"):
            assert other.results[key].value == pytest.approx(one.value, rel=0.04)


def test_a_higher_floor_lets_fewer_in(study: chapter.Study, real_directory: Path) -> None:
    """With a floor of a hundred billion parameters there are fewer countries and organisations."""
    large = study_of(real_directory, minimum_size_b=100.0)
    for name in ("countries-with-models", "organisations-with-models"):
        assert value(large, name) < value(study, name)


def test_a_frontier_that_can_not_be_told_is_named_as_ever(
    real_directory: Path, study: chapter.Study
) -> None:
    """Each of its numbers has its own label and unit, not those of the first."""
    early = study_of(real_directory, as_of="2012-01-01")
    names = ("training-compute-growth-frontier", "frontier-null", "frontier-p-value")
    for name in (*names, "frontier-less-null"):
        without, known = early.results[name], study.results[name]
        assert without.value is None
        assert (without.label, without.unit) == (known.label, known.unit)


def test_the_bars_of_entry_add_up(study: chapter.Study) -> None:
    """Law: the entrants of all years, and those that the caption leaves out, are all there are."""
    drawn = study.war.entrants[study.war.entrants["unit"] == "organisations"]["entrants"].sum()
    left = int(value(study, "organisations-with-models") - drawn)
    assert left > 0
    assert f"Left out are {counted(left, 'organisation')}" in captions.entrants(study)


def test_a_country_alone_is_told_as_one(real_directory: Path) -> None:
    """Law: of one country nothing is said in the plural, nor that firms came in few countries."""
    early = study_of(real_directory, as_of="2020-06-30")
    assert value(early, "countries-with-models") == 1
    assert "one country" in prose.breadth(early)
    assert "few countries" not in prose.breadth(early)
    assert "countries-with-models" not in prose.breadth(early)


@pytest.mark.parametrize("as_of", ["2020-06-30", "2023-03-31", "2023-10-31"])
def test_the_wave_is_told_where_it_came(real_directory: Path, as_of: str) -> None:
    """Law: the wave of entry is real only where more entered than the year before."""
    early = study_of(real_directory, as_of=as_of)
    now, before = (
        early.results[f"transformer-shift.organisations-entered-{year}"].value or 0
        for year in (2023, 2022)
    )
    assert isinstance(now, float | int)
    assert isinstance(before, float | int)
    assert ("wave of entry" in prose.wave(early)) == (now > before)


def test_what_switched_in_one_month_did_not_follow(study: chapter.Study) -> None:
    """Law: a benchmark follows another only in a later month."""
    first, then = (
        study.results[f"{name}-switch"].value for name in ("wikitext103", "one-billion-words")
    )
    assert first == then
    assert "One Billion Words switched in the same month" in prose.records(study)


@pytest.mark.parametrize("as_of", ["2020-06-30", "2023-03-31"])
def test_never_is_said_of_a_closed_list_alone(real_directory: Path, as_of: str) -> None:
    """Law: while records can still come, no sentence speaks of never."""
    early = study_of(real_directory, as_of=as_of)
    assert "never" not in prose.records(early) + prose.censored(early)


def test_words_at_the_edge_run_inwards(real_directory: Path) -> None:
    """Law: where the highest point is the first, its word does not run over the axis."""
    early = study_of(real_directory, as_of="2020-06-30")
    drawn = early.war.effective
    top = drawn.loc[drawn.groupby("unit")["value"].idxmax(), "year"]
    assert (top == drawn["year"].min()).any()
    layers = vega_lite(figures.effective_numbers(early))["layer"]
    sides = {one["mark"]["align"] for one in layers if one["mark"]["type"] == "text"}
    assert "left" in sides
    assert "center" not in sides


def test_the_years_of_the_leaders_keep_apart(study: chapter.Study) -> None:
    """Law: on a phone, labels of years that would touch are left out."""
    layers = vega_lite(figures.leaders(study))["layer"]
    axes = [one["encoding"]["x"]["axis"] for one in layers if "axis" in one["encoding"]["x"]]
    assert axes
    assert all(one["labelOverlap"] == "greedy" and one["labelSeparation"] for one in axes)
