"""The chapter on size: results by their definitions, a null that stays null, figures that draw."""

import re
import shutil
from dataclasses import replace
from functools import cache
from math import inf, log2
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from hundredmodels.analysis.density import Batch, bootstrap, doubling, growth_estimate, observed
from hundredmodels.analysis.density_trends import all_models, lower_quantile, reference_family
from hundredmodels.chapters import miniaturisation as chapter
from hundredmodels.chapters.miniaturisation import captions, figures, frames, prose
from hundredmodels.chapters.miniaturisation.prose.answer import answer_compute, answer_density
from hundredmodels.chapters.notes import words_of
from hundredmodels.chapters.result import ID_PATTERN
from hundredmodels.data import load
from hundredmodels.report.spec import foreign_colours, vega_lite
from hundredmodels.report.tokens import require_known

DRAWS = 100
LOOKED_UP = (
    "gpt3-minicpm-size-ratio",
    "gpt3-minicpm-doubling",
    "law-size-ratio-at-8-months",
    "density-doubling-smallest",
    "density-doubling-family",
    "density-doubling-regression",
    "density-doubling-quantile",
    "density-null",
    "density-doubling-less-null",
    "smallest-60-mmlu-fall",
    "mistral-equivalent-llama2",
    "mistral-wins",
    "minicpm-wins",
    "hundred-billion-after-16-months",
)


@cache
def study(as_of: str = "latest", seed: int = 20231001, draws: int = DRAWS) -> chapter.Study:
    """Analyse the real tables with few resamples."""
    parameters = chapter.Parameters(as_of=as_of, draws=draws, seed=seed)
    return chapter.analyse(load(as_of=as_of, only=chapter.TABLES), parameters)


def value(name: str, **how: str | int) -> float:
    """Return a result's number."""
    found = study(**how).results[name].value  # type: ignore[arg-type]
    assert isinstance(found, int | float)
    return float(found)


def test_every_result_that_others_look_up_is_there() -> None:
    """The ids stand for ever, each with a method and, where it has no value, a reason."""
    for name in LOOKED_UP:
        result = study().results[f"miniaturisation.{name}"]
        assert ID_PATTERN.fullmatch(result.id)
        assert result.method
        assert result.value is not None or result.reason


def test_the_laws_own_example() -> None:
    """Ratio, months and law are arithmetic on two rows of the table of models."""
    models = load(only=("models",))["models"].set_index("model")
    days = (
        models.loc["MiniCPM-2B", "release_date"] - models.loc["GPT-3 175B", "release_date"]
    ).days
    months = days / (365.25 / 12)
    assert value("gpt3-minicpm-size-ratio") == pytest.approx(175 / 2.4)
    assert value("gpt3-minicpm-doubling") == pytest.approx(months / log2(175 / 2.4))
    assert value("law-size-ratio-at-8-months") == pytest.approx(2 ** (months / 8))
    assert value("hundred-billion-after-16-months") == pytest.approx(25)


def test_duels() -> None:
    """Wins are counted benchmark by benchmark, averages left out."""
    assert (value("mistral-wins"), value("mistral-benchmarks")) == (11, 12)
    assert (value("minicpm-wins"), value("minicpm-benchmarks")) == (8, 11)
    assert 20 < value("mistral-equivalent-llama2") < 27


def test_the_records_above_sixty_name_both_ends() -> None:
    """The fall is from the first model strictly above to the smallest, both named."""
    result = study().results["smallest-60-mmlu-fall"]
    first, last = (study().results[f"smallest-60-{end}-model"].value for end in ("first", "last"))
    assert str(first) in result.method
    assert str(last) in result.method
    sizes = value("smallest-60-first-size"), value("smallest-60-last-size")
    assert value("smallest-60-mmlu-fall") == pytest.approx(sizes[0] / sizes[1])


def test_records_are_slower_less_their_null() -> None:
    """Less what shuffled dates give, the records take longer to double."""
    assert value("density-doubling-less-null") > value("density-doubling-smallest")
    null = study().results["density-null"]
    assert null.low is not None
    assert null.high is not None
    assert null.low < value("density-null") < null.high


def test_shuffled_dates_show_no_trend() -> None:
    """With dates shuffled, nearly all intervals of the three regressions hold no trend."""
    measured = study().measured
    generator = np.random.default_rng(3)
    curve = measured.reference_size, measured.reference_score

    def family(batch: Batch) -> np.ndarray:
        return reference_family(batch, *curve)

    def quantile(batch: Batch) -> np.ndarray:
        return lower_quantile(batch, quantile=0.25)

    found = []
    for turn in range(8):
        times = generator.permutation(measured.sample.time)
        sample = replace(measured.sample, time=times)
        batch = bootstrap(sample, draws=60, seed=turn, noise=0.014)
        for statistic in (family, all_models, quantile):
            growth = growth_estimate(
                float(statistic(observed(sample))[0]),
                statistic(batch),
                confidence=0.9,
                n=len(sample),
                interval="bootstrap",
            )
            months = doubling(growth)
            found.append(months.value is None or months.high == inf)
    assert np.mean(found) >= 0.75


