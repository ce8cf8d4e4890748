"""Computed sentences: the chapter's answer, and what may turn with data, day or parameters."""

from hundredmodels.chapters.vertical_models.study import Study
from hundredmodels.chapters.vertical_models.wording import full


def token(name: str, part: str = "") -> str:
    """Return the token of a result."""
    return f"[[{full(name)}{':' + part if part else ''}]]"


def value(study: Study, name: str) -> float | None:
    """Return a result's number; ``None`` where it can't be estimated."""
    found = study.results[full(name)].value
    return float(found) if isinstance(found, float | int) else None


def known(study: Study, *names: str) -> bool:
    """Say whether all of these can be estimated."""
    return all(study.results[full(name)].value is not None for name in names)


def reason(study: Study, name: str) -> str:
    """Return why a result can't be estimated."""
    return study.results[full(name)].reason


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
    if not known(study, "break-even-billions"):
        return (
            "At no volume is a fine-tuned open model cheaper than an API, since a token served on "
            f"rented chips at {token('own-token-price')} never earns back its fixed cost against "
            f"an API that starts at {token('api-price-median')} and gets "
            f"{token('api-price-decline')} cheaper."
        )
    side = "above" if (value(study, "break-even-over-volume") or 0) > 1 else "at or below"
    return (
        "A firm that only wants tokens should rent them: a fine-tuned open model of its own pays "
        f"from {token('break-even-billions')}, {side} the volume that we assume for a large firm, "
        f"and a model from scratch pays only from {token('pretrain-break-even-trillions')}."
    )


def never_builds(study: Study) -> bool:
    """Say whether it is best, at the declared volume, not to build within the horizon."""
    point = study.cost.point
    return point is not None and point.waiting.best_start >= study.parameters.horizon_years


def answer_waiting(study: Study) -> str:
    """Say what waiting is worth."""
    if not known(study, "waiting-value", "falling-price-factor"):
        return "What waiting was worth can't be told by this day either."
    gives = (
        f"not to build at all saves {token('waiting-value')} at that volume, and "
        f"{token('waiting-value-pretrain')} against a model from scratch: it is the value of "
        "renting, not of a delay"
        if never_builds(study)
        else f"who builds today instead of at the best time gives away {token('waiting-value')} "
        f"at that volume, and who trains from scratch gives away "
        f"{token('waiting-value-pretrain')}"
    )
    return (
        "Falling prices are the reason, as they put the break-even "
        f"{token('falling-price-factor', 'value')} times further off than prices that stay would; "
        f"{gives}."
    )


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
    trend = "down from" if now < first else "up from"
    return (
        f"{listed}; yet where revenue can be seen it is with the chips, which take "
        f"{token('chips-per-model-dollar-latest')} for each dollar that model makers take, "
        f"{trend} {token('chips-per-model-dollar-first')}, while no table states what "
        "applications earn."
    )


def price_gap(study: Study) -> str:
    """Say what a bought and a served token cost, and when they meet."""
    if not known(study, "api-price-median", "own-token-price"):
        return f"The price of a token can't be compared: {reason(study, 'api-price-median')}."
    cheap = value(study, "api-price-cheapest") or 0.0
    full_load = value(study, "own-token-price-full") or 0.0
    verdict = (
        "The cheapest seller is below even a chip that is never idle"
        if cheap < full_load
        else "The cheapest seller is below our chips as used, though not below a full chip"
        if cheap < (value(study, "own-token-price") or 0.0)
        else "Even the cheapest seller is above what serving a small model costs"
    )
    meet = (
        f" At the measured fall the median meets the cost of serving after "
        f"{token('crossing-months')}."
        if known(study, "crossing-months")
        else ""
    )
    return (
        "On the day of this edition the median model sells at "
        f"{token('api-price-median')} and the cheapest at {token('api-price-cheapest')}; "
        f"serving on rented chips costs {token('own-token-price')} at our utilisation and "
        f"{token('own-token-price-full')} if the chips are always full. {verdict}.{meet}"
    )


