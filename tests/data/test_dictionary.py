"""Laws of the data dictionary."""

from pathlib import Path

from hundredmodels.data import describe


def test_small(small_package: Path) -> None:
    """It says of each column what the descriptor says, and how many rows have it."""
    found = describe(small_package)
    models = found.tables[1]
    assert (models.name, models.rows, models.primary_key) == ("models", 3, ("model",))
    assert (models.known_from, models.known_to) == ("2023-02-24", "2024-04-30")
    columns = {one.name: one for one in models.columns}
    assert columns["source"].constraints == ("required", "a source of the table sources")
    assert columns["parameters_total_b"].constraints == ("at least 0",)
    assert columns["parameters_total_b"].filled == 2
    assert [(one.key, one.title, one.rows) for one in models.sources] == [
        ("lab", "A laboratory", 2),
        ("board", "A leaderboard", 1),
    ]


def test_real(real_directory: Path) -> None:
    """Every table and column of the report is described, every source has title and licence."""
    found = describe(real_directory)
    assert found.title
    assert found.licences
    for table in found.tables:
        assert table.title
        assert table.description
        assert table.primary_key, table.name
        assert all(one.description for one in table.columns), table.name
        assert all(one.title for one in table.sources), table.name
