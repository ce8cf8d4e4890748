"""What a reader may try with the revenue-gap model: another spend, margin, life or revenue.

The formulas restate :class:`hundredmodels.analysis.revenue_gap.GapModel` and its annuity; a test
holds them together.
"""

from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.chapters.units import BILLION_DOLLARS, BILLION_DOLLARS_A_YEAR, DOLLARS, PER_CENT
from hundredmodels.chapters.what_if import ALWAYS, Input, Shown, WhatIf

SHOWN_A_YEAR = Shown(BILLION_DOLLARS_A_YEAR, 1)
FORMULAS = {
    "chips_spend": "chip_spend * share / 100",
    "centre": "chips_spend * multiple",
    "required": "centre / (1 - margin / 100)",
    "gap": "required - revenue",
    "annuity": (
        "if(discount_rate < 1e-6, (1 + (lifetime + 1) * discount_rate / 2) / lifetime, "
        "discount_rate / (1 - pow(1 + discount_rate, -lifetime)))"
    ),
    "required_a_year": "required * annuity",
    "gap_a_year": "required_a_year - revenue",
    "interest": "100 * discount_rate",
}
"""The model step by step. Near an interest of nothing the annuity's series keeps its digits."""


def revenue_gap(study: Study) -> WhatIf | None:
    """Let a reader change the model of 2023; ``None`` where it was not known by the day."""
    model = study.gap.vintages["2023"].model
    if model is None:
        return None
    parameters = study.parameters
    return WhatIf(
        inputs=(
            Input(
                name="chip_spend",
                label="GPU spend",
                start=model.chip_spend,
                low=10,
                high=1000,
                steps=200,
                scale="log",
                shown=Shown(BILLION_DOLLARS_A_YEAR),
            ),
            Input(
                name="multiple",
                label="Data centre for each dollar of GPUs",
                start=model.data_centre_multiple,
                low=1,
                high=5,
                steps=80,
                grain=0.05,
                shown=Shown(DOLLARS),
            ),
            Input(
                name="margin",
                label="Gross margin of the operator",
                start=100 * model.gross_margin,
                low=0,
                high=95,
                steps=95,
                grain=1,
                shown=Shown(PER_CENT),
            ),
            Input(
                name="share",
                label="Share for generative AI",
                start=100 * model.share,
                low=5,
                high=100,
                steps=95,
                grain=1,
                shown=Shown(PER_CENT),
            ),
            Input(
                name="lifetime",
                label="Life of a GPU",
                start=parameters.lifetime_years,
                low=1,
                high=15,
                steps=28,
                grain=0.5,
                shown=Shown("years"),
            ),
            Input(
                name="revenue",
                label="Revenue found",
                start=model.revenue,
                low=0,
                high=500,
                steps=500,
                grain=1,
                shown=Shown(BILLION_DOLLARS_A_YEAR),
            ),
        ),
        constants={"discount_rate": parameters.discount_rate},
        formulas=FORMULAS,
        shown={
            "required": Shown(BILLION_DOLLARS),
            "gap": Shown(BILLION_DOLLARS),
            "required_a_year": SHOWN_A_YEAR,
            "gap_a_year": SHOWN_A_YEAR,
            "interest": Shown(PER_CENT),
        },
        sentence=(
            (
                (
                    ALWAYS,
                    "GPUs for {chip_spend} ask for {required} of revenue over their life.",
                ),
            ),
            (
                (
                    "gap > 0",
                    "Against {revenue} of revenue found, that leaves a gap of {gap}.",
                ),
                (
                    ALWAYS,
                    "The {revenue} of revenue found are as much or more: the gap is {gap}.",
                ),
            ),
            (
                (
                    "gap_a_year > 0",
                    (
                        "Spread over {lifetime} at {interest} interest they ask for "
                        "{required_a_year}, and the yearly gap is {gap_a_year}."
                    ),
                ),
                (
                    ALWAYS,
                    (
                        "Spread over {lifetime} at {interest} interest they ask for "
                        "{required_a_year}, which the revenue covers: the yearly gap is "
                        "{gap_a_year}."
                    ),
                ),
            ),
        ),
    )