def against_cheapest(study: Study) -> str:
    """Say what becomes of the break-even against the cheapest API."""
    if not known(study, "api-cost"):
        return "Without a trend of prices there is no break-even to move."
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
    start = (
        "The fall of the cheapest price at a score is the fastest estimate there is, since a "
        "record falls even where prices do not; all list prices at equal score fall by "
        f"{token('api-price-decline-hedonic')} instead of {token('api-price-decline')}"
    )
    if not known(study, "break-even-billions-hedonic"):
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
    interval = study.results[full("break-even-billions")].interval_text
    span = f" ({token('break-even-billions', 'interval')})" if interval else ""
    return (
        f"Over all ranges at once the break-even is {token('break-even-billions')}{span} by our "
        f"point estimate, and in {token('no-break-even-share')} of the draws there is none. At "
        f"the declared volume a fine-tuned model is the cheaper one in "
        f"{token('finetune-cheaper-share')} of the draws."
    )


def start(study: Study) -> str:
    """Say when to start, and what knowing would be worth."""
    if not known(study, "waiting-value"):
        return f"The value of waiting can't be told by this day: {reason(study, 'waiting-value')}."
    large = (
        f" At three times the break-even volume waiting is worth {token('waiting-value-large')}: "
        "there the savings of each month outweigh what a later start would find cheaper."
        if known(study, "waiting-value-large")
        else ""
    )
    first = (
        "At the declared volume the best time to start is: never within the horizon. The value of "
        "waiting is then that of not building, not of a delay: building today costs more than the "
        "API by"
        if never_builds(study)
        else f"At the declared volume the best time to start is: {token('best-start')}. Waiting "
        "is worth"
    )
    return (
        f"{first} {token('waiting-value')} ({token('waiting-value', 'interval')}).{large} To know "
        f"all inputs before choosing would add at most {token('value-of-knowing')}."
    )


def list_growth(study: Study) -> str:
    """Say whether the share of sector models rose among those added."""
    if not known(study, "sector-model-share"):
        return "The list of July 2023 was not known by this day."
    if not known(study, "sector-share-added"):
        return "The list had not grown by this day."
    added = value(study, "sector-share-added") or 0.0
    listed = study.results[full("sector-model-share")]
    low, high = listed.low or 0.0, listed.high or 0.0
    chance = (
        "which is within the interval of the share before"
        if low <= added <= high
        else "which is outside the interval of the share before"
    )
    return (
        f"Of the models added from then to {token('list-last-day')}, "
        f"{token('sector-share-added')} were sector models, {chance}."
    )


def domain_cost(study: Study) -> str:
    """Say what the finance model cost to train, where its hours were known."""
    if not known(study, "bloomberggpt-cost"):
        return "The chip-hours of the best known finance model were not public by this day."
    return (
        "The best known vertical model of the time, BloombergGPT, was trained from scratch: at "
        f"rented chips its run would cost {token('bloomberggpt-cost')}, before people, data and "
        "failed runs."
    )


def camps(study: Study) -> str:
    """Say whether cloud vendors and other firms differ in openness."""
    cloud, firms = (study.results[full(f"open-share-{name}")] for name in ("cloud", "firms"))
    if cloud.low is None or firms.low is None or cloud.high is None or firms.high is None:
        return "There are too few organisations of either kind to compare them."
    if cloud.low <= firms.high and firms.low <= cloud.high:
        return (
            "The intervals of cloud vendors and other firms overlap: that either is the more open "
            "is no finding."
        )
    more, less = ("cloud vendors", "other firms")
    if cloud.high < firms.low:
        more, less = less, more
    return f"The intervals do not overlap: {more} are the more open, {less} the less."


def layers(study: Study) -> str:
    """Say what speaks for and against the move of value, as far as two layers can tell."""
    if not known(study, "chips-per-model-dollar-latest"):
        return "By this day no two layers can be compared."
    now = value(study, "chips-per-model-dollar-latest") or 0.0
    first = value(study, "chips-per-model-dollar-first") or 0.0
    spans = (
        f"chips took {token('chips-per-model-dollar-first')} for a dollar of the model makers in "
        f"{token('revenue-first-day')}, and {token('chips-per-model-dollar-latest')} in "
        f"{token('revenue-last-day')}"
    )
    larger = (
        f"chips still have the larger revenue, {token('chip-revenue-latest')} against "
        f"{token('model-revenue-latest')}"
        if now > 1
        else f"model makers have the larger revenue, {token('model-revenue-latest')} against "
        f"{token('chip-revenue-latest')}"
    )
    if now < first:
        return (
            f"For the thesis that value moves up: {spans}. That is a move towards models, the "
            "layer which the thesis says would not keep the value. Against it: "
            f"{larger}."
        )
    return f"Against the thesis that value moves up: {spans}, a move towards chips; {larger}."
