"""Laws of telling which model a name means."""

import pytest

from hundredmodels.data.upstream.harvest import Standing
from hundredmodels.data.upstream.names import Names, bare, folded

MODELS = ("Claude Opus 4.1", "Command R", "Command R+", "Llama 3.1 8B", "GPT-4o", "GPT-4", "Edit")
ALIASES = (
    ("Opus", "Claude Opus 4.1", "short name"),
    ("turbo", "GPT-4", "ambiguous"),
    ("four", "GPT-4", "evaluator's name"),
    ("four", "GPT-4o", "evaluator's name"),
)
NAMES = Names(
    Standing(
        {
            "models": tuple({"model": one} for one in MODELS),
            "model_aliases": tuple(
                dict(zip(("alias", "model", "kind"), one, strict=True)) for one in ALIASES
            ),
        }
    )
)


@pytest.mark.parametrize(
    ("names", "model", "basis"),
    [
        (("claude-opus-4-1-20250805", "Claude Opus 4.1 (latest)"), "Claude Opus 4.1", "name"),
        (("Llama-3.1-8B-Instruct",), "Llama 3.1 8B", "name"),
        (("command-r",), "Command R", "name"),
        (("command-r-plus",), "Command R+", "name"),
        (("gpt-4o-2024-05-13",), "GPT-4o", "name"),
        (("opus-latest",), "Claude Opus 4.1", "alias list"),
        (("gpt-4", "GPT-4o"), "", ""),
        (("four",), "", ""),
        (("turbo",), "", ""),
        (("gpt-4.1",), "", ""),
    ],
)
def test_one_model_or_none(names: tuple[str, ...], model: str, basis: str) -> None:
    """Law: snapshots and tuned weights mean their model; what could mean two means none."""
    assert NAMES.model(*names) == (model, basis)


def test_what_is_known() -> None:
    """Law: a name that any known name could be is not new, even if it can't be settled which."""
    assert all(map(NAMES.known, ("four", "turbo", "GPT-4o 0513", "Claude Opus 4.1 (Reasoning)")))
    assert not NAMES.known("Claude Opus 4.2")


def test_endings() -> None:
    """Law: an ending is one of its own, and never the whole name."""
    assert bare("Edit") == "Edit"
    assert bare("chat") == "chat"
    assert bare("Qwen3 32B-Instruct-2507-FP8") == "Qwen3 32B-Instruct-2507"
    assert folded("o3") != folded("o3-mini")
