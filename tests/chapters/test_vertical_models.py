"""The chapter on vertical models."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from hundredmodels.analysis.ownership import api_cost, own_cost
from hundredmodels.chapters import vertical_models as chapter
from hundredmodels.chapters.vertical_models import captions, figures, frames, prose, wording
from hundredmodels.chapters.vertical_models.cost import draw
from hundredmodels.chapters.vertical_models.routes import RANGES, routes
from hundredmodels.data import load
from hundredmodels.report.tokens import require_known, resolve

FIXED = (
    "api-finetune-break-even",
    "finetune-pretrain-break-even",
    "waiting-value",
    "sector-model-share",
    "downtime-hours-at-three-nines",
)
DAYS = (
    "latest",
    "2024-07-31",
    "2023-10-01",
    "2023-03-31",
    "2022-11-15",
    "2021-01-01",
    "2017-01-01",
)
FIGURES = (
    "total_cost",
    "frontier",
    "token_price",
    "waiting",
    "sensitivity",
    "odds",
    "sector_list",
    "sectors",
    "stages",
    "openness",
    "bases",
    "downtime",
    "layers",
)
SENTENCES = (
    "price_gap",
    "against_cheapest",
    "slower_fall",
    "risk",
    "start",
    "list_growth",
    "domain_cost",
    "private_data",
    "small_models",
    "camps",
    "layers",
)


def study_of(real_directory: Path, **given: object) -> chapter.Study:
    """Analyse the real tables."""
    parameters = chapter.Parameters.model_validate({"draws": 200, **given})
    tables = load(real_directory, as_of=parameters.as_of, only=chapter.TABLES)
    return chapter.analyse(tables, parameters)


@pytest.fixture(scope="module")
def study(real_directory: Path) -> chapter.Study:
    """Return the study of the newest day."""
    return study_of(real_directory)


def result(study: chapter.Study, name: str) -> float:
    """Return a number."""
    value = study.results[name].value
    assert isinstance(value, float)
    return value


def test_the_fixed_results_have_values(study: chapter.Study) -> None:
    """The five results that others look up are there, with unit and method."""
    for name in FIXED:
        found = study.results[name]
        assert found.value is not None
        assert found.unit
        assert found.method
    assert study.results["api-finetune-break-even"].unit == "tokens a month"


def test_the_list_by_hand(study: chapter.Study) -> None:
    """92 of the 120 models of 31 July 2023 are neither general nor research."""
    assert result(study, "sector-model-share") == pytest.approx(100 * 92 / 120)
    assert result(study, "downtime-hours-at-three-nines") == pytest.approx(8.76)


def test_the_routes_cost_the_same_at_the_break_evens(study: chapter.Study) -> None:
    """At the two volumes published, the routes they compare cost the same."""
    point = study.cost.point
    assert point is not None
    made = point.routes
    volume = result(study, "api-finetune-break-even")
    assert api_cost(volume, made.api, made.terms) == pytest.approx(
        own_cost(volume, made.finetune, made.terms)
    )
    volume = result(study, "finetune-pretrain-break-even")
    assert own_cost(volume, made.finetune, made.terms) == pytest.approx(
        own_cost(volume, made.pretrain, made.terms)
    )


def test_central_factors_change_nothing(study: chapter.Study) -> None:
    """Every range is around the central value: factors of one give the central routes."""
    assert study.cost.inputs is not None
    plain = routes(study.cost.inputs)
    ones = routes(study.cost.inputs, dict.fromkeys(RANGES, 1.0))
    assert own_cost(1e12, ones.pretrain, ones.terms) == pytest.approx(
        own_cost(1e12, plain.pretrain, plain.terms)
    )


def test_twice_the_price_is_twice_the_bill(real_directory: Path, study: chapter.Study) -> None:
    """The parameter that scales the API price scales its bill, and brings the break-even near."""
    dearer = study_of(real_directory, api_price_scale=2.0)
    assert result(dearer, "api-cost") == pytest.approx(2 * result(study, "api-cost"))
    names = ("api-finetune-break-even",)
    assert all(result(dearer, name) < result(study, name) for name in names)


def test_another_seed_moves_no_median(study: chapter.Study) -> None:
    """Medians over the ranges move by less than 2 % from seed to seed."""
    inputs = study.cost.inputs
    assert inputs is not None
    seeds = [
        draw(inputs, chapter.Parameters.model_validate({"draws": 20_000, "seed": seed}))
        for seed in (1, 2)
    ]
    for name in ("api_break_even", "own_break_even"):
        first, second = (float(np.median(getattr(one, name))) for one in seeds)
        assert second == pytest.approx(first, rel=0.02)


def test_listed_is_not_live(study: chapter.Study, real_directory: Path) -> None:
    """Each model on sale is of the last two years, and a list of the newest month shows it."""
    tables = load(real_directory, only=chapter.TABLES)
    sale = study.cost.facts.on_sale
    seen = tables["api_prices"].loc[sale["line"], "last_observed"]
    newest = tables["api_prices"]["last_observed"].max()
    assert (seen >= newest.replace(day=1)).all()
    released = tables["models"].drop_duplicates("model").set_index("model")["release_date"]
    assert (released[sale["model"]] >= newest - pd.DateOffset(years=2, months=1)).all()


def test_a_slower_fall_brings_the_break_even_near(study: chapter.Study) -> None:
    """The slower API prices fall, the nearer is the volume from which owning pays."""
    falls = [result(study, f"api-price-decline{end}") for end in ("", "-hedonic")]
    volumes = [result(study, f"api-finetune-break-even{end}") for end in ("", "-hedonic", "-flat")]
    assert (falls[0] > falls[1] > 1) == (volumes[0] > volumes[1] > volumes[2])


def test_waiting_for_ever_is_not_a_delay(study: chapter.Study) -> None:
    """Where the best start is never, the sentences speak of not building, else of waiting."""
    assert wording.never_builds(study) == (
        study.results["best-start"].value == "never within the horizon"
    )
    assert wording.never_builds(study) == ("not of a delay" in prose.start(study))


@pytest.mark.parametrize("day", DAYS)
def test_every_day_can_be_drawn_and_told(real_directory: Path, day: str) -> None:
    """Figures, tables, captions and sentences hold as of early days too."""
    found = study_of(real_directory, as_of=day)
    for name in FIGURES:
        getattr(figures, name)(found).to_dict()
        require_known(getattr(captions, name)(found), found.results, name)
        assert getattr(captions, f"{name}_alt")(found)
        assert len(getattr(frames, name)(found))
    for text in (*prose.answer(found), *(getattr(prose, name)(found) for name in SENTENCES)):
        require_known(text, found.results, "a sentence")
        assert ": ." not in text


CHEAP = {"pretrain_person_years": 0.5, "pretrain_data_usd": 50000.0, "own_model_b": 1.0}
"""A model from scratch that costs little."""


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "]] to [["),
        ({"own_model_b": 8.0}, "the cheapest way from [[vertical-models.break-even-billions]]. "),
        (CHEAP, "nowhere the cheapest way"),
    ],
)
def test_the_cheapest_way_is_named_as_far_as_it_is_that(
    real_directory: Path, given: dict[str, float], said: str
) -> None:
    """Law: where a model from scratch becomes cheaper still, the caption says from what volume."""
    assert said in captions.total_cost(study_of(real_directory, **given))


@pytest.mark.parametrize("day", ["2020-06-30", "2023-03-31"])
def test_nothing_is_said_of_a_year_before_its_end(real_directory: Path, day: str) -> None:
    """Law: what happened in the year to July 2023 is told from that day on."""
    found = study_of(real_directory, as_of=day)
    assert "can't be told" in prose.small_models(found)
    assert "GPT-4" not in prose.private_data(found)


def test_no_year_is_marked_after_the_last_day(study: chapter.Study) -> None:
    """The room for names to the right of the lines has no ticks."""
    last = study.market.revenue["day"].max().year
    axis = figures.layers(study).to_dict()["layer"][0]["encoding"]["x"]["axis"]
    assert max(one["year"] for one in axis["values"]) == last


def test_without_a_break_even_nothing_is_quoted(real_directory: Path) -> None:
    """Where the API is cheaper at every volume, all say so, and no sentence lacks a number."""
    found = study_of(real_directory, api_price_rule="cheapest", api_price_scale=0.001)
    assert found.results["api-finetune-break-even"].endless
    assert "never meet" in captions.total_cost(found)
    assert captions.frontier(found) == frames.frontier(found)["note"].iloc[0]
    assert "already cheaper" in captions.token_price(found)
    told = (
        *prose.answer(found),
        *(getattr(prose, name)(found) for name in SENTENCES),
        *(getattr(captions, name)(found) for name in FIGURES),
    )
    for text in told:
        assert "not estimable" not in resolve(text, found.results)


def test_the_price_reckoned_with_is_the_one_chosen(real_directory: Path) -> None:
    """The price that the answer names is the chosen one, scaled."""
    found = study_of(real_directory, api_price_rule="cheapest", api_price_scale=2.0)
    assert result(found, "api-price") == pytest.approx(2 * result(found, "api-price-cheapest"))
    assert found.cost.inputs is not None
    assert found.cost.inputs.api_price == pytest.approx(result(found, "api-price"))
    assert "[[vertical-models.api-price]]" in prose.answer(found)[0]


def test_results_name_their_rows(study: chapter.Study, real_directory: Path) -> None:
    """Every row named by a result is a row of its table."""
    tables = load(real_directory, only=chapter.TABLES)
    for found in study.results.values():
        for inputs in found.inputs:
            assert set(inputs.lines) <= set(tables[inputs.table].index), found.id


def test_the_draws_hold_the_point(study: chapter.Study) -> None:
    """The interval of each cost holds its point."""
    for name in ("api-cost", "finetune-cost", "pretrain-cost", "api-finetune-break-even"):
        found = study.results[name]
        assert found.low is not None
        assert found.high is not None
        assert found.low < float(found.value or np.nan) < found.high


def test_the_notebook_has_the_parameters() -> None:
    """The notebook's parameters cell holds the same names and defaults."""
    path = Path(__file__).parents[2] / "notebooks" / "vertical-models.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    source = next(
        "".join(cell["source"])
        for cell in cells
        if "parameters" in cell["metadata"].get("tags", [])
    )
    given: dict[str, object] = {}
    exec(source, given)  # noqa: S102 -- our own notebook's plain assignments
    defaults = {name: field.default for name, field in chapter.Parameters.model_fields.items()}
    assert {name: given[name] for name in defaults} == defaults
