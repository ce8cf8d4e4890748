"""Sentences on the gap: its yearly form, the forecasts behind it, what could close it."""

from hundredmodels.chapters.cost_imbalance.study import Study
from hundredmodels.chapters.cost_imbalance.wording import known, token, value


def yearly_form(study: Study) -> str:
    """Say which side the yearly form comes down on."""
    gap = value(study, "gap-2023-per-year")
    if gap is None:
        return "The yearly form can't be computed for this day."
    ending = (
        "so on the model's own assumption there was no yearly gap at all"
        if gap < 0
        else f"so a yearly gap of {token('gap-2023-per-year')} remains"
    )
    text = (
        f"In the yearly form the chips of 2023 ask for {token('required-revenue-2023-per-year')}, "
        f"and the model assumes {token('revenue-assumed-2023')}: {ending}."
    )
    if known(study, "revenue-found-2023"):
        text += (
            f" The assumption is what fails. At the end of 2023 the model makers' annualised "
            f"revenue was {token('revenue-found-2023')}, which is "
            f"{token('revenue-cover-2023')}."
        )
    return text


def forecasts(study: Study) -> str:
    """Say what became of the published run rates."""
    if not known(study, "chip-run-rate-2023-outcome"):
        return "What became of the expected run rates was not known by this day."
    text = (
        f"The model of 2023 expected NVIDIA to sell {token('chip-run-rate-2023')}; the quarter "
        f"that closed the year ran at {token('chip-run-rate-2023-outcome')}."
    )
    if known(study, "chip-run-rate-2024-outcome", "chip-run-rate-2024"):
        text += (
            f" For the end of 2024 the later version expected {token('chip-run-rate-2024')}, and "
            f"{token('chip-run-rate-2024-outcome')} came."
        )
    return text


def sensitivity(study: Study) -> str:
    """Say which inputs could close the gap alone, and which could not."""
    if study.gap.vintages["2023"].model is None:
        return "Without the published model there is nothing to vary."
    ways = [
        words
        for name, words in (
            ("chip-spend", f"at chip spending of {token('break-even-2023-chip-spend')}"),
            ("revenue", f"at revenue of {token('break-even-2023-revenue')}"),
            (
                "share",
                f"if only {token('break-even-2023-share')} served generative AI",
            ),
        )
        if known(study, f"break-even-2023-{name}")
    ]
    text = "With every other input held, " + (
        f"the gap of 2023 closes {', or '.join(ways)}."
        if ways
        else "neither spending nor revenue nor the share of generative AI closes the gap of 2023."
    )
    if not known(study, "break-even-2023-gross-margin"):
        text += (
            " No gross margin closes it: the revenue assumed does not even cover the data centre."
        )
    return text