def test_another_seed_moves_no_median() -> None:
    """Another seed moves no point estimate by two per cent."""
    one, other = study(draws=400), study(seed=7, draws=400)
    for name in LOOKED_UP:
        before, after = one.results[name].value, other.results[name].value
        assert isinstance(before, float)
        assert after == pytest.approx(before, rel=0.02), name


def with_dates_shuffled(real: Path, copy: Path, seed: int) -> chapter.Study:
    """Analyse a copy of the data with the dates of the measured models shuffled among them."""
    shutil.copytree(real, copy)
    tables = load(real, only=("models", "scores"))
    models, scores = tables["models"], tables["scores"]
    chosen = (
        models["parameters_total_b"].notna()
        & models["model"].isin(scores.loc[scores["benchmark"] == "mmlu", "model"])
        & (models["release_date"] >= "2020-01-01")
    ).to_numpy(dtype=bool)
    text = pd.read_csv(copy / "models.csv", dtype=str, keep_default_na=False)
    dates = text.loc[chosen, "release_date"].to_numpy()
    text.loc[chosen, "release_date"] = np.random.default_rng(seed).permutation(dates)
    text.to_csv(copy / "models.csv", index=False, lineterminator="\n")
    return chapter.analyse(load(copy, only=chapter.TABLES), chapter.Parameters(draws=DRAWS))


def test_shuffled_dates_claim_no_halving(real_directory: Path, tmp_path: Path) -> None:
    """With dates shuffled the answer and the caption say that there is no finding."""
    one = with_dates_shuffled(real_directory, tmp_path / "data", 2)
    first = answer_density(one)
    assert "no finding" in first
    assert "has halved" not in first
    assert "no growth" in answer_compute(one)
    assert one.results["estimators-with-a-trend"].value == 0
    assert captions.estimates(one).startswith("None of our four estimators")
    for end in ("shortest", "longest"):
        result = one.results[f"density-doubling-{end}"]
        assert result.value is None
        assert "not all four" in result.reason


@pytest.mark.parametrize("law_months", [1.0, 8.0, 60.0])
def test_what_intervals_hold_is_no_difference(law_months: float) -> None:
    """Where an interval holds the law, the answer compares the middles and says so."""
    parameters = chapter.Parameters(draws=DRAWS, law_months=law_months)
    one = chapter.analyse(load(only=chapter.TABLES), parameters)
    held = one.results["miniaturisation.estimators-holding-the-law"].value
    assert ("the middle of each" in answer_density(one)) == bool(held)


def test_early_reasons_are_true() -> None:
    """What a day did not know is the reason given: the family, or the table."""
    early = study("2023-06-01").results
    assert "reference family, Llama 2, was not known" in early["density-doubling-family"].reason
    assert "table was not out" in early["mistral-equivalent-llama2"].reason


def test_n_of_the_null_counts_models() -> None:
    """The null's n is the number of models; the shuffles stand in the method."""
    null = study().results["density-null"]
    assert null.n == study().results["density-doubling-smallest"].n
    assert "shuffles" in null.method


def test_each_result_names_rows_that_exist() -> None:
    """Inputs are lines of declared tables."""
    tables = load(only=chapter.TABLES)
    for result in study().results.values():
        for inputs in result.inputs:
            assert set(inputs.lines) <= set(tables[inputs.table].index)


@pytest.mark.parametrize(
    "as_of", ["latest", "2024-07-31", "2023-10-01", "2022-11-15", "2021-01-01", "2017-01-01"]
)
def test_every_edition_draws_and_speaks(as_of: str) -> None:
    """On every day each figure draws in the palette, and each sentence names known numbers."""
    one = study(as_of)
    for name in figures.__all__:
        assert not foreign_colours(vega_lite(getattr(figures, name)(one)))
    for name in (*prose.__all__, *captions.__all__):
        said = getattr(prose if name in prose.__all__ else captions, name)(one)
        for sentence in said if isinstance(said, tuple) else (said,):
            require_known(sentence, one.results, name)
            assert not re.search(r"[ ]{2,}", sentence)
            assert sentence.endswith(".")


@pytest.mark.parametrize("as_of", ["2024-02-20", "2022-12-31", "2020-06-15", "2012-01-01"])
def test_a_caption_says_what_is_drawn(as_of: str) -> None:
    """Where a table has nothing to show, its caption and alt text are its note and no more."""
    one = study(as_of)
    for name in figures.__all__:
        words = words_of(getattr(frames, name)(one))
        said = getattr(captions, name)(one), getattr(captions, f"{name}_alt")(one)
        assert words is None or set(said) == {words}, name


