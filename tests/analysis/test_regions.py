"""Each country belongs to one part of the world."""

import pytest

from hundredmodels.analysis.regions import AREAS, area


@pytest.mark.parametrize(
    ("country", "there"),
    [
        ("US", "United States"),
        ("CN", "China"),
        ("MT", "Europe"),
        ("GB", "Europe"),
        ("JP", "others"),
    ],
)
def test_a_country_has_one_area(country: str, there: str) -> None:
    """The two countries of the race stand alone, Europe together, all else apart."""
    assert area(country) == there
    assert there in AREAS
