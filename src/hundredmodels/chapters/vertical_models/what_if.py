"""What a reader may try with the three routes: another volume, price, fall or utilisation.

The formulas restate :mod:`hundredmodels.analysis.ownership` and
:mod:`hundredmodels.analysis.break_even`; a test holds them together.
"""

from hundredmodels.analysis.break_even import fixed_cost
from hundredmodels.analysis.durations import HOURS_PER_YEAR, MONTHS_PER_YEAR
from hundredmodels.analysis.ownership import (
    TOKENS_PER_MTOK,
    Own,
    Terms,
    chip_volume,
    rent_years,
)
from hundredmodels.chapters.units import A_YEAR, DOLLARS, PER_CENT
from hundredmodels.chapters.vertical_models.names import BILLION_TOKENS, PER_MTOK
from hundredmodels.chapters.vertical_models.routes import BILLION
from hundredmodels.chapters.vertical_models.study import Study
from hundredmodels.chapters.what_if import ALWAYS, Input, Shown, WhatIf, level_years

FORMULAS = {
    "api_years": level_years("(log(fall) + interest)", "horizon"),
    "bought": "price / mtok * months * api_years",
    "api": "volume * billion * bought",
    "load": "utilisation / 100",
    "served": "rent / (chip_tokens * load)",
    "chips": "max(volume * billion / (chip_tokens * load), least_chips)",
    "finetune": "fixed + rent * chips",
    "scratch_chips": "max(volume * billion / (scratch_chip_tokens * load), least_chips)",
    "scratch": "scratch_fixed + rent * scratch_chips",
    "early": "(fixed + least_chips * rent) / bought",
    "late": "if(bought > served, fixed / (bought - served), 1 / 0)",
    "break_even_tokens": "if(early <= least_chips * chip_tokens * load, early, late)",
    "break_even": "break_even_tokens / billion",
    "pays": "break_even_tokens < 1e300",
    "multiple": "break_even / volume",
}
"""Volumes are in billions of tokens a month; costs in US dollars over the horizon."""


def _serving(own: Own) -> float:
    """Return the tokens a month that a chip serves at full load."""
    return float(chip_volume(own)) / float(own.utilisation)


def total_cost(study: Study) -> WhatIf | None:
    """Let a reader change the case; ``None`` where a fact behind it was not known by the day."""
    point = study.cost.point
    if point is None:
        return None
    made, own = point.routes, study.parameters
    terms: Terms = made.terms
    return WhatIf(
        inputs=(
            Input(
                name="volume",
                label="Volume",
                start=own.tokens_per_month / BILLION,
                low=0.1,
                high=1e5,
                steps=240,
                scale="log",
                shown=Shown(BILLION_TOKENS),
            ),
            Input(
                name="utilisation",
                label="Utilisation of own chips",
                start=100 * float(made.finetune.utilisation),
                low=1,
                high=100,
                steps=99,
                grain=1,
                shown=Shown(PER_CENT),
            ),
            Input(
                name="price",
                label="API price",
                start=float(made.api.price),
                low=0.01,
                high=100,
                steps=200,
                scale="log",
                shown=Shown(PER_MTOK),
            ),
            Input(
                name="fall",
                label="Fall of the API price",
                start=float(made.api.decline),
                low=1,
                high=100,
                steps=200,
                scale="log",
                shown=Shown(A_YEAR),
            ),
        ),
        constants={
            "billion": BILLION,
            "mtok": TOKENS_PER_MTOK,
            "months": MONTHS_PER_YEAR,
            "horizon": float(terms.horizon),
            "interest": float(terms.interest),
            "rent": float(made.finetune.hourly) * HOURS_PER_YEAR * float(rent_years(terms)),
            "least_chips": float(made.finetune.least_chips),
            "fixed": float(fixed_cost(made.finetune, terms)),
            "chip_tokens": _serving(made.finetune),
            "scratch_fixed": float(fixed_cost(made.pretrain, terms)),
            "scratch_chip_tokens": _serving(made.pretrain),
        },
        formulas=FORMULAS,
        shown={
            "api": Shown(DOLLARS),
            "finetune": Shown(DOLLARS),
            "scratch": Shown(DOLLARS),
            "break_even": Shown(BILLION_TOKENS),
            "multiple": Shown("times"),
            "horizon": Shown("years"),
        },
        sentence=(
            (
                (
                    ALWAYS,
                    (
                        "At {volume} for {horizon} the API costs {api}, a fine-tuned model "
                        "{finetune} and one from scratch {scratch}."
                    ),
                ),
            ),
            (
                (
                    "if(pays, volume < break_even, 0)",
                    "A model of one’s own would pay from {break_even}, {multiple} the volume.",
                ),
                (
                    "pays",
                    "A model of one’s own pays from {break_even}, so it does here.",
                ),
                (
                    ALWAYS,
                    "At this price, fall and utilisation no volume makes a model of one’s own pay.",
                ),
            ),
        ),
    )
