"""The chapter's answer, in computed sentences."""

from hundredmodels.chapters.vertical_models.study import Study
from hundredmodels.chapters.vertical_models.wording import (
    endless,
    known,
    never_builds,
    one_quarter,
    reason,
    scratch_is_last,
    token,
    value,
)


def answer(study: Study) -> tuple[str, str, str]:
    """Return the chapter's answer in three sentences."""
    return answer_cost(study), answer_waiting(study), answer_value(study)


def answer_cost(study: Study) -> str:
    """Say from what volume owning pays."""
    if not known(study, "api-cost"):
        return (
            "By this day it can't be told from what volume a model of one's own pays: "
            f"{reason(study, 'api-cost')}."
        )
    if endless(study, "break-even-billions"):
        falls = (
            f" and gets {token('api-price-decline')} cheaper"
            if study.parameters.api_decline_speed == 1
            else ""
        )
        return (
            "At no volume is a fine-tuned open model cheaper than an API, since a token served on "
            f"rented chips at {token('own-token-price')} never earns back its fixed cost against "
            f"an API that starts at {token('api-price')}{falls}."
        )
    far = (value(study, "break-even-over-volume") or 0) > 1
    advice = (
        "A firm that only wants tokens should rent them"
        if far
        else "A large firm that only wants tokens need not rent them"
    )
    scratch = (
        "a model from scratch never becomes cheaper than that"
        if endless(study, "pretrain-break-even-trillions")
        else f"a model from scratch pays only from {token('pretrain-break-even-trillions')}"
        if scratch_is_last(study)
        else f"from {token('pretrain-break-even-trillions')} one from scratch is cheaper than that"
    )
    return (
        f"{advice}: a fine-tuned open model of its own pays "
        f"from {token('break-even-billions')}, {'above' if far else 'at or below'} the volume that "
        f"we assume for a large firm, and {scratch}."
    )


def answer_waiting(study: Study) -> str:
    """Say what waiting is worth."""
    if not known(study, "waiting-value"):
        return "What waiting was worth can't be told by this day either."
    volume = "the volume that we assume for a large firm"
    gives = (
        f"not to build at all saves {token('waiting-value')} at {volume}, and "
        f"{token('waiting-value-pretrain')} against a model from scratch: it is the value of "
        "renting, not of a delay"
        if never_builds(study)
        else f"who builds today instead of at the best time gives away {token('waiting-value')} "
        f"at {volume}, and who trains from scratch gives away "
        f"{token('waiting-value-pretrain')}"
    )
    return f"{_falling(study)}; {gives}."


def _falling(study: Study) -> str:
    """Say what the fall of API prices does to the break-even."""
    if not endless(study, "break-even-billions"):
        if (value(study, "falling-price-factor") or 0) > 1:
            return (
                "Falling prices are the reason, as they put the break-even "
                f"{token('falling-price-factor', 'value')} times further off than prices that "
                "stay would"
            )
        return "Falling prices are not the reason, as they do not put the break-even further off"
    if known(study, "break-even-billions-flat"):
        return (
            "Falling prices are the reason, as with prices that stay owning would pay from "
            f"{token('break-even-billions-flat')}"
        )
    return "Falling prices are not the reason, as with prices that stay owning would not pay either"


def answer_value(study: Study) -> str:
    """Say how many were vertical, and where revenue is."""
    listed = (
        f"Vertical models were no vacuum, being {token('sector-model-share')} of the public "
        "Chinese list of July 2023"
        if known(study, "sector-model-share")
        else "The Chinese list of July 2023 was not known by this day"
    )
    if not known(study, "chips-per-model-dollar-latest"):
        return f"{listed}; where the revenue is can't be told by this day."
    now = value(study, "chips-per-model-dollar-latest") or 0.0
    first = value(study, "chips-per-model-dollar-first") or 0.0
    place = "yet where revenue can be seen it is with the chips, which" if now > 1 else "chips"
    trend = "down from" if now < first else "up from"
    before = "" if one_quarter(study) else f", {trend} {token('chips-per-model-dollar-first')}"
    return (
        f"{listed}; {place} take "
        f"{token('chips-per-model-dollar-latest')} for each dollar that model makers take"
        f"{before}, while no table states what "
        "applications earn."
    )
