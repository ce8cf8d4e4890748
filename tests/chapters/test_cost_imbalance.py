"""Laws of the chapter on cost and revenue, on the real tables."""

import ast
import re
from pathlib import Path
from typing import cast

import nbformat
import numpy as np
import pytest

from hundredmodels.chapters import cost_imbalance as chapter
from hundredmodels.chapters.cost_imbalance import captions, figures, frames, prose
from hundredmodels.chapters.cost_imbalance.price import study_price
from hundredmodels.chapters.notes import words_of
from hundredmodels.data import Tables, load
from hundredmodels.report import tokens
from hundredmodels.report.marks import count_marks
from hundredmodels.report.spec import foreign_colours, vega_lite

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "cost-imbalance.ipynb"
REQUIRED = (
    "required-revenue-2023",
    "gap-2023",
    "required-revenue-2023-per-year",
    "gap-2024",
    "gap-latest",
    "gpt3-cost-implied-usd-per-flop",
    "gopher-cost-implied",
    "palm-cost-implied",
    "llama2-70b-mfu",
    "llama2-7b-mfu",
    "training-cost-growth",
    "serving-gpus",
    "serving-capex",
    "serving-power-per-day",
    "power-share-of-hardware-per-year",
    "price-decline-gpt35-level",
    "price-decline-gpt4-level",
    "price-decline-median",
    "openai-revenue-2023-forecast-error",
)
DAYS = ("latest", "2023-10-01", "2024-07-31")
EARLY = ("2012-01-01", "2020-06-15", "2022-12-31", "2023-04-30")


def study_of(**changes: object) -> chapter.Study:
    """Analyse the real tables with few resamples."""
    parameters = chapter.Parameters.model_validate({"draws": 60, **changes})
    return chapter.analyse(load(as_of=parameters.as_of, only=chapter.TABLES), parameters)


@pytest.fixture(scope="module")
def studies() -> dict[str, chapter.Study]:
    """Return the study of each day."""
    return {day: study_of(as_of=day) for day in DAYS}


@pytest.fixture(scope="module")
def latest(studies: dict[str, chapter.Study]) -> chapter.Study:
    """Return the study of today."""
    return studies["latest"]


def number(study: chapter.Study, name: str) -> float:
    """Return a result's number."""
    found = study.results[f"cost-imbalance.{name}"].value
    assert isinstance(found, float)
    return found


def test_all_fixed_ids_are_there(latest: chapter.Study) -> None:
    """Every id that others look up is computed, with a value, a unit and a method."""
    for name in REQUIRED:
        result = latest.results[f"cost-imbalance.{name}"]
        assert result.value is not None, name
        assert result.unit, name
        assert result.method, name


def test_published_arithmetic(latest: chapter.Study) -> None:
    """The published chains, the serving figures and the implied costs come out."""
    expected = {
        "required-revenue-2023": 200,
        "gap-2023": 125,
        "required-revenue-2023-per-year": 200 * 0.1 / (1 - 1.1**-4),
        "gap-2024": 500,
        "gpt3-cost-implied-usd-per-flop": 1.4e6 / (6 * 175e9 * 300e9),
        "gopher-cost-implied": 2.24e6,
        "serving-gpus": 32_000,
        "serving-capex": 8e8,
        "serving-power-per-day": 49_920,
        "power-share-of-hardware-per-year": 49_920 * 365 / 8e8,
        "llama2-70b-mfu": 6 * 68.98e9 * 2e12 / (1_720_320 * 3600 * 312e12),
        "llama2-7b-mfu": 6 * 6.74e9 * 2e12 / (184_320 * 3600 * 312e12),
    }
    for name, value in expected.items():
        assert number(latest, name) == pytest.approx(value, rel=1e-6), name
    assert number(latest, "palm-cost-implied") == pytest.approx(11.23e6, rel=2e-3)


def test_latest_gap_follows_from_the_finance_table(latest: chapter.Study) -> None:
    """The latest gap is the last quarter x 16 less each company's last run rate."""
    finance = load(only=("finance",))["finance"]
    chips = finance[(finance["metric"] == "datacenter_revenue") & (finance["role"] == "total")]
    rates = finance[
        (finance["metric"] == "ai_revenue_annualised") & (finance["role"] == "run rate")
    ].sort_values("period_end")
    found = rates.groupby("entity")["value_usd_b"].last().sum()
    last = chips.sort_values("period_end")["value_usd_b"].iloc[-1]
    assert number(latest, "gap-latest") == pytest.approx(16 * last - found)
    result = latest.results["cost-imbalance.gap-latest"]
    assert result.low is not None
    assert result.high is not None
    assert result.low < number(latest, "gap-latest") < result.high


