"""The choice of one MMLU score per model."""

import pandas as pd
import pytest

from hundredmodels.analysis.mmlu import (
    MODEL_COLUMNS,
    mmlu_scores,
    served_scores,
    setting_class,
)
from hundredmodels.errors import UserError


def models_table(*rows: dict[str, object]) -> pd.DataFrame:
    """Build a models table; the first row stands on line 2."""
    full = [dict.fromkeys(MODEL_COLUMNS, pd.NA) | {"kind": "release"} | row for row in rows]
    frame = pd.DataFrame(full)
    frame["release_date"] = pd.to_datetime(frame["release_date"])
    frame.index = pd.RangeIndex(2, 2 + len(frame), name="line")
    return frame


def scores_table(*rows: dict[str, object]) -> pd.DataFrame:
    """Build a scores table; the first row stands on line 2."""
    blank = {
        "benchmark": "mmlu",
        "variant_class": "base",
        "setting": "5-shot",
        "shots": 5,
        "chain_of_thought": pd.NA,
        "evaluator_class": "other vendor",
        "reported_by": "Someone",
        "reliability": "A",
        "version_released": pd.NaT,
    }
    frame = pd.DataFrame([blank | row for row in rows])
    frame.index = pd.RangeIndex(2, 2 + len(frame), name="line")
    return frame


ALPHA = {
    "model": "Alpha-7B",
    "organisation": "Alpha Labs",
    "openness": "open-weights",
    "release_date": "2023-05-01",
    "parameters_total_b": 7.0,
}


def test_median_of_the_nearest_setting() -> None:
    """The preferred rule takes the median of 5-shot base rows and passes over the rest."""
    scores = scores_table(
        {"model": "Alpha-7B", "score": 50.0},
        {"model": "Alpha-7B", "score": 52.0, "variant_class": "base"},
        {"model": "Alpha-7B", "score": 54.0},
        {"model": "Alpha-7B", "score": 60.0, "variant_class": "chat"},
        {"model": "Alpha-7B", "score": 70.0, "shots": 0, "chain_of_thought": "yes"},
    )
    chosen = mmlu_scores(scores, models_table(ALPHA)).iloc[0]
    assert chosen["score"] == 52.0
    assert (chosen["score_low"], chosen["score_high"]) == (50.0, 54.0)
    assert chosen["score_line"] == 3
    assert chosen["score_lines"] == (2, 3, 4)
    assert chosen["model_line"] == 2


def test_strict_reruns_stand_apart() -> None:
    """HELM's rows reach no rule but their own, and models with HELM alone leave the others."""
    scores = scores_table(
        {"model": "Alpha-7B", "score": 40.0, "evaluator_class": "HELM"},
    )
    assert mmlu_scores(scores, models_table(ALPHA)).empty
    assert mmlu_scores(scores, models_table(ALPHA), rule="helm")["score"].tolist() == [40.0]


def test_later_version_carries_its_own_date() -> None:
    """A later version's score is used only without a first one, and then with its own date."""
    later = {
        "model": "Alpha-7B",
        "score": 80.0,
        "version_released": pd.Timestamp("2024-04-09"),
    }
    alone = mmlu_scores(scores_table(later), models_table(ALPHA)).iloc[0]
    assert alone["release_date"] == pd.Timestamp("2024-04-09")
    both = mmlu_scores(
        scores_table(later, {"model": "Alpha-7B", "score": 60.0}), models_table(ALPHA)
    ).iloc[0]
    assert both["score"] == 60.0
    assert both["release_date"] == pd.Timestamp("2023-05-01")


