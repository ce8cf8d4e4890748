"""Results on revenue: the chips' over that of model makers."""

from hundredmodels.chapters.facts import Fact
from hundredmodels.chapters.result import Result, rows_of
from hundredmodels.chapters.units import BILLION_DOLLARS_A_YEAR, DOLLARS
from hundredmodels.chapters.vertical_models.market import NO_REVENUE, Market
from hundredmodels.chapters.vertical_models.names import named, number


def revenue_results(market: Market) -> tuple[Result, ...]:
    """Return chips' revenue over that of model makers, then and now."""
    table = market.revenue

    def fact(column: str, at: int) -> Fact:
        if table.empty:
            return Fact.none(NO_REVENUE)
        row = table.iloc[at]
        lines = [*row["chip_lines"], *row["model_lines"]]
        return Fact(float(row[column]), rows_of("finance", lines))

    method = (
        "NVIDIA's data-centre revenue of four quarters over the sum of model makers' last "
        "annualised revenue; two makers or more"
    )

    def day(at: int) -> str:
        return "" if table.empty else f"{table['day'].iloc[at]:%B %Y}"

    return (
        number(
            "chips-per-model-dollar-first",
            "Revenue of chips for a dollar of model makers' revenue, first quarter known",
            fact("ratio", 0),
            DOLLARS,
            method,
            rivals=("chips-per-model-dollar-latest",),
        ),
        number(
            "chips-per-model-dollar-latest",
            "Revenue of chips for a dollar of model makers' revenue, last quarter known",
            fact("ratio", -1),
            DOLLARS,
            method,
            n=len(table),
            rivals=("chips-per-model-dollar-first",),
        ),
        number(
            "chip-revenue-latest",
            "Revenue of NVIDIA's data-centre chips, last four quarters known",
            fact("chips", -1),
            BILLION_DOLLARS_A_YEAR,
            "sum of four reported quarters",
        ),
        number(
            "model-revenue-latest",
            "Annualised revenue of model makers at the same day",
            fact("models", -1),
            BILLION_DOLLARS_A_YEAR,
            "sum of each maker's last run rate; a floor",
        ),
        named(
            "revenue-first-day", "First quarter of the comparison", day(0), method, fact("ratio", 0)
        ),
        named(
            "revenue-last-day", "Last quarter of the comparison", day(-1), method, fact("ratio", -1)
        ),
    )
