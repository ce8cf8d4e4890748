"""Parameters in words: choices, bounds, and how values are written."""

import re
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest

from hundredmodels.build.describe import allowed_of, describe
from hundredmodels.build.plan import chapters
from hundredmodels.build.project import Project
from hundredmodels.build.settings import parse_setting, resolve

PROJECT = Project.find(Path(__file__).parents[2])
MODELS = {slug: one.Parameters for slug, one in chapters(PROJECT).items()}


def words(annotation: Any) -> set[str]:
    """Return the words that a type allows, in a list or alone."""
    inner = [one for part in get_args(annotation) for one in words(part)]
    own = [one for one in get_args(annotation) if isinstance(one, str)]
    return {*own, *inner} if get_origin(annotation) is not None else set()


@pytest.mark.parametrize("slug", MODELS)
def test_all_that_is_allowed_is_told(slug: str) -> None:
    """Law: each choice, bound and form of a value stands behind its parameter."""
    for name, info in MODELS[slug].model_fields.items():
        told = "; ".join(allowed_of(info))
        assert all(word in told for word in words(info.annotation)), name
        assert told, f"{name} may be anything"


def test_the_words_for_lists_choices_switches_and_days() -> None:
    """Law: a list's entries are described as single values are."""
    fields = MODELS["miniaturisation"].model_fields
    assert allowed_of(fields["levels"]) == [
        "a list of at least 1 and at most 40",
        "each entry at least 25 and at most 100",
        "none twice",
    ]
    assert allowed_of(fields["definition"]) == ["one of: total, active, non-embedding"]
    assert allowed_of(fields["as_of"]) == ["YYYY-MM-DD or latest"]
    fields = MODELS["open-vs-closed"].model_fields
    assert allowed_of(fields["with_low_reliability"]) == ["true or false"]
    assert allowed_of(fields["benchmarks"])[1].startswith("each entry one of: mmlu, mmlu-pro, ")


def test_a_default_is_shown_as_it_can_be_given() -> None:
    """Law: what stands behind the equals sign is what ``--set`` takes for the same value."""
    lines = re.findall(r"^  (\S+ = .*)$", describe(PROJECT), re.MULTILINE)
    assert len(lines) == sum(len(model.model_fields) for model in MODELS.values())
    for line in lines:
        name, _, rest = line.partition(" = ")
        slug, _, field = name.partition(".")
        default = MODELS[slug].model_fields[field].default
        given = rest if not isinstance(default, list) else rest[: rest.index("]") + 1]
        if not isinstance(default, list):
            given = given.partition(" (")[0]
            unit = (MODELS[slug].model_fields[field].json_schema_extra or {}).get("unit")
            given = given.removesuffix(f" {unit}") if unit else given
        resolved = resolve([parse_setting(f"{name}={given}")], MODELS)[slug]
        assert getattr(resolved, field) == default


def test_how_to_write_a_value_is_said() -> None:
    """Law: a list, a switch and a day are shown, with the quotes that a shell asks for."""
    end = describe(PROJECT, "miniaturisation").rpartition("\n\n")[2]
    assert "true or false" in end
    assert re.search(r"\d{4}-\d{2}-\d{2}", end)
    assert "--set 'chapter.parameter=[40, 60]'" in end
