"""The code that drew a figure is shown from the package's own sources."""

from hundredmodels.sphinx_ext.definitions import definition, used_by

CHAPTER = "hundredmodels.chapters.open_vs_closed."
RACE = f"{CHAPTER}figures.race"


def test_a_function_is_found_with_its_place() -> None:
    """Its text is the file's, from the line that is named."""
    found = definition(f"{RACE}:frontier_mmlu")
    assert found is not None
    assert found.file == "src/hundredmodels/chapters/open_vs_closed/figures/race.py"
    assert found.source.startswith("@draws(frames.frontier_mmlu)\ndef frontier_mmlu(")
    assert definition("os:getcwd") is None
    assert definition(f"{RACE}:nothing") is None


def test_what_it_draws_with_is_followed_through_modules_that_draw() -> None:
    """From the chapter's helper to the shared staircase and its parts, not into the reckoning."""
    found = definition(f"{RACE}:frontier_mmlu")
    assert found is not None
    used = {(one.module.removeprefix(CHAPTER), one.name) for one in used_by(found)}
    assert {
        ("figures.race", "_frontier"),
        ("hundredmodels.charts.staircase", "staircase"),
        ("hundredmodels.charts.staircase", "_ends"),
    } <= used
    assert not [one for one in used if one[0] in {"frames", "study", "race"}]
    assert ("figures.race", "frontier_mmlu") not in used
