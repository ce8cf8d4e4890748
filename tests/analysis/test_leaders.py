"""Laws of records and their holders."""

import pandas as pd
from hypothesis import given, strategies as st

from hundredmodels.analysis import leaders

END = pd.Timestamp(2024, 1, 1)


def table(*rows: tuple[str, float, str]) -> pd.DataFrame:
    """Return rows of day, value and architecture."""
    return pd.DataFrame(
        {
            "date": pd.to_datetime([day for day, _, _ in rows]),
            "value": [value for _, value, _ in rows],
            "architecture": [kind for _, _, kind in rows],
            "model": [f"model {k}" for k in range(len(rows))],
        },
        index=range(2, 2 + len(rows)),
    )


SWITCHED = table(
    ("2016-01-15", 50, "RNN"),
    ("2017-01-15", 40, "RNN"),
    ("2018-09-15", 30, "transformer"),
    ("2019-01-15", 35, "RNN"),
    ("2020-01-15", 20, "transformer"),
)


def test_switch_by_hand() -> None:
    """The month of the first record after which no other architecture set one."""
    found = leaders.switch(SWITCHED)
    assert (found.month, found.record) == ("2018-09", 4)


def test_lost_lead_is_no_switch() -> None:
    """A lead that is lost again is none for good, and the reason says so."""
    lost = pd.concat([SWITCHED, table(("2022-01-15", 10, "RNN"))])
    assert leaders.switch(lost).month == ""
    assert "for good" in leaders.switch(lost).reason


def test_never_says_why() -> None:
    """No Transformer listed and no Transformer ahead are different reasons."""
    absent = table(("2016-01-15", 50, "RNN"))
    behind = table(("2016-01-15", 50, "RNN"), ("2017-01-15", 60, "transformer"))
    assert "is listed" in leaders.switch(absent).reason
    assert "held the record" in leaders.switch(behind).reason
    assert leaders.switch(absent.iloc[:0]).reason == "no model is listed by the day"


def test_tie_changes_nothing() -> None:
    """An equal value later is no record."""
    tied = table(("2016-01-15", 50, "RNN"), ("2017-01-15", 50, "transformer"))
    assert leaders.records(tied)["architecture"].tolist() == ["RNN"]


def test_spells_join_without_a_gap() -> None:
    """Each spell ends where the next begins, the last at the given end."""
    spells = leaders.spells(SWITCHED, END)
    assert spells["architecture"].tolist() == ["RNN", "transformer"]
    assert spells["end"].tolist() == [pd.Timestamp(2018, 9, 15), END]
    assert spells["value"].tolist() == [40, 20]


def test_last_record_of_an_architecture() -> None:
    """Of the recurrent records the last; none for an architecture without any."""
    last = leaders.last_record(SWITCHED, "RNN")
    assert last is not None
    assert last["value"] == 40
    assert leaders.last_record(SWITCHED, "convolutional") is None


@given(st.lists(st.floats(1, 100), min_size=1, max_size=30))
def test_records_fall_strictly(values: list[float]) -> None:
    """Each record is below the one before, and the last is the least of all."""
    days = pd.date_range("2010-01-01", periods=len(values), freq="7D").strftime("%Y-%m-%d")
    found = leaders.records(table(*zip(days, values, ["RNN"] * len(values), strict=True)))["value"]
    assert found.is_monotonic_decreasing
    assert found.is_unique
    assert found.iloc[-1] == min(values)


def test_yearly_shares_sum_to_one() -> None:
    """The shares of a year are parts of a whole."""
    shares = leaders.yearly_shares(SWITCHED, "architecture")
    assert (shares.groupby("year")["share"].sum() - 1).abs().max() < 1e-12


def test_single_static_leaves_out_caches_and_ensembles() -> None:
    """Only plain single models are left; blanks count as plain."""
    frame = pd.DataFrame(
        {
            "dynamic_evaluation": pd.array([True, False, False, None], dtype="boolean"),
            "ensemble": pd.array([False, True, False, None], dtype="boolean"),
        }
    )
    assert leaders.single_static(frame).index.tolist() == [2, 3]
