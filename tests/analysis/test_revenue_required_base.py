"""Laws of the revenue that an installed base requires."""

import pandas as pd
import pytest

from hundredmodels.analysis.revenue_gap import annuity
from hundredmodels.analysis.revenue_required_base import quarters_filled, required_by_quarter

ENDS = pd.date_range("2020-01-26", periods=20, freq="91D")


def required(quarterly: pd.Series, years: float = 4) -> pd.DataFrame:
    """Apply the published multiples."""
    return required_by_quarter(
        quarterly, multiple=2, gross_margin=0.5, share=1, discount_rate=0.1, lifetime_years=years
    )


def test_steady_spend_asks_for_the_same_both_ways() -> None:
    """At constant spend the installed base asks for one vintage's annuity times its years."""
    frame = required(pd.Series(1.0, index=ENDS))
    last = frame.iloc[-1]
    assert last["per_vintage"] == 16
    assert last["installed"] == pytest.approx(16 * 4 * annuity(0.1, 4))
    assert frame["installed"].isna().sum() == 15


def test_one_missing_quarter_is_the_mean_of_its_neighbours() -> None:
    """A hole of one quarter is filled between its neighbours and marked; two are left."""
    values = pd.Series(range(20), index=ENDS, dtype=float)
    one = quarters_filled(values.drop(ENDS[5]))
    assert one["spend"].tolist() == values.tolist()
    assert one["filled"].tolist() == [k == 5 for k in range(20)]
    assert len(quarters_filled(values.drop([ENDS[5], ENDS[6]]))) == 18


def test_nothing_reported_gives_an_empty_frame() -> None:
    """Without quarters there is no row."""
    assert required(pd.Series(dtype=float)).empty