def test_gpt35_decline_is_the_line_through_record_lows(latest: chapter.Study) -> None:
    """The decline is least squares through the record lows in the figure's table."""
    table = frames.price_records(latest)
    rows = table[table["level"] == "GPT-3.5's level"]
    assert (rows["mmlu"] >= 64.8).all()
    assert rows["usd_per_mtok"].is_monotonic_decreasing
    years = (rows["date"] - rows["date"].min()).dt.days.to_numpy() / 365.25
    rate = np.exp(-np.polyfit(years, np.log(rows["usd_per_mtok"].to_numpy()), 1)[0])
    assert number(latest, "price-decline-gpt35-level") == pytest.approx(rate)


def test_inputs_name_rows_that_exist(latest: chapter.Study) -> None:
    """Each result's rows are lines of its tables."""
    tables = load(only=chapter.TABLES)
    lines = {name: set(tables[name].index) for name in chapter.TABLES}
    for result in latest.results.values():
        for inputs in result.inputs:
            assert set(inputs.lines) <= lines[inputs.table], result.id


def test_rivals_are_results(latest: chapter.Study) -> None:
    """Each rival named beside a result is a result."""
    for result in latest.results.values():
        for rival in result.rivals:
            assert rival in latest.results, f"{result.id} names {rival}"


@pytest.mark.parametrize("day", DAYS)
def test_another_day_has_the_same_results(studies: dict[str, chapter.Study], day: str) -> None:
    """On any day the same ids are computed; what was not known says why."""
    study = studies[day]
    assert set(study.results) == set(studies["latest"].results)
    for result in study.results.values():
        assert result.value is not None or result.reason


def test_the_past_does_not_know_the_future(studies: dict[str, chapter.Study]) -> None:
    """In October 2023 there is no model of 2024, no end of 2023, no published growth."""
    past = studies["2023-10-01"].results
    for name in ("gap-2024", "revenue-found-2023", "training-cost-growth", "capex-2023"):
        assert past[f"cost-imbalance.{name}"].value is None
    assert past["cost-imbalance.gap-2023"].value == 125


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", figures.__all__)
def test_every_figure_draws(studies: dict[str, chapter.Study], day: str, name: str) -> None:
    """Each figure has rows, words and colours of the palette, on any day."""
    study = studies[day]
    spec = vega_lite(getattr(figures, name)(study))
    assert not foreign_colours(spec)
    assert count_marks(spec) <= 2000
    assert len(getattr(frames, name)(study))
    for words in (getattr(captions, name), getattr(captions, f"{name}_alt")):
        tokens.require_known(words(study), study.results, name)


@pytest.mark.parametrize("day", DAYS)
def test_sentences_hold_no_numbers_of_their_own(
    studies: dict[str, chapter.Study], day: str
) -> None:
    """Computed sentences name results; the answer is three sentences."""
    study = studies[day]
    assert len(prose.answer(study)) == 3
    said = [
        *prose.answer(study),
        prose.yearly_form(study),
        prose.forecasts(study),
        prose.sensitivity(study),
        prose.cover(study),
        prose.spending(study),
        prose.growth(study),
        prose.null_verdict(study),
        prose.hedonic(study),
        prose.rents(study),
        prose.published_falls(study),
        prose.forecast_error(study),
    ]
    for sentence in said:
        tokens.require_known(sentence, study.results, "sentence")
        assert "$" not in sentence


@pytest.mark.parametrize("day", [*DAYS, *EARLY])
def test_captions_tell_only_what_is_known(day: str) -> None:
    """A caption is its table's note where there is one, and names no result without a value."""
    study = study_of(as_of=day)
    for name in figures.__all__:
        note = words_of(getattr(frames, name)(study))
        for words in (getattr(captions, name)(study), getattr(captions, f"{name}_alt")(study)):
            assert note is None or words == note, name
            for named in re.findall(r"\[\[([^:\]]+)", words):
                assert study.results[named].value is not None, (name, named)


def test_the_answer_begins_with_what_is_known() -> None:
    """Before the model of 2023 the answer begins with the quarter that was reported."""
    first, *others = prose.answer(study_of(as_of="2023-06-30"))
    assert "required-revenue-latest" in first
    assert "the same arithmetic" not in first
    assert not any("[[" in sentence for sentence in others)


def test_the_forest_has_each_basis_once() -> None:
    """Under another basis the forest names the two that were not chosen."""
    table = frames.rates_of_change(study_of(cost_basis="rental"))
    assert {"cost: amortised basis", "cost: purchase basis"} <= set(table["label"])
    assert "cost: rental basis" not in set(table["label"])


def test_another_seed_hardly_moves_a_value(latest: chapter.Study) -> None:
    """Another seed moves no value by two per cent."""
    other = study_of(seed=7).results
    for result in latest.results.values():
        if isinstance(result.value, float) and not result.id.endswith("-p"):
            assert other[result.id].value == pytest.approx(result.value, rel=0.02), result.id


