"""Laws of the names of organisations: one body, one name, and no name cut at its own comma."""

from pathlib import Path

import pytest

from hundredmodels.data import load
from hundredmodels.data.organisations import organisations_of

FORMS = {"corp", "corporation", "company", "inc", "inc.", "ltd", "technology", "of", "the", "negev"}
"""Words that a firm or a university may have in its name or not."""


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("", []),
        ("Google", ["Google"]),
        ("Google, INRIA", ["Google", "INRIA"]),
        ('"SambaNova Systems, Inc"', ["SambaNova Systems, Inc"]),
        ('DP Technology,"Institute, Beijing"', ["DP Technology", "Institute, Beijing"]),
        ('"Left open, Inc', ["Left open, Inc"]),
    ],
)  # fmt: skip
def test_a_name_keeps_its_comma(cell: str, names: list[str]) -> None:
    """Law: commas divide names, but not within quotation marks."""
    assert organisations_of(cell) == names


@pytest.mark.parametrize("table", ["models", "training_runs"])
def test_one_body_has_one_name(real_directory: Path, table: str) -> None:
    """Law: no two names differ by a legal form alone, and none is broken."""
    names = load(real_directory, only=(table,))[table]["organisation"].dropna().unique()
    assert not [name for name in names if '"' in name or "\N{ACUTE ACCENT}" in name]
    plain = [" ".join(sorted(set(name.casefold().split()) - FORMS)) for name in names]
    assert len(plain) == len(set(plain))
