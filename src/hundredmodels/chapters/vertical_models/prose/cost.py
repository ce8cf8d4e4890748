"""Computed sentences on what the routes cost, and when to start."""

from hundredmodels.chapters.vertical_models.study import Study
from hundredmodels.chapters.vertical_models.wording import (
    as_measured,
    best_start,
    bought,
    endless,
    known,
    never_builds,
    ranged,
    reason,
    token,
    value,
)

HALF = 0.5
"""Fewer months than this round to none."""


def price_gap(study: Study) -> str:
    """Say what a bought and a served token cost, and when they meet."""
    both = ("api-price-median", "own-token-price")
    if not known(study, *both):
        return f"The price of a token can't be compared: {reason(study, *both)}."
    cheap = value(study, "api-price-cheapest") or 0.0
    full_load = value(study, "own-token-price-full") or 0.0
    verdict = (
        "The cheapest seller is below even a chip that is never idle"
        if cheap < full_load
        else "The cheapest seller is below our chips as used, though not below a full chip"
        if cheap < (value(study, "own-token-price") or 0.0)
        else "Even the cheapest seller is above what serving a small model costs"
    )
    return (
        "On the day of this edition the median model sells at "
        f"{token('api-price-median')} and the cheapest at {token('api-price-cheapest')}; "
        f"serving on rented chips costs {token('own-token-price')} at our utilisation and "
        f"{token('own-token-price-full')} if the chips are always full. {verdict}.{_meeting(study)}"
    )


def _meeting(study: Study) -> str:
    """Say when the API's price meets the cost of serving, as a sentence to be added."""
    given = study.parameters
    what = given.api_price_rule if given.api_price_scale == 1 else bought(study)
    pace = "At the measured fall" if as_measured(study) else "At the fall assumed"
    if endless(study, "crossing-months"):
        return f" {pace} the {what} never meets the cost of serving."
    months = value(study, "crossing-months")
    if months is None:
        return ""
    if months == 0:
        return f" The {what} is already below the cost of serving."
    if months < HALF:
        return f" {pace} the {what} meets the cost of serving within a month."
    return f" {pace} the {what} meets the cost of serving after {token('crossing-months')}."


def against_cheapest(study: Study) -> str:
    """Say what becomes of the break-even against the cheapest API."""
    if not known(study, "api-cost"):
        return "Without a trend of prices there is no break-even to move."
    if study.parameters.api_price_rule == "cheapest":
        return "The API reckoned with is the cheapest at the score, so no other is held against it."
    if known(study, "api-finetune-break-even-cheapest"):
        return (
            "Against the cheapest API at the same score the break-even moves to "
            f"{token('api-finetune-break-even-cheapest')}."
        )
    return (
        "Against the cheapest API at the same score there is no break-even at all: its token "
        "costs less, over the horizon, than the rent of the chips that would serve it, "
        "so no volume ever earns back the fixed cost."
    )


def slower_fall(study: Study) -> str:
    """Say how much of the break-even rests on the fall of the cheapest price, a record."""
    if not known(study, "api-cost", "api-price-decline-hedonic"):
        return "Without two estimates of the fall of prices they can't be held together."
    measured, other = (value(study, f"api-price-decline{end}") or 0.0 for end in ("", "-hedonic"))
    if other >= measured:
        return (
            f"All list prices at equal score fall by {token('api-price-decline-hedonic')}, no "
            "slower than the cheapest price at a score, a record, which falls by "
            f"{token('api-price-decline')}."
        )
    start = (
        "The fall of the cheapest price at a score is the fastest estimate there is, since a "
        "record falls even where prices do not; all list prices at equal score fall by "
        f"{token('api-price-decline-hedonic')} instead of {token('api-price-decline')}"
    )
    if endless(study, "break-even-billions-hedonic"):
        return f"{start}, and with that fall, too, the API is cheaper at every volume."
    return (
        f"{start}. With that fall owning pays from {token('break-even-billions-hedonic')}, between "
        "prices that stay and prices that fall as the records do."
        if not known(study, "break-even-billions") or _between(study)
        else f"{start}. With that fall owning pays from {token('break-even-billions-hedonic')}."
    )


def _between(study: Study) -> bool:
    """Say whether the break-even at the slower fall lies between the two others."""
    ends = [value(study, f"break-even-billions{end}") for end in ("-flat", "-hedonic", "")]
    low, middle, high = (0.0 if end is None else end for end in ends)
    return low <= middle <= high


def risk(study: Study) -> str:
    """Say how often owning pays over the ranges."""
    if not known(study, "no-break-even-share"):
        return "The ranges can't be drawn by this day."
    if endless(study, "break-even-billions"):
        return (
            "By our point estimate there is no break-even, and over all ranges at once there is "
            f"none in {token('no-break-even-share')} of the draws. At the declared volume a "
            f"fine-tuned model is the cheaper one in {token('finetune-cheaper-share')} of the "
            "draws."
        )
    return (
        f"Over all ranges at once the break-even is {ranged(study, 'break-even-billions')} by our "
        f"point estimate, and in {token('no-break-even-share')} of the draws there is none. At "
        f"the declared volume a fine-tuned model is the cheaper one in "
        f"{token('finetune-cheaper-share')} of the draws."
    )


def start(study: Study) -> str:
    """Say when to start, and what knowing would be worth."""
    if not known(study, "waiting-value"):
        return f"The value of waiting can't be told by this day: {reason(study, 'waiting-value')}."
    large = ""
    if known(study, "waiting-value-large"):
        large = (
            f" At three times the break-even volume waiting is worth {token('waiting-value-large')}"
        )
        large += (
            "."
            if value(study, "waiting-value-large")
            else ": there the savings of each month outweigh what a later start would find cheaper."
        )
    first = (
        "At the declared volume it is best not to start within the horizon. The value of waiting "
        "is then that of not building, not of a delay: building today costs more than the API by"
        if never_builds(study)
        else f"At the declared volume it is best to start {best_start(study)}. Waiting is worth"
    )
    return (
        f"{first} {token('waiting-value')} ({token('waiting-value', 'interval')}).{large} To know "
        f"all inputs before choosing would add at most {token('value-of-knowing')}."
    )