def test_votes_and_unreleased_models_are_left_out() -> None:
    """Votes over 32 samples, tuned models, variants and never-released models are in no rule."""
    models = models_table(
        ALPHA,
        ALPHA | {"model": "Beta", "kind": "research-variant"},
        ALPHA | {"model": "Gamma", "kind": "never-released"},
    )
    scores = scores_table(
        {"model": "Alpha-7B", "score": 90.0, "setting": "CoT@32 per announcement"},
        {"model": "Alpha-7B", "score": 48.0, "setting": "fine-tuned"},
        {"model": "Beta", "score": 50.0},
        {"model": "Gamma", "score": 50.0},
    )
    assert mmlu_scores(scores, models, rule="best").empty


def test_rivals() -> None:
    """Best takes the highest, median every setting, vendor the developer's own rows."""
    scores = scores_table(
        {"model": "Alpha-7B", "score": 50.0},
        {"model": "Alpha-7B", "score": 56.0, "evaluator_class": "vendor"},
        {"model": "Alpha-7B", "score": 61.0, "shots": 0, "chain_of_thought": "yes"},
    )
    by_rule = {
        rule: mmlu_scores(scores, models_table(ALPHA), rule=rule)["score"].iloc[0]
        for rule in ("preferred", "best", "median", "vendor")
    }
    assert by_rule == {"preferred": 56.0, "best": 61.0, "median": 56.0, "vendor": 56.0}


def test_a_race_counts_what_was_shipped() -> None:
    """Of base and tuned rows at the same setting the higher median counts; preferred keeps base."""
    tuned = {"model": "Alpha-7B", "variant_class": "chat", "evaluator_class": "vendor"}
    scores = scores_table(
        {"model": "Alpha-7B", "score": 50.0, "evaluator_class": "vendor"},
        tuned | {"score": 60.0},
        tuned | {"score": 62.0},
        tuned | {"score": 70.0, "evaluator_class": "other vendor"},
        tuned | {"score": 80.0, "shots": 0, "chain_of_thought": "yes"},
    )
    chosen = mmlu_scores(scores, models_table(ALPHA), rule="shipped").iloc[0]
    assert chosen["score"] == 61.0
    assert chosen["weights"] == "chat"
    assert chosen["score_lines"] == (3, 4)
    assert mmlu_scores(scores, models_table(ALPHA)).iloc[0]["score"] == 50.0


def test_worse_tuned_weights_take_nothing_away() -> None:
    """Where tuning cost points, the base weights, which were shipped too, still count."""
    scores = scores_table(
        {"model": "Alpha-7B", "score": 50.0},
        {"model": "Alpha-7B", "score": 40.0, "variant_class": "chat"},
    )
    chosen = mmlu_scores(scores, models_table(ALPHA), rule="shipped").iloc[0]
    assert (chosen["score"], chosen["weights"]) == (50.0, "base")


def test_a_served_model_has_its_developers_score() -> None:
    """The developer's own score stands where there is one, the preferred one elsewhere."""
    beta = ALPHA | {"model": "Beta-7B"}
    scores = scores_table(
        {"model": "Alpha-7B", "score": 50.0},
        {"model": "Alpha-7B", "score": 56.0, "shots": 0, "evaluator_class": "vendor"},
        {"model": "Beta-7B", "score": 40.0},
    )
    models = models_table(ALPHA, beta)
    served = served_scores(scores, models, mmlu_scores(scores, models))
    assert dict(zip(served["model"], served["score"], strict=True)) == {
        "Alpha-7B": 56.0,
        "Beta-7B": 40.0,
    }


def test_unknown_rule_is_refused() -> None:
    """A rule that isn't there is refused with the nearest one."""
    with pytest.raises(UserError, match="best"):
        mmlu_scores(scores_table(), models_table(ALPHA), rule="bets")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("shots", "reasoned", "expected"),
    [
        (5, pd.NA, "5-shot"),
        (5, "yes", "chain of thought"),
        (0, True, "chain of thought"),
        (0, pd.NA, "other shots"),
        (pd.NA, pd.NA, "unstated"),
    ],
)
def test_setting_class(shots: object, reasoned: object, expected: str) -> None:
    """Each way of testing falls into one class."""
    assert setting_class(shots, reasoned) == expected