@pytest.mark.parametrize("as_of", ["2024-07-31", "2023-10-01", "2023-03-31", "2020-06-30"])
def test_no_sentence_tells_of_a_year_to_come(as_of: str) -> None:
    """A computed sentence or caption names no year after its day."""
    one = study(as_of)
    for name in (*prose.__all__, *captions.__all__):
        said = getattr(prose if name in prose.__all__ else captions, name)(one)
        for sentence in said if isinstance(said, tuple) else (said,):
            told = re.sub(r"\[\[[^\]]*\]\]", "", sentence)
            years = {int(year) for year in re.findall(r"\b20\d\d\b", told)}
            assert max(years, default=0) <= int(as_of[:4]), sentence


def test_what_is_not_there_is_not_told() -> None:
    """On days with no curve, no line of a level and no example nothing is said of them."""
    for as_of in ("2020-06-30", "2023-03-31"):
        early = study(as_of)
        assert "from year to year, so" not in prose.curve(early)
        assert "they disagree" not in prose.objections(early)
        assert "come out" not in prose.napkin(early)
        assert "beats" not in prose.cloud(early)
        assert "Llama 2" not in prose.fed(early)
        assert "as they should" not in prose.no_fault(early)
    now = study()
    assert "from year to year, so" in prose.curve(now)
    assert "they disagree" in prose.objections(now)
    assert "does not come out" in prose.napkin(now)
    assert "a dense model of 2023 beats many of 2025" in prose.cloud(now)
    assert "many thousands" in prose.fed(now)


def test_no_window_is_judged_before_its_end() -> None:
    """A number of a time to come is not known yet, and the law is not told before it was stated."""
    early = study("2024-02-20")
    for name in (
        "price-fall-gpt3-level-by-march-2024",
        "mmlu-new-closed-early-2024",
        "records-by-alibaba",
        "tiny-best-at-article",
        "density-doubling-regression-at-article",
    ):
        assert early.results[name].value is None, name
    for said in (captions.example(early), captions.paths(early), answer_density(early)):
        assert "law" not in said


def test_each_model_of_the_example_is_known_by_itself() -> None:
    """GPT-3's size was known before MiniCPM's was."""
    early = study("2020-06-15").results
    assert early["gpt3-size"].value == 175
    assert early["minicpm-mmlu"].value is None


def test_what_can_not_be_told_is_named_as_ever() -> None:
    """A number without a value has its own label, unit and method, not those of its neighbour."""
    early, now = study("2017-01-01").results, study().results
    for name in (
        "score-r2-size",
        "score-r2-size-and-date",
        "points-per-tenfold-size",
        "points-per-year",
        "density-linear-r2",
    ):
        without, known = early[name], now[name]
        assert (without.value, without.endless) == (None, False)
        assert (without.label, without.unit, without.method) == (
            known.label,
            known.unit,
            known.method,
        )


def test_a_fall_of_price_tells_where_it_starts() -> None:
    """Chapter 3 starts at a later price: here the caption and the methods name the private beta."""
    one = study()
    assert one.market.price_lows["price"].iloc[0] == 80
    assert "since GPT-3's private beta" in captions.price_and_size(one)
    for name in ("price-fall-gpt3-level", "price-fall-gpt3-level-by-march-2024"):
        assert "private beta" in one.results[name].method
    later = replace(one, market=replace(one.market, price_lows=one.market.price_lows.iloc[1:]))
    assert "private beta" not in captions.price_and_size(later)


@pytest.mark.parametrize("as_of", ["latest", "2023-10-01", "2023-03-31"])
def test_a_few_wild_shuffles_press_no_histogram(as_of: str) -> None:
    """All shuffles are drawn, most of them over half of the axis or more, and the real rate too."""
    one = study(as_of)
    bins = frames.null(one)
    shares = bins["share of shuffles"]
    assert shares.sum() == pytest.approx(1)
    assert (shares > 0).sum() > len(bins) / 2
    assert value("density-growth-smallest", as_of=as_of) <= bins["to"].iloc[-1]
    half = (bins["from"].iloc[0] + bins["to"].iloc[-1]) / 2
    assert 0.4 < shares[bins["to"] <= half].sum() < 0.99


def test_a_word_stays_in_the_drawing() -> None:
    """The word beside the real rate stands right of its rule where there is no room on the left."""
    for as_of, align in (("latest", "right"), ("2023-03-31", "left")):
        (word,) = (
            layer["mark"]
            for layer in figures.null(study(as_of)).to_dict()["layer"]
            if layer["mark"]["type"] == "text"
        )
        assert word["align"] == align


def test_paths_are_drawn_where_six_go_on() -> None:
    """A few models that have only just begun are no picture of what became of their class."""
    for as_of in ("2023-03-31", "2023-10-01"):
        assert words_of(frames.paths(study(as_of))), as_of
    assert words_of(frames.paths(study())) is None