def test_parameters_drive_the_model() -> None:
    """Twice the chips, twice the requirement; a longer life, less a year; dearer power, more."""
    base = study_of()
    changed = study_of(chip_spend_scale=2, lifetime_years=8, usd_per_kwh=0.16, revenue_scale=2)
    for name, factor in (
        ("required-revenue-2023", 2),
        ("required-revenue-latest", 2),
        ("revenue-found-latest", 2),
        ("serving-power-per-day", 2),
    ):
        assert number(changed, name) == pytest.approx(factor * number(base, name)), name
    assert number(changed, "required-revenue-2023-per-year") < 2 * number(
        base, "required-revenue-2023-per-year"
    )


def test_parameters_are_the_published_ones() -> None:
    """The defaults of multiple and margin are the published model's."""
    table = load(only=("revenue_gap_inputs",))["revenue_gap_inputs"]
    for item, field in (
        ("datacentre_multiple", "data_centre_multiple"),
        ("gross_margin", "gross_margin"),
    ):
        published = set(table[table["item"] == item]["value"])
        assert published == {chapter.Parameters.model_fields[field].default}


def test_the_notebook_has_the_same_parameters() -> None:
    """The parameters cell holds the model's names and defaults, and no output is committed."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
    (cell,) = [one for one in code if "parameters" in one.metadata.get("tags", [])]
    found = {
        statement.target.id: ast.literal_eval(statement.value)
        for statement in ast.parse(cell.source).body
        if isinstance(statement, ast.AnnAssign)
        and isinstance(statement.target, ast.Name)
        and statement.value is not None
    }
    expected = {name: field.default for name, field in chapter.Parameters.model_fields.items()}
    assert found == expected


def test_prices_shuffled_leave_no_finding(latest: chapter.Study) -> None:
    """With the dates of the prices shuffled the record is no longer told from its null."""
    tables = load(only=chapter.TABLES)
    prices = tables["api_prices"]
    rng = np.random.default_rng(11)
    order = rng.permutation(len(prices))
    shuffled = prices.assign(effective_from=prices["effective_from"].to_numpy()[order])
    parameters = latest.parameters

    mixed = {name: tables[name] for name in ("scores", "models", "rental_prices")}
    mixed["api_prices"] = shuffled
    study = study_price(cast("Tables", mixed), parameters)
    for level in (64.8, 86.0):
        null = study.levels[level].null  # none where too few records are left for a line
        assert null is None or null.p_value > 0.05


def test_a_fall_is_slower_than_those_it_lies_below(latest: chapter.Study) -> None:
    """What is called faster or slower than a published fall is so."""
    ours = number(latest, "price-decline-median")
    assert (
        number(latest, "price-decline-a16z") < ours < number(latest, "price-decline-epoch-median")
    )
    said = prose.published_falls(latest)
    assert "faster than the rule of thumb, and slower than Epoch AI's" in said
    assert "slowly than published" not in captions.rates_of_change(latest)


def test_the_levels_of_the_price_records_are_printed(latest: chapter.Study) -> None:
    """The caption of the record lows has the levels, and the score that a level's model reports."""
    words = captions.price_records(latest)
    own = frames.price_records(latest).set_index("model").loc["GPT-3.5", "mmlu"]
    assert own > 64.8
    for score in (64.8, 86, own):
        assert f"{score:g} " in words or f"{score:g})" in words


@pytest.mark.parametrize(
    ("day", "known"),
    [("2020-06-15", set()), ("2023-04-30", {"serving"}), ("2023-10-01", {"serving", "model"})],
)
def test_nothing_follows_from_what_was_not_published(day: str, known: set[str]) -> None:
    """What the serving estimate and the revenue-gap model imply has no value before their days."""
    needs = {
        "serving-gpus": {"serving"},
        "serving-power-per-day": {"serving"},
        "power-share-of-life": {"serving"},
        "power-share-assumed": {"model"},
        "power-share-assumed-per-year": {"model"},
        "power-assumption-ratio": {"serving", "model"},
        "power-price-needed": {"serving", "model"},
    }
    study = study_of(as_of=day)
    for name, sources in needs.items():
        told = study.results[f"cost-imbalance.{name}"].value is not None
        assert told == (sources <= known), name


@pytest.mark.parametrize("day", ["2023-03-31", "2023-12-31", "latest"])
def test_words_of_the_rolled_gap_stand_at_their_lines(day: str) -> None:
    """A word begins at a dot of its own line, or ends there if that is not at the left edge."""
    study = study_of(as_of=day)
    table = frames.gap_rolled(study)
    spec = vega_lite(figures.gap_rolled(study))
    words = [layer for layer in spec["layer"] if layer["mark"]["type"] == "text"]
    assert len(words) == table["series"].nunique()
    for layer in words:
        (row,) = spec["datasets"][layer["data"]["name"]]
        at = np.datetime64(row["day"])
        own = table[(table["series"] == row["series"]) & (table["day"] == at)]
        assert own["billion"].tolist() == [row["billion"]]
        assert layer["mark"]["align"] == "left" or at > table["day"].min()
